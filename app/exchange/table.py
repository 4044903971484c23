"""A sheet whose header line is known: rows of equal width, without the lines that are no row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.incoming import RowError, RowSkipped
from app.exchange.delimited import unwrapped
from app.exchange.sheet import Record, Sheet

_TOTAL_WORDS = frozenset(
    ("total", "totals", "grand total", "subtotal", "sum", "合计", "总计", "小计", "总和")
)

_COLONS = ":\N{FULLWIDTH COLON}"


@dataclass(frozen=True, slots=True)
class Table:
    """``headers`` as written in the file; ``columns``: field → index into them."""

    sheet: Sheet
    header_row: int
    headers: tuple[str, ...]
    columns: Mapping[str, int]

    def column_name(self, name: str) -> str:
        """The file's own header of a field, for messages; the field's name where it has none."""
        index = self.columns.get(name)
        return name if index is None else self.headers[index]

    def places(self, *fields: str) -> tuple[int, ...]:
        """Where the fields stand in a row; one without a column points to an empty cell."""
        return tuple(self.columns.get(name, len(self.headers)) for name in fields)

    def records(self) -> Iterator[Record | RowError | RowSkipped]:
        """The rows below the header, each of one cell more than there are headers.

        The last cell is always empty: `places` points there. Empty rows at the end of the file
        are left out; other empty rows, totals and repeated headers come as RowSkipped.
        """
        first_header = self.headers[0]
        empty: list[int] = []
        for record in self._fitted():
            if isinstance(record, RowError):
                yield record
                continue
            row, cells = record
            start = cells[0].strip()
            if not start and not any(map(str.strip, cells)):
                empty.append(row)
                continue
            if empty:
                yield from (RowSkipped(number, "empty_line") for number in empty)
                empty.clear()
            if start == first_header and self._is_header(cells):
                yield RowSkipped(row, "header_line")
            elif start.casefold().rstrip(_COLONS) in _TOTAL_WORDS and _is_total(cells):
                yield RowSkipped(row, "total_line")
            else:
                yield row, cells

    def _fitted(self) -> Iterator[Record | RowError]:
        """Rows below the header cut or filled to the header's width, and one empty cell."""
        width = len(self.headers)
        for record in self.sheet.records():
            if isinstance(record, RowError):
                if record.row > self.header_row:
                    yield record
                continue
            row, cells = record
            if row <= self.header_row:
                continue
            if width > 1 and not any(cells[1:2]):
                cells = unwrapped(cells, self.sheet.delimiter, width)
            missing = width + 1 - len(cells)
            if missing > 0:
                cells += [""] * missing
            else:
                extra = next((cell for cell in cells[width:] if cell.strip()), "")
                if extra:
                    # Its values may all stand one column off.
                    yield RowError(row, "", "too_many_cells", extra[:80])
                    continue
                cells[width:] = [""]
            yield row, cells

    def _is_header(self, cells: list[str]) -> bool:
        return all(cell.strip() == name for cell, name in zip(cells, self.headers, strict=False))


def _is_total(cells: list[str]) -> bool:
    """Whether only figures follow the first cell."""
    rest = [cell.strip() for cell in cells[1:] if cell.strip()]
    return all(not cell.isalpha() and any(map(str.isdigit, cell)) for cell in rest)
