"""Fake after five months: the buyer is made whole first, the consignor's payout is taken back.

She was paid 8,960 long ago. 5,000 of other sales are unpaid, so her account nets itself to
−3,960 and a fee of 300; the rest comes by instalments, as far as it comes.
"""

from typing import Any

from app.services.money.payouts import pay_out
from tests.counter import CONSIGNORS_PART, PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day

FEE = 30_000
OTHER_PRICE, OTHER_PART = 714_286, 500_000
OWED = CONSIGNORS_PART + FEE - OTHER_PART  # 4,260


def test_fake_after_five_months_with_the_consignor_paid(
    counter: Counter, clock: ShopClock, terminal: Terminal
) -> None:
    counter.sell_the_bag()
    clock.step(days=20)
    pay_out(
        counter.shop, consignor="1001", amount_minor=CONSIGNORS_PART, tender="bank", paid_by="陈"
    )
    clock.step(days=130)
    counter.item("A-2", price=OTHER_PRICE)
    counter.sell("A-2")  # 5,000 of it are hers, and not paid yet
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
    assert day.balance() == OTHER_PART - CONSIGNORS_PART == -396_000

    day.split(number, consignor=10_000)
    ways = recovery(day, number)
    assert ways["owed"]["minor"] == OWED
    assert (ways["proposed"]["mode"], ways["proposed"]["parts"]) == ("PAY_IN", 3)
    bought = next(way for way in ways["modes"] if way["mode"] == "BUY_IN")
    assert "not_fake" in bought["missing"]  # a confirmed fake is not bought

    first = ("--parts", "3", "--first", "2026-08-31")
    terminal.json("case", "settle", number, "--mode", "PAY_IN", *first)
    assert day.balance() == -OWED
    assert day.stage(number) == ("CLOSED", "")
    assert instalments(day, number) == [
        ("2026-08-31", 142_000, "due"),
        ("2026-09-30", 142_000, "due"),
        ("2026-10-31", 142_000, "due"),
    ]

    two_are_paid_one_of_them_late(terminal, clock, day, number)
    the_last_is_written_off_and_comes_after_all(terminal, clock, day, number)

    offered = day.refused("item", "dispose", "A-1", "restock", "--case", number)
    assert offered["code"] == "disposition_refused"
    words = ("--note", "已确认仿冒，寄卖人同意销毁")
    terminal.json("item", "dispose", "A-1", "destroy", "--case", number, *words)
    day.books_are_sound()


def two_are_paid_one_of_them_late(
    terminal: Terminal, clock: ShopClock, day: Day, number: str
) -> None:
    terminal.json("case", "recovery", "pay-in", number, "--amount", "1420", "--tender", "bank")
    assert [state for _, _, state in instalments(day, number)] == ["paid", "due", "due"]
    clock.step(days=60)  # October has begun
    assert [state for _, _, state in instalments(day, number)] == ["paid", "late", "due"]
    (late,) = terminal.json("case", "recovery", "list")["recoveries"]
    assert (late["case"], late["left"]["minor"]) == (number, 284_000)
    terminal.json("case", "recovery", "pay-in", number, "--amount", "1420", "--tender", "cash")
    assert [state for _, _, state in instalments(day, number)] == ["paid", "paid", "due"]
    assert day.balance() == -142_000


def the_last_is_written_off_and_comes_after_all(
    terminal: Terminal, clock: ShopClock, day: Day, number: str
) -> None:
    clock.step(days=150)
    assert recovery(day, number)["proposed"]["reason"] == "instalments_stay_away"
    terminal.json("case", "recovery", "write-off", number, "--note", "搬走了，联系不上")
    assert day.balance() == 0
    assert [state for _, _, state in instalments(day, number)] == ["paid", "paid", "given_up"]
    assert terminal.json("case", "recovery", "list")["recoveries"] == []
    clock.step(days=40)
    terminal.json("case", "recovery", "recovered", number, "--amount", "1420", "--tender", "bank")
    too_much = day.refused("case", "recovery", "recovered", number, "--amount", "1")
    assert too_much["code"] == "too_much_recovered"
    books = {
        line["account"]: line["balance"]["minor"]
        for line in terminal.json("ledger", "check")["balances"]
    }
    assert (books["bad_debt"], books["recovered_bad_debt"]) == (142_000, -142_000)
    assert books.get("consignors", 0) == 0


def recovery(day: Day, number: str) -> dict[str, Any]:
    """What is owed, and what each way would do."""
    found: dict[str, Any] = day.type.json("case", "recovery", "show", number)["recovery"]
    return found


def instalments(day: Day, number: str) -> list[tuple[str, int, str]]:
    """Day, amount and state of each part of the newest plan."""
    plan = recovery(day, number)["plans"][-1]
    return [(part["due"], part["amount"]["minor"], part["state"]) for part in plan["instalments"]]


def gather_evidence(day: Day, number: str) -> None:
    """What the checklist of a dispute over authenticity asks for, seen at the counter."""
    missing = day.type.json("case", "evidence", number)["missing"]
    assert missing != []
    assert "to_decision" not in day.may(number)
    for item in missing:
        day.type.json("case", "evidence", number, item, "--seen")
