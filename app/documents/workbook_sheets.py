"""What a workbook is made of: sheets, their typed columns, their charts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]")
_MOST_NAME = 31
_ROOM_FOR_PART = 6  # " (123)"

Cell = str | int | date | tuple[int, str] | None
"""Text, a number, a day, an amount as (minor units, currency), or nothing."""

PERCENT = "%"  # in place of a currency: basis points


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole"  # a count
    AMOUNT = "amount"  # minor units of the column's currency, or (minor, currency) without one
    ANY = "any"  # a count, or (minor, currency), or (basis points, PERCENT)
    SHARE = "share"  # basis points, shown as per cent
    TENTHS = "tenths"  # tenths of a unit, shown with one decimal
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in characters; ``currency`` of AMOUNT cells."""

    head: str
    kind: Kind = Kind.TEXT
    width: int = 14
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of some columns of its own sheet; columns are counted from 0.

    ``kind`` is column, bar or line. ``marked`` is the row (from 0) that stands out of the others;
    ``beside`` says where it stands: right of the columns, or below the table.
    """

    kind: str
    title: str
    labels: int
    values: tuple[int, ...]
    marked: int | None = None
    beside: bool = True


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A table. ``rows`` is read once; ``lead`` are lines above it, the first one its title."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    lead: tuple[str, ...] = ()
    total: Sequence[Cell] | None = None
    charts: tuple[Chart, ...] = ()
    frozen: int = 1  # columns that stay when the sheet is moved sideways


def safe_names(names: Sequence[str]) -> list[str]:
    """Names that every program accepts for sheets, each a different one."""
    taken: set[str] = set()
    safe = []
    for name in names:
        plain = _FORBIDDEN.sub(" ", name).strip().strip("'") or "1"
        fitted, count = plain[:_MOST_NAME], 1
        while fitted.casefold() in taken:
            count += 1
            fitted = part_name(plain, count)
        taken.add(fitted.casefold())
        safe.append(fitted)
    return safe


def part_name(name: str, part: int) -> str:
    """The name of a sheet that goes on with a table."""
    return f"{name[: _MOST_NAME - _ROOM_FOR_PART]} ({part})"
