"""What is agreed with a consignor, version by version."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contracts import (
    NO_CONTRACT,
    STANDARD,
    BadTermError,
    CommissionTier,
    Contract,
    ContractBackdatedError,
    ContractBook,
    ContractTerms,
    consigned_parts,
    decide_contract,
    read_terms,
    terms_as_json,
)

RISKY = ContractTerms(owners_risk=True)
STANDARD_1 = Contract("aa", STANDARD, 1, "2026-01-01", ContractTerms())
HERS_1 = Contract("bb", "li", 1, "2026-03-01", RISKY)
HERS_2 = Contract("cc", "li", 2, "2026-06-01", ContractTerms())


@pytest.mark.parametrize(
    ("holder", "day", "expected"),
    [
        ("li", "2026-02-28", STANDARD_1),
        ("li", "2026-03-01", HERS_1),
        ("li", "2026-06-01", HERS_2),
        ("wang", "2026-06-01", STANDARD_1),
        ("wang", "2025-12-31", NO_CONTRACT),
    ],
)
def test_her_own_version_of_the_day_wins_then_the_standard(
    holder: str, day: str, expected: Contract
) -> None:
    assert expected == ContractBook((STANDARD_1, HERS_1, HERS_2)).in_force(holder, day)


def test_a_costlier_thing_gives_her_the_tier_it_reaches() -> None:
    tiers = (CommissionTier(1_000_000, 8000), CommissionTier(500_000, 7500))
    terms = ContractTerms(tiers=tiers)
    assert (299_999, 200_000) == consigned_parts(terms, 499_999, 6000)
    assert (375_000, 125_000) == consigned_parts(terms, 500_000, 6000)
    assert (960_000, 240_000) == consigned_parts(terms, 1_200_000, 6000)


def test_the_fee_comes_out_of_her_part_and_never_makes_it_negative() -> None:
    terms = ContractTerms(fee_minor=5_000)
    assert (891_000, 389_000) == consigned_parts(terms, 1_280_000, 7000)
    assert (0, 3_000) == consigned_parts(terms, 3_000, 7000)


@given(
    st.integers(0, 10**9),
    st.integers(0, 10_000),
    st.integers(0, 10**6),
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10_000)), max_size=4),
)
def test_her_part_and_the_commission_are_the_price(
    price: int, split: int, fee: int, tiers: list[tuple[int, int]]
) -> None:
    terms = ContractTerms(tiers=tuple(CommissionTier(*tier) for tier in tiers), fee_minor=fee)
    hers, ours = consigned_parts(terms, price, split)
    assert price == hers + ours
    assert hers >= 0 <= ours


def test_a_version_says_every_term_and_reads_back() -> None:
    terms = ContractTerms(tiers=(CommissionTier(1, 2),), windows={"MIND": 7}, share_cap_minor=9)
    stored = terms_as_json(terms)
    assert terms == read_terms(stored)
    assert terms == read_terms({**stored, "of_a_newer_program": 1})


def test_versions_are_numbered_and_never_begin_before_the_last() -> None:
    fact = decide_contract("li", RISKY, date(2026, 6, 1), (STANDARD_1, HERS_1, HERS_2))
    assert (3, "2026-06-01") == (fact.payload["version"], fact.payload["valid_from"])
    with pytest.raises(ContractBackdatedError):
        decide_contract("li", RISKY, date(2026, 5, 31), (HERS_1, HERS_2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"loss_basis": "guess"},
        {"lost_commission": "keep"},
        {"restocking_to": "buyer"},
        {"restocking_bp": 10_001},
        {"minimum_share_bp": -1},
        {"payout_hold_days": 4000},
        {"fee_minor": -1},
        {"damage_cap_minor": 10**13},
        {"windows": {"MIND": -1}},
        {"tiers": [{"from_minor": 0, "split_bp": 10_001}]},
        {"tiers": [{"from_minor": 5, "split_bp": 1}, {"from_minor": 5, "split_bp": 2}]},
    ],
)
def test_a_term_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadTermError) as refused:
        decide_contract(
            "li",
            read_terms(wrong),
            date(2026, 6, 1),
            (),
        )
    assert next(iter(wrong)) == refused.value.params["term"]
