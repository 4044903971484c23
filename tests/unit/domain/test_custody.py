"""Who holds the thing is a chain of handovers."""

import pytest

from app.domain.custody import (
    Handover,
    NotAnAccessoryError,
    UnknownCustodyError,
    decide_handover,
)
from app.domain.items import Item
from tests.counter import BAG, LI, PRICE

ITEM = Item(
    BAG, "A-1", "LV Speedy 30", "bags", "sold", PRICE, "CNY", LI, 7000, "SD1234", "98新",
    ("box", "dust_bag"), "with_buyer", "", has_baseline=True,
)  # fmt: skip


def test_a_handover_says_from_whom_to_whom_in_which_state_with_what() -> None:
    told = Handover("in_shop", "B-12", "边角磨损", ("box", "card"), "SF100", "王先生")
    fact = decide_handover(ITEM, told, subject=("case", "e"))
    assert (fact.kind, fact.subject_type, fact.subject) == ("custody_changed", "case", "e")
    assert fact.payload == {
        "item": BAG,
        "from": "with_buyer",
        "to": "in_shop",
        "place": "B-12",
        "condition": "边角磨损",
        "accessories": ["box", "card"],
        "waybill": "SF100",
        "received_from": "王先生",
        "seal": "",
        "signature": "",
    }


def test_a_place_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownCustodyError):
        decide_handover(ITEM, Handover("on_the_moon"), subject=("case", "e"))


def test_an_accessory_is_one_of_the_list() -> None:
    with pytest.raises(NotAnAccessoryError):
        decide_handover(ITEM, Handover("in_shop", accessories=("parrot",)), subject=("case", "e"))
