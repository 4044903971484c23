"""A sale divides its price to the cent and posts what the bookkeeper's page says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import check_balanced
from app.domain.money import NegativeAmountError
from app.domain.sales import BadShareError, SaleLine, divide_price, sale_postings
from tests.counter import BAG, COMMISSION, CONSIGNORS_PART, LI, PRICE, RECEIPT


def line(price: int, consignors: int, commission: int, tax: int = 0) -> SaleLine:
    return SaleLine(BAG, "A-1", "LV Speedy 30", price, LI, consignors, commission, tax)


def test_the_price_of_the_example_is_divided_70_to_30() -> None:
    assert divide_price(PRICE, 7000) == (CONSIGNORS_PART, COMMISSION)


@given(st.integers(0, 10**12), st.integers(0, 10_000))
def test_the_parts_of_a_price_sum_to_it(price: int, split_bp: int) -> None:
    assert sum(divide_price(price, split_bp)) == price


@pytest.mark.parametrize("split_bp", [-1, 10_001])
def test_a_share_is_between_nothing_and_all(split_bp: int) -> None:
    with pytest.raises(BadShareError):
        divide_price(PRICE, split_bp)


def test_a_negative_price_is_refused() -> None:
    with pytest.raises(NegativeAmountError):
        divide_price(-1, 7000)


def test_a_sale_credits_consignor_and_commission() -> None:
    made = sale_postings(RECEIPT, [line(PRICE, CONSIGNORS_PART, COMMISSION)], "wechat", "CNY")
    assert [(p.account, p.party, p.minor) for p in made] == [
        ("channel.wechat", "", 1_280_000),
        ("consignors", LI, -896_000),
        ("commission", "", -384_000),
    ]
    check_balanced(made)


def test_a_sale_at_3_percent_on_gross_credits_the_tax() -> None:
    """Rules §6, Tax: 8,960 / 3,467.18 / 372.82."""
    made = sale_postings(RECEIPT, [line(PRICE, 896_000, 346_718, 37_282)], "cash", "CNY")
    assert {p.account: p.minor for p in made} == {
        "channel.cash": 1_280_000,
        "consignors": -896_000,
        "commission": -346_718,
        "vat": -37_282,
    }
    check_balanced(made)


def test_the_shops_own_item_is_all_commission() -> None:
    own = SaleLine(BAG, "A-1", "LV", PRICE, None, 0, PRICE)
    made = sale_postings(RECEIPT, [own], "card", "CNY")
    assert {p.account: p.minor for p in made} == {"channel.card": PRICE, "commission": -PRICE}


def test_a_gift_posts_nothing() -> None:
    assert sale_postings(RECEIPT, [line(0, 0, 0)], "cash", "CNY") == ()
