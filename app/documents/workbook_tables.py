"""Worksheets of our workbooks: tables with real numbers and dates, and headers that stay."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.money import decimals_of


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its name, width in characters, and how a cell is written."""

    name: str
    width: int
    write: Callable[["TableSheet", int, int, Any], None]


class TableSheet:
    """One worksheet that is filled from the top; every text is written as text."""

    def __init__(self, book: Any, name: str, formats: "TableFormats") -> None:
        self.sheet: Any = book.add_worksheet(name)
        self.formats = formats
        self.row = 0

    def table(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[object]]) -> None:
        """Names of the columns, frozen and repeated in print, and the rows below them."""
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(0, place, column.name, self.formats.head)
        for row, cells in enumerate(rows, 1):
            for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
                column.write(self, row, place, cell)
        self.row = len(rows) + 1
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)

    def text(self, row: int, place: int, value: str) -> None:
        """Text, whatever a spreadsheet would take it for."""
        self.sheet.write_string(row, place, storable(value), self.formats.text)

    def day(self, row: int, place: int, value: date | None) -> None:
        """A date as a date."""
        if value is not None:
            self.sheet.write_datetime(row, place, value, self.formats.day)

    def money(self, row: int, place: int, minor: int) -> None:
        """An amount as a number with the currency's decimals."""
        self.sheet.write_number(row, place, self.formats.number(minor), self.formats.money)


class TableFormats:
    """The few looks of a workbook."""

    def __init__(self, book: Any, currency: str) -> None:
        self._decimals = decimals_of(currency)
        rest = "." + "0" * self._decimals if self._decimals else ""
        figures = f"#,##0{rest};-#,##0{rest}"
        self.head: Any = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.text: Any = book.add_format({"text_wrap": True, "valign": "top"})
        self.label: Any = book.add_format({"bold": True, "valign": "top"})
        self.title: Any = book.add_format({"bold": True, "font_size": 14})
        self.day: Any = book.add_format(
            {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}
        )
        self.money: Any = book.add_format({"num_format": figures, "valign": "top"})
        self.sum: Any = book.add_format({"num_format": figures, "bold": True, "top": 1})

    def number(self, minor: int) -> Decimal:
        """Minor units as the amount that people read."""
        return Decimal(minor).scaleb(-self._decimals)


def storable(text: str) -> str:
    """``text`` without halves of characters, which no file can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")
