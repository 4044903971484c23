"""Coat lost in the shop: looked for first, then the consignor gets her part of the tag price."""

from tests.counter import CONSIGNORS_PART, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day


def test_coat_lost_in_the_shop(counter: Counter, clock: ShopClock, terminal: Terminal) -> None:
    counter.consignor()
    counter.item("C-1", title="羊绒大衣")
    day = Day(terminal)
    number = day.open(
        "--item", "C-1", "--complaint", "来取大衣，找不到了", "--claimant", "consignor",
        "--category", "STORE.LOST",
    )  # fmt: skip
    searching = day.case(number)
    assert (searching["stage"], searching["turn"]) == ("SEARCH", "shop")  # nobody pays yet
    assert searching["resolution"] == "COMPENSATE_CONSIGNOR"

    clock.step(days=1)
    day.move(number, "not_found", note="货架、后仓、另一家店都找过")
    assert day.case(number)["custody"] == "lost"
    day.move(number, "to_decision", "compensate")
    assert day.balance() == CONSIGNORS_PART
    day.split(number, shop=10_000)
    terminal.json("case", "settle", number)
    assert day.stage(number) == ("CLOSED", "")
    assert counter.balances()["after_sales_loss"] == CONSIGNORS_PART
    day.books_are_sound()
