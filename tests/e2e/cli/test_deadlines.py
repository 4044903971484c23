"""Deadlines at the terminal: set, listed, done."""

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


def test_a_letter_from_the_bank_is_answered_in_time(counter: Counter, terminal: Terminal) -> None:
    """The date is typed in, shows among the deadlines, and is done."""
    counter.sell_the_bag()
    number = counter.open(category="MONEY.CB", complaint="银行来函")
    assert "clock_needs_date" == terminal.refused("case", "clock", number, "set", "chargeback")
    case = terminal.json(
        "case", "clock", number, "set", "chargeback", "--due", "2026-03-12 18:00", "--note", "CB-77"
    )["case"]
    (clock,) = case["clocks"]
    assert (clock["kind"], clock["due"], clock["note"], clock["done"]) == (
        "chargeback",
        "2026-03-12T10:00:00.000Z",
        "CB-77",
        False,
    )
    listed = terminal.json("deadlines", "--until", "2026-03-31")["deadlines"]
    assert [("stage", number), ("promise", number), ("chargeback", number)] == [
        (row["kind"], row["case"]) for row in listed
    ]
    done = terminal.json("case", "clock", number, "done", "chargeback")["case"]
    assert [True] == [clock["done"] for clock in done["clocks"]]


def test_a_case_says_how_pressing_it_is_and_why(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    number = counter.open()
    found = terminal.json("case", "show", number)["case"]["priority"]
    assert found["score"] == sum(reason["points"] for reason in found["reasons"])
    assert {"money", "waits_buyer_now"} <= {reason["code"] for reason in found["reasons"]}
    assert all(reason["message"] for reason in found["reasons"])
