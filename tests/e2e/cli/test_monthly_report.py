"""A month in figures at the terminal, on paper and as a workbook."""

from pathlib import Path

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


def test_the_figures_and_the_cases_behind_one(counter: Counter, sold: Terminal) -> None:
    number = counter.open()
    counter.return_and_refund(number)
    told = sold.json("report", "--month", "2026-03")
    assert ("2026-03", 1, {"minor": 1_280_000, "currency": "CNY"}) == (
        told["month"],
        told["opened"],
        told["sales_reversed"],
    )
    assert 13 == len(told["trend"])
    key = told["by"]["category"][0]["key"]
    behind = sold.json("report", "--month", "2026-03", "--cases", f"{key}/reversed")
    assert [number] == [case["number"] for case in behind["cases"]]
    assert "Commission lost" in sold.done("report", "--month", "2026-03")


def test_an_empty_month_says_so(sold: Terminal) -> None:
    assert "Nothing was opened" in sold.done("report", "--month", "2024-01")


def test_paper_and_workbook_are_written(sold: Terminal, tmp_path: Path) -> None:
    for name in ("m.pdf", "m.XLSX"):
        out = tmp_path / name
        told = sold.json("report", "--month", "2026-03", "--out", str(out))
        assert (str(out), out.stat().st_size) == (told["file"], told["bytes"])
    assert b"%PDF" == (tmp_path / "m.pdf").read_bytes()[:4]
    assert b"PK" == (tmp_path / "m.XLSX").read_bytes()[:2]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--month", "2026-03", "--out", "m.doc"), ".xlsx"),
        (("--month", "2026-03", "--cases", "profit"), "net"),
        (("--month", "2026-13"), "month"),
    ],
)
def test_what_is_no_report_is_refused(sold: Terminal, argv: tuple[str, ...], told: str) -> None:
    answer = sold("report", *argv)
    assert 2 == answer.code
    assert told in answer.err
