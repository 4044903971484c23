"""A command or a group of them, loaded when it is called."""

from collections.abc import Mapping

from app.cli.areas import Area
from app.cli.declaring import Entry, ShopGroup


def entry(name: str, words: str, load: Area) -> Entry:
    """One command: its full name, what it is for, where it is."""
    return Entry(words, lambda: load()[name])


def group(prefix: str, words: str, entries: Mapping[str, tuple[str, Area]]) -> ShopGroup:
    """Commands under one word: what each is for, and the area it comes from."""
    return ShopGroup(
        {
            name: entry(f"{prefix} {name}", purpose, load)
            for name, (purpose, load) in entries.items()
        },
        words,
    )
