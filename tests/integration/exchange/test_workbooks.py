import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.errors import AftercareError
from app.exchange.errors import (
    DamagedWorkbookError,
    EmptyFileError,
    LockedWorkbookError,
    NotATableError,
    OversizedWorkbookError,
    ScatteredWorkbookError,
    UnknownFormatError,
)
from app.exchange.recognition import recognise
from app.exchange.workbooks import OLE_MAGIC
from tests.integration.exchange.shelves import Shelve, WriteText, WriteWorkbook

_HEADER = ("SKU", "Title", "Tag Price", "Split", "Account", "Created")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_a_workbook_reads_like_the_text_file(write_workbook: WriteWorkbook, shelve: Shelve) -> None:
    path = write_workbook(
        [_HEADER, ("A1", "Coat", 1250.5, 0.6, 42, 46071.5), (1002, "Hat", "$12.00", "50%", "007")]
    )
    found = shelve(path)
    assert [
        (i.row, i.sku, i.price_minor, i.split_bp, i.consignor_number, str(i.received_on))
        for i in found.items
    ] == [
        (2, "A1", 125050, 6000, "42", "2026-02-18"),
        (3, "1002", 1200, 5000, "007", "None"),
    ]


def test_what_binary_fractions_leave_behind_is_no_fault(
    write_workbook: WriteWorkbook, shelve: Shelve
) -> None:
    path = write_workbook([_HEADER, ("A1", "Coat", 0.1 + 0.2, "50%")])
    assert [item.price_minor for item in shelve(path).items] == [30]


def test_a_title_above_the_table_keeps_row_numbers(
    write_workbook: WriteWorkbook, shelve: Shelve
) -> None:
    path = write_workbook([("All items",), (), _HEADER, (), ("A1", "", 1)], name="b.xlsm")
    found = shelve(path)
    assert found.faults == [(5, "Title", "missing_value")]
    assert found.skipped == [(4, "empty_line")]


def test_the_right_sheet_is_found(write_workbook: WriteWorkbook, shelve: Shelve) -> None:
    path = write_workbook([("Notes",), ("nothing here",)], [], [_HEADER, ("A1", "Coat", 1)])
    assert [item.sku for item in shelve(path).items] == ["A1"]


def test_a_name_that_lies_about_the_file_does_not_matter(
    write_workbook: WriteWorkbook, write_text: WriteText
) -> None:
    book = write_workbook([_HEADER, ("A1", "Coat", 1)], name="items.csv")
    text = write_text(",".join(_HEADER) + "\nA1,Coat,1\n", name="items.xlsx")
    assert {"consigncloud_items"} == {recognise(book).code, recognise(text).code}


def test_an_unknown_workbook_shows_its_headers(write_workbook: WriteWorkbook) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        recognise(write_workbook([("证券代码", "成交日期"), (519888, "20220119")]))
    assert refused.value.params["headers"] == "证券代码, 成交日期"


def test_an_empty_workbook_is_empty(write_workbook: WriteWorkbook) -> None:
    with pytest.raises(EmptyFileError):
        recognise(write_workbook([]))


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = content.index(b"sheet1.xml") + 24
    content[middle : middle + 40] = b"\xff" * 40
    path.write_bytes(content)


def _wrong_part(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")


@pytest.mark.parametrize("damage", [_cut, _spoil, _wrong_part])
def test_a_damaged_workbook_is_refused(
    write_workbook: WriteWorkbook, damage: Callable[[Path], None]
) -> None:
    path = write_workbook([_HEADER, *((f"A{n}", f"Coat {n}", n) for n in range(200))])
    damage(path)
    with pytest.raises(DamagedWorkbookError):
        recognise(path)


def test_an_old_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(OLE_MAGIC + bytes(3000))
    with pytest.raises(DamagedWorkbookError):
        recognise(path)


def test_a_locked_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    part = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(OLE_MAGIC + bytes(1500) + part + bytes(1500))
    with pytest.raises(LockedWorkbookError):
        recognise(path)


@pytest.mark.parametrize("part", ["word/document.xml", "content.xml", "photo.jpg"])
def test_another_kind_of_archive_is_no_table(tmp_path: Path, part: str) -> None:
    path = tmp_path / "thing.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    with pytest.raises(NotATableError):
        recognise(path)


def _declare_size(path: Path, size: int) -> None:
    """Write another unpacked size of the first sheet into the archive's directories."""
    with zipfile.ZipFile(path) as archive:
        true = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    content = path.read_bytes()
    path.write_bytes(content.replace(true.to_bytes(4, "little"), size.to_bytes(4, "little")))


def test_a_bomb_is_not_unpacked(write_workbook: WriteWorkbook) -> None:
    path = write_workbook([_HEADER, ("A1", "x" * 3_000_000, 1)])
    _declare_size(path, 600 << 20)
    with pytest.raises(OversizedWorkbookError) as refused:
        recognise(path)
    assert refused.value.params["limit_mb"] == 500


def test_a_bomb_that_lies_about_its_size_is_damaged(write_workbook: WriteWorkbook) -> None:
    path = write_workbook([_HEADER, ("A1", "x" * 3_000_000, 1)])
    _declare_size(path, 1000)
    with pytest.raises(DamagedWorkbookError):
        recognise(path)


@pytest.mark.parametrize(
    ("place", "row", "column"),
    [("XFD1048576", 1048576, "XFD"), ("AZ1048576", 1048576, "AZ"), ("XFD90000", 90000, "XFD")],
)
def test_a_stray_cell_at_the_edge_of_the_sheet_is_named(
    write_workbook: WriteWorkbook, place: str, row: int, column: str
) -> None:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    body = (
        f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>SKU</t></is></c></row>'
        f'<row r="{number}"><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(ScatteredWorkbookError) as refused:
        recognise(write_workbook(sheet_xml=body))
    assert (row, column) == (refused.value.params["row"], refused.value.params["column"])


def test_a_long_sheet_is_not_scattered(write_workbook: WriteWorkbook, shelve: Shelve) -> None:
    path = write_workbook([_HEADER, *((f"A{n}", "Coat", n) for n in range(20_000))])
    assert len(shelve(path).items) == 20_000


@pytest.mark.parametrize("seed", range(12))
def test_a_workbook_with_any_byte_changed_is_at_worst_a_known_failure(
    write_workbook: WriteWorkbook, shelve: Shelve, seed: int
) -> None:
    path = write_workbook([_HEADER, ("A1", "Coat", 10, 0.5, 7, 46071)])
    content = bytearray(path.read_bytes())
    for step in range(1 + seed % 3):
        content[(seed * 997 + step * 131) % len(content)] ^= 1 << (seed % 8)
    path.write_bytes(content)
    with suppress(AftercareError):
        shelve(path)
