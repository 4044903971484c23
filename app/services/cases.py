"""Cases: writing on one, editing it; `open_case` stands in its own module."""

from collections.abc import Mapping

from app.domain.cases import AROSE, Case, check_complaint, check_text
from app.domain.categories import check_category
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.people import EmptyFieldError
from app.domain.proof import check_proof
from app.services.checklists import changed_gates
from app.services.opening import (
    MAX_PHOTOS,
    BadCauseError,
    ItemNotInSaleError,
    OpenedCase,
    TooManyPhotosError,
    UnknownResolutionError,
    find_route,
    open_case,
)
from app.services.shop import Shop
from app.services.visitors import Claimant
from app.storage.store import Action

__all__ = [
    "MAX_PHOTOS",
    "BadCauseError",
    "Claimant",
    "ItemNotInSaleError",
    "OpenedCase",
    "TooManyPhotosError",
    "UnknownResolutionError",
    "find_route",
    "open_case",
]


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
    proof: str | None = None,
) -> Changes:
    """Correct what is written on a case; ``None`` leaves a field alone."""
    if arose is not None and arose not in AROSE:
        raise BadCauseError(arose)
    with shop.store.action(edited_by, may="cases.work") as action:
        case = action.state.case(number)
        wanted: dict[str, Json] = {
            "complaint": None if complaint is None else check_complaint(complaint),
            "category": None
            if category is None
            else check_category(category, shop.program.trunks, action.state.branches()),
            "arose": arose,
            "proof": None if proof is None else check_proof(proof),
        }
        if wanted["category"] not in {None, case.category}:
            gates = changed_gates(
                shop.program, action.state, case, category=str(wanted["category"])
            )
            if gates != list(case.evidence_missing):
                wanted["evidence_missing"] = gates
        record_edit(action, case, wanted)
    return action.changes


def waive_proof(shop: Shop, *, number: str, reason: str, waived_by: str) -> Changes:
    """Let a case go on though its sale is not proven; raises EmptyFieldError without a reason."""
    kept = check_text(reason, most=1000)
    if not kept:
        raise EmptyFieldError("reason")
    with shop.store.action(waived_by, may="cases.decide") as action:
        case = action.state.case(number)
        record_edit(action, case, {"proof_waived": kept})
    return action.changes


def record_edit(action: Action, case: Case, wanted: Mapping[str, Json]) -> None:
    """Record within ``action`` the fields of a case that change; None leaves one alone."""
    names = tuple(name for name, value in wanted.items() if value is not None)
    before = action.state.fields("case_file", case.id, names) if names else {}
    fields = {name: wanted[name] for name in names if before[name] != wanted[name]}
    if fields:
        action.record(
            Fact(
                "case_edited",
                "case",
                case.id,
                {"fields": fields, "before": {name: before[name] for name in fields}},
            )
        )
