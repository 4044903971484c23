"""Trying other terms on last year: what would differ, and that nothing is written."""

import pytest

from app.domain.contracts import CommissionTier
from app.domain.errors import AftercareError
from app.domain.ladder import DefaultShare
from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.domain.sight import HiddenFromRoleError
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.simulating import Change, simulate
from app.storage.queries import year_cases
from tests.counter import COMMISSION, CONSIGNORS_PART, OWNER, PRICE, Counter
from tests.staff import NAMES, hire


@pytest.fixture
def year(counter: Counter) -> Counter:
    """The bag came back 20 days after its sale, its ¥386 of costs borne by the shop as proposed."""
    counter.sell_the_bag()
    counter.clock.step(days=20)
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.split(number, shop=10_000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    counter.clock.step(days=30)
    return counter


def buyers(share_bp: int = 10_000) -> DefaultShare:
    return DefaultShare("FUNC", "", {"buyer": share_bp, "shop": 10_000 - share_bp})


def test_another_share_moves_the_loss_and_writes_nothing(year: Counter) -> None:
    head = year.shop.queries.journal_head()
    found = simulate(year.shop, Change(shares=(buyers(),)))
    assert (1, 1) == (found.cases, found.different)
    assert (38_600, 0) == (found.before.shop, found.before.buyer)
    assert (0, 38_600) == (found.after.shop, found.after.buyer)
    assert (PRICE, COMMISSION) == (found.after.reversed, found.after.commission)
    assert ["A-000001"] == [case.number for case in found.changed]
    assert ["FUNC"] == [line.trunk for line in found.by_category]
    assert head == year.shop.queries.journal_head()


def test_the_side_as_it_was_is_what_the_books_say(year: Counter) -> None:
    before = simulate(year.shop, Change(hold_days=18)).before
    balances = year.balances()
    assert balances["after_sales_loss"] == before.shop
    assert before.commission == COMMISSION
    assert before.paid_out == CONSIGNORS_PART  # the contract's 18 days were over


def test_a_shorter_window_and_a_longer_hold(year: Counter) -> None:
    found = simulate(year.shop, Change(windows={"FUNC": 14}, hold_days=30))
    assert (0, PRICE + 38_600) == (found.after.shop_cost, found.after.buyer)
    found = simulate(year.shop, Change(hold_days=30))
    assert 0 == found.after.paid_out


def test_another_commission_counts_on_sales_and_on_what_came_back(year: Counter) -> None:
    found = simulate(year.shop, Change(tiers=(CommissionTier(0, 6000),)))
    assert (COMMISSION, PRICE * 4 // 10) == found.earned
    assert PRICE * 4 // 10 == found.after.commission


def test_a_rule_that_would_only_have_noted_it_refunds_nothing(year: Counter) -> None:
    rule = Rule(
        code="note", name=Words("只记录", "note only"), condition='case.trunk == "FUNC"',
        effects=Effects(route="NOTE_ONLY"),
    )  # fmt: skip
    rules = (rule, *year.shop.queries.rules.all())
    found = simulate(year.shop, Change(rules=rules))
    assert (1, 0, PRICE + 38_600) == (found.different, found.after.shop, found.after.buyer)


def test_a_case_older_than_a_year_is_left_out(year: Counter) -> None:
    year.clock.step(days=340)
    assert 0 == simulate(year.shop, Change(hold_days=1)).cases


def test_it_tells_how_far_it_is_and_can_be_stopped(
    year: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year_cases, "_AT_ONCE", 1)  # tells after each case
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise KeyboardInterrupt

    head = year.shop.queries.journal_head()
    with pytest.raises(KeyboardInterrupt):
        simulate(year.shop, Change(hold_days=1), step=stop)
    assert [(1, 1)] == told
    assert head == year.shop.queries.journal_head()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(), "nothing_to_simulate"),
        (Change(shares=(DefaultShare("FUNC", "", {"shop": 999}),)), "shares_do_not_add_up"),
        (Change(shares=(DefaultShare("FUNC", "", {"cat": 10_000}),)), "unknown_party"),
        (Change(shares=(DefaultShare("XXX", "", {"shop": 10_000}),)), "bad_change"),
        (Change(windows={"XXX": 7}), "bad_change"),
        (Change(hold_days=-1), "bad_change"),
        (Change(restocking_bp=10_001), "bad_change"),
        (Change(tiers=(CommissionTier(0, 20_000),)), "bad_change"),
        (Change(tiers=(CommissionTier(-1, 2_000),)), "negative_amount"),
    ],
)
def test_what_cannot_be_is_refused(counter: Counter, change: Change, code: str) -> None:
    with pytest.raises(AftercareError) as refused:
        simulate(counter.shop, change)
    assert code == refused.value.code


@pytest.mark.parametrize("role", ["clerk", "appraiser"])
def test_it_is_not_for_everybody(counter: Counter, role: str) -> None:
    hire(counter.shop)
    with pytest.raises(HiddenFromRoleError):
        simulate(counter.shop.seen_by(NAMES[role]), Change(hold_days=1))
