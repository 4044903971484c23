"""Findings of appraisers, repairers, panels and the shop: evidence each, never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.cases import Case, check_text
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.money import not_negative
from app.domain.parties import PARTIES

FINDING_KINDS = ("appraiser", "repairer", "panel", "shop")
RESULTS = ("pass", "exception", "fail", "inconclusive")
PROOFS = ("proven", "unproven", "not_examined")
_NAME_LETTERS = 200
_REASON_LETTERS = 4000
_SEAL_LETTERS = 80


class BadFindingError(RuleError):
    """A field of a finding that is not one of the known codes."""

    code = "bad_finding"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field=field, value=value[:40])


class FindingWithoutAuthorError(RuleError):
    """A finding needs somebody who made it."""

    code = "finding_without_author"


class FailWithoutReasonError(RuleError):
    """Who says that something fails says why."""

    code = "fail_without_reason"


class FakeOnlyByFailError(RuleError):
    """Only a finding of an appraiser that fails the item can confirm a counterfeit."""

    code = "fake_only_by_fail"


class UnknownFindingError(RuleError):
    """No finding of this number on the case, or it was withdrawn already."""

    code = "unknown_finding"

    def __init__(self, finding: str) -> None:
        super().__init__(finding=finding[:40])


@dataclass(frozen=True, slots=True)
class Finding:
    """What somebody found. ``before_sale``: it was made, and paid for, before the item was sold."""

    by: str
    kind: str
    result: str
    proven: str = "not_examined"
    reason: str = ""
    confirmed_fake: bool = False
    before_sale: bool = False
    fee_minor: int = 0
    fee_advanced_by: str = ""
    seal_number: str = ""
    photos: tuple[str, ...] = ()
    entry: str = ""  # id of its entry in hex; empty before it is recorded
    at: int = 0
    recorded_by: str = ""
    withdrawn: str = ""  # why; empty while it stands

    @property
    def stands(self) -> bool:
        """It was not withdrawn."""
        return not self.withdrawn


@dataclass(frozen=True, slots=True)
class AgreedAppraiser:
    """Somebody the sides accepted beforehand, and how they said so."""

    name: str
    agreed_by: tuple[str, ...]
    how: str = ""
    at: int = 0


def decide_finding(case: Case, finding: Finding) -> Fact:
    """The fact that somebody found something.

    Raises BadFindingError, FindingWithoutAuthorError, FailWithoutReasonError or
    FakeOnlyByFailError.
    """
    author = check_text(finding.by, most=_NAME_LETTERS)
    reason = check_text(finding.reason, most=_REASON_LETTERS)
    if not author:
        raise FindingWithoutAuthorError
    for field, value, known in (
        ("kind", finding.kind, FINDING_KINDS),
        ("result", finding.result, RESULTS),
        ("proven", finding.proven, PROOFS),
        ("fee_advanced_by", finding.fee_advanced_by, ("", *PARTIES)),
    ):
        if value not in known:
            raise BadFindingError(field, value)
    if finding.result == "fail" and not reason:
        raise FailWithoutReasonError
    if finding.confirmed_fake and (finding.kind, finding.result) != ("appraiser", "fail"):
        raise FakeOnlyByFailError
    payload: dict[str, Json] = {
        "by": author,
        "kind": finding.kind,
        "result": finding.result,
        "proven": finding.proven,
        "reason": reason,
        "confirmed_fake": finding.confirmed_fake,
        "before_sale": finding.before_sale,
        "fee_minor": not_negative(finding.fee_minor),
        "currency": case.currency,
        "fee_advanced_by": finding.fee_advanced_by,
        "seal_number": check_text(finding.seal_number, most=_SEAL_LETTERS),
        "photos": list(finding.photos),
    }
    return Fact("finding_recorded", "case", case.id, payload)


def decide_appraiser(case: Case, name: str, agreed_by: Sequence[str], how: str) -> Fact:
    """The fact that parties agreed on an appraiser.

    Raises FindingWithoutAuthorError or BadFindingError.
    """
    kept = check_text(name, most=_NAME_LETTERS)
    if not kept:
        raise FindingWithoutAuthorError
    for party in agreed_by:
        if party not in PARTIES:
            raise BadFindingError("agreed_by", party)
    payload: dict[str, Json] = {
        "name": kept,
        "agreed_by": [party for party in PARTIES if party in agreed_by],
        "how": check_text(how, most=_REASON_LETTERS),
    }
    return Fact("appraiser_agreed", "case", case.id, payload)


def sides_of(case: Case) -> tuple[str, str]:
    """Who has to agree on an appraiser: the buyer, and whose item it was."""
    return "buyer", "consignor" if case.consignor else "shop"


def agreed_names(case: Case, appraisers: Sequence[AgreedAppraiser]) -> frozenset[str]:
    """Names that both sides have accepted, in one word or one after the other."""
    by_name: dict[str, set[str]] = {}
    for appraiser in appraisers:
        by_name.setdefault(_key(appraiser.name), set()).update(appraiser.agreed_by)
    return frozenset(name for name, sides in by_name.items() if sides.issuperset(sides_of(case)))


def is_agreed(finding: Finding, names: frozenset[str]) -> bool:
    """Whether both sides had accepted who found it."""
    return finding.kind == "appraiser" and _key(finding.by) in names


def standing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that were not withdrawn, oldest first."""
    return tuple(finding for finding in findings if finding.stands)


def is_confirmed_fake(findings: Sequence[Finding], names: frozenset[str]) -> bool:
    """An appraiser failed it as a counterfeit, and no agreed one has passed it since."""
    confirmed = False
    for finding in standing(findings):
        if finding.kind == "appraiser" and finding.result == "fail" and finding.confirmed_fake:
            confirmed = True
        elif finding.result == "pass" and not finding.before_sale and is_agreed(finding, names):
            confirmed = False
    return confirmed


def is_conflicting(findings: Sequence[Finding]) -> bool:
    """Whether some that stand pass the item and others fail it."""
    results = {finding.result for finding in standing(findings) if not finding.before_sale}
    return {"pass", "fail"} <= results


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
