"""Small files of other programs, written by the tests themselves."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

import pytest

from app.exchange.reading import FileReading, read_file
from tests.integration.exchange.shelves import (
    Cell,
    ReadFile,
    Sample,
    Shelve,
    Shelves,
    WriteText,
    WriteWorkbook,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@pytest.fixture
def sample() -> Sample:
    """Path of a fixture file by name."""
    return Path(__file__).parent.joinpath("fixtures").joinpath


@pytest.fixture
def read() -> ReadFile:
    """Read a file for a shop in Shanghai, that counts in dollars unless told otherwise."""

    def reading(path: Path, **how: Any) -> FileReading:
        return read_file(path, **{"currency": "USD", "zone": ZoneInfo("Asia/Shanghai"), **how})

    return reading


@pytest.fixture
def shelve(read: ReadFile) -> Shelve:
    """Read a file to its end."""

    def shelves(path: Path, **how: Any) -> Shelves:
        return Shelves(list(read(path, **how).rows))

    return shelves


@pytest.fixture
def write_text(tmp_path: Path) -> WriteText:
    """A text file of given lines, in a given encoding."""

    def write(text: str, *, encoding: str = "utf-8", name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def write_workbook(tmp_path: Path) -> WriteWorkbook:
    """The smallest .xlsx that spreadsheet programs open: one inline text or number a cell."""

    def write(
        *sheets: Sequence[Sequence[Cell]], name: str = "book.xlsx", sheet_xml: str = ""
    ) -> Path:
        path = tmp_path / name
        bodies = [_sheet_xml(rows) for rows in sheets] or [sheet_xml]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _content_types(len(bodies)))
            archive.writestr(
                "_rels/.rels", _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml")])
            )
            archive.writestr("xl/workbook.xml", _workbook_xml(len(bodies)))
            targets = [
                (f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml")
                for number in range(1, len(bodies) + 1)
            ]
            archive.writestr("xl/_rels/workbook.xml.rels", _relations(targets))
            for number, body in enumerate(bodies, 1):
                archive.writestr(f"xl/worksheets/sheet{number}.xml", body)
        return path

    return write


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{kind}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'<?xml version="1.0"?><Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(kind)} Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELS}">{body}</Relationships>'


def _workbook_xml(sheets: int) -> str:
    body = "".join(
        f'<sheet name="Sheet{number}" sheetId="{number}" r:id="rId{number}"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{body}</sheets></workbook>"
    )


def _sheet_xml(rows: Sequence[Sequence[Cell]]) -> str:
    body = "".join(
        f'<row r="{number}">'
        + "".join(_cell_xml(f"{_letters(column)}{number}", cell) for column, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
    )


def _cell_xml(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = f'<t xml:space="preserve">{escape(cell)}</t>'
        return f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def _letters(index: int) -> str:
    first, last = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
