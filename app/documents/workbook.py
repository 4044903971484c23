"""Any table as an XLSX workbook: real numbers, formats, frozen heads, native charts.

Rows are written as they come and never held: a hundred thousand cost no more memory than ten.
Text is text, whatever it begins with: nothing that somebody typed becomes a formula.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import IO, Any

from app.documents.workbook_cells import Formats, Write, write_row, writers
from app.documents.workbook_charts import add_charts
from app.documents.workbook_sheets import BookSheet, Kind, part_name, safe_names
from app.documents.workbook_widths import fitted_widths

_MOST_ROWS = 1_048_576  # of a sheet, in every program that reads this format
_FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # the same sheets give the same bytes
_A4 = 9
_MOST_COLUMNS_UPRIGHT = 6
_MOST_HEAD = 60  # letters; the format holds 255 for left and right together
_MEASURED_ROWS = 500  # tell how wide the columns are; more would cost a long table its speed


def workbook_bytes(sheets: Sequence[BookSheet], *, title: str, author: str) -> bytes:
    """The workbook as bytes; see `write_workbook`."""
    out = BytesIO()
    write_workbook(out, sheets, title=title, author=author)
    return out.getvalue()


def write_workbook(
    out: IO[bytes],
    sheets: Sequence[BookSheet],
    *,
    title: str,
    author: str,
    most_rows: int = _MOST_ROWS,
) -> None:
    """Write one workbook; a table too long for a sheet goes on in the next one.

    What iterating ``rows`` raises passes through, and leaves no file behind.
    """
    # Late: most sessions never export.
    from xlsxwriter import Workbook  # noqa: PLC0415

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = Workbook(out, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": title, "author": author, "created": _FIXED_TIME})
        formats = Formats(book)
        try:
            names = safe_names([sheet.name for sheet in sheets])
            for name, sheet in zip(names, sheets, strict=True):
                _add_table(_Table(book, formats, name, sheet, title=title), most_rows)
        except BaseException:
            for begun in book.worksheets():
                begun.row_data_fh.close()
            raise
        book.close()


def _add_table(table: "_Table", most_rows: int) -> None:
    """Write every row, then the total; a full sheet is followed by another."""
    sheet = table.sheet
    rows = iter(sheet.rows)
    first = list(islice(rows, _MEASURED_ROWS))
    table.fit(fitted_widths(sheet, first))
    for row in chain(first, rows):
        if table.next_row == most_rows:
            table.turn()
        write_row(table.next_row, row, table.each)
        table.next_row += 1
    if sheet.total is not None:
        if table.next_row == most_rows:
            table.turn()
        totals = writers(table.page, sheet.columns, table.formats, is_total=True)
        write_row(table.next_row, sheet.total, totals)
    table.finish()


class _Table:
    """The sheet that is being filled, and the ones that were filled before it."""

    def __init__(
        self, book: Any, formats: Formats, name: str, sheet: BookSheet, *, title: str
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.next_row = 0
        self.widths = [column.width for column in sheet.columns]
        self.each: list[Write] = []
        self._book = book
        self._name = name
        self._title = title
        self._parts = 0
        self.page: Any = None
        self._begin()

    def fit(self, widths: Sequence[int]) -> None:
        """Make the columns of this sheet and of those that follow as wide as their cells."""
        self.widths = list(widths)
        self._set_widths()

    def turn(self) -> None:
        """Go on in another sheet."""
        self.finish()
        self._begin()

    def finish(self) -> None:
        """What can be said when the last row is known."""
        head = len(self.sheet.lead)
        if self.next_row > head + 1:
            self.page.autofilter(head, 0, self.next_row - 1, len(self.sheet.columns) - 1)
        add_charts(self._book, self.page, self.sheet, head + 1, self.next_row - 1)

    def _begin(self) -> None:
        self._parts += 1
        name = self._name if self._parts == 1 else part_name(self._name, self._parts)
        self.page = self._book.add_worksheet(name)
        self._set_up_page()
        for place, line in enumerate(self.sheet.lead):
            look = self.formats.lead if place else self.formats.title
            self.page.write_string(place, 0, line, look)
        head = len(self.sheet.lead)
        for place, column in enumerate(self.sheet.columns):
            is_text = column.kind is Kind.TEXT
            look = self.formats.head if is_text else self.formats.head_of_figures
            self.page.write_string(head, place, column.head, look)
        self._set_widths()
        self.each = writers(self.page, self.sheet.columns, self.formats, is_total=False)
        self.next_row = head + 1

    def _set_widths(self) -> None:
        for place, width in enumerate(self.widths):
            self.page.set_column(place, place, width)

    def _set_up_page(self) -> None:
        head = len(self.sheet.lead)
        self.page.freeze_panes(head + 1, self.sheet.frozen)
        self.page.set_paper(_A4)
        if len(self.sheet.columns) > _MOST_COLUMNS_UPRIGHT:
            self.page.set_landscape()
        self.page.repeat_rows(head)
        self.page.fit_to_pages(1, 0)
        # A page that lies alone on a desk says whose it is.
        self.page.set_header(f"&L{_plain(self._title)}&R{_plain(self._name)}")
        self.page.set_footer("&R&P / &N")


def _plain(text: str) -> str:
    """``text`` as the head of a printed page takes it, which reads & as a command."""
    return text[:_MOST_HEAD].replace("&", "&&")
