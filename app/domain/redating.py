"""Another calendar: what was due by the old one is due by the new one, with the time it had."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.cases import Track
from app.domain.clocks import OpeningHours, after_work, worked_between
from app.domain.entries import Fact, Json
from app.domain.ids import CaseId
from app.domain.promises import Promise, Turn, redated
from app.domain.routes import Stage


@dataclass(frozen=True, slots=True)
class DatedCase:
    """An open case, as far as a calendar has dated it."""

    id: CaseId
    claim: Track
    recovery: Track
    front_due: int | None
    promise: Promise


def redate(
    case: DatedCase, stages: Mapping[str, Stage], *, was: OpeningHours, becomes: OpeningHours
) -> Fact | None:
    """The fact that a case is due at other times, or None where nothing moves.

    Only time in business hours moves: days stay the days they were.
    """
    claim = _due(case.claim, stages, was, becomes)
    recovery = _due(case.recovery, stages, was, becomes)
    turn = Turn(case.claim.turn, case.claim.since_ms)
    before: dict[str, Json] = {
        "claim_due": case.claim.due_ms,
        "recovery_due": case.recovery.due_ms,
        "front_due": case.front_due,
        "promised_at": case.promise.at_ms,
    }
    fields: dict[str, Json] = {
        "claim_due": claim,
        "recovery_due": recovery,
        "front_due": recovery if case.claim.is_done else claim,
        "promised_at": redated(case.promise, turn, was=was, becomes=becomes),
    }
    if fields == before:
        return None
    return Fact("case_redated", "case", case.id, {**fields, "before": before})


def _due(
    track: Track, stages: Mapping[str, Stage], was: OpeningHours, becomes: OpeningHours
) -> int | None:
    stage = stages.get(track.stage)
    due_ms = track.due_ms
    if due_ms is None or stage is None or not stage.budget.business_hours:
        return due_ms
    if due_ms <= track.since_ms:  # from a time when a clock went wrong: nothing to go by
        return due_ms
    return after_work(track.since_ms, worked_between(track.since_ms, due_ms, was), becomes)
