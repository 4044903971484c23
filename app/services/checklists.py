"""A case's evidence checklist: what it asks for, what is there, what still blocks a decision."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.domain.cases import Case
from app.domain.checklists import (
    ChecklistItem,
    EvidenceMark,
    evidence_missing,
    is_shown,
    photos_for,
)
from app.domain.entries import Json
from app.services.program_data import ProgramData
from app.services.shop import Shop
from app.storage.evidence_state import marks_of
from app.storage.state import State


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One item of a case's checklist as it stands. ``mark`` is the newest; None where none is."""

    item: ChecklistItem
    is_gate: bool
    is_shown: bool
    mark: EvidenceMark | None
    photos: tuple[str, ...]  # hashes of the photos that show it

    @property
    def is_waived(self) -> bool:
        """Somebody decided to do without it."""
        return self.mark is not None and self.mark.how == "waived"

    @property
    def blocks(self) -> bool:
        """The decision waits for it."""
        return self.is_gate and not self.is_shown


def case_checklist(shop: Shop, *, number: str) -> tuple[ChecklistLine, ...]:
    """The checklist of a case, gates first; what was shown beyond it stands at the end."""
    card = shop.queries.cases.card(number)  # no stranger gets past this
    item_class = card.item.line.item_class if card.item else ""
    with shop.store.state() as state:
        case = state.case(number)
        marks = marks_of(state.connection, case.id)
    wanted = shop.program.checklists.wanted(case.category, item_class, case.required_evidence)
    gated = case.lane != "fast"
    lines = [
        _line(want.item, marks, is_gate=want.is_gate and gated, blocks=case.evidence_missing)
        for want in wanted
    ]
    listed = {want.item.code for want in wanted}
    items = shop.program.checklists.items
    others = dict.fromkeys((*case.evidence_missing, *(mark.item for mark in marks)))
    lines += [
        _line(items[code], marks, is_gate=False, blocks=case.evidence_missing)
        for code in others
        if code not in listed and code in items
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_gate))


def _line(
    item: ChecklistItem,
    marks: Sequence[EvidenceMark],
    *,
    is_gate: bool,
    blocks: Sequence[str],
) -> ChecklistLine:
    own = [mark for mark in marks if mark.item == item.code]
    newest = max(own, key=lambda mark: (mark.at, mark.by)) if own else None
    demanded = is_gate or item.code in blocks
    return ChecklistLine(item, demanded, is_shown(item, marks), newest, photos_for(item, marks))


def gates_missing(
    program: ProgramData,
    category: str,
    item_class: str,
    marks: Sequence[EvidenceMark],
    *,
    lane: str,
    required: Iterable[str] = (),
) -> list[Json]:
    """Codes of the gates that are not met, as an entry carries them."""
    wanted = program.checklists.wanted(category, item_class, required)
    return list(evidence_missing(wanted, marks, lane=lane))


def changed_gates(
    program: ProgramData,
    state: State,
    case: Case,
    *,
    category: str = "",
    lane: str = "",
    required: Iterable[str] | None = None,
    more: Sequence[EvidenceMark] = (),
    without: Collection[str] = (),
    again: Collection[str] = (),
) -> list[Json]:
    """What a case will lack after its category or lane changes, or after ``more`` was shown.

    ``without`` are photos that are being hidden, ``again`` those that are shown again.
    Whoever records such a change puts this into the entry as ``evidence_missing``.
    """
    return gates_missing(
        program,
        category or case.category,
        _item_class(state, case),
        (*marks_of(state.connection, case.id, without=without, again=again), *more),
        lane=lane or case.lane,
        required=case.required_evidence if required is None else required,
    )


def _item_class(state: State, case: Case) -> str:
    item = state.item_by_id(case.item) if case.item else None
    return item.item_class if item else ""
