"""How wide the columns of a sheet are: as wide as what stands in them, within reason."""

from collections.abc import Sequence
from itertools import starmap

from app.documents.workbook_sheets import BookSheet, Cell, Column, Kind
from app.domain.money import decimals_of

_WIDEST = 60  # in letters; what is longer can be read by widening the column
_ROOM = 1  # beside the text
_WIDE = "\u2e7f"  # what comes after stands two letters wide


def fitted_widths(sheet: BookSheet, rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of every column, at least what it asks for; ``rows`` are those to measure.

    Words that are too long are cut by what reads the file, but figures turn into ####: so the
    total, which is the longest, counts as well.
    """
    measured = [*rows, *([] if sheet.total is None else [sheet.total])]
    return list(starmap(_width, zip(sheet.columns, _across(sheet, measured), strict=True)))


def _across(sheet: BookSheet, rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    return [[row[place] for row in rows if place < len(row)] for place in range(len(sheet.columns))]


def _width(column: Column, cells: Sequence[Cell]) -> int:
    widest = max((_letters(column, cell) for cell in cells if cell is not None), default=0)
    # A head wraps between its words, so only the longest of them must fit.
    head = max(map(_text_letters, column.head.split()), default=0)
    return max(column.width, min(max(widest, head) + _ROOM, _WIDEST))


def _letters(column: Column, cell: Cell) -> int:
    if isinstance(cell, str):
        return _text_letters(cell)
    if column.kind is not Kind.AMOUNT and column.kind is not Kind.ANY:
        return 0  # counts, shares and days fit the width that is asked for
    if isinstance(cell, tuple):
        minor, currency = cell
    elif isinstance(cell, int) and column.currency:
        minor, currency = cell, column.currency
    else:
        return 0
    decimals = decimals_of(currency) if currency.isalpha() else 0
    whole = len(str(abs(minor))) - decimals
    return whole + max(whole - 1, 0) // 3 + decimals + 2  # commas, point and minus


def _text_letters(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if char > _WIDE else 1 for char in text)
