"""Writing on a case that is open: notes, what was told about it, a sale let stand unproven."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.cases import AROSE, LANES, Case, check_complaint, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json, canonical_json
from app.domain.people import EmptyFieldError
from app.domain.proof import check_proof
from app.domain.rules.effects import check_tags
from app.domain.suggestion_answers import Correction, answer_facts, kept_suggestion
from app.domain.surgery import check_alive
from app.domain.taxonomy import read_category
from app.services.checklists import changed_gates
from app.services.opening import BadCauseError
from app.services.rules.applying import apply_again
from app.services.shop import Shop
from app.storage.learning_state import last_suggested
from app.storage.rules_state import find_team
from app.storage.store import Action


def add_note(
    shop: Shop, *, number: str, text: str, written_by: str, channel: str = "note"
) -> Changes:
    """Write a note, a call or a message on a case's timeline."""
    kept = check_complaint(text)
    with shop.store.action(written_by, may="cases.work") as action:
        case = action.state.case(number)
        action.record(Fact("note_added", "case", case.id, {"text": kept, "channel": channel}))
    return action.changes


def edit_case(
    shop: Shop,
    *,
    number: str,
    edited_by: str,
    complaint: str | None = None,
    category: str | None = None,
    arose: str | None = None,
    lane: str | None = None,
    tags: Sequence[str] | None = None,
    team: str | None = None,
    assignee: str | None = None,
    proof: str | None = None,
    correction: Correction | None = None,
) -> Changes:
    """Correct what is written on a case; ``None`` leaves a field alone.

    With another category or cause the rules are asked anew; what a person has set by hand stays.
    A ``category`` answers what was suggested; ``correction`` says from whom that comes and why, and
    makes an answer of the present category too. An empty ``team`` or ``assignee`` takes it away.
    Raises UnknownTeamError, BadTagError, UnknownTellerError and what the fields refuse.
    """
    if arose is not None and arose not in AROSE:
        raise BadCauseError(arose)
    if lane is not None and lane not in LANES:
        raise BadCauseError(lane)
    with shop.store.action(edited_by, may="cases.work") as action:
        case = action.state.case(number)
        wanted: dict[str, Json] = {
            "complaint": None if complaint is None else check_complaint(complaint),
            "category": None
            if category is None
            else read_category(category, shop.program.trunks, action.state.branches()),
            "arose": arose,
            "lane": lane,
            "tags": None if tags is None else list(check_tags(list(tags))),
            "team": find_team(action.state.connection, team).code if team else team,
            "assignee": None if assignee is None else check_text(assignee, most=100),
            "proof": None if proof is None else check_proof(proof),
        }
        if {wanted["category"], wanted["lane"]} - {None, case.category, case.lane}:
            check_alive(case)
            gates = changed_gates(
                shop.program,
                action.state,
                case,
                category=str(wanted["category"] or ""),
                lane=str(wanted["lane"] or ""),
            )
            if gates != list(case.evidence_missing):
                wanted["evidence_missing"] = gates
        changed = record_edit(action, case, wanted)
        if changed & {"category", "arose"}:
            edited = replace(case, **_taken(wanted, changed))
            apply_again(shop.program, action, edited, changed)
        if "category" in changed or (correction is not None and wanted["category"]):
            _record_answer(action, case, str(wanted["category"]), correction or Correction())
    return action.changes


def _record_answer(action: Action, case: Case, category: str, correction: Correction) -> None:
    """What was suggested for the case is answered; nothing where nothing was."""
    shown = kept_suggestion(correction.suggested)
    suggested = shown or last_suggested(action.state.connection, case.id)
    reason = check_text(correction.reason, most=1000)
    action.record(
        *answer_facts(case.id, suggested, category, told_by=correction.told_by, reason=reason)
    )


def _taken(wanted: dict[str, Json], changed: frozenset[str]) -> dict[str, Any]:
    """The fields of a case that an edit in hand changes, as the case holds them."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in wanted.items()
        if name in changed
    }


def waive_proof(shop: Shop, *, number: str, reason: str, waived_by: str) -> Changes:
    """Let a case go on though its sale is not proven; raises EmptyFieldError without a reason."""
    kept = check_text(reason, most=1000)
    if not kept:
        raise EmptyFieldError("reason")
    with shop.store.action(waived_by, may="cases.decide") as action:
        case = action.state.case(number)
        record_edit(action, case, {"proof_waived": kept})
    return action.changes


def record_edit(action: Action, case: Case, wanted: Mapping[str, Json]) -> frozenset[str]:
    """Record within ``action`` the fields of a case that change; None leaves one alone.

    Returns the names of those that do.
    """
    names = tuple(name for name, value in wanted.items() if value is not None)
    before = action.state.fields("case_file", case.id, names) if names else {}
    fields = {name: wanted[name] for name in names if before[name] != _as_column(wanted[name])}
    if fields:
        action.record(
            Fact(
                "case_edited",
                "case",
                case.id,
                {"fields": fields, "before": {name: before[name] for name in fields}},
            )
        )
    return frozenset(fields)


def _as_column(value: Json) -> Json:
    return canonical_json(value) if isinstance(value, list) else value
