"""Lists in pages: how many, and after which."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from app.cli.declaring import option
from app.cli.values import Number
from app.text.catalogue import translate

DEFAULT_LIMIT = 50
_MOST = 10_000

Row = TypeVar("Row")


def paging_options(*, by_row: bool = False) -> list[click.Parameter]:
    """``--search``, ``--limit`` and ``--after``, which every list takes.

    ``by_row``: the token is a row's key, and 0 is the first page.
    """
    search = translate("CLI", "Only entries with these words.")
    limit = translate("CLI", "At most this many; default {n}.").format(n=DEFAULT_LIMIT)
    after = translate("CLI", "Go on after this one: what the last page called “next”.")
    return [
        option("--search", search, "TEXT", default=""),
        option("--limit", limit, "N", type=Number(1, _MOST), default=DEFAULT_LIMIT),
        option("--after", after, "TOKEN", type=Number(0, 1 << 62), default=0)
        if by_row
        else option("--after", after, "TOKEN"),
    ]


def one_page(
    found: Sequence[Row], limit: int, token: Callable[[Row], str]
) -> tuple[Sequence[Row], str | None]:
    """Of ``limit + 1`` rows that were asked for: the page, and the token of the next if any."""
    if len(found) <= limit:
        return found, None
    return found[:limit], token(found[limit - 1])


def more(token: str | None) -> list[str]:
    """A line that says how to go on, for a person."""
    if token is None:
        return []
    return ["", translate("CLI", "More: --after {token}").format(token=token)]
