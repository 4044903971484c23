"""Last year under other terms, on numbers that can be added up by hand."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.contracts import CommissionTier
from app.domain.ladder import DefaultShare
from app.domain.money import allocate
from app.domain.parties import PARTIES
from app.domain.simulated_money import gather_year, money_of
from app.domain.simulated_shares import Asked
from app.domain.simulating import (
    NOTHING,
    PastMoney,
    Simulator,
    WhatIf,
    YearCase,
    merged_table,
)

TABLE = (
    DefaultShare("FUNC", "", {"shop": 3000, "consignor": 7000}),
    DefaultShare("COND", "", {"shop": 10_000}),
    DefaultShare("FUNC.BATT", "", {"buyer": 10_000}),
)
# What the bag's return and its ¥386 of costs came to: 30/70.
RETURNED = PastMoney(shop=11_580, consignor=27_020, reversed=1_280_000, commission=384_000)


def asked(category: str = "FUNC.HARD", **told: Any) -> Asked:
    usual = Asked(category, "unknown", "bags", *(True,) * 3, *(False,) * 2)
    return usual._replace(**told)


def a_case(number: str = "A-1", **told: Any) -> YearCase:
    usual = YearCase(
        number, "包", "RETURN_REFUND", asked(), RETURNED, 20, 18, hers=896_000, price=1_280_000
    )
    return usual._replace(**told)


def both(case: YearCase, what_if: WhatIf) -> tuple[PastMoney, PastMoney]:
    return Simulator(TABLE, what_if).both(case)


def test_half_and_half_instead_of_thirty_seventy() -> None:
    halves = DefaultShare("FUNC", "", {"shop": 5000, "consignor": 5000})
    before, after = both(a_case(), WhatIf(shares=(halves,)))
    assert (11_580, 27_020) == (before.shop, before.consignor)
    assert (19_300, 19_300) == (after.shop, after.consignor)
    assert (before.reversed, before.commission) == (after.reversed, after.commission)


def test_a_line_of_another_category_changes_nothing() -> None:
    other = DefaultShare("FUNC.BATT", "", {"shop": 10_000})
    assert RETURNED == both(a_case(), WhatIf(shares=(other,)))[1]


def test_what_people_decided_otherwise_stays_where_the_proposal_stays() -> None:
    """Settled at 100 % shop though 30/70 was proposed: a change elsewhere leaves it alone."""
    decided = PastMoney(shop=38_600)
    other = DefaultShare("COND", "", {"consignor": 10_000})
    assert decided == both(a_case(money=decided), WhatIf(shares=(other,)))[1]


def test_a_rule_that_gives_another_category_takes_its_shares() -> None:
    _, after = both(a_case(), WhatIf(categories={"A-1": "FUNC.BATT"}))
    assert (0, 0, 38_600) == (after.shop, after.consignor, after.buyer)


def test_a_shorter_window_refuses_who_came_later() -> None:
    """20 days after the sale: within 30 it stands, within 14 the buyer bears it all."""
    assert RETURNED == both(a_case(), WhatIf(windows={"FUNC": 30}))[1]
    assert RETURNED == both(a_case(), WhatIf(windows={"FUNC": 20}))[1]
    assert RETURNED == both(a_case(), WhatIf(windows={"COND": 1}))[1]
    _, after = both(a_case(), WhatIf(windows={"FUNC": 14}))
    assert PastMoney(buyer=1_280_000 + 38_600) == after
    assert 0 == after.shop_cost


def test_a_case_without_a_sale_has_no_window() -> None:
    assert RETURNED == both(a_case(days=None), WhatIf(windows={"FUNC": 0}))[1]


def test_a_longer_hold_keeps_what_would_have_to_be_asked_back() -> None:
    """Held for 18 days, come back on the 20th: 8,960 had been paid out; with 30 days none had."""
    before, after = both(a_case(), WhatIf(hold_days=30))
    assert (896_000, 0) == (before.paid_out, after.paid_out)


def test_a_restocking_fee_is_the_buyers_and_only_for_change_of_mind() -> None:
    """10 % of 12,800."""
    mind = a_case(asked=asked("MIND.FIT"))
    before, after = both(mind, WhatIf(restocking_bp=1000))
    assert (128_000, 128_000) == (after.restocking, after.buyer - before.buyer)
    assert before.shop_cost - 128_000 == after.shop_cost
    assert RETURNED == both(a_case(), WhatIf(restocking_bp=1000))[1]


def test_another_commission_loses_another_one_with_a_return() -> None:
    """At 60 % for the consignor the commission of 12,800 is 5,120; below the tier it stays."""
    _, after = both(a_case(), WhatIf(tiers=(CommissionTier(1_000_000, 6000),)))
    assert 512_000 == after.commission
    _, after = both(a_case(), WhatIf(tiers=(CommissionTier(2_000_000, 6000),)))
    assert 384_000 == after.commission


def test_the_books_of_a_year_are_read_party_by_party() -> None:
    lines = [
        ("1", "consignors", "sale_reversed", 896_000),
        ("1", "commission", "sale_reversed", 384_000),
        ("1", "after_sales_loss", "share_shop", 11_580),
        ("1", "consignors", "share_consignor", 27_020),
        ("1", "restocking_income", "restocking", -128_000),
        ("1", "channel.wechat", "refund_paid", -1_152_000),
    ]
    money, hers = money_of(gather_year(lines)["1"])
    assert RETURNED._replace(restocking=128_000, buyer=128_000) == money
    assert 896_000 == hers
    assert 38_600 == a_case(money=money).loss
    assert (NOTHING, 0) == money_of(None)


def test_a_line_takes_the_place_of_its_like() -> None:
    table = merged_table(TABLE, (DefaultShare("COND", "", {"buyer": 10_000}),))
    assert len(TABLE) == len(table)
    assert {"buyer": 10_000} == {line.category: line.shares for line in table}["COND"]


cases = st.lists(
    st.builds(
        a_case,
        st.integers(0, 999).map("A-{:03d}".format),
        asked=st.builds(
            asked,
            st.sampled_from(["FUNC.HARD", "FUNC.BATT", "COND.WEAR", "MIND.FIT"]),
            has_consignor=st.booleans(),
            has_buyer=st.booleans(),
            has_baseline=st.booleans(),
            is_rejected=st.booleans(),
        ),
        money=st.tuples(*(st.integers(0, 10**7) for _ in range(8))).map(
            lambda minors: PastMoney(*minors)
        ),
        days=st.none() | st.integers(0, 60),
    ),
    max_size=20,
)
shares = st.lists(st.integers(1, 9), min_size=5, max_size=5).map(
    lambda weights: dict(zip(PARTIES, allocate(10_000, weights), strict=True))
)


def simulated(these: list[YearCase], what_if: WhatIf) -> Simulator:
    simulator = Simulator(TABLE, what_if)
    for case in these:
        simulator.count(case)
    return simulator


@given(cases)
def test_without_a_change_nothing_differs(these: list[YearCase]) -> None:
    found = simulated(these, WhatIf()).result()
    assert 0 == found.different
    assert found.before == found.after


@given(cases, shares, st.sampled_from(["FUNC", "COND", "COND.WEAR", "MIND"]))
def test_other_shares_move_losses_and_make_none(
    these: list[YearCase], bp: dict[str, int], category: str
) -> None:
    line = DefaultShare(category, "", bp)
    found = simulated(these, WhatIf(shares=(line,))).result()
    assert sum(found.before[:5]) == sum(found.after[:5])
    assert found.before[5:] == found.after[5:]
    whole = found.after.less(found.before)
    by_case = [case.after.less(case.before) for case in found.changed]
    assert whole == PastMoney(*map(sum, zip(NOTHING, *by_case, strict=True)))
    by_category = [line.after.less(line.before) for line in found.by_category]
    assert whole == PastMoney(*map(sum, zip(NOTHING, *by_category, strict=True)))
    assert found.different == sum(line.changed for line in found.by_category)
