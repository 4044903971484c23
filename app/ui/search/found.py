"""What a search found, in the order in which a person reads it: groups with their hits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.rows import Hit

GROUPS = ("exact", "case", "item", "person", "sale")


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group (of `GROUPS`) and how many hits stand below it."""

    group: str
    count: int


Row = Heading | Hit


def grouped(hits: Iterable[Hit]) -> tuple[Row, ...]:
    """Exact numbers on top, then cases, items, people and receipts, each under its heading."""
    groups: dict[str, list[Hit]] = {group: [] for group in GROUPS}
    for hit in hits:
        groups["exact" if hit.exact else hit.subject_type].append(hit)
    rows: list[Row] = []
    for group, found in groups.items():
        if found:
            rows += [Heading(group, len(found)), *found]
    return tuple(rows)


def pieces(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """``text`` cut where one of ``words`` stands: (part, whether it matches), in order.

    Case does not matter; where two words overlap, what both cover is one match.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a letter that has no single small one: leave it plain
        return [(text, False)] if text else []
    marked = bytearray(len(text))
    for word in words:
        small = word.lower()
        start = lower.find(small) if small else -1
        while start >= 0:
            marked[start : start + len(small)] = b"\1" * len(small)
            start = lower.find(small, start + 1)
    parts: list[tuple[str, bool]] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[start]:
            parts.append((text[start:place], bool(marked[start])))
            start = place
    return parts


def typed_parts(words: str) -> tuple[str, ...]:
    """The words to emphasise: as they were typed, apart at blanks."""
    return tuple(words.split())
