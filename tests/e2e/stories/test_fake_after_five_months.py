"""Fake after five months: the buyer is made whole first, the consignor's payout is taken back."""

from app.services.money.payouts import pay_out
from tests.counter import CONSIGNORS_PART, PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day

FEE = 30_000


def test_fake_after_five_months_with_the_consignor_paid(
    counter: Counter, clock: ShopClock, terminal: Terminal
) -> None:
    counter.sell_the_bag()
    clock.step(days=20)
    pay_out(
        counter.shop, consignor="1001", amount_minor=CONSIGNORS_PART, tender="bank", paid_by="陈"
    )
    clock.step(days=130)
    day = Day(terminal)

    number = day.open(
        "--item", "A-1", "--complaint", "专柜说不是正品，当时保真", "--category", "AUTH.FAKE",
        "--resolution", "AUTH_RECHECK", "--handed-over", "--place", "保险柜",
    )  # fmt: skip
    day.move(number, "review")
    gather_evidence(day, number)
    day.move(number, "to_decision")
    assert "send_to_appraiser" in day.may(number)
    day.move(number, "send_to_appraiser")
    assert day.stage(number) == ("AUTHN", "third")
    clock.step(days=3)
    terminal.json(
        "case", "finding", number, "--by", "鉴定中心", "--result", "fail", "--fake",
        "--reason", "五金刻字与工艺不符",
    )  # fmt: skip
    day.move(number, "appraised")
    terminal.json("case", "cost", number, "--amount", "300", "--what", "鉴定费")

    terminal.json("case", "resolution", number, "RETURN_REFUND")
    day.ours(number)
    day.move(number, "item_is_here", "inspection_passed", "refund_done")
    refunded = day.case(number)
    assert refunded["refunded"]["minor"] == PRICE
    assert refunded["loss"]["minor"] == FEE  # the sale itself was unwound
    assert day.balance() == -CONSIGNORS_PART

    day.split(number, consignor=10_000)
    terminal.json("case", "settle", number, "--mode", "CLAWBACK")
    assert day.balance() == -CONSIGNORS_PART - FEE
    assert day.stage(number) == ("CLOSED", "")

    offered = day.refused("item", "dispose", "A-1", "restock", "--case", number)
    assert offered["code"] == "disposition_refused"
    words = ("--note", "已确认仿冒，寄卖人同意销毁")
    terminal.json("item", "dispose", "A-1", "destroy", "--case", number, *words)
    day.books_are_sound()


def gather_evidence(day: Day, number: str) -> None:
    """What the checklist of a dispute over authenticity asks for, seen at the counter."""
    missing = day.type.json("case", "evidence", number)["missing"]
    assert missing != []
    assert "to_decision" not in day.may(number)
    for item in missing:
        day.type.json("case", "evidence", number, item, "--seen")
