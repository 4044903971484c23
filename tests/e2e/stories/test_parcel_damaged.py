"""Parcel damaged: the buyer does not wait for the carrier, and the carrier pays in the end."""

from tests.counter import PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day


def test_parcel_damaged(counter: Counter, clock: ShopClock, terminal: Terminal) -> None:
    counter.sell_the_bag()
    clock.step(days=2)
    day = Day(terminal)
    number = day.open(
        "--sale", "S1", "--complaint", "箱子压扁，包的提手断了", "--category", "SHIP.DMG",
        "--resolution", "CARRIER_CLAIM",
    )  # fmt: skip
    day.move(number, "review")
    for item in day.type.json("case", "evidence", number)["missing"]:
        day.type.json("case", "evidence", number, item, "--seen")
    day.move(number, "to_decision", "file_carrier_claim", "approve_carrier_refund", "refund_done")

    waiting = day.case(number)
    assert waiting["tracks"]["claim"]["turn"] == ""  # the buyer has her money
    assert (waiting["stage"], waiting["turn"]) == ("CARRIER", "carrier")
    assert waiting["loss"]["minor"] == PRICE

    clock.step(days=12)
    day.split(number, carrier=8_000, shop=2_000)  # paid up to the insured value
    terminal.json("case", "settle", number)
    assert day.stage(number) == ("CLOSED", "")
    accounts = counter.balances()
    assert accounts["pending_claim"] == PRICE * 8 // 10  # nothing is receivable before it accepts
    assert accounts["after_sales_loss"] == PRICE * 2 // 10
    day.books_are_sound()
