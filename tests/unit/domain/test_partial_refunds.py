"""Any sequence of partial refunds, in any currency, ends exactly where the sale began."""

from collections import Counter
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import Posting, check_balanced
from app.domain.money import MAX_MINOR, NegativeAmountError, allocate, proportional
from app.domain.refund_meaning import (
    Meaning,
    MeaningRefusedError,
    UnknownMeaningError,
    refund_meaning,
)
from app.domain.sales import SaleLine, sale_postings
from app.domain.unwinding import (
    TAKEN_BACK,
    NothingToRefundError,
    RefundExceedsPaymentError,
    SoldItem,
    refund_postings,
)
from tests.counter import BAG, LI, RECEIPT, WANG, a_case

CURRENCIES = st.sampled_from(("CNY", "JPY", "KWD"))
MEANINGS = st.sampled_from(("return", "allowance", "price_correction"))


@st.composite
def sales(draw: st.DrawFn) -> SoldItem:
    """A sale of any parts; the consignor's may be above the price, then commission is below 0."""
    price = draw(st.integers(1, 2_000_000))
    hers = draw(st.integers(0, price * 3 // 2))
    tax = draw(st.integers(0, price // 5))
    line = SaleLine(BAG, "A-1", "LV", price, LI, hers, price - hers - tax, tax)
    credited = sale_postings(RECEIPT, [line], "wechat", draw(CURRENCIES))[1:]
    return SoldItem(credited, (0,) * len(credited), price, "wechat", price_minor=price)


def refunded(sold: SoldItem, amount: int, meaning: Meaning) -> tuple[Posting, ...]:
    made = refund_postings(
        replace(a_case(), currency=sold.credited[0].currency),
        sold,
        amount_minor=amount,
        tender="wechat",
        unwinds=meaning == "return",
        buyer=WANG,
        meaning=meaning,
    )
    check_balanced(made)
    return made


def after(sold: SoldItem, made: tuple[Posting, ...], amount: int) -> SoldItem:
    """The sale as the next refund finds it."""
    back: Counter[str] = Counter()
    for p in made:
        if p.memo in TAKEN_BACK:
            back[p.account] += p.minor
    done = [d + back[p.account] for p, d in zip(sold.credited, sold.reversed_minor, strict=True)]
    return replace(
        sold,
        reversed_minor=tuple(done),
        paid_left_minor=sold.paid_left_minor - amount,
        refunded_minor=sold.refunded_minor + amount,
    )


@given(sales(), st.lists(st.tuples(st.integers(1, 900_000), MEANINGS), max_size=6))
def test_whatever_was_refunded_before_a_full_return_leaves_nothing_of_the_sale(
    sold: SoldItem, before: list[tuple[int, str]]
) -> None:
    price = sold.paid_left_minor
    stands = Counter({p.account: p.minor for p in sold.credited})
    now = sold
    for wanted, meaning in (*before, (price, "return")):
        amount = min(wanted, now.paid_left_minor)
        if amount == 0:
            return  # everything was paid back while the thing stayed: nothing to return for
        made = refunded(now, amount, cast("Meaning", meaning))
        for p in made:
            stands[p.account] += p.minor
        now = after(now, made, amount)
    assert list(now.reversed_minor) == [-p.minor for p in now.credited]
    assert {account: minor for account, minor in stands.items() if minor} == {
        "channel.wechat": -price
    }


@given(sales(), st.lists(st.integers(1, 900_000), min_size=1, max_size=8))
def test_no_allowances_take_more_tax_back_than_their_part(
    sold: SoldItem, amounts: list[int]
) -> None:
    """Cumulative: however it is cut into refunds, the tax that went back is that of their sum."""
    tax = -sum(p.minor for p in sold.credited if p.account == "vat")
    price, now = sold.paid_left_minor, sold
    for wanted in amounts:
        amount = min(wanted, now.paid_left_minor)
        if amount:
            now = after(now, refunded(now, amount, "allowance"), amount)
    back = sum(
        done for p, done in zip(now.credited, now.reversed_minor, strict=True) if p.account == "vat"
    )
    assert back == allocate(price - now.paid_left_minor, (tax, price - tax))[0]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6), st.data())
def test_a_part_of_lines_sums_to_the_part_and_the_whole_is_the_lines(
    lines: list[int], data: st.DataObject
) -> None:
    whole = sum(lines)
    if whole <= 0:
        with pytest.raises(ValueError, match="positive sum"):
            proportional(1, lines)
        return
    part = data.draw(st.integers(0, whole))
    parts = proportional(part, lines)
    assert sum(parts) == part
    assert proportional(whole, lines) == tuple(lines)
    assert all(
        abs(got * whole - part * line) < whole for got, line in zip(parts, lines, strict=True)
    )


@given(sales(), st.integers(1, MAX_MINOR))
def test_refunds_never_exceed_the_payment(sold: SoldItem, beyond: int) -> None:
    price = sold.paid_left_minor
    too_much = min(price + beyond, MAX_MINOR)
    with pytest.raises(RefundExceedsPaymentError):
        refunded(sold, too_much, "return")
    for wrong in (0, -1):
        with pytest.raises((NothingToRefundError, NegativeAmountError)):
            refunded(sold, wrong, "allowance")


def test_what_was_given_away_comes_back_for_nothing() -> None:
    """A price of zero with 100 for the consignor: the shop paid that, and takes it back."""
    line = SaleLine(BAG, "A-1", "LV", 0, LI, 100, -100)
    credited = sale_postings(RECEIPT, [line], "cash", "CNY")
    gift = SoldItem(credited, (0, 0), 0, "cash", price_minor=0)
    made = refunded(gift, 0, "return")
    assert [(p.account, p.minor) for p in made if p.minor] == [
        ("consignors", 100),
        ("commission", -100),
    ]
    with pytest.raises(NothingToRefundError):
        refunded(gift, 0, "allowance")


def test_a_price_is_corrected_only_where_the_price_is_disputed() -> None:
    price, fault = a_case(category="MONEY.PRICE"), a_case(category="FUNC.HARD")
    tag = a_case(category="STORE.TAG")

    def meaning(case: object, told: str = "", refund: str = "allowance") -> str:
        return refund_meaning(case, refund=refund, unwinds=False, told=told)  # type: ignore[arg-type] # cases

    assert [meaning(case) for case in (price, tag, fault)] == [
        "price_correction",
        "price_correction",
        "allowance",
    ]
    assert meaning(price, "allowance") == "allowance"
    assert meaning(price, refund="full") == "full"
    for case, refund in ((fault, "allowance"), (price, "full")):
        with pytest.raises(MeaningRefusedError):
            meaning(case, "price_correction", refund)
    with pytest.raises(UnknownMeaningError):
        meaning(price, "kindness")
    with pytest.raises(MeaningRefusedError):
        refund_meaning(price, refund="allowance", unwinds=True, told="price_correction")
