"""What the counter suggests to whom."""

from typing import Any

import pytest

from app.domain.claimants import ClaimantKind, read_claimants
from app.domain.papers import Words
from app.domain.parties import CLAIMANTS
from app.domain.route_files import BadProgramDataError
from app.services.program_data import ProgramData

TRUNKS = ("AUTH", "STORE", "MONEY", "OTHER")
WORDS = {"zh": "例", "en": "e.g."}


def kind(**changes: Any) -> ClaimantKind:
    values: dict[str, Any] = {
        "party": "consignor",
        "hint": Words("例", "e.g."),
        "who": Words("姓名", "Name"),
        "first": ("STORE", "MONEY.PAYOUT"),
        "resolutions": {"STORE": ("COMPENSATE_CONSIGNOR", "NOTE_ONLY"), "STORE.TAG": ("REJECT",)},
        "otherwise": ("NOTE_ONLY",),
    }
    return ClaimantKind(**(values | changes))


def test_what_a_consignor_complains_about_stands_on_top() -> None:
    categories = ["AUTH", "AUTH.FAKE", "MONEY", "MONEY.PAYOUT", "STORE", "STORE.LOST", "OTHER"]
    assert kind().in_order(categories) == [
        "STORE", "STORE.LOST", "MONEY.PAYOUT", "AUTH", "AUTH.FAKE", "MONEY", "OTHER",
    ]  # fmt: skip


def test_the_first_resolution_that_has_a_route_is_taken() -> None:
    known = ("COMPENSATE_CONSIGNOR", "NOTE_ONLY", "REJECT")
    assert kind().resolution("STORE.LOST", known, "REFUND") == "COMPENSATE_CONSIGNOR"
    assert kind().resolution("STORE.LOST", ("NOTE_ONLY",), "REFUND") == "NOTE_ONLY"
    assert kind().resolution("STORE.TAG", known, "REFUND") == "REJECT"
    assert kind().resolution("AUTH.FAKE", known, "REFUND") == "NOTE_ONLY"


def test_the_trunks_own_holds_where_nothing_is_preferred() -> None:
    buyer = kind(resolutions={}, otherwise=())
    assert buyer.resolution("AUTH", ("NOTE_ONLY",), "RETURN_REFUND") == "RETURN_REFUND"


def test_every_claimant_of_the_program_has_words(program: ProgramData) -> None:
    assert set(CLAIMANTS) == set(program.claimants)
    for claimant in program.claimants.values():
        assert all((claimant.hint.zh, claimant.hint.en, claimant.who.zh, claimant.who.en))


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ({"carrier": {}}, "not a claimant"),
        ({}, "missing"),
        ({"buyer": {"hint": WORDS}}, "missing: who"),
        ({"buyer": {"hint": WORDS, "who": {"fr": "x"}}}, "unexpected"),
        ({"buyer": {"hint": WORDS, "who": WORDS, "first": ["FOOD"]}}, "no category FOOD"),
    ],
)
def test_a_broken_file_says_where(file: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadProgramDataError) as refused:
        read_claimants(file, TRUNKS)
    assert refused.value.params["file"] == "claimants.toml"
    assert reason in str(refused.value.params["reason"])
