"""Rows one by one: what every format does the same way around its own building of a row."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from app.domain.incoming import IncomingRow, RowError, RowSkipped
from app.exchange.cells import CellFaultError
from app.exchange.sheet import LONGEST_CELL
from app.exchange.table import Table


def picked(
    table: Table, fields: Sequence[str]
) -> Iterator[tuple[int, list[str]] | RowError | RowSkipped]:
    """Row number and the stripped texts of ``fields``, in their order, row by row."""
    pick = itemgetter(*table.places(*fields))
    for record in table.records():
        if not isinstance(record, tuple):
            yield record
            continue
        row, cells = record
        texts = [cell.strip() for cell in pick(cells)]
        if max(map(len, texts)) > LONGEST_CELL:
            index = next(i for i, text in enumerate(texts) if len(text) > LONGEST_CELL)
            yield RowError(row, table.column_name(fields[index]), "too_long", texts[index][:80])
            continue
        yield row, texts


def one_by_one(
    table: Table,
    fields: Sequence[str],
    build: Callable[[int, list[str]], IncomingRow | RowSkipped],
) -> Iterator[IncomingRow | RowError | RowSkipped]:
    """What ``build`` makes of each row; a row whose key came before is a fault.

    ``build`` gets the row number and the texts of ``fields``; it raises CellFaultError.
    """
    seen: set[str] = set()
    for record in picked(table, fields):
        if not isinstance(record, tuple):
            yield record
            continue
        row, texts = record
        try:
            made = build(row, texts)
        except CellFaultError as fault:
            yield error_of(table, row, fault)
            continue
        if isinstance(made, RowSkipped):
            yield made
        elif made.source_id in seen:
            yield duplicate(table, row, made, fields[0])
        else:
            seen.add(made.source_id)
            yield made


def error_of(table: Table, row: int, fault: CellFaultError) -> RowError:
    """The fault as the person sees it: with the header of her file."""
    return RowError(row, table.column_name(fault.field), fault.code, fault.value)


def duplicate(table: Table, row: int, made: IncomingRow, field: str) -> RowError:
    """A second row with a key that the file had before; ``field`` is what the key stands in."""
    value = made.source_id.split(":", 2)[-1]
    return RowError(row, table.column_name(field), "duplicate_in_file", value[:80])
