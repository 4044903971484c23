"""Repair, then return: what the repair cost is carried into the new resolution."""

from tests.counter import PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day, parts

REPAIR = 26_000


def test_repair_then_return(counter: Counter, clock: ShopClock, terminal: Terminal) -> None:
    counter.sell_the_bag()
    clock.step(days=4)
    day = Day(terminal)
    number = day.open(
        "--item", "A-1", "--complaint", "拉链用了两天就坏了", "--category", "FUNC.HARD",
        "--resolution", "REPAIR", "--handed-over", "--accessory", "dust_bag",
    )  # fmt: skip
    day.ours(number)
    day.move(number, "review", "to_decision", "item_is_here", "to_repair")
    assert day.case(number)["custody"] == "with_third"
    clock.step(days=6)
    day.move(number, "repair_back")
    terminal.json("case", "cost", number, "--amount", "260", "--what", "换拉链")
    assert {"repair_good", "inspection_failed", "to_repair"} <= day.may(number)
    day.move(number, "inspection_failed", note="拉链还是卡")

    terminal.json("case", "resolution", number, "RETURN_REFUND")
    day.move(number, "item_is_here", "inspection_passed", "refund_done")
    case = day.case(number)
    assert (case["refunded"]["minor"], case["loss"]["minor"]) == (PRICE, REPAIR)
    assert case["tracks"]["claim"]["passed"] == [
        "NEW", "TRIAGE", "DECIDE", "INSPECT", "REPAIR", "INSPECT", "DECIDE", "INSPECT", "REFUND",
        "CLOSED",
    ]  # fmt: skip

    day.split(number, shop=3_000, consignor=7_000)
    terminal.json("case", "settle", number)
    assert day.balance() == -parts(REPAIR, 3, 7)[1]  # the sale is unwound, her share stays
    day.books_are_sound()
