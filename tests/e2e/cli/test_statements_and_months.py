"""Statements of all, codes, objections and month close from the command line."""

from pathlib import Path

from tests.counter import ShopClock
from tests.e2e.cli.terminal import Terminal


def test_all_statements_and_the_check_code_of_one(
    sold: Terminal, clock: ShopClock, tmp_path: Path
) -> None:
    clock.step(days=40)
    folder = tmp_path / "all"
    told = sold.json(
        "statement", "--all", "--month", "2026-03", "--out", str(folder), "--workbooks"
    )
    assert (told["issued"], told["folder"]) == (1, str(folder))
    assert sorted(path.name for path in folder.iterdir()) == [
        "index-2026-03.csv",
        "statement-1001-2026-03.pdf",
        "statement-1001-2026-03.xlsx",
    ]
    code = sold.json("consignor", "show", "1001")["consignor"]["statements"][0]["code"]
    found = sold.json("verify-paper", code)
    assert (found["paper"], found["consignor"]["number"]) == ("statement", "1001")
    assert found["closing"] == {"minor": 896_000, "currency": "CNY"}
    assert sold.refused("verify-paper", "ZZZZ-ZZZZ") == "unknown_slip"


def test_any_period_as_a_workbook(sold: Terminal, clock: ShopClock, tmp_path: Path) -> None:
    clock.step(days=40)
    out = tmp_path / "half.xlsx"
    days = ("--from", "2026-03-01", "--to", "2026-03-15")
    sold.done("statement", "--consignor", "1001", *days, "--out", str(out))
    assert out.read_bytes()[:2] == b"PK"
    (issued,) = sold.json("consignor", "show", "1001")["consignor"]["statements"]
    assert (issued["first_day"], issued["last_day"]) == ("2026-03-01", "2026-03-15")


def test_a_period_is_told_whole(sold: Terminal, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "x.pdf"))
    for wrong in (
        ("--consignor", "1001"),
        ("--consignor", "1001", "--from", "2026-03-01"),
        ("--consignor", "1001", "--month", "2026-03", "--to", "2026-03-31"),
        ("--month", "2026-03"),
        ("--all", "--consignor", "1001", "--month", "2026-03"),
    ):
        assert sold.refused("statement", *wrong, *out, code=2) == "wrong_usage"
    back = ("--consignor", "1001", "--from", "2026-03-09", "--to", "2026-03-01")
    assert sold.refused("statement", *back, *out) == "bad_period"
    running = ("--all", "--month", "2026-03", "--out", str(tmp_path / "all"))
    assert sold.refused("statement", *running) == "period_not_ended"


def test_an_objection_from_line_to_answer(sold: Terminal, clock: ShopClock, tmp_path: Path) -> None:
    clock.step(days=40)
    out = str(tmp_path / "x.pdf")
    sold.done("statement", "--consignor", "1001", "--month", "2026-03", "--out", out)
    code = sold.json("consignor", "show", "1001")["consignor"]["statements"][0]["code"]
    (line,) = sold.json("objection", "lines", code)["lines"]
    assert (line["line"], line["amount"]["minor"]) == (1, 896_000)
    told = sold.json("objection", "add", code, "--line", "1", "--words", "佣金不对")
    assert [one["words"] for one in told["objections"]] == ["佣金不对"]
    assert sold.refused("objection", "add", code, "--line", "9", "--words", "x") == "no_such_line"
    answered = sold.json("objection", "answer", "1", "--outcome", "explained", "--words", "合同")
    assert answered["objections"] == []
    (kept,) = sold.json("objection", "list", "--all")["objections"]
    assert (kept["outcome"], kept["answer"]) == ("explained", "合同")


def test_papers_speak_the_language_that_was_told(sold: Terminal) -> None:
    assert "consignor" in sold.json("consignor", "language", "1001", "en")
    assert sold.refused("consignor", "language", "1001", "fr", code=2) == "wrong_usage"


def test_a_month_is_closed_shown_and_proved(
    sold: Terminal, clock: ShopClock, tmp_path: Path
) -> None:
    assert sold.refused("close-month", "2026-03") == "month_not_ended"
    clock.step(days=40)
    view = sold.json("month", "list")
    assert (view["months"], view["next"]) == ([], "2026-03")
    closed = sold.json("close-month", "2026-03")
    assert closed["month"]["month"] == "2026-03"
    assert closed["changed_since"] == []
    proof = sold.json("month", "verify", closed["pack"])
    assert (proof["ok"], proof["month"]) == (True, "2026-03")
    assert sold.refused("close-month", "2026-03") == "month_closed"
    assert sold.refused("close-month", "2026-05") == "month_not_ended"
    assert sold.refused("month", "show", "2026-04") == "month_open"
    (tmp_path / "no.zip").write_bytes(b"no")
    assert sold.refused("month", "verify", str(tmp_path / "no.zip")) == "no_pack"
    assert sold.refused("month", "verify", str(tmp_path / "x.zip"), code=3) == "missing_file"
    shown = sold.done("month", "show", "2026-03")
    assert "2026-03" in str(shown)
