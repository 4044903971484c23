"""How a sale is known."""

import dataclasses

import pytest

from app.domain.proof import PROOFS, UnknownProofError, check_proof, decide_proof
from tests.counter import a_case


def test_what_was_told_holds() -> None:
    told = [decide_proof(proof, claimant="buyer", sale_is_known=True) for proof in PROOFS]
    assert list(PROOFS) == told


def test_a_sale_in_the_books_has_a_receipt() -> None:
    assert decide_proof("", claimant="buyer", sale_is_known=True) == "receipt"


def test_a_buyer_without_a_sale_has_proven_nothing() -> None:
    assert decide_proof("", claimant="buyer", sale_is_known=False) == "not_proven"


@pytest.mark.parametrize("claimant", ["consignor", "shop"])
def test_a_consignor_or_the_shop_needs_no_sale(claimant: str) -> None:
    assert decide_proof("", claimant=claimant, sale_is_known=False) == "not_sold"


def test_any_letter_case_is_understood() -> None:
    assert check_proof(" Phone ") == "phone"


def test_another_word_is_refused() -> None:
    with pytest.raises(UnknownProofError):
        check_proof("hearsay")


def test_a_case_without_proof_waits_for_the_owner() -> None:
    case = dataclasses.replace(a_case(), proof="not_proven")
    assert not case.sale_is_proven
    assert dataclasses.replace(case, proof_waived="老顾客").sale_is_proven
    assert dataclasses.replace(case, proof="amount_date").sale_is_proven
