"""Contracts at the terminal: what holds, and agreeing on another version."""

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

pytestmark = pytest.mark.usefixtures("counter")


def test_the_standard_contract_holds_until_a_consignor_agrees_on_another(
    counter: Counter, terminal: Terminal
) -> None:
    counter.consignor()
    shown = terminal.json("contract", "show", "1001")
    assert (shown["contract"]["is_standard"], shown["contract"]["version"]) == (True, 1)
    assert shown["versions"] == []
    signed = terminal.json(
        "contract", "sign", "1001", "--term", "share_cap=2000", "--term", "minimum_share=20%"
    )
    terms = signed["contract"]["terms"]
    assert (signed["contract"]["is_standard"], signed["contract"]["version"]) == (False, 1)
    assert (terms["share_cap_minor"], terms["minimum_share_bp"]) == (200_000, 2_000)
    assert terms["payout_hold_days"] == 18
    again = terminal.json("contract", "sign", "1001", "--term", "share_cap=none")
    assert [version["version"] for version in again["versions"]] == [1, 2]
    assert again["contract"]["terms"]["minimum_share_bp"] == 2_000


def test_the_standard_contract_is_agreed_on_without_a_number(terminal: Terminal) -> None:
    signed = terminal.json("contract", "sign", "--term", "payout_hold=30")
    assert (signed["contract"]["version"], signed["contract"]["is_standard"]) == (2, True)
    page = terminal.done("contract", "show")
    assert "the shop's standard contract" in page
    assert "Money is paid out 30 days after the sale at the earliest." in page


def test_a_version_of_the_future_holds_from_its_day(counter: Counter, terminal: Terminal) -> None:
    counter.consignor()
    later = ("--term", "owners_risk=yes", "--from", "2027-01-01")
    signed = terminal.json("contract", "sign", "1001", *later)
    assert signed["contract"]["is_standard"]
    assert [version["valid_from"] for version in signed["versions"]] == ["2027-01-01"]
    before = ("--term", "owners_risk=no", "--from", "2026-12-01")
    assert terminal.refused("contract", "sign", "1001", *before) == "contract_backdated"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ((), 2, "wrong_usage"),
        (("--term", "share_cap"), 2, "wrong_usage"),
        (("--term", "wish=1"), 1, "bad_term"),
        (("--term", "loss_basis=mood"), 1, "bad_term"),
        (("--term", "share_cap=much"), 1, "not_an_amount"),
    ],
)
def test_terms_that_are_none_are_refused(
    terminal: Terminal, words: tuple[str, ...], code: int, error: str
) -> None:
    assert terminal.refused("contract", "sign", *words, code=code) == error


def test_an_unknown_consignor_has_no_contract(terminal: Terminal) -> None:
    assert terminal.refused("contract", "show", "9999") == "unknown_person"
