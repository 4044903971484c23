"""Chargebacks of rules §6: 12,800 and a fee of 150 are taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Case
from app.domain.chargebacks import (
    Chargeback,
    category_to_split,
    debit_postings,
    lost_postings,
    underlying_of,
    won_postings,
)
from app.domain.ledger import Posting
from app.domain.money import NegativeAmountError
from app.domain.sales import SaleLine, sale_postings
from app.domain.unwinding import NothingToRefundError, SoldItem, UnknownTenderError
from tests.counter import BAG, COMMISSION, CONSIGNORS_PART, LI, PRICE, RECEIPT, WANG, a_case
from tests.standing import standing

FEE = 15_000


def a_dispute(*, amount: int = PRICE, fee: int = FEE, underlying: str = "") -> Chargeback:
    case = a_case()
    return Chargeback(
        "2" * 32, case.id, case.number, RECEIPT, amount, fee, "card", "CNY", "CB-77",
        "2026-03-04", None, underlying,
    )  # fmt: skip


def sold(*, tax: int = 0, left: int = PRICE) -> SoldItem:
    line = SaleLine(BAG, "A-1", "LV Speedy 30", PRICE, LI, CONSIGNORS_PART, COMMISSION - tax, tax)
    credited = sale_postings(RECEIPT, [line], "card", "CNY")[1:]
    return SoldItem(credited, (0,) * len(credited), left, "card")


def debited(case: Case, *, amount: int = PRICE, fee: int = FEE) -> tuple[Posting, ...]:
    return debit_postings(case, amount_minor=amount, fee_minor=fee, tender="card")


def test_on_the_debit_the_money_is_disputed_and_the_fee_is_spent() -> None:
    expected = {"disputed_funds": PRICE, "channel_fees": FEE, "channel.card": -PRICE - FEE}
    assert expected == standing(debited(a_case()))


def test_won_the_money_is_back_and_the_fee_stays_an_expense() -> None:
    case = a_case()
    books = standing(debited(case), won_postings(case, a_dispute()))
    assert {"channel_fees": FEE, "channel.card": -FEE} == books


def test_lost_without_goods_all_of_it_is_a_loss_and_the_fee_too() -> None:
    case = a_case()
    lost = lost_postings(case, a_dispute(), sold(), goods_back=False, buyer=WANG)

    assert (PRICE, PRICE + FEE) == (lost.refunded_minor, lost.loss_minor)
    expected = {"after_sales_loss": PRICE + FEE, "channel.card": -PRICE - FEE}
    assert expected == standing(debited(case), lost.postings)


def test_lost_with_the_goods_back_unwinds_the_sale_against_disputed_funds() -> None:
    case = a_case()
    lost = lost_postings(case, a_dispute(), sold(), goods_back=True, buyer=WANG)

    assert (PRICE, FEE) == (lost.refunded_minor, lost.loss_minor)
    assert {
        "consignors": CONSIGNORS_PART,
        "commission": COMMISSION,
        "disputed_funds": -PRICE,
        "after_sales_loss": FEE,
        "channel_fees": -FEE,
    } == standing(lost.postings)


def test_the_tax_of_the_sale_goes_back_with_it() -> None:
    lost = lost_postings(a_case(), a_dispute(fee=0), sold(tax=37_282), goods_back=True, buyer=WANG)
    assert 37_282 == standing(lost.postings)["vat"]


def test_what_the_bank_took_beyond_what_was_left_to_refund_is_a_loss() -> None:
    """A thousand had been refunded before; the bank takes the whole price all the same."""
    lost = lost_postings(
        a_case(), a_dispute(fee=0), sold(left=PRICE - 100_000), goods_back=True, buyer=WANG
    )
    assert (PRICE - 100_000, 100_000) == (lost.refunded_minor, lost.loss_minor)


def test_a_debit_needs_an_amount_and_a_way_of_paying() -> None:
    with pytest.raises(NothingToRefundError):
        debited(a_case(), amount=0)
    with pytest.raises(NegativeAmountError):
        debited(a_case(), fee=-1)
    with pytest.raises(UnknownTenderError):
        debit_postings(a_case(), amount_minor=1, fee_minor=0, tender="store_credit")


@pytest.mark.parametrize(
    ("category", "others", "beneath"),
    [
        ("FUNC.HARD", (), "FUNC.HARD"),
        ("MONEY.CB", ("AUTH.FAKE", "FUNC.HARD"), "AUTH.FAKE"),
        ("MONEY.CB", ("MONEY.CB",), ""),
        ("MONEY.CB", (), ""),
    ],
)
def test_what_lies_beneath_a_chargeback(
    category: str, others: tuple[str, ...], beneath: str
) -> None:
    assert beneath == underlying_of(category, others)


def test_its_loss_is_split_by_what_lies_beneath() -> None:
    dispute = a_dispute(underlying="AUTH.FAKE")
    plain = a_case(category="MONEY.CB")

    assert "AUTH.FAKE" == category_to_split(plain, dispute).category
    assert "MONEY.CB" == category_to_split(plain, replace(dispute, underlying="")).category
    assert "MONEY.CB" == category_to_split(plain, None).category
    assert "FUNC.HARD" == category_to_split(a_case(), dispute).category


@given(
    amount=st.integers(1, 2_000_000),
    fee=st.integers(0, 50_000),
    left=st.integers(0, PRICE),
    won=st.booleans(),
    goods_back=st.booleans(),
)
def test_however_it_ends_nothing_stays_disputed(
    *, amount: int, fee: int, left: int, won: bool, goods_back: bool
) -> None:
    case, dispute = a_case(), a_dispute(amount=amount, fee=fee)
    lost = lost_postings(case, dispute, sold(left=left), goods_back=goods_back, buyer=WANG)
    ended = won_postings(case, dispute) if won else lost.postings

    books = standing(debited(case, amount=amount, fee=fee), ended)

    assert 0 == books.get("disputed_funds", 0)
    assert (fee if won else 0) == books.get("channel_fees", 0)
    assert -(fee if won else amount + fee) == books.get("channel.card", 0)
