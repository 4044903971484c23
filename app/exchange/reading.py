"""A file of another program into incoming rows: the door of this package."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.bills import BillLine
from app.domain.errors import MissingFileError
from app.domain.incoming import RowError, RowSkipped
from app.exchange.cells import CellReader
from app.exchange.column_map import ColumnMap
from app.exchange.errors import (
    MapNeededError,
    SplitDirectionNeededError,
    UnknownFormatCodeError,
)
from app.exchange.file_format import BillReading, FileFormat, Reading
from app.exchange.formats import BILL_FORMATS, FORMATS
from app.exchange.formats.generic import CODE as GENERIC
from app.exchange.formats.generic import SPLIT_FIELDS, generic_format
from app.exchange.moments import day_first
from app.exchange.recognition import Match, match_file, unknown_columns
from app.exchange.table import Table

FORMAT_CODES = (*(known.code for known in FORMATS), GENERIC)
BILL_CODES = (*(known.code for known in BILL_FORMATS), GENERIC)
_DATES_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class BillFile:
    """A recognised bill: by which way its lines were paid, and the lines while it is iterated."""

    format_code: str
    tender: str
    unknown_columns: tuple[str, ...]
    rows: Iterator[BillReading]


@dataclass(frozen=True, slots=True)
class FileReading:
    """A recognised file. ``rows`` reads it while it is iterated, once, in the file's order.

    Each line below the header gives one of: a row, a RowError, a RowSkipped; a sale of several
    lines comes after its last one. Only empty lines at the end of a file give nothing.
    """

    format_code: str
    unknown_columns: tuple[str, ...]
    rows: Iterator[Reading]


def read_file(
    path: Path,
    *,
    format_code: str | None = None,
    column_map: ColumnMap | None = None,
    split_is: str | None = None,
    currency: str,
    zone: ZoneInfo,
) -> FileReading:
    """Recognise ``path``, or take it for ``format_code``, and read it.

    ``split_is`` (``consignor`` or ``shop``) says whose share a split column holds, over what the
    format or the map says. Amounts are in ``currency`` unless the file names another for a row;
    dates without an offset are in ``zone``.

    Raises what `match_file` raises, UnknownFormatCodeError, MapNeededError and, for a map with
    a split column and no word on its direction, SplitDirectionNeededError. ``rows`` raises
    MissingFileError if the file goes away meanwhile.
    """
    formats = _formats(format_code, column_map)
    match = match_file(path, formats, named=format_code is not None or column_map is not None)
    owner = split_is or (column_map.split_is if column_map else match.file_format.split_owner)
    if owner is None:
        for field in SPLIT_FIELDS & match.table.columns.keys():
            raise SplitDirectionNeededError(match.table.column_name(field))
    told = column_map.days_first if column_map else None
    read = CellReader(
        currency=currency,
        zone=zone,
        days_first=_days_first(path, match) if told is None else told,
        share_is_shops=owner == "shop",
    )
    return FileReading(
        format_code=match.file_format.code,
        unknown_columns=unknown_columns(match),
        rows=_rows(path, match.table, match.file_format, read),
    )


def _formats(format_code: str | None, column_map: ColumnMap | None) -> tuple[FileFormat, ...]:
    if format_code not in (None, *FORMAT_CODES):
        raise UnknownFormatCodeError(str(format_code), FORMAT_CODES)
    if column_map is not None:
        return (generic_format(column_map.kind, column_map.name, column_map.columns),)
    if format_code == GENERIC:
        raise MapNeededError
    return tuple(known for known in FORMATS if format_code in (None, known.code))


def _days_first(path: Path, match: Match) -> bool:
    """How the file's first rows write their dates, where slashes leave it open."""
    places = match.table.places(*match.file_format.dates)
    try:
        records = list(islice(match.table.records(), _DATES_LOOKED_AT))
    except OSError as failure:
        raise MissingFileError(str(path)) from failure
    rows = [record[1] for record in records if isinstance(record, tuple)]
    return day_first([cells[place] for cells in rows for place in places])


def _rows(path: Path, table: Table, file_format: FileFormat, read: CellReader) -> Iterator[Reading]:
    try:
        for row in file_format.rows(table, read):
            if not isinstance(row, BillLine):
                yield row
    except OSError as failure:
        raise MissingFileError(str(path)) from failure


def read_bill(
    path: Path,
    *,
    format_code: str | None = None,
    column_map: ColumnMap | None = None,
    currency: str,
    zone: ZoneInfo,
) -> BillFile:
    """As `read_file`, for files of banks and payment services."""
    if format_code not in (None, *BILL_CODES):
        raise UnknownFormatCodeError(str(format_code), BILL_CODES)
    if column_map is not None:
        formats: tuple[FileFormat, ...] = (
            generic_format(column_map.kind, column_map.name, column_map.columns),
        )
    elif format_code == GENERIC:
        raise MapNeededError
    else:
        formats = tuple(known for known in BILL_FORMATS if format_code in (None, known.code))
    match = match_file(path, formats, named=format_code is not None or column_map is not None)
    told = column_map.days_first if column_map else None
    read = CellReader(
        currency=currency,
        zone=zone,
        days_first=_days_first(path, match) if told is None else told,
    )
    return BillFile(
        match.file_format.code,
        match.file_format.tender,
        unknown_columns(match),
        _bill_rows(path, match.table, match.file_format, read),
    )


def _bill_rows(
    path: Path, table: Table, file_format: FileFormat, read: CellReader
) -> Iterator[BillReading]:
    try:
        for row in file_format.rows(table, read):
            if isinstance(row, BillLine | RowError | RowSkipped):
                yield row
    except OSError as failure:
        raise MissingFileError(str(path)) from failure
