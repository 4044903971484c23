"""A statement shows plans, deductions and holds beside its lines."""

from datetime import date

import pytest

from app.domain.papers import StatementModel
from app.domain.recovery import RecoveryTold
from app.domain.statements import month_days
from app.services.money.payout_holds import hold_payout
from app.services.money.settling import settle_case
from app.services.papers.statement import statement_model
from tests.counter import CONSIGNORS_PART, OWNER, Counter

OWED = 896_000  # paid out, and the bag came back


@pytest.fixture
def number(counter: Counter) -> str:
    """Li was paid, the bag came back: she owes 8,960 and pays it back from later sales."""
    counter.sell_the_bag()
    counter.pay_early(CONSIGNORS_PART)
    made = counter.take_back()
    told = RecoveryTold(count=2, first_due=date(2026, 4, 30))
    settle_case(counter.shop, number=made, mode="CLAWBACK", actor=OWNER, told=told)
    return made


def statement(counter: Counter, month: str) -> StatementModel:
    first, last = month_days(month)
    return statement_model(counter.shop, consignor="1001", first=first, last=last, issued_by="陈")


def test_the_plan_stands_on_it_until_it_is_paid_back(counter: Counter, number: str) -> None:
    counter.clock.step(days=31)
    march = statement(counter, "2026-03")
    (plan,) = march.plans
    assert plan.what.en == f"Deduction: {number} LV Speedy 30"
    assert (plan.total_minor, plan.open_minor) == (OWED, OWED)
    assert (plan.next_on, plan.next_minor) == (date(2026, 4, 30), OWED // 2)
    assert march.closing_minor == -OWED


def test_what_a_sale_covers_is_shown_and_taken_once(counter: Counter, number: str) -> None:
    counter.clock.step(days=31)
    statement(counter, "2026-03")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    counter.clock.step(days=30)
    april = statement(counter, "2026-04")
    (deducted,) = april.deductions
    assert (deducted.amount_minor, deducted.what) == (70_000, "LV Speedy 30")
    assert [plan.open_minor for plan in april.plans] == [OWED - 70_000]
    assert april.closing_minor == -OWED + 70_000
    assert number in april.plans[0].what.en


def test_what_is_held_says_which_item_why_and_until_when(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    hold_payout(
        counter.shop, consignor="1001", reason="怀疑是赃物，先别告诉对方", held_by="陈", sku="A-1"
    )
    paper = statement(counter, "2026-03")
    (hold,) = paper.holds
    assert hold.what == "LV Speedy 30 · A-1 · S1"
    assert hold.amount_minor == CONSIGNORS_PART
    assert hold.reason.en == f"held by a rule of the shop {number}"
    assert "赃物" not in repr(paper)


def test_what_was_sold_after_the_period_is_not_held_back_of_its_balance(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    counter.item("A-2")
    counter.sell("A-2")
    counter.open("A-2")
    counter.open("A-1")
    march, april = statement(counter, "2026-03"), statement(counter, "2026-04")
    assert ["LV Speedy 30 · A-1 · S1"] == [hold.what for hold in march.holds]
    assert ["S1", "S2"] == sorted(hold.what.split(" · ")[-1] for hold in april.holds)
