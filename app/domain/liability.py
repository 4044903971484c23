"""Who bears a loss: the default by category and cause, and the split a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.cases import Case, Share, shares_in_money
from app.domain.entries import Fact
from app.domain.errors import RuleError
from app.domain.findings import Finding, is_conflicting, standing
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
    "found_genuine",
    "passed_before_sale",
    "panel_median",
)
# What speaks beside the reason; each has its sentence too.
EVIDENCE_REASONS = (
    "finding_pass",
    "finding_exception",
    "finding_fail",
    "finding_inconclusive",
    "finding_fake",
    "finding_before_sale",
    "findings_conflict",
)


@dataclass(frozen=True, slots=True)
class DefaultShare:
    """One line of the shop's table of default shares. ``when`` is empty or a code of AROSE."""

    category: str
    when: str
    shares: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Because:
    """Something that speaks for or beside a proposal: a code, and who said it."""

    code: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A split and why: ``reason`` is a code whose sentence names ``basis``.

    ``reasons`` is the evidence that was looked at; it decides nothing by itself.
    """

    shares: tuple[Share, ...]
    reason: str
    basis: str
    reasons: tuple[Because, ...] = ()


def propose(
    case: Case,
    table: Sequence[DefaultShare],
    *,
    has_baseline: bool,
    findings: Sequence[Finding] = (),
) -> Proposal:
    """The default split for this case: the closest line of the shop's table.

    A line for the branch wins over one for the trunk, a line for the time the fault arose over
    one without it. Without a baseline record the consignor's share falls to the shop, because
    nobody can show that the fault was there before. Findings about authenticity choose among the
    lines for it; where they contradict each other, they choose nothing.
    """
    usual = _usual(case, table, has_baseline=has_baseline, findings=findings)
    return replace(usual, reasons=evidence_for(findings))


def propose_median(
    case: Case, shares_bp: Mapping[str, int], findings: Sequence[Finding]
) -> Proposal:
    """What outside experts gave, as an offer like any other."""
    offered = _proposal(case, dict(shares_bp), "panel_median", case.category)
    return replace(offered, reasons=evidence_for(findings))


def evidence_for(findings: Sequence[Finding]) -> tuple[Because, ...]:
    """One line a finding that stands; first that they contradict each other, where they do."""
    told = [
        Because(
            "finding_before_sale"
            if finding.before_sale and finding.result == "pass"
            else "finding_fake"
            if finding.confirmed_fake
            else f"finding_{finding.result}",
            finding.by,
        )
        for finding in standing(findings)
    ]
    return (*((Because("findings_conflict"),) if is_conflicting(findings) else ()), *told)


def _usual(
    case: Case, table: Sequence[DefaultShare], *, has_baseline: bool, findings: Sequence[Finding]
) -> Proposal:
    if case.claim.stage == "REJECTED":
        return _proposal(case, {"buyer": BP_WHOLE}, "not_upheld", case.category)
    trunk = case.category.split(".", 1)[0]
    category = case.category
    if trunk == "AUTH" and not is_conflicting(findings):
        stand = standing(findings)
        now = [finding.result for finding in stand if not finding.before_sale]
        if case.confirmed_fake and any(f.before_sale and f.result == "pass" for f in stand):
            halves = {"consignor": BP_WHOLE // 2, "third": BP_WHOLE // 2}
            return _proposal(case, halves, "passed_before_sale", "AUTH.FAKE")
        if case.confirmed_fake:
            category = "AUTH.FAKE"
        elif now and set(now) == {"pass"}:
            return _proposal(case, {"buyer": BP_WHOLE}, "found_genuine", case.category)
    order = (
        (category, case.arose),
        (trunk, case.arose),
        (category, ""),
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
