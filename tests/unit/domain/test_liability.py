"""Who bears a loss: what the shop's table proposes, and what a person may decide."""

import pytest

from app.domain.cases import Share
from app.domain.errors import AftercareError
from app.domain.liability import (
    DefaultShare,
    NegativeShareError,
    NoBuyerError,
    NoConsignorError,
    SharesDoNotAddUpError,
    SplitAfterSettlementError,
    UnknownPartyError,
    decide_split,
    propose,
)
from tests.counter import LI, WANG, a_case

TABLE = [
    DefaultShare("FUNC", "", {"shop": 3000, "consignor": 7000}),
    DefaultShare("FUNC", "in_use", {"buyer": 10_000}),
    DefaultShare("FUNC.BATT", "", {"shop": 9000, "consignor": 1000}),
    DefaultShare("AUTH", "", {"shop": 5000, "consignor": 5000}),
    DefaultShare("AUTH.FAKE", "", {"consignor": 10_000}),
]


def parts(shares: tuple[Share, ...]) -> dict[str, int]:
    return {share.party: share.bp for share in shares}


def test_the_trunk_speaks_for_a_branch_without_a_line() -> None:
    made = propose(a_case(category="FUNC.HARD"), TABLE, has_baseline=True)
    assert made.shares == (Share("shop", 3000), Share("consignor", 7000, LI))
    assert (made.reason, made.basis) == ("default_share", "FUNC")


def test_a_branch_wins_over_its_trunk() -> None:
    made = propose(a_case(category="FUNC.BATT"), TABLE, has_baseline=True)
    assert parts(made.shares) == {"shop": 9000, "consignor": 1000}


def test_what_arose_in_use_is_the_buyers() -> None:
    made = propose(a_case(category="FUNC.BATT", arose="in_use"), TABLE, has_baseline=True)
    assert made.shares == (Share("buyer", 10_000, WANG),)
    assert (made.reason, made.basis) == ("default_share_when", "FUNC")


def test_without_a_baseline_the_consignors_part_falls_to_the_shop() -> None:
    made = propose(a_case(category="FUNC.HARD"), TABLE, has_baseline=False)
    assert made.shares == (Share("shop", 10_000),)
    assert made.reason == "no_baseline"


def test_a_fake_is_a_fake_without_any_baseline() -> None:
    made = propose(a_case(category="AUTH.FAKE"), TABLE, has_baseline=False)
    assert made.shares == (Share("consignor", 10_000, LI),)


def test_own_stock_has_nobody_else_to_ask() -> None:
    made = propose(a_case(category="AUTH.FAKE", consignor=None), TABLE, has_baseline=True)
    assert made.shares == (Share("shop", 10_000),)
    assert made.reason == "default_share_own_stock"


def test_what_is_missing_from_the_table_is_the_shops() -> None:
    made = propose(a_case(category="SHIP.LATE"), TABLE, has_baseline=True)
    assert made.shares == (Share("shop", 10_000),)
    assert (made.reason, made.basis) == ("no_default", "SHIP.LATE")


def test_a_decided_split_names_every_cent() -> None:
    fact, after = decide_split(
        a_case(loss_minor=38_600), {"consignor": 7000, "shop": 3000, "third": 0}, reason="磋商"
    )
    assert fact.payload == {
        "shares": [
            {"party": "shop", "bp": 3000, "person": None, "minor": 11_580},
            {"party": "consignor", "bp": 7000, "person": LI, "minor": 27_020},
        ],
        "loss_minor": 38_600,
        "currency": "CNY",
        "reason": "磋商",
    }
    assert fact.expects == bytes(16)
    assert {s.party: s.bp for s in after.shares} == {"shop": 3000, "consignor": 7000}


@pytest.mark.parametrize(
    ("shares_bp", "error", "params"),
    [
        ({"shop": 9_999}, SharesDoNotAddUpError, {"sum_bp": 9_999}),
        ({"shop": 5_000, "consignor": 5_001}, SharesDoNotAddUpError, {"sum_bp": 10_001}),
        ({}, SharesDoNotAddUpError, {"sum_bp": 0}),
        ({"mother": 10_000}, UnknownPartyError, {"party": "mother"}),
        (
            {"shop": 11_000, "buyer": -1_000},
            NegativeShareError,
            {"party": "shop", "share_bp": 11_000},
        ),
        ({"buyer": -1, "shop": 10_001}, NegativeShareError, {"party": "buyer", "share_bp": -1}),
    ],
)
def test_shares_that_make_no_whole_are_refused(
    shares_bp: dict[str, int], error: type[AftercareError], params: dict[str, str | int]
) -> None:
    with pytest.raises(error) as refusal:
        decide_split(a_case(), shares_bp, reason="")
    assert refusal.value.params == params


def test_a_share_needs_somebody_who_can_bear_it() -> None:
    with pytest.raises(NoConsignorError):
        decide_split(a_case(consignor=None), {"consignor": 10_000}, reason="")
    with pytest.raises(NoBuyerError):
        decide_split(a_case(buyer=None), {"buyer": 10_000}, reason="")


def test_a_settled_loss_is_not_split_again_but_a_late_cost_is() -> None:
    settled = a_case(loss_minor=500, settled_minor=500)
    with pytest.raises(SplitAfterSettlementError):
        decide_split(settled, {"shop": 10_000}, reason="")
    late = a_case(loss_minor=700, settled_minor=500)
    assert decide_split(late, {"shop": 10_000}, reason="")[0].kind == "split_decided"
