"""Parcel damaged: the buyer does not wait for the carrier, who pays 8,000 of 12,800 in the end."""

from tests.counter import CONSIGNORS_PART, PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day

INSURED, REST = 800_000, 480_000


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
    day.move(number, "to_decision", "approve_carrier_refund", "refund_done")
    party = terminal.json("party", "add", "--kind", "carrier", "--name", "顺丰速运")["party"]
    assert (party["number"], party["balance"]["minor"]) == ("L1", 0)

    filed = terminal.json(
        "case", "claim", number, "file", "--party", "L1", "--insured", "8000",
        "--reference", "SF-77",
    )  # fmt: skip
    assert filed["claims"][0]["claimed"]["minor"] == PRICE
    waiting = day.case(number)
    assert waiting["tracks"]["claim"]["turn"] == ""  # the buyer has her money
    assert (waiting["stage"], waiting["turn"]) == ("CARRIER", "carrier")
    assert "carrier_claim" not in {c["kind"] for c in waiting["clocks"] if not c["done"]}
    assert counter.balances()["pending_claim"] == PRICE
    assert "carriers" not in counter.balances()  # nothing is receivable before it accepts

    clock.step(days=12)
    assert "acceptance_not_written" == terminal.refused(
        "case", "claim", number, "answer", "--answer", "partly", "--amount", "8000"
    )
    terminal.json(
        "case", "claim", number, "answer", "--answer", "partly", "--amount", "8000",
        "--letter", "理赔函 3 月 16 日",
    )  # fmt: skip
    accounts = counter.balances()
    assert (accounts["carriers"], accounts["after_sales_loss"]) == (INSURED, REST)
    assert "pending_claim" not in accounts
    assert day.stage(number) == ("DECIDE", "shop")

    day.split(number, shop=5_000, consignor=5_000)
    terminal.json("case", "settle", number)
    assert day.stage(number) == ("CLOSED", "")
    assert day.balance() == CONSIGNORS_PART - REST // 2

    clock.step(days=20)
    terminal.json("case", "claim", number, "paid", "--amount", "5000")
    assert "paid_beyond_accepted" == terminal.refused(
        "case", "claim", number, "paid", "--amount", "3000.01"
    )
    paid = terminal.json("case", "claim", number, "paid", "--reference", "回单 9")["claims"][0]
    assert ("paid", 0) == (paid["standing"], paid["left"]["minor"])
    assert ["partly", "paid", "paid"] == [event["what"] for event in paid["events"]]
    accounts = counter.balances()
    assert accounts["channel.bank"] == INSURED
    assert accounts["after_sales_loss"] == REST // 2
    assert "carriers" not in accounts
    day.books_are_sound()
