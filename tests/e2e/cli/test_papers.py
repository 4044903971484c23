"""Papers as files."""

from pathlib import Path

import pypdfium2
import pytest

from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_a_slip_is_written(sold: Terminal, tmp_path: Path) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了", "--handed-over")
    out = tmp_path / "slip.pdf"
    told = sold.json("slip", "a-1", "--out", str(out))
    assert told == {"file": str(out), "bytes": out.stat().st_size, "unprintable": []}
    assert "A-000001" in text_of(out)
    assert [path.name for path in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize("size", ["a5", "roll80"])
def test_a_slip_can_be_had_in_both_languages(sold: Terminal, tmp_path: Path, size: str) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    one, both = tmp_path / "one.pdf", tmp_path / "both.pdf"
    sold.done("slip", "a-1", "--size", size, "--out", str(one))
    sold.done("slip", "a-1", "--size", size, "--out", str(both), "--both")
    assert "Registered" in text_of(one)
    assert "已登记" not in text_of(one)
    assert "Registered" in text_of(both)
    assert "已登记" in text_of(both)


def test_a_statement_of_a_past_month_is_issued(
    sold: Terminal, clock: ShopClock, tmp_path: Path
) -> None:
    clock.step(days=40)
    out = tmp_path / "statement.pdf"
    sold.done("statement", "--consignor", "1001", "--month", "2026-03", "--out", str(out))
    assert "8,960.00" in text_of(out)
    statements = sold.json("consignor", "show", "1001")["consignor"]["statements"]
    assert [(s["first_day"], s["closing"]["minor"]) for s in statements] == [
        ("2026-03-01", 896_000)
    ]


@pytest.mark.parametrize("month", ["2026-13", "2026", "March", "0000-01", "2026-3"])
def test_a_month_is_written_with_four_and_two_digits(
    sold: Terminal, tmp_path: Path, month: str
) -> None:
    out = str(tmp_path / "x.pdf")
    told = ("--consignor", "1001", "--month", month, "--out", out)
    assert sold.refused("statement", *told, code=2) == "wrong_usage"


def test_papers_of_nobody_are_refused(sold: Terminal, tmp_path: Path) -> None:
    out = str(tmp_path / "x.pdf")
    assert sold.refused("slip", "A-9", "--out", out) == "unknown_case"
    told = ("--month", "2026-03", "--out", out)
    assert sold.refused("statement", "--consignor", "9", *told) == "unknown_person"
    assert list(tmp_path.glob("*.pdf")) == []


def test_nothing_is_issued_where_it_cannot_be_written(
    counter: Counter, sold: Terminal, tmp_path: Path
) -> None:
    number = counter.open()
    for out in (tmp_path / "no" / "slip.pdf", tmp_path):
        assert sold.refused("slip", number, "--out", str(out), code=3) == "disk_failed"
    timeline = sold.json("case", "timeline", number)["timeline"]
    assert [entry["kind"] for entry in timeline] == ["case_opened", "rules_applied"]
