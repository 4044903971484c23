"""Haggling: offers go to and fro, the owner approves by phone, the settlement is signed."""

from pathlib import Path

from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day

AGREED = 120_000


def test_haggling(counter: Counter, clock: ShopClock, terminal: Terminal, tmp_path: Path) -> None:
    counter.sell_the_bag()
    day = Day(terminal)
    number = day.open(
        "--item", "A-1", "--complaint", "内衬有污渍，页面没写", "--category", "COND.STAIN",
        "--resolution", "PARTIAL", "--accessory", "dust_bag",
    )  # fmt: skip
    day.ours(number)
    day.move(number, "review", "to_decision")
    terminal.json("case", "offer", number, "500", "--by", "shop", "--until", "2026-03-05")
    terminal.json("case", "answer-offer", number, "1", "--counter", "2000", "--how", "phone")
    terminal.json("case", "answer-offer", number, "2", "--counter", "1200", "--how", "phone")
    clock.step(days=1)
    terminal.json("case", "answer-offer", number, "3", "--accept", "--how", "in_person",
                  "--consent", "phone")  # fmt: skip
    late = day.refused("case", "answer-offer", number, "1", "--accept")
    assert late["message"]

    slip = tmp_path / "settlement.pdf"
    terminal.json("settlement-slip", number, "--out", str(slip))
    assert slip.read_bytes().startswith(b"%PDF")
    day.move(number, "approve_refund")
    terminal.json("case", "move", number, "refund_done", "--note", "按一次性了结")
    case = day.case(number)
    assert (case["refunded"]["minor"], case["loss"]["minor"]) == (AGREED, AGREED)
    day.split(number, shop=7_000, consignor=3_000)
    terminal.json("case", "settle", number)
    assert day.balance() == 896_000 - AGREED * 3 // 10
    day.books_are_sound()
