"""``case similar``: past cases like one, in words and in stable keys."""

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal
from tests.past import ZIP, ended, grow, told_of


def test_a_young_shop_is_told_how_many_are_missing(counter: Counter, terminal: Terminal) -> None:
    number = told_of(counter, ZIP)
    assert {
        "off": False,
        "needed": 20,
        "missing": 20,
        "usual": None,
        "cases": [],
    } == terminal.json("case", "similar", number)


def test_each_case_has_its_stable_keys(counter: Counter, terminal: Terminal) -> None:
    grow(counter)
    past = ended(counter, ZIP)
    (case,) = terminal.json("case", "similar", told_of(counter, "拉链坏了，卡住"))["cases"]
    assert {
        "number": past,
        "title": ZIP,
        "category": "FUNC.HARD",
        "likeness": case["likeness"],
        "words": ["拉链坏", "卡住"],
        "in_common": ["category"],
        "resolution": "NOTE_ONLY",
        "stage": "CLOSED",
        "refunded": {"minor": 0, "currency": "CNY"},
        "shares": [],
        "days": 0,
    } == case
    assert 45 <= case["likeness"] <= 100


def test_a_person_reads_how_they_ended(counter: Counter, terminal: Terminal) -> None:
    grow(counter)
    past = ended(counter, ZIP)
    out = terminal.done("case", "similar", told_of(counter, "拉链坏了，卡住"))
    assert past in out
    assert "“拉链坏”" in out


def test_a_case_that_is_not_there_is_refused(counter: Counter, terminal: Terminal) -> None:
    told_of(counter, ZIP)
    assert "unknown_case" == terminal.refused("case", "similar", "A-000999")
