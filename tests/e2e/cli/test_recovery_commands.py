"""What a consignor owes after payout, typed at a terminal."""

import pytest

from tests.counter import CONSIGNORS_PART, Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def number(counter: Counter) -> str:
    """Li was paid 8,960 for a bag that came back."""
    counter.sell_the_bag()
    counter.pay_early(CONSIGNORS_PART)
    return counter.take_back()


def test_the_five_ways_are_told_with_every_balance(terminal: Terminal, number: str) -> None:
    shown = terminal.json("case", "recovery", "show", number, "--worth", "7000")["recovery"]
    ways = {way["mode"]: way for way in shown["modes"]}
    assert list(ways) == ["REVERSE", "CLAWBACK", "BUY_IN", "PAY_IN", "WRITE_OFF"]
    assert ways["REVERSE"]["missing"] == ["own_account_short"]
    bought = {key: amount["minor"] for key, amount in ways["BUY_IN"]["at_once"].items()}
    assert bought == {
        "consignor": 0,
        "own_stock": 700_000,
        "paid_in": 0,
        "shop_bears": 196_000,
    }


@pytest.mark.parametrize(
    ("mode", "balance"),
    [("CLAWBACK", -896_000), ("PAY_IN", -896_000), ("BUY_IN", 0), ("WRITE_OFF", 0)],
)
def test_a_case_is_settled_in_any_mode(
    terminal: Terminal, number: str, mode: str, balance: int
) -> None:
    settled = terminal.json("case", "settle", number, "--mode", mode.lower())["case"]
    assert (settled["mode"], settled["stage"]) == (mode, "CLOSED")
    shown = terminal.json("consignor", "show", "1001")["consignor"]
    assert shown["balance"]["minor"] == balance
    assert terminal.json("ledger", "check")["ok"]


def test_a_mode_that_nobody_knows_names_the_five(terminal: Terminal, number: str) -> None:
    answer = terminal("case", "settle", number, "--mode", "BARTER", "--json")
    assert (answer.code, answer.error["code"]) == (1, "unknown_mode")
    assert "BUY_IN, PAY_IN or WRITE_OFF" in answer.error["message"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Too little is for sale", "Repayment", "8,960.00", "does not cover it"]),
        ("zh", ["建议补款", "寄卖人补款", "8,960.00", "不够抵扣"]),
    ],
)
def test_a_person_reads_it_in_both_languages(
    terminal: Terminal, number: str, lang: str, words: list[str]
) -> None:
    answer = terminal("--lang", lang, "case", "recovery", "show", number)
    assert answer.code == 0
    assert [word for word in words if word not in answer.out] == []


def test_a_plan_is_made_changed_paid_and_cancelled(terminal: Terminal, number: str) -> None:
    terminal.json("case", "settle", number, "--mode", "REVERSE")
    plan = ("--method", "pay_in", "--parts", "2", "--first", "2026-03-31", "--payer", "李妹妹")
    made = terminal.json("case", "recovery", "plan", number, *plan)["recovery"]["plans"]
    assert [part["due"] for part in made[0]["instalments"]] == ["2026-03-31", "2026-04-30"]
    again = ("case", "recovery", "plan", number, "--method", "deduct")
    assert terminal(*again, "--json").error["code"] == "nothing_to_recover"
    terminal.json("case", "recovery", "pay-in", number, "--amount", "960", "--tender", "wechat")
    terminal.json("case", "recovery", "pay-in", number, "--amount", "1", "--tender", "bank")
    terminal.json("case", "recovery", "returned", number, "--amount", "1", "--tender", "bank")
    changed = terminal.json("case", "recovery", "change", number, "--parts", "4")["recovery"]
    assert [part["amount"]["minor"] for part in changed["plans"][0]["instalments"]] == [200_000] * 4
    listed = terminal.json("case", "recovery", "list", "--consignor", "1001")["recoveries"]
    assert [line["left"]["minor"] for line in listed] == [800_000]
    assert "8,000.00" in terminal("case", "recovery", "list").out
    terminal.json("case", "recovery", "cancel", number, "--note", "重谈")
    assert "Nothing found" in terminal("case", "recovery", "list").out
    assert "cancelled" in terminal("case", "recovery", "show", number).out


def test_the_calendar_names_what_is_due(terminal: Terminal, number: str) -> None:
    terminal.json("case", "settle", number, "--mode", "PAY_IN", "--first", "2026-03-09")
    found = terminal.json("deadlines", "--until", "2026-03-31")["deadlines"]
    assert [(line["kind"], line["turn"]) for line in found] == [("instalment", "consignor")]
    assert "payment due" in terminal("deadlines", "--until", "2026-03-31").out


def test_the_item_is_bought_later_on(terminal: Terminal, number: str) -> None:
    terminal.json("case", "settle", number, "--mode", "CLAWBACK")
    bought = terminal.json("case", "recovery", "buy-in", number, "--worth", "7000")["recovery"]
    assert bought["balance"]["minor"] == 0
    assert bought["plans"][0]["open"] is False


def test_goodwill_is_told_apart(terminal: Terminal, number: str) -> None:
    terminal.json("case", "settle", number, "--mode", "WRITE_OFF", "--goodwill", "--note", "老客户")
    balances = terminal.json("ledger", "check")["balances"]
    books = {line["account"]: line["balance"]["minor"] for line in balances}
    assert books["goodwill"] == 896_000
    assert "bad_debt" not in books
    told = terminal("case", "timeline", number).out
    assert "goodwill" in told


def test_a_case_without_a_consignor_has_nobody_to_recover_from(
    terminal: Terminal, counter: Counter
) -> None:
    counter.item("OWN-1", consignor="")
    counter.sell("OWN-1")
    made = counter.open("OWN-1")
    answer = terminal("case", "recovery", "show", made, "--json")
    assert answer.error["code"] == "nobody_owes"
