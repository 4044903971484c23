"""Mending a case that was opened wrongly: void it, move it, make it one with another.

Nothing is copied and nothing is lost: what was written on a case stays on it, and a link leads
there.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.domain.cases import Case, Track, check_text
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import CaseId
from app.domain.moves import change_track, facing

VOID, MERGED = "VOID", "MERGED"
LinkKind = Literal["duplicate", "merged", "split", "visit", "related"]
_MOST_LETTERS = 2000


class ReasonMissingError(RuleError):
    """A mistake is mended with a reason, or nobody understands it a year later."""

    code = "reason_missing"


class MoneyMovedError(RuleError):
    """Money has moved on the case; ``correction`` says what fits instead."""

    code = "money_moved"

    def __init__(self, number: str, correction: str) -> None:
        super().__init__(number=number, correction=correction)


class CaseGivenUpError(RuleError):
    """The case is void, or has become part of another."""

    code = "case_given_up"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class SameCaseError(RuleError):
    """A case cannot be joined to itself."""

    code = "same_case"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class NothingInCommonError(RuleError):
    """Two cases with neither item nor receipt nor buyer in common are not one."""

    code = "nothing_in_common"

    def __init__(self, number: str, other: str) -> None:
        super().__init__(number=number, other=other)


class AlreadyLinkedError(RuleError):
    """The two cases are joined already."""

    code = "already_linked"

    def __init__(self, number: str, other: str) -> None:
        super().__init__(number=number, other=other)


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A case that another is joined to; ``leads`` is the one that goes on, or came first."""

    kind: LinkKind
    leads: bool
    number: str
    title: str
    stage: str
    turn: str
    is_open: bool
    note: str


def check_reason(reason: str) -> str:
    """A reason that says something; raises ReasonMissingError."""
    kept = check_text(reason, most=_MOST_LETTERS)
    if not kept:
        raise ReasonMissingError
    return kept


def check_alive(case: Case) -> None:
    """Raise CaseGivenUpError for a case that is void or part of another."""
    if case.claim.stage in {VOID, MERGED}:
        raise CaseGivenUpError(case.number)


def standing(case: Case) -> dict[str, Json]:
    """All columns of both tracks, as a case stands now."""
    tracks: dict[str, Json] = {}
    for name, track in (("claim", case.claim), ("recovery", case.recovery)):
        tracks |= {
            f"{name}_stage": track.stage,
            f"{name}_turn": track.turn,
            f"{name}_due": track.due_ms,
            f"{name}_returns_to": track.returns_to,
            f"{name}_passed": list(track.passed),
        }
    return {**tracks, **facing(case.claim, case.recovery)}


def decide_void(case: Case, reason: str) -> Fact:
    """The fact that a case was a mistake: both tracks end, nobody is waited for."""
    check_alive(case)
    claim = Track(VOID, "", None, passed=(*case.claim.passed, VOID))
    recovery = Track(VOID, "", None, passed=(*case.recovery.passed, VOID))
    ended: dict[str, Json] = {"claim_due": None, "recovery_due": None}
    for name, track in (("claim", claim), ("recovery", recovery)):
        ended |= {
            f"{name}_stage": track.stage,
            f"{name}_turn": "",
            f"{name}_returns_to": "",
            f"{name}_passed": list(track.passed),
        }
    payload: dict[str, Json] = {
        "reason": check_reason(reason),
        "fields": {**ended, **facing(claim, recovery)},
        "before": {**standing(case), "closed_at": case.closed_at},
    }
    return Fact("case_voided", "case", case.id, payload, expects=case.last_entry)


def decide_join(case: Case, into: Case, kind: LinkKind, note: str) -> tuple[Fact, ...]:
    """The facts that ``case`` ends because ``into`` goes on for both, each linked to the other."""
    check_joinable(case, into)
    reason = check_text(note, most=_MOST_LETTERS)
    claim, after = change_track(case, "claim", Track(MERGED, "", None), move=kind, note=reason)
    recovery, _ = change_track(after, "recovery", Track(MERGED, "", None), move=kind, note="")
    return (claim, recovery, *link_facts(end_of(into), end_of(case), kind, reason))


def check_joinable(case: Case, into: Case) -> None:
    """Raise SameCaseError, or CaseGivenUpError where one of them has ended as a mistake."""
    if case.id == into.id:
        raise SameCaseError(case.number)
    check_alive(case)
    check_alive(into)


def check_common(case: Case, into: Case) -> None:
    """Raise NothingInCommonError unless item, receipt or buyer is the same."""
    pairs = ((case.item, into.item), (case.sale, into.sale), (case.buyer, into.buyer))
    if not any(one is not None and one == other for one, other in pairs):
        raise NothingInCommonError(case.number, into.number)


class LinkEnd(NamedTuple):
    """One of two cases that are linked."""

    id: CaseId
    number: str


def end_of(case: Case) -> LinkEnd:
    """A case as the end of a link."""
    return LinkEnd(case.id, case.number)


def link_facts(
    first: LinkEnd, second: LinkEnd, kind: LinkKind, note: str = ""
) -> tuple[Fact, Fact]:
    """Two facts, so that either case leads to the other; ``first`` is the one that leads."""
    return _link(first, second, kind, note, leads=False), _link(
        second, first, kind, note, leads=True
    )


def _link(case: LinkEnd, other: LinkEnd, kind: LinkKind, note: str, *, leads: bool) -> Fact:
    payload: dict[str, Json] = {
        "other": other.id,
        "number": other.number,
        "kind": kind,
        "leads": leads,
        "note": note,
    }
    return Fact("case_linked", "case", case.id, payload)
