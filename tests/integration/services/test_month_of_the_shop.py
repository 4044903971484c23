"""A month's report says what the books and the cases of the month say."""

import pytest

from app.domain.errors import RuleError
from app.domain.month_cases import DIMENSIONS, Picked
from app.domain.month_money import sum_of
from app.domain.monthly_report import MonthlyReport
from app.domain.months import Month, read_month
from app.domain.sight import HiddenFromRoleError
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.monthly_report import cases_behind, cases_waiting_for, report_of, this_month
from app.services.papers.monthly_report import monthly_report_paper
from tests.counter import COMMISSION, OWNER, PRICE, Counter
from tests.staff import NAMES, hire

MARCH = Month(2026, 3)


def a_return_with_costs(counter: Counter) -> str:
    """The worked example: the bag comes back on 4 March, ¥386 of costs are shared 30/70."""
    counter.sell_the_bag()
    number = counter.open()
    counter.clock.step(days=2)
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    return number


def report(counter: Counter, month: str = "2026-03") -> MonthlyReport:
    return report_of(counter.shop, counter.shop.queries, read_month(month))


def booked(counter: Counter, accounts: str, memo: str = "%") -> int:
    """What the ledger says of cases in March."""
    with counter.shop.store.database.reading() as connection:
        row = connection.execute(
            "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE case_id IS NOT NULL"
            " AND account IN (SELECT value FROM json_each(?)) AND memo LIKE ?"
            " AND booked_on LIKE '2026-03-%'",
            (accounts, memo),
        ).fetchone()
    return int(row[0])


def test_three_figures_are_what_the_ledger_says(counter: Counter) -> None:
    """Sales reversed 12,800 · commission lost 3,840 · loss 386, of which the shop bears 115.80."""
    a_return_with_costs(counter)
    money = report(counter).total.money
    assert (PRICE, COMMISSION, 38_600) == (
        money.reversed_minor,
        money.commission_minor,
        money.loss_minor,
    )
    assert money.reversed_minor == booked(
        counter, '["consignors", "commission", "vat"]', "sale_reversed"
    )
    assert money.commission_minor == booked(counter, '["commission"]')
    assert (11_580, 27_020) == (money.net_minor, money.consignor_minor)
    assert money.net_minor == booked(counter, '["after_sales_loss"]')
    assert money.consignor_minor == booked(counter, '["consignors"]', "share_consignor")


def test_the_month_counts_sales_cases_and_how_long_they_took(counter: Counter) -> None:
    a_return_with_costs(counter)
    month = report(counter)
    assert (1, 1, PRICE) == (month.total.opened, month.total.closed, month.total.sales_minor)
    assert 1 == month.lasted.count
    assert 0 < month.worked.median_ms < month.lasted.median_ms
    assert (1, 1, 10_000) == (month.promised, month.kept, month.kept_bp)
    assert 3_090 == month.total.cost_bp  # 3,955.80 of 12,800


def test_thirteen_months_end_with_this_one_and_a_case_stands_in_one(counter: Counter) -> None:
    a_return_with_costs(counter)
    trend = report(counter, "2026-04").trend
    assert ("2025-04", "2026-04", 13) == (str(trend[0].month), str(trend[-1].month), len(trend))
    assert [0] * 11 + [1, 0] == [each.opened for each in trend]
    assert trend[-2].money == report(counter).total.money


def test_months_end_at_the_shops_midnight(counter: Counter) -> None:
    """31 March 23:30 in Shanghai is March there, though it is a UTC afternoon; 00:30 is April."""
    counter.sell_the_bag()
    counter.clock.step(days=29, hours=13, ms=30 * 60_000)
    counter.open()
    counter.clock.step(hours=1)
    counter.item("A-2")
    counter.sell("A-2", number="S2")
    counter.open("A-2")
    assert (1, 1) == (report(counter).total.opened, report(counter, "2026-04").total.opened)


def test_every_figure_opens_its_cases(counter: Counter) -> None:
    number = a_return_with_costs(counter)
    queries = counter.shop.queries
    for measure in ("opened", "closed", "kept", "reversed", "commission", "loss", "net"):
        behind = cases_behind(queries, MARCH, Picked(measure))
        assert [number] == [case.number for case in behind], measure
    assert [] == cases_behind(queries, MARCH, Picked("late"))
    month = report(counter)
    for dimension in set(DIMENSIONS) - {"carrier"}:
        (part,) = month.by[dimension]
        assert month.total.money == part.money
        assert [number] == [case.number for case in cases_behind(queries, MARCH, part.picked)]
    assert "1001 李女士" == month.by["consignor"][0].name.zh
    assert number == month.largest[0].number


def test_what_is_open_is_told_by_whom_it_waits_for(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    month = report(counter)
    assert [("shop", 1, PRICE, 0)] == [
        (part.party, part.count, part.at_stake_minor, part.unsettled_minor)
        for part in month.waiting
    ]
    assert [number] == [line.number for line in cases_waiting_for(counter.shop.queries, "shop")]
    assert not report(counter, "2026-02").waiting  # it was not there yet


def test_a_month_in_which_nothing_happened_is_empty(counter: Counter) -> None:
    counter.sell_the_bag()
    assert report(counter).is_empty
    assert report(counter).total.sales_minor == PRICE
    assert MARCH == this_month(counter.shop)


def test_a_dead_reckoning_of_many_cases(counter: Counter) -> None:
    """Three items of 1,000, 2,000 and 3,000 come back: 6,000 reversed, 1,800 of it commission."""
    counter.consignor()
    for place in (1, 2, 3):
        sku = f"B-{place}"
        counter.item(sku, price=place * 100_000)
        counter.sell(sku, number=f"R{place}")
        counter.return_and_refund(counter.open(sku))
    month = report(counter)
    assert (600_000, 180_000, 0) == month.total.money[:3]
    assert sum_of(case.money for case in month.largest) == month.total.money


@pytest.mark.parametrize("role", ["clerk", "appraiser"])
def test_the_report_is_not_for_everybody(counter: Counter, role: str) -> None:
    hire(counter.shop)
    seen = counter.shop.seen_by(NAMES[role])
    with pytest.raises(HiddenFromRoleError):
        report_of(seen, seen.queries, MARCH)
    with pytest.raises(RuleError):
        monthly_report_paper(counter.shop, month=MARCH, langs=("en",), issued_by=NAMES[role])


@pytest.mark.parametrize("role", ["owner", "accountant", "handler"])
def test_the_report_is_for_whoever_sees_balances(counter: Counter, role: str) -> None:
    hire(counter.shop)
    a_return = counter.shop.seen_by(NAMES[role])
    assert report_of(a_return, a_return.queries, MARCH).is_empty
