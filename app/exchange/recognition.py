"""Which program wrote a file: told by its headers, wherever in the first lines they stand."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from app.domain.errors import MissingFileError
from app.exchange.delimited import text_sheets, unwrapped
from app.exchange.encodings import encoding_of
from app.exchange.errors import (
    EmptyFileError,
    MissingColumnsError,
    NotATableError,
    UnknownFormatError,
)
from app.exchange.file_format import FileFormat
from app.exchange.formats import FORMATS
from app.exchange.headers import HeaderKeys, Vocabulary, columns_of, key_of
from app.exchange.sheet import Record, Sheet, head
from app.exchange.table import Table
from app.exchange.workbooks import OLE_MAGIC, ZIP_MAGIC, workbook_sheets

# Titles, filters and remarks that programs put above a table seldom take more lines.
_LINES_LOOKED_AT = 60
_ENOUGH_TELLING = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A format met in a table. ``missing``: columns it cannot do without."""

    file_format: FileFormat
    table: Table
    known: int
    missing: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """Whether this can only be that program's file, though columns are missing."""
        return self.known * 5 >= len([name for name in self.table.headers if name]) * 3


def recognise(path: Path) -> FileFormat:
    """The format of a file, by its headers alone; reads no further than it has to.

    Raises what `match_file` raises.
    """
    return match_file(path, FORMATS).file_format


def match_file(path: Path, formats: Sequence[FileFormat], *, named: bool = False) -> Match:
    """The best match of ``formats`` anywhere in the file; ``named``: a person chose the format.

    Raises MissingFileError, EmptyFileError, NotATableError, UnknownFormatError,
    MissingColumnsError, and for workbooks DamagedWorkbookError, LockedWorkbookError,
    OversizedWorkbookError, ScatteredWorkbookError.
    """
    best: Match | None = None
    headers: tuple[str, ...] = ()
    try:
        for sheet in _sheets(path):
            start = head(sheet, _LINES_LOOKED_AT)
            headers = headers or _likely_headers(start)
            for match in _matches(sheet, start, formats, named=named):
                if best is None or _rank(match) > _rank(best):
                    best = match
            if best is not None and not best.missing:
                break
    except OSError as failure:
        raise MissingFileError(str(path)) from failure
    if best is None or (best.missing and not named and not best.is_likely):
        raise UnknownFormatError(str(path), headers)
    if best.missing:
        raise MissingColumnsError(best.file_format.code, best.missing, best.table.headers)
    return best


def unknown_columns(match: Match) -> tuple[str, ...]:
    """Headers that nobody knows what to do with, as written, in their order."""
    file_format, table = match.file_format, match.table
    keys = HeaderKeys(table.headers)
    vocabulary = _vocabulary(file_format)
    tail = keys.find((file_format.own_tail,)) if file_format.own_tail else None
    used = set(table.columns.values())
    return tuple(
        header
        for index, header in enumerate(table.headers)
        if header
        and index not in used
        and not (tail is not None and index > tail)
        and (header not in vocabulary or keys.index[key_of(header)] != index)
    )


def _sheets(path: Path) -> Iterator[Sheet]:
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise EmptyFileError(str(path))
    if start.startswith(ZIP_MAGIC) or start == OLE_MAGIC:
        yield from workbook_sheets(path)
        return
    encoding = encoding_of(path)
    if encoding is None:
        raise NotATableError(str(path))
    yield from text_sheets(path, encoding)


def _matches(
    sheet: Sheet, start: Iterable[Record], formats: Sequence[FileFormat], *, named: bool
) -> Iterator[Match]:
    for row, cells in start:
        if not any(map(str.strip, cells)):
            continue
        keys = HeaderKeys(unwrapped(cells, sheet.delimiter, 4))
        for file_format in formats:
            telling = sum(1 for name in file_format.telling if key_of(name) in keys.index)
            columns = columns_of(keys, file_format.columns)
            if not (columns if named else telling):
                continue
            known = _known(file_format, keys)
            missing = _missing(file_format, columns)
            # One telling header will do where none is foreign to the program.
            nothing_foreign = not missing and known == sum(1 for name in keys.headers if name)
            if named or telling >= _ENOUGH_TELLING or nothing_foreign:
                table = Table(sheet, row, keys.headers, columns)
                yield Match(file_format, table, known, missing)


def _known(file_format: FileFormat, keys: HeaderKeys) -> int:
    vocabulary = _vocabulary(file_format)
    return sum(1 for header in keys.headers if header and header in vocabulary)


def _vocabulary(file_format: FileFormat) -> Vocabulary:
    return Vocabulary(chain(*file_format.columns.values(), file_format.also_known))


def _missing(file_format: FileFormat, columns: Iterable[str]) -> tuple[str, ...]:
    present = set(columns)
    return tuple(
        " / ".join(file_format.columns[field][0] for field in group)
        for group in file_format.required
        if not present.intersection(group)
    )


def _rank(match: Match) -> tuple[bool, int]:
    return (not match.missing, match.known)


def _likely_headers(start: Sequence[Record]) -> tuple[str, ...]:
    """For the message: the first line as wide as the table is."""
    rows = [tuple(cell.strip() for cell in cells if cell.strip()) for _, cells in start]
    widest = max(map(len, rows), default=0)
    with suppress(StopIteration):
        return next(row for row in rows if len(row) * 2 > widest)
    return ()
