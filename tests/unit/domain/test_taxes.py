"""The tax inside a price, by what it is reckoned on and who bears it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import NegativeAmountError
from app.domain.taxes import (
    TAX_BASES,
    TAX_BEARERS,
    BadTaxRateError,
    TaxRule,
    tax_in_allowance,
    tax_inside,
    tax_parts,
)
from tests.counter import COMMISSION, CONSIGNORS_PART, PRICE


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (TaxRule(), (896_000, 384_000, 0)),
        (TaxRule("gross", 0), (896_000, 384_000, 0)),
        (TaxRule("gross", 300), (896_000, 346_718, 37_282)),
        (TaxRule("gross", 300, "shares"), (869_903, 372_815, 37_282)),
        (TaxRule("margin", 300), (896_000, 372_816, 11_184)),
        (TaxRule("commission", 600), (896_000, 362_264, 21_736)),
    ],
)
def test_a_price_of_12800(rule: TaxRule, parts: tuple[int, int, int]) -> None:
    got = tax_parts(PRICE, CONSIGNORS_PART, rule)
    assert (got.consignor_minor, got.commission_minor, got.tax_minor) == parts


def test_the_margin_of_the_shops_own_is_above_what_it_paid() -> None:
    """Bought in for 7,000, sold for 10,300: 3 % are inside 3,300."""
    got = tax_parts(1_030_000, 0, TaxRule("margin", 300), cost_minor=700_000)
    assert (got.commission_minor, got.tax_minor) == (1_030_000 - 9_612, 9_612)
    below_cost = tax_parts(600_000, 0, TaxRule("margin", 300), cost_minor=700_000)
    assert below_cost.tax_minor == 0


@given(
    st.integers(0, 10**9),
    st.integers(0, 10_000),
    st.sampled_from(TAX_BASES),
    st.integers(0, 10_000),
    st.sampled_from(TAX_BEARERS),
)
def test_the_three_parts_are_the_price(
    price: int, split_bp: int, basis: str, rate_bp: int, bearer: str
) -> None:
    hers = price * split_bp // 10_000
    got = tax_parts(price, hers, TaxRule(basis, rate_bp, bearer))
    assert got.consignor_minor + got.commission_minor + got.tax_minor == price
    assert 0 <= got.consignor_minor <= hers
    assert 0 <= got.tax_minor <= price


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(BadTaxRateError):
        tax_inside(100, 10_001)
    with pytest.raises(NegativeAmountError):
        tax_inside(-1, 300)


def test_the_tax_of_an_allowance() -> None:
    assert tax_in_allowance(100_000, 37_282, PRICE) == 2_913
    assert tax_in_allowance(PRICE + 1, 37_282, PRICE) == 37_282
    assert tax_in_allowance(100_000, 0, PRICE) == 0
    assert tax_in_allowance(100_000, 37_282, PRICE, TaxRule("gross", 300)) == 2_913
    assert tax_in_allowance(100_000, 21_736, PRICE, TaxRule("commission", 600)) == 0
    assert tax_in_allowance(100_000, 11_184, PRICE, TaxRule("margin", 300)) == 2_913
    assert tax_in_allowance(PRICE, 11_184, PRICE, TaxRule("margin", 300)) == 11_184
    assert COMMISSION == PRICE - CONSIGNORS_PART
