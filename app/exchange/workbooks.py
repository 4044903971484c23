"""Excel workbooks, .xlsx and .xls, through calamine."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from app.domain.incoming import RowError
from app.exchange.errors import (
    DamagedWorkbookError,
    EmptyFileError,
    LockedWorkbookError,
    NotATableError,
    OversizedWorkbookError,
    ScatteredWorkbookError,
)
from app.exchange.sheet import Record

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_UNPACKED_LIMIT_MB = 500
# The area up to the outermost cell is held as a whole, 32 bytes a cell: this much is 640 MB.
_AREA_LIMIT = 20_000_000
_LONGEST_ROW = 16 << 20
_SHEETS_LOOKED_AT = 20
_BLOCK = 1 << 20
_LAST_CELL = re.compile(rb' r="([A-Z]{0,3})([0-9]{1,7})"')
_WORKBOOK_PART = re.compile(r"/?xl[/\\]\w*workbook\w*\.xml", re.IGNORECASE)
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")

_Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One worksheet, loaded."""

    sheet: "CalamineSheet"
    delimiter: str = ""

    def records(self) -> Iterator[Record | RowError]:
        """All rows as text: dates in ISO form, numbers without idle zeros."""
        for row, cells in enumerate(self.sheet.iter_rows(), 1):
            yield (
                row,
                [
                    cell if type(cell) is str and cell.isprintable() else _text(cell)
                    for cell in cells
                ],
            )


def workbook_sheets(path: Path) -> Iterator[WorkbookSheet]:
    """The worksheets that hold anything, in order, each loaded when it is asked for."""
    with path.open("rb") as file:
        if file.read(4) == ZIP_MAGIC:
            _check_archive(path)
            suffixes: tuple[str, ...] = (".xlsx", ".xlsm")
        else:
            _check_password(path, file)
            suffixes = (".xls",)
        # Names lie about what is inside; where this one does not, calamine tells faults apart.
        workbook = _open(path, None if path.suffix.lower() in suffixes else file)
        empty = True
        for name in workbook.sheet_names[:_SHEETS_LOOKED_AT]:
            sheet = _load(path, workbook, name)
            if sheet is not None and sheet.total_height:
                empty = False
                yield WorkbookSheet(sheet)
        if empty:
            raise EmptyFileError(str(path))


def _open(path: Path, file: BinaryIO | None) -> "CalamineWorkbook":
    # 15 ms, and most shops import text files.
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    try:
        if file is None:
            return CalamineWorkbook.from_path(path)
        file.seek(0)
        return CalamineWorkbook.from_filelike(file)
    except BaseException as failure:  # noqa: BLE001 (a Rust panic is no Exception)
        _refuse(path, failure)


def _load(path: Path, workbook: "CalamineWorkbook", name: str) -> "CalamineSheet | None":
    from python_calamine import WorksheetNotFound  # noqa: PLC0415 (as above)

    try:
        return workbook.get_sheet_by_name(name)
    except WorksheetNotFound:
        # A chart on a sheet of its own.
        return None
    except BaseException as failure:  # noqa: BLE001 (a Rust panic is no Exception)
        _refuse(path, failure)


def _refuse(path: Path, failure: BaseException) -> NoReturn:
    from python_calamine import PasswordError  # noqa: PLC0415 (as above)

    if isinstance(failure, (KeyboardInterrupt, SystemExit, OSError, MemoryError)):
        raise failure
    if isinstance(failure, PasswordError):
        raise LockedWorkbookError(str(path)) from failure
    raise DamagedWorkbookError(str(path), str(failure)) from failure


def _check_archive(path: Path) -> None:
    """Refuse what would unpack beyond measure before anything is unpacked into memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if _is_read(part.filename)]
            if not any(_WORKBOOK_PART.fullmatch(part.filename) for part in parts):
                raise NotATableError(str(path))
            if any(part.flag_bits & 0x1 for part in parts):
                raise LockedWorkbookError(str(path))
            if sum(part.file_size for part in parts) > _UNPACKED_LIMIT_MB << 20:
                raise OversizedWorkbookError(str(path), _UNPACKED_LIMIT_MB)
            for part in parts:
                # Reading to the end also proves that the sizes were told truthfully.
                with archive.open(part) as file:
                    if "worksheets" in part.filename:
                        _check_area(path, iter(lambda: file.read(_BLOCK), b""))
                    else:
                        while file.read(_BLOCK):
                            continue
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as failure:
        raise DamagedWorkbookError(str(path), str(failure)) from failure


def _is_read(name: str) -> bool:
    """Pictures and the like stay packed."""
    return name.lower().endswith((".xml", ".rels"))


def _check_password(path: Path, file: BinaryIO) -> None:
    """Excel wraps a locked .xlsx into an old-style container with a part of this name."""
    file.seek(0)
    rest = b""
    while block := file.read(_BLOCK):
        if _LOCKED_PART in rest + block:
            raise LockedWorkbookError(str(path))
        rest = block[-len(_LOCKED_PART) :]


def _check_area(path: Path, blocks: Iterator[bytes]) -> None:
    """Refuse a sheet whose outermost cells span an area too large to hold.

    One stray value in the last row or column of an otherwise small sheet is enough for that.
    """
    last_row, last_column, widest = 1, 1, "A"
    rest = b""
    for block in blocks:
        *rows, rest = (rest + block).split(b"row>")
        for row in rows:
            cell = _LAST_CELL.match(row, row.rfind(b' r="'))
            if cell:
                letters, number = cell.groups()
                last_row = max(last_row, int(number))
                column = _column_number(letters)
                if column > last_column:
                    last_column, widest = column, letters.decode()
        if last_row * last_column > _AREA_LIMIT:
            raise ScatteredWorkbookError(str(path), last_row, widest)
        if len(rest) > _LONGEST_ROW:
            # What follows the rows, or nothing that a spreadsheet wrote.
            rest = b""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: _Cell) -> str:
    """A cell as the text that a CSV of the same sheet would hold."""
    if isinstance(cell, str):
        return _CONTROL.sub("", cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        # Excel itself keeps 15 digits; the rest is what binary fractions leave behind.
        return str(int(cell)) if cell.is_integer() else f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)
