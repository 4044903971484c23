"""Receipts that take several lines of a file, gathered into one sale each.

The lines of a receipt stand together, so no more than one is held at a time. A receipt with a
line that cannot be read does not come in at all: half a sale would be a wrong one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.domain.incoming import IncomingSale, IncomingSaleLine, RowError, RowSkipped
from app.exchange.cells import CellFaultError, needed
from app.exchange.file_format import Reading
from app.exchange.rows import error_of, picked
from app.exchange.table import Table

Texts = Mapping[str, str]


@dataclass(slots=True)
class Receipt:
    """A sale while its lines are being gathered. ``texts`` are those of its first line."""

    row: int
    number: str
    texts: Texts
    sold_at: datetime
    currency: str
    total_minor: int | None
    tax_minor: int
    lines: list[IncomingSaleLine] = field(default_factory=list)


class ReceiptReader(Protocol):
    """What a format does with lines; the first two raise CellFaultError."""

    @property
    def lines_are_goods(self) -> bool:
        """Whether lines name goods; else they are parts of an amount, and twins are mistakes."""

    def opened(self, row: int, texts: Texts) -> Receipt:
        """A receipt from its first line, checked so far that `closed` finds nothing wrong."""

    def add(self, receipt: Receipt, texts: Texts) -> None:
        """Take in a further line."""

    def closed(self, receipt: Receipt) -> IncomingSale:
        """The sale, when all lines have been seen."""


class _Gathering:
    def __init__(self, table: Table, fields: tuple[str, ...], reader: ReceiptReader) -> None:
        self._table = table
        self._fields = fields
        self._reader = reader
        self._number = ""
        self._receipt: Receipt | None = None
        self._latest: list[str] = []
        self._seen: set[str] = set()

    def rows(self) -> Iterator[Reading]:
        for record in picked(self._table, self._fields):
            if isinstance(record, tuple):
                yield from self._line(*record)
            else:
                yield record
        yield from self._finished()

    def _line(self, row: int, texts: list[str]) -> Iterator[Reading]:
        number = texts[0]
        if number and number == self._number:
            yield from self._further_line(row, texts)
            return
        yield from self._finished()
        self._number, self._latest = number, texts
        if number in self._seen:
            # The sale is on its way already; this line would change it.
            yield self._error(row, "further_line_apart")
            return
        try:
            needed(self._fields[0], number)
            self._seen.add(number)
            self._receipt = self._reader.opened(row, self._told(texts))
        except CellFaultError as fault:
            yield error_of(self._table, row, fault)

    def _further_line(self, row: int, texts: list[str]) -> Iterator[Reading]:
        receipt = self._receipt
        if receipt is None:
            yield RowSkipped(row, "order_refused")
        elif not self._reader.lines_are_goods and texts == self._latest:
            yield self._error(row, "duplicate_in_file")
        else:
            self._latest = texts
            try:
                self._reader.add(receipt, self._told(texts))
            except CellFaultError as fault:
                self._receipt = None
                yield RowSkipped(receipt.row, "order_refused")
                yield error_of(self._table, row, fault)
            else:
                yield RowSkipped(row, "further_line")

    def _finished(self) -> Iterator[IncomingSale]:
        receipt, self._receipt = self._receipt, None
        if receipt is not None:
            yield self._reader.closed(receipt)

    def _told(self, texts: list[str]) -> Texts:
        return dict(zip(self._fields, texts, strict=True))

    def _error(self, row: int, code: str) -> RowError:
        name = self._table.column_name(self._fields[0])
        return RowError(row, name, code, self._number[:80])


def gathered(table: Table, fields: tuple[str, ...], reader: ReceiptReader) -> Iterator[Reading]:
    """Every sale of the table, after its last line; every other line as what it is.

    The first of ``fields`` is the receipt's number.
    """
    return _Gathering(table, fields, reader).rows()
