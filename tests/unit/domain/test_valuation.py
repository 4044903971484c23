"""What a lost item is worth to its consignor: tagged 12,800, her share 70 %."""

from dataclasses import replace

import pytest

from app.domain.compensation import Valuation, value_item
from app.domain.contracts import CommissionTier, ContractTerms
from tests.counter import CONSIGNORS_PART, PRICE


@pytest.mark.parametrize(
    ("terms", "sold_part", "expected"),
    [
        (ContractTerms(), None, Valuation(CONSIGNORS_PART, "not_sold_yet")),
        (ContractTerms(), 800_000, Valuation(800_000, "sale_less_commission")),
        (ContractTerms(loss_basis="net_of_tag"), 800_000, Valuation(CONSIGNORS_PART, "net_of_tag")),
        (ContractTerms(loss_basis="market_value"), None, Valuation(None, "market_value")),
        (
            ContractTerms(loss_basis="fixed", loss_fixed_minor=500_000),
            800_000,
            Valuation(500_000, "fixed"),
        ),
        (
            ContractTerms(tiers=(CommissionTier(1_000_000, 8_000),), fee_minor=4_000),
            None,
            Valuation(1_020_000, "not_sold_yet"),
        ),
    ],
)
def test_the_contract_says_how_it_is_counted(
    terms: ContractTerms, sold_part: int | None, expected: Valuation
) -> None:
    found = value_item(terms, price_minor=PRICE, split_bp=7_000, sold_part_minor=sold_part)
    assert expected == found


def test_the_cap_of_the_contract_is_named_where_it_counts() -> None:
    terms = ContractTerms(damage_cap_minor=500_000)

    capped = value_item(terms, price_minor=PRICE, split_bp=7_000)
    below = value_item(terms, price_minor=500_000, split_bp=7_000)
    told = value_item(replace(terms, loss_basis="market_value"), price_minor=1, split_bp=0)

    assert Valuation(500_000, "not_sold_yet", 500_000) == capped
    assert Valuation(350_000, "not_sold_yet") == below
    assert Valuation(None, "market_value") == told
