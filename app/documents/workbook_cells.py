"""Writing cells of a sheet by the kind of their column."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from app.documents.workbook_sheets import PERCENT, Cell, Column, Kind
from app.domain.money import decimals_of

_DAY_ZERO = date(1899, 12, 30).toordinal()  # of the format's own counting of days
_BP_DECIMALS = 4  # a basis point is 0.0001
_SCALED = {
    Kind.WHOLE: (0, "#,##0"),
    Kind.SHARE: (_BP_DECIMALS, "0.00%"),
    Kind.TENTHS: (1, "#,##0.0"),
}
_HEAD_FILL = "#F0EFEB"
_RULE = "#8A8780"

Write = Callable[[int, int, Any], object]  # row, column, a cell that is not None


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.lead = book.add_format({"font_color": "#66645E"})
        self.head = self._head("left")
        self.head_of_figures = self._head("right")

    def figures(self, shown_as: str, *, is_total: bool) -> Any:
        """The format that shows numbers so; totals are bold under a rule."""
        key = (shown_as, is_total)
        if key not in self._made:
            look: dict[str, object] = {"num_format": shown_as} if shown_as else {}
            if is_total:
                look |= {"bold": True, "top": 1, "top_color": _RULE}
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def _head(self, align: str) -> Any:
        return self._book.add_format(
            {
                "bold": True,
                "align": align,
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": _HEAD_FILL,
                "bottom": 1,
                "bottom_color": _RULE,
            }
        )


def amount_format(currency: str) -> str:
    """Thousands and the currency's own decimals, minus in front."""
    decimals = decimals_of(currency)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def writers(
    page: Any, columns: Sequence[Column], formats: Formats, *, is_total: bool
) -> list[Write]:
    """One function a column that writes its cells on ``page``."""
    return [_writer(page, column, formats, is_total=is_total) for column in columns]


def write_row(row: int, cells: Sequence[Cell], each: Sequence[Write]) -> None:
    """Write what is there of a row; nothing stays an empty cell."""
    for column, cell in enumerate(cells):
        if cell is not None:
            each[column](row, column, cell)


def _writer(page: Any, column: Column, formats: Formats, *, is_total: bool) -> Write:
    figures = partial(formats.figures, is_total=is_total)
    if column.kind in _SCALED:
        decimals, shown_as = _SCALED[column.kind]
        return _scaled(page, decimals, figures(shown_as))
    match column.kind:
        case Kind.AMOUNT if column.currency:
            look = figures(amount_format(column.currency))
            return _scaled(page, decimals_of(column.currency), look)
        case Kind.DAY:
            return _day(page, figures("yyyy-mm-dd"))
        case Kind.AMOUNT | Kind.ANY:
            return _any(page, figures)
        case _:
            return _text(page, figures("") if is_total else None)


def _text(page: Any, look: Any) -> Write:
    write_string = page.write_string

    def write(row: int, column: int, cell: str) -> None:
        # The library would take this one form for markup of its own.
        if cell.startswith("<r>") and cell.endswith("</r>"):
            cell += " "
        if not cell.isascii():
            cell = cell.encode("utf-8", "replace").decode("utf-8")
        write_string(row, column, cell, look)

    return write


def _scaled(page: Any, decimals: int, look: Any) -> Write:
    write_number = page.write_number
    if not decimals:
        return lambda row, column, cell: write_number(row, column, cell, look)
    # Decimal, so that the file holds 9150.28 and not the digits of its nearest double.
    return lambda row, column, cell: write_number(
        row, column, Decimal(cell).scaleb(-decimals), look
    )


def _day(page: Any, look: Any) -> Write:
    write_number = page.write_number
    return lambda row, column, cell: write_number(row, column, cell.toordinal() - _DAY_ZERO, look)


def _any(page: Any, figures: Callable[[str], Any]) -> Write:
    counts = _scaled(page, 0, figures("#,##0"))
    of_unit: dict[str, Write] = {PERCENT: _scaled(page, _BP_DECIMALS, figures("0.00%"))}

    def write(row: int, column: int, cell: int | tuple[int, str]) -> None:
        if isinstance(cell, int):
            counts(row, column, cell)
            return
        value, unit = cell
        if unit not in of_unit:
            of_unit[unit] = _scaled(page, decimals_of(unit), figures(amount_format(unit)))
        of_unit[unit](row, column, value)

    return write
