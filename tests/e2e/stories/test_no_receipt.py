"""No receipt: the sale is found by amount and day; a stranger's bag is not paid for on her word."""

from PySide6.QtCore import Qt

from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day
from tests.gui.window.front import Front


def test_no_receipt_but_amount_and_day(front: Front, counter: Counter, clock: ShopClock) -> None:
    """She remembers what she paid and when: that leads to the receipt and to the bag."""
    counter.sell_the_bag()
    clock.step(days=3)
    front.type("12800 03-02")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("肩带断了")
    front.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    front.until(lambda: any("A-000001" in words for words in front.told()))
    card = counter.card("A-000001")
    assert (card.sale.number if card.sale else "", card.proof) == ("S1", "amount_date")


def test_no_receipt_and_no_sale(counter: Counter, terminal: Terminal) -> None:
    """Nothing proves that it was bought here: the owner lets it go on, with a reason, or nobody."""
    counter.sell_the_bag()
    day = Day(terminal)
    number = day.open(
        "--free", "黑色手袋", "--complaint", "肩带断了，小票丢了", "--resolution", "REFUND_ONLY",
        "--name", "周小姐",
    )  # fmt: skip
    assert day.case(number)["proof"] == "not_proven"
    day.move(number, "review", "to_decision")
    assert "approve_refund" not in day.may(number)
    terminal.json("case", "relink", number, "--sale", "S1", "--reason", "查到付款记录")
    terminal.json("case", "edit", number, "--proof", "payment")
    day.ours(number)
    assert "approve_refund" in day.may(number)
    day.books_are_sound()
