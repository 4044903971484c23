"""How the sale behind a claim is known: a fact that refunds may ask for."""

from typing import Literal, get_args

from app.domain.errors import RuleError

Proof = Literal["receipt", "payment", "amount_date", "phone", "not_proven", "not_sold"]
PROOFS: tuple[Proof, ...] = get_args(Proof)
PROVEN: frozenset[str] = frozenset({"receipt", "payment", "amount_date", "phone"})


class UnknownProofError(RuleError):
    """Not one of the ways in which a sale can be known."""

    code = "unknown_proof"

    def __init__(self, proof: str) -> None:
        super().__init__(proof=proof[:40])


def check_proof(proof: str) -> str:
    """The code in small letters; raises UnknownProofError."""
    code = proof.strip().lower()
    if code not in PROOFS:
        raise UnknownProofError(proof)
    return code


def decide_proof(told: str, *, claimant: str, sale_is_known: bool) -> str:
    """What was told; else what follows from the books: a sale that stands in them has a receipt.

    A buyer without a sale has proven nothing; a consignor or the shop needs none.
    """
    if told:
        return check_proof(told)
    if sale_is_known:
        return "receipt"
    return "not_proven" if claimant == "buyer" else "not_sold"
