"""A table goes out as a workbook and comes back as it was, read by a library of other people."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.documents.workbook import workbook_bytes, write_workbook
from app.documents.workbook_sheets import PERCENT, BookSheet, Cell, Chart, Column, Kind
from app.domain.money import MAX_MINOR, decimals_of

_COLUMNS = (
    Column("Day", Kind.DAY),
    Column("What", Kind.TEXT, 30),
    Column("Cases", Kind.WHOLE),
    Column("Loss CNY", Kind.AMOUNT, currency="CNY"),
    Column("Part", Kind.SHARE),
    Column("Days", Kind.TENTHS),
)


def _book(rows: Sequence[Sequence[Cell]], **more: object) -> BookSheet:
    return BookSheet("一月", _COLUMNS, rows, **more)  # type: ignore[arg-type] # of the dataclass


def _read(workbook: bytes, sheet: str) -> list[list[object]]:
    read = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_name(sheet)
    return [list(row) for row in read.to_python(skip_empty_area=False)]


def _parts(workbook: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(workbook)) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def test_every_kind_of_cell_comes_back_as_a_real_value() -> None:
    made = workbook_bytes(
        [_book([(date(2026, 11, 3), "包", 4, -38_600, 5_050, 125), (None, "无", None, 0, 0, 0)])],
        title="t",
        author="a",
    )

    head, first, second = _read(made, "一月")

    assert ["Day", "What", "Cases", "Loss CNY", "Part", "Days"] == head
    assert [date(2026, 11, 3), "包", 4.0, -386.0, 0.505, 12.5] == first
    assert ["", "无", "", 0.0, 0.0, 0.0] == second


@pytest.mark.parametrize(
    ("currency", "shown"), [("CNY", "#,##0.00"), ("JPY", "#,##0"), ("KWD", "#,##0.000")]
)
def test_amounts_have_their_currencys_decimals(currency: str, shown: str) -> None:
    sheet = BookSheet("s", (Column("Amount", Kind.AMOUNT),), [((123_456, currency),)])

    made = workbook_bytes([sheet], title="t", author="a")

    assert 123_456 / 10 ** decimals_of(currency) == _read(made, "s")[1][0]
    assert f'formatCode="{shown}"' in _parts(made)["xl/styles.xml"] or shown == "#,##0.00"


def test_a_column_may_hold_counts_amounts_and_parts() -> None:
    rows: list[Sequence[Cell]] = [
        ("cases", 4),
        ("loss", (38_600, "CNY")),
        ("part", (243, PERCENT)),
        ("none", None),
    ]

    made = workbook_bytes(
        [BookSheet("s", (Column("What"), Column("This month", Kind.ANY)), rows)],
        title="t",
        author="a",
    )

    assert [4.0, 386.0, 0.0243, ""] == [row[1] for row in _read(made, "s")[1:]]


@given(st.integers(-MAX_MINOR * 10, MAX_MINOR * 10), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_no_amount_loses_a_cent(minor: int, currency: str) -> None:
    sheet = BookSheet("s", (Column("Amount", Kind.AMOUNT, currency=currency),), [(minor,)])

    made = workbook_bytes([sheet], title="t", author="a")

    cells = re.findall(r"<v>([^<]*)</v>", _parts(made)["xl/worksheets/sheet1.xml"])
    assert Decimal(minor).scaleb(-decimals_of(currency)) == Decimal(cells[0])


def test_what_somebody_typed_stays_text_and_harms_nothing() -> None:
    typed = ["=1+1", "+86 138", "<r>x</r>", "a\x07b", "x\ud800y", " _x0041_ ", "@SUM(A1)", "&<>"]
    sheet = BookSheet("s", (Column("=Head"),), [(text,) for text in typed])

    made = workbook_bytes([sheet], title="<&>", author="\"'")

    parts = _parts(made)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 - our own file
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"]
    texts = [row[0] for row in _read(made, "s")]
    assert ["=Head", "=1+1", "+86 138", "<r>x</r> "] == texts[:4]
    assert "x?y" == texts[5]


def test_heads_are_frozen_and_repeat_in_print() -> None:
    made = workbook_bytes(
        [_book([(None, "x", 1, 1, 1, 1)], lead=("Title", "note"))], title="t", author="a"
    )

    parts = _parts(made)
    assert 'ySplit="3"' in parts["xl/worksheets/sheet1.xml"]
    assert "$3:$3" in parts["xl/workbook.xml"]
    assert '<autoFilter ref="A3:F4"/>' in parts["xl/worksheets/sheet1.xml"]


def test_charts_are_native_and_point_at_the_cells() -> None:
    rows = [(None, name, count, 0, 0, 0) for name, count in (("a", 1), ("b", 2), ("c", 3))]
    chart = Chart("column", "Cases", labels=1, values=(2,), marked=2)

    made = workbook_bytes([_book(rows, charts=(chart,))], title="t", author="a")

    drawn = _parts(made)["xl/charts/chart1.xml"]
    assert "<c:f>一月!$C$2:$C$4</c:f>" in drawn or "<c:f>'一月'!$C$2:$C$4</c:f>" in drawn
    assert 1 == drawn.count("0E6B62")


def test_a_table_too_long_for_a_sheet_goes_on_in_the_next() -> None:
    sheet = BookSheet("s", (Column("n", Kind.WHOLE),), [(n,) for n in range(10)], total=(45,))
    out = BytesIO()

    write_workbook(out, [sheet], title="t", author="a", most_rows=5)

    sheets = CalamineWorkbook.from_filelike(BytesIO(out.getvalue())).sheet_names
    read = [_read(out.getvalue(), name) for name in sheets]
    assert ["s", "s (2)", "s (3)"] == sheets
    assert [*range(10), 45] == [row[0] for rows in read for row in rows[1:]]
    assert all(["n"] == rows[0] for rows in read)


def test_names_of_sheets_are_made_to_fit() -> None:
    names = ["a/b", "A/B", "x" * 40, "x" * 40, "", "'q'"]

    made = workbook_bytes(
        [BookSheet(name, (Column("n"),), ()) for name in names], title="t", author="a"
    )

    got = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    assert ["a b", "A B (2)", "x" * 31, "x" * 25 + " (2)", "1", "q"] == got


def test_the_same_tables_give_the_same_bytes() -> None:
    rows = [(date(2026, 1, 1), "x", 1, 2, 3, 4)]

    first, second = (workbook_bytes([_book(rows)], title="t", author="a") for _ in range(2))

    assert first == second


def test_rows_that_fail_leave_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def failing() -> Iterator[Sequence[Cell]]:
        yield (None, "x", 1, 1, 1, 1)
        raise LookupError

    with pytest.raises(LookupError):
        workbook_bytes([BookSheet("s", _COLUMNS, failing())], title="t", author="a")

    assert not list(tmp_path.iterdir())


def _widths(workbook: bytes) -> list[float]:
    sheet = _parts(workbook)["xl/worksheets/sheet1.xml"]
    return [float(width) for width in re.findall(r'<col [^>]*width="([0-9.]+)"', sheet)]


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    """Also the sum, which would be shown as #### in a narrow column; a novel is cut."""
    columns = (
        Column("Item", width=10),
        Column("Note", width=10),
        Column("Loss CNY", Kind.AMOUNT, 8, "CNY"),
        Column("Seldom-used-word", width=6),
    )
    rows = [("Louis Vuitton Neverfull 中号购物袋 棋盘格", "x" * 500, 100, "a")]
    book = BookSheet("s", columns, rows, total=("Together", None, -(10**12)))

    item, note, loss, word = _widths(workbook_bytes([book], title="t", author="a"))

    assert 42 <= item < 44
    assert 60 <= note < 62
    assert len("-10,000,000,000.00") <= loss < 22
    assert len("Seldom-used-word") <= word < 20


def test_a_printed_page_says_whose_it_is() -> None:
    made = workbook_bytes([_book([])], title="Statement of Lee & Sons", author="a")
    head = re.findall("<oddHeader>(.*)</oddHeader>", _parts(made)["xl/worksheets/sheet1.xml"])
    assert ["&amp;LStatement of Lee &amp;&amp; Sons&amp;R一月"] == head
