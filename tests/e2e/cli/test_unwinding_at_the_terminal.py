"""Rates, sales in another currency, and what is told with a refund, at the terminal."""

from app.services.settings import edit_settings
from tests.counter import TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.e2e.cli.terminal import Terminal


def test_rates_are_recorded_and_listed(counter: Counter, terminal: Terminal) -> None:
    counter.consignor()
    told = terminal.json(
        "rate", "set", "usd", "7.10", "--on", "2026-03-01", "--source", "Bank of China"
    )
    assert told["rates"] == [
        {
            "base": "USD",
            "quote": "CNY",
            "rate": "7.10",
            "numerator": 71,
            "denominator": 10,
            "on": "2026-03-01",
            "source": "Bank of China",
        }
    ]
    assert "USD/CNY" in terminal.done("rate", "list")
    assert terminal.refused("rate", "set", "usd", "dear") == "bad_rate"
    assert terminal.refused("rate", "set", "cny", "1") == "same_currency_rate"
    assert terminal.refused("rate", "set", "dollars", "7.10") == "unknown_currency"


def test_a_sale_in_dollars_is_recorded_and_goes_back(counter: Counter, terminal: Terminal) -> None:
    counter.consignor()
    counter.item()
    sale = ("sale", "record", "S-7", "--sku", "A-1", "--tender", "card", "--currency", "usd")
    assert terminal.refused(*sale) == "rate_missing"
    terminal.json("rate", "set", "usd", "7.10")
    made = terminal.json(*sale, "--paid", "1,800.00", "--promise", "3")["sale"]
    assert made["total"] == {"minor": 1_278_000, "currency": "CNY"}
    assert made["paid_in"] == {"minor": 180_000, "currency": "USD"}
    assert made["promise_factor"] == 3
    assert "3 times the price" in terminal.done("sale", "show", "S-7")
    number = counter.open(sale="S-7")
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed")
    terminal.json("rate", "set", "usd", "7.25")
    case = terminal.json("case", "move", number, "refund_done")["case"]
    assert case["sale_reversed"] == {"minor": 1_278_000, "currency": "CNY"}
    assert counter.balances()["exchange_difference"] == 27_000


def test_meaning_credit_note_and_fees_are_told(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    number = counter.open(category="MONEY.PRICE", resolution="PARTIAL")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    move = ("case", "move", number, "refund_done", "--amount", "1000")
    assert terminal.refused(*move, "--restocking", "5") == "restocking_refused"
    assert terminal.refused(*move, "--meaning", "kindness", code=2) == "wrong_usage"
    case = terminal.json(*move, "--meaning", "allowance", "--credit-note", "红-1", "--fee", "7.68")[
        "case"
    ]
    assert (case["loss"]["minor"], case["sale_reversed"]["minor"]) == (100_768, 0)
    assert "credit note 红-1" in terminal.done("case", "timeline", number)


def test_a_fall_in_value_waits_for_the_resale(counter: Counter, terminal: Terminal) -> None:
    edit_settings(counter.shop, values={"tax_basis": "gross", "tax_rate_bp": "300"}, edited_by="陈")
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    regrade = ("item", "dispose", "A-1", "regrade", "--price", "10000", "--grade", "B")
    terminal.json(*regrade, "--fall", "at_resale", "--fall-until", "2026-04-01")
    shown = terminal.json("case", "show", number)["case"]
    assert shown["loss"]["minor"] == 196_000
    assert "2026-04-01" in terminal.done("case", "timeline", number)
    counter.item("A-9", price=1)
    terminal.json("sale", "record", "S-8", "--sku", "A-1", "--sku", "A-9")
    assert counter.card(number).loss_minor == 196_000
