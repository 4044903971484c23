"""Who bears a loss: the default by category and cause, and the split a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.cases import Case, Share, shares_in_money
from app.domain.entries import Fact
from app.domain.errors import RuleError
from app.domain.ids import PersonId
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES


class SharesDoNotAddUpError(RuleError):
    """Shares whose sum is not exactly 100 %."""

    code = "shares_do_not_add_up"

    def __init__(self, sum_bp: int) -> None:
        super().__init__(sum_bp=sum_bp)


class UnknownPartyError(RuleError):
    """Not one of the five parties."""

    code = "unknown_party"

    def __init__(self, party: str) -> None:
        super().__init__(party=party[:40])


class NegativeShareError(RuleError):
    """A share below zero or above 100 %."""

    code = "share_out_of_range"

    def __init__(self, party: str, share_bp: int) -> None:
        super().__init__(party=party, share_bp=share_bp)


class NoConsignorError(RuleError):
    """A consignor's share where the item has no consignor."""

    code = "no_consignor"


class NoBuyerError(RuleError):
    """A buyer's share where nobody is recorded as the buyer."""

    code = "no_buyer"


class SplitAfterSettlementError(RuleError):
    """The whole loss has been settled; a new split starts with a new cost or a correction."""

    code = "split_after_settlement"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


# Why a split is proposed; each has its sentence among the program's sentences.
PROPOSAL_REASONS = (
    "default_share",
    "default_share_when",
    "default_share_own_stock",
    "no_baseline",
    "no_default",
    "not_upheld",
)


@dataclass(frozen=True, slots=True)
class DefaultShare:
    """One line of the shop's table of default shares. ``when`` is empty or a code of AROSE."""

    category: str
    when: str
    shares: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A split and why: ``reason`` is a code whose sentence names ``basis``."""

    shares: tuple[Share, ...]
    reason: str
    basis: str


def propose(case: Case, table: Sequence[DefaultShare], *, has_baseline: bool) -> Proposal:
    """The default split for this case: the closest line of the shop's table.

    A line for the branch wins over one for the trunk, a line for the time the fault arose over
    one without it. Without a baseline record the consignor's share falls to the shop, because
    nobody can show that the fault was there before.
    """
    if case.claim.stage == "REJECTED":
        return _proposal(case, {"buyer": BP_WHOLE}, "not_upheld", case.category)
    trunk = case.category.split(".", 1)[0]
    order = (
        (case.category, case.arose),
        (trunk, case.arose),
        (case.category, ""),
        (trunk, ""),
    )
    lines = {(line.category, line.when): line for line in table}
    found = next((lines[key] for key in order if key in lines), None)
    if found is None:
        return Proposal((Share("shop", BP_WHOLE),), "no_default", case.category)
    shares = dict(found.shares)
    reason = "default_share_when" if found.when else "default_share"
    if shares.get("consignor") and case.consignor is None:
        reason = "default_share_own_stock"
    elif shares.get("consignor") and not has_baseline and trunk != "AUTH":
        reason = "no_baseline"
        shares["shop"] = shares.get("shop", 0) + shares.pop("consignor")
    return _proposal(case, shares, reason, found.category)


def _proposal(case: Case, shares: dict[str, int], reason: str, basis: str) -> Proposal:
    """The shares by party; what would fall to a person nobody knows falls to the shop."""
    for party in ("consignor", "buyer"):
        if shares.get(party) and _person(case, party) is None:
            shares["shop"] = shares.get("shop", 0) + shares.pop(party)
    named = tuple(
        Share(party, shares[party], _person(case, party)) for party in PARTIES if shares.get(party)
    )
    return Proposal(named, reason, basis)


def decide_split(case: Case, shares_bp: Mapping[str, int], *, reason: str) -> tuple[Fact, Case]:
    """The fact that the loss is split so, every cent of it, and the case after it.

    Raises SharesDoNotAddUpError, UnknownPartyError, NegativeShareError, NoConsignorError,
    NoBuyerError or SplitAfterSettlementError.
    """
    if case.settled_minor and case.unsettled_minor == 0:
        raise SplitAfterSettlementError(case.number)
    for party, share_bp in shares_bp.items():
        if party not in PARTIES:
            raise UnknownPartyError(party)
        if not 0 <= share_bp <= BP_WHOLE:
            raise NegativeShareError(party, share_bp)
    if sum(shares_bp.values()) != BP_WHOLE:
        raise SharesDoNotAddUpError(sum(shares_bp.values()))
    if shares_bp.get("consignor") and case.consignor is None:
        raise NoConsignorError
    if shares_bp.get("buyer") and case.buyer is None:
        raise NoBuyerError
    shares = tuple(
        Share(party, shares_bp[party], _person(case, party))
        for party in PARTIES
        if shares_bp.get(party)
    )
    cents = shares_in_money(shares, case.loss_minor)
    fact = Fact(
        "split_decided",
        "case",
        case.id,
        {
            "shares": [
                {"party": s.party, "bp": s.bp, "person": s.person, "minor": minor}
                for s, minor in zip(shares, cents, strict=True)
            ],
            "loss_minor": case.loss_minor,
            "currency": case.currency,
            "reason": reason,
        },
        expects=case.last_entry,
    )
    return fact, replace(case, shares=shares)


def _person(case: Case, party: str) -> PersonId | None:
    return {"consignor": case.consignor, "buyer": case.buyer}.get(party)
