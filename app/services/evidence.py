"""Showing what a case's checklist asks for: photos, what was seen or written down, a waiver."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.checklists import (
    SHOWN_HOW,
    ChecklistItem,
    EvidenceMark,
    NothingShownError,
    WaiverWithoutReasonError,
)
from app.domain.entries import Fact, Json
from app.domain.findings import BadFindingError
from app.domain.surgery import check_alive
from app.services.checklists import changed_gates
from app.services.photos import KeptPhoto, keep_photo, photo_fact
from app.services.shop import Shop

_NOTE_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Shown:
    """How an item was shown: ``photos`` of the case that show it, or words."""

    how: str
    note: str = ""
    photos: tuple[str, ...] = ()


def note_evidence(
    shop: Shop,
    *,
    number: str,
    item: str,
    shown: Shown,
    noted_by: str,
    pictures: Sequence[bytes] = (),
    kept: Sequence[KeptPhoto] = (),
) -> Changes:
    """Record that an item of the checklist was shown, or is waived.

    ``pictures`` are added to the case, tagged with what they show. Raises NotOnChecklistError,
    NothingShownError, WaiverWithoutReasonError or CaseGivenUpError.
    """
    asked = shop.program.checklists.item(item)
    note = check_text(shown.note, most=_NOTE_LETTERS)
    photos = [*kept, *(keep_photo(shop, picture) for picture in pictures)]
    _check(shown, note, has_photos=bool(photos or shown.photos))
    with shop.store.action(noted_by, may="cases.work") as action:
        if shown.how == "waived":
            action.require("cases.decide")
        case = action.state.case(number)
        check_alive(case)
        action.record(
            *(photo_fact(p, "case", case.id, role="evidence", shot=asked.code) for p in photos)
        )
        mark = _mark(asked, shown, note, photos)
        missing = changed_gates(shop.program, action.state, case, more=(mark,))
        payload: dict[str, Json] = {
            "item": asked.code,
            "how": shown.how,
            "note": note,
            "photos": list(mark.photos),
            "evidence_missing": missing,
            "before": {"evidence_missing": list(case.evidence_missing)},
        }
        action.record(Fact("evidence_noted", "case", case.id, payload))
    return action.changes


def _mark(
    item: ChecklistItem, shown: Shown, note: str, photos: Sequence[KeptPhoto]
) -> EvidenceMark:
    hashes = dict.fromkeys((*shown.photos, *(photo.sha256 for photo in photos)))
    return EvidenceMark(item.code, shown.how, note, tuple(hashes))


def _check(shown: Shown, note: str, *, has_photos: bool) -> None:
    if shown.how not in SHOWN_HOW:
        raise BadFindingError("how", shown.how)
    if shown.how == "waived" and not note:
        raise WaiverWithoutReasonError
    if (shown.how == "photo" and not has_photos) or (shown.how == "text" and not note):
        raise NothingShownError
