"""Who bears a loss: what a person may decide; what is proposed is the ladder's."""

import pytest

from app.domain.errors import AftercareError
from app.domain.liability import (
    NegativeShareError,
    NoBuyerError,
    NoConsignorError,
    SharesDoNotAddUpError,
    SplitAfterSettlementError,
    UnknownPartyError,
    decide_split,
)
from tests.counter import LI, a_case


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
        "round": 1,
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
