"""Another split of a loss that has been charged already: the difference is posted, nothing else."""

from collections.abc import Mapping

from app.domain.case_lines import case_line
from app.domain.cases import Case, shares_in_money
from app.domain.errors import RuleError
from app.domain.ledger import Posting
from app.domain.liability import check_shares
from app.domain.parties import PARTIES

# Where the part of each party stands; the shop's own is what is left on after-sales loss.
_ACCOUNTS = {
    "shop": "after_sales_loss",
    "consignor": "consignors",
    "carrier": "pending_claim",
    "buyer": "buyers_payable",
    "third": "pending_claim",
}


class NothingSettledError(RuleError):
    """Nothing has been charged yet: the split can simply be decided again."""

    code = "nothing_settled"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class SameSplitError(RuleError):
    """The new split charges everybody what the old one did."""

    code = "same_split"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class ClaimAnsweredError(RuleError):
    """A carrier or insurer has accepted, or paid, more than the new split would leave to it."""

    code = "claim_answered"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def resplit_postings(
    case: Case,
    shares_bp: Mapping[str, int],
    *,
    charged: Mapping[str, int],
    pending_minor: int,
) -> tuple[tuple[Posting, ...], dict[str, int]]:
    """The lines that bring what each party was charged to the new split, and that split in cents.

    ``charged`` is what settlements and earlier corrections charged each party, the shop with it;
    ``pending_minor`` what still stands on *loss pending claim* for the case. Raises
    NothingSettledError, SameSplitError, ClaimAnsweredError and what `check_shares` refuses.
    """
    if not case.settled_minor:
        raise NothingSettledError(case.number)
    shares = check_shares(case, shares_bp)
    cents = shares_in_money(shares, case.settled_minor)
    wanted = {share.party: minor for share, minor in zip(shares, cents, strict=True)}
    lines = []
    for party in PARTIES:
        more = wanted.get(party, 0) - charged.get(party, 0)
        person = {"consignor": case.consignor, "buyer": case.buyer}.get(party)
        if more:
            memo = f"resplit_{party}"
            lines.append(case_line(case, _ACCOUNTS[party], more, memo, party=person or ""))
    if not lines:
        raise SameSplitError(case.number)
    taken = sum(line.minor for line in lines if line.account == "pending_claim")
    if pending_minor + taken < 0:
        raise ClaimAnsweredError(case.number)
    return tuple(lines), wanted


def charged_by_party(by_memo: Mapping[str, int], settled_minor: int) -> dict[str, int]:
    """What each party was charged so far, from the sums of the books by memo.

    The shop's own part is what of the settled loss nobody else was charged.
    """
    charged: dict[str, int] = {
        party: by_memo.get(f"share_{party}", 0) + by_memo.get(f"resplit_{party}", 0)
        for party in PARTIES
        if party != "shop"
    }
    return {"shop": settled_minor - sum(charged.values()), **charged}
