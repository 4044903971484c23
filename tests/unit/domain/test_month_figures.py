"""The figures of a month on numbers that can be added up by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import CONTROL_ACCOUNTS, SHOP_ACCOUNTS
from app.domain.month_cases import DIMENSIONS, MEASURES, CaseInMonth, Picked, picked
from app.domain.month_money import NO_MONEY, CaseMoney, gather, sum_of
from app.domain.monthly_report import (
    INCOMPLETE,
    MonthlyReport,
    OpenPart,
    TrendMonth,
    monthly_report,
    part_bp,
    spread,
)
from app.domain.months import Month
from app.domain.papers import Words
from app.services.program_data import ProgramData

_DAY = 86_400_000
_BOTH = (True, True)  # opened and closed in the month


def a_case(number: str, **told: Any) -> CaseInMonth:
    usual = CaseInMonth(number, "包", "FUNC.HARD", "RETURN_REFUND", "CLOSED", 100_000, *_BOTH)
    return usual._replace(**told)


def report_of(cases: Sequence[CaseInMonth], *, sales_minor: int = 10_000_000) -> MonthlyReport:
    months = [Month(2026, 10).plus(back) for back in range(-12, 1)]
    this = TrendMonth(
        months[-1],
        sum(case.was_opened for case in cases),
        sum(case.was_closed for case in cases),
        sales_minor,
        sum_of(case.money for case in cases),
    )
    return monthly_report(
        cases,
        [*(TrendMonth(month) for month in months[:-1]), this],
        [OpenPart("buyer", 1, 5, 0), OpenPart("shop", 2, 900, 40)],
        currency="CNY",
        as_of=date(2026, 11, 2),
        name_of=lambda dimension, case: Words(*(DIMENSIONS[dimension](case),) * 2),
    )


def test_a_full_return_with_its_costs_shared() -> None:
    """The bag of 12,800 comes back; ¥386 of costs are shared 30/70: three figures, kept apart."""
    lines = [
        ("A-1", "consignors", "sale_reversed", 896_000),
        ("A-1", "commission", "sale_reversed", 384_000),
        ("A-1", "buyers_payable", "refund_due", -1_280_000),
        ("A-1", "buyers_payable", "refund_paid", 1_280_000),
        ("A-1", "channel.wechat", "refund_paid", -1_280_000),
        ("A-1", "costs_to_allocate", "cost", 38_600),
        ("A-1", "channel.bank", "cost", -38_600),
        ("A-1", "after_sales_loss", "share_shop", 11_580),
        ("A-1", "consignors", "share_consignor", 27_020),
        ("A-1", "costs_to_allocate", "costs_shared", -38_600),
    ]
    money = gather(lines)["A-1"]
    assert 1_280_000 == money.reversed_minor
    assert 384_000 == money.commission_minor
    assert 38_600 == money.loss_minor
    assert (11_580, 27_020, 0) == (money.net_minor, money.recovered_minor, money.pending_minor)
    assert 395_580 == money.cost_minor


def test_a_parcel_lost_waits_for_the_carrier_and_then_is_paid_in_part() -> None:
    """12,800 refunded without goods; the carrier accepts 8,000, the shop bears the rest."""
    september = gather(
        [
            ("A-1", "after_sales_loss", "refund_without_goods", 1_280_000),
            ("A-1", "after_sales_loss", "share_shop", -1_280_000),
            ("A-1", "pending_claim", "share_carrier", 1_280_000),
        ]
    )["A-1"]
    assert (1_280_000, 1_280_000, 0) == (
        september.loss_minor,
        september.pending_minor,
        september.net_minor,
    )
    october = gather(
        [
            ("A-1", "carriers", "claim_accepted", 800_000),
            ("A-1", "pending_claim", "claim_accepted", -800_000),
            ("A-1", "after_sales_loss", "claim_not_accepted", 480_000),
            ("A-1", "pending_claim", "claim_not_accepted", -480_000),
            ("A-1", "channel.bank", "claim_received", 800_000),
            ("A-1", "carriers", "claim_received", -800_000),
        ]
    )["A-1"]
    assert (0, -1_280_000, 800_000, 480_000) == (
        october.loss_minor,
        october.pending_minor,
        october.carrier_minor,
        october.net_minor,
    )


def test_writing_off_moves_a_loss_back_to_the_shop_and_makes_no_new_one() -> None:
    written_off = gather(
        [
            ("A-1", "bad_debt", "written_off", 396_000),
            ("A-1", "consignors", "written_off", -396_000),
        ]
    )["A-1"]
    assert (0, 396_000) == (written_off.loss_minor, written_off.net_minor)
    later = gather(
        [
            ("A-1", "channel.bank", "bad_debt_recovered", 100_000),
            ("A-1", "recovered_bad_debt", "bad_debt_recovered", -100_000),
        ]
    )["A-1"]
    assert (0, -100_000) == (later.loss_minor, later.net_minor)


def test_a_restocking_fee_lowers_what_the_shop_bears() -> None:
    kept = gather([("A-1", "restocking_income", "restocking", -128_000)])["A-1"]
    assert (0, -128_000, 128_000) == (kept.loss_minor, kept.net_minor, kept.buyer_minor)


def test_money_that_only_changes_hands_means_nothing() -> None:
    lines = [
        ("A-1", account, memo, 100)
        for account in ("consignors", "buyers_payable", "channel.cash", "store_credit", "vat")
        for memo in ("payout", "pay_in", "refund_due", "refund_paid", "claim_received", "sale")
    ]
    assert {} == gather(lines)


postings = st.lists(
    st.tuples(
        st.sampled_from("123"),
        st.sampled_from([*CONTROL_ACCOUNTS, *SHOP_ACCOUNTS, "channel.cash"]),
        st.sampled_from("sale_reversed cost share_consignor share_buyer claim_accepted x".split()),
        st.integers(-(10**9), 10**9),
    )
)


@given(postings)
def test_the_cases_sum_to_the_whole(lines: list[tuple[str, str, str, int]]) -> None:
    whole = gather(("", *line[1:]) for line in lines).get("", NO_MONEY)
    assert whole == sum_of(gather(lines).values())
    assert whole.loss_minor == whole.net_minor + whole.pending_minor + whole.recovered_minor


def test_half_and_four_fifths_of_the_closed_cases() -> None:
    """Of 1, 2, 3, 4 and 10 days: half within 3, four of five within 4. Of four: between 2 and 3."""
    five = spread(days * _DAY for days in (10, 1, 3, 2, 4))
    assert (5, 3 * _DAY, 4 * _DAY) == (five.count, five.median_ms, five.p80_ms)
    four = spread(days * _DAY for days in (1, 2, 3, 4))
    assert (5 * _DAY // 2, 4 * _DAY) == (four.median_ms, four.p80_ms)
    assert 0 == spread(()).count


@pytest.mark.parametrize(
    ("part", "whole", "bp"),
    [(243, 10_000, 243), (1, 3, 3333), (2, 3, 6667), (-1, 3, -3333), (5, 0, None), (0, 9, 0)],
)
def test_a_part_in_basis_points_is_rounded_half_up(part: int, whole: int, bp: int | None) -> None:
    assert bp == part_bp(part, whole)


def test_the_cost_of_problems_is_loss_and_lost_commission_of_sales() -> None:
    money = CaseMoney(commission_minor=384_000, net_minor=11_580, consignor_minor=27_020)
    report = report_of([a_case("A-1", money=money)], sales_minor=10_000_000)
    assert 396 == report.total.cost_bp  # 395,580 of 10,000,000


def test_promises_count_where_something_was_promised() -> None:
    kept = [a_case("A-1", kept_promise=True), a_case("A-2", kept_promise=True)]
    late, none = a_case("A-3", kept_promise=False), a_case("A-4")
    still_open = a_case("A-5", was_closed=False, kept_promise=True)
    report = report_of([*kept, late, none, still_open])
    assert (3, 2, 6667) == (report.promised, report.kept, report.kept_bp)
    assert ["A-3"] == [case.number for case in picked([late, none], Picked("late"))]


def test_ten_consignors_and_the_rest() -> None:
    """Thirteen of them: ten lines and one that stands for three, which opens those three."""
    cases = [
        a_case(f"A-{n:02d}", consignor=f"p{n:02d}", money=CaseMoney(net_minor=100 - n))
        for n in range(13)
    ]
    parts = report_of(cases).by["consignor"]
    assert 11 == len(parts)
    assert (3, 3, 90 + 89 + 88) == (parts[-1].merged, parts[-1].opened, parts[-1].money.net_minor)
    behind = picked(cases, parts[-1].picked)
    assert ["A-10", "A-11", "A-12"] == [case.number for case in behind]
    assert "consignor:*" == str(parts[-1].picked)


def test_one_more_than_ten_is_shown_rather_than_called_the_rest() -> None:
    cases = [a_case(f"A-{n}", brand=f"b{n}") for n in range(11)]
    parts = report_of(cases).by["brand"]
    assert 11 == len(parts)
    assert not any(part.merged for part in parts)


def test_a_quiet_month_is_empty() -> None:
    assert report_of([], sales_minor=500).is_empty
    assert not report_of([a_case("A-1")]).is_empty


def test_what_waits_stands_with_most_at_stake_first() -> None:
    assert ["shop", "buyer"] == [part.party for part in report_of([]).waiting]


figures = st.builds(CaseMoney, *(st.integers(-(10**6), 10**6) for _ in CaseMoney._fields))
cases_of_a_month = st.lists(
    st.builds(
        a_case,
        st.integers(0, 9999).map("A-{:04d}".format),
        category=st.sampled_from(["FUNC.HARD", "FUNC.DOA", "COND.WEAR", "AUTH"]),
        resolution=st.sampled_from(["RETURN_REFUND", "PARTIAL"]),
        stage=st.sampled_from(["CLOSED", "NEW", "REFUND"]),
        consignor=st.integers(0, 15).map(str),
        brand=st.integers(0, 15).map("b{}".format),
        carrier=st.sampled_from(["", "SF", "JD"]),
        was_opened=st.booleans(),
        was_closed=st.booleans(),
        money=figures,
    ),
    max_size=40,
)


@given(cases_of_a_month)
def test_every_way_to_put_them_side_by_side_sums_to_the_same(cases: list[CaseInMonth]) -> None:
    report = report_of(cases)
    for dimension, parts in report.by.items():
        if dimension in INCOMPLETE:
            continue
        assert report.total.money == sum_of(part.money for part in parts)
        assert report.total.opened == sum(part.opened for part in parts)
        assert report.total.closed == sum(part.closed for part in parts)


@given(cases_of_a_month)
def test_every_line_is_the_sum_of_the_cases_it_opens(cases: list[CaseInMonth]) -> None:
    for parts in report_of(cases).by.values():
        for part in parts:
            behind = picked(cases, part.picked)
            assert part.money == sum_of(case.money for case in behind)
            assert part.opened == sum(case.was_opened for case in behind)


@given(cases_of_a_month)
def test_no_case_behind_a_figure_is_left_out(cases: list[CaseInMonth]) -> None:
    whole = sum_of(case.money for case in cases)
    for measure in MEASURES:
        behind = sum_of(case.money for case in picked(cases, Picked(measure)))
        if f"{measure}_minor" in CaseMoney._fields:
            field = f"{measure}_minor"
            assert getattr(whole, field) == getattr(behind, field)


@pytest.mark.parametrize("party", ["consignor", "buyer"])
@pytest.mark.parametrize("way", ["share", "resplit"])
def test_every_memo_that_charges_a_party_counts_as_borne_by_it(
    program: ProgramData, party: str, way: str
) -> None:
    memo = f"{way}_{party}"
    assert memo in program.words["memo"]
    account = {"consignor": "consignors", "buyer": "buyers_payable"}[party]
    assert 500 == gather([("A-1", account, memo, 500)])["A-1"].recovered_from(party)
