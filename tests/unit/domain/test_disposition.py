"""What may become of an item follows from whose it is, where it is, and what was found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.disposition import (
    DISPOSITIONS,
    Disposition,
    DispositionTold,
    Holding,
    Title,
    decide_disposition,
    expected_part,
    offered_dispositions,
)
from app.domain.items import ITEM_STATUSES, Item
from app.domain.ledger import check_balanced
from tests.counter import BAG, CONSIGNORS_PART, LI, PRICE

ITEM = Item(
    BAG, "A-1", "LV Speedy 30", "bags", "on_hold", PRICE, "CNY", LI, 7000, "", "98新", (),
    "in_shop", "", has_baseline=True,
)  # fmt: skip
HERS = Holding(ITEM, "consignor")
ALL_TOLD = DispositionTold("9新", 100, 200, 150, "柜", "因为")


def allowed(holding: Holding) -> list[str]:
    return [o.disposition for o in offered_dispositions(holding) if o.is_allowed]


def test_a_confirmed_fake_is_to_be_destroyed_first_of_all() -> None:
    fake = replace(HERS, is_fake=True)
    assert allowed(fake) == ["destroy", "return_to_owner", "hold_as_evidence"]


def test_a_stolen_thing_is_kept() -> None:
    assert allowed(replace(HERS, is_stolen=True)) == ["hold_as_evidence"]


def test_everything_may_become_of_what_came_back() -> None:
    assert allowed(HERS) == list(DISPOSITIONS)


def test_the_shops_own_has_no_owner_to_go_back_to() -> None:
    own = Holding(replace(ITEM, consignor=None), "shop")
    assert {"return_to_owner", "own"}.isdisjoint(allowed(own))
    assert "restock" in allowed(own)


def test_the_owners_part_is_what_falls() -> None:
    told = DispositionTold(price_minor=PRICE // 2)
    assert decide_disposition(HERS, "regrade", told).fall_minor == CONSIGNORS_PART // 2
    assert expected_part(replace(ITEM, consignor=None), PRICE) == PRICE


@pytest.mark.parametrize("disposition", DISPOSITIONS)
@given(
    title=st.sampled_from(["consignor", "shop", "buyer"]),
    status=st.sampled_from(ITEM_STATUSES),
    custody=st.sampled_from(["in_shop", "with_buyer", "lost"]),
    compensated=st.sampled_from([0, 700]),
    found=st.tuples(st.booleans(), st.booleans()),
    amount=st.integers(0, 10_000_000),
    worth=st.integers(0, 10_000_000),
)
def test_whatever_is_offered_can_be_done_and_balances(
    disposition: Disposition,
    title: Title,
    status: str,
    custody: str,
    compensated: int,
    found: tuple[bool, bool],
    amount: int,
    worth: int,
) -> None:
    is_fake, is_stolen = found
    item = replace(ITEM, status=status, custody=custody)
    holding = Holding(item, title, compensated, is_fake=is_fake, is_stolen=is_stolen)
    told = replace(ALL_TOLD, amount_minor=amount, worth_minor=worth)
    if disposition not in allowed(holding):
        return
    disposed = decide_disposition(holding, disposition, told)
    check_balanced(disposed.postings)
    assert not (is_stolen and disposition != "hold_as_evidence")
    assert not (is_fake and disposed.fields.get("status") == "active")
    assert title != "buyer" or disposition == "hold_as_evidence"
