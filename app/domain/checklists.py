"""What has to be shown before a case is decided: checklists by category and item class.

Which items there are and where they are asked for is program data; what was shown is a list of
marks on a case. The codes that still block a decision are stored with the case as an outcome.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from app.domain.errors import RuleError
from app.domain.items import ITEM_CLASSES
from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError

CHECKLISTS_FILE = "checklists.toml"
EvidenceKind = Literal["photo", "text", "seen"]
EVIDENCE_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
SHOWN_HOW = ("photo", "seen", "text", "waived")


class NotOnChecklistError(RuleError):
    """An item that no checklist of this program has."""

    code = "not_on_checklist"

    def __init__(self, item: str) -> None:
        super().__init__(item=item[:40])


class WaiverWithoutReasonError(RuleError):
    """Evidence is waived with a reason or not at all."""

    code = "waiver_without_reason"


class NothingShownError(RuleError):
    """A photo or a text was announced and none was given."""

    code = "nothing_shown"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to show. ``least`` photos are wanted, those of ``counts`` items among them."""

    code: str
    kind: EvidenceKind
    name: Words
    hint: Words
    least: int = 1
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as one case's checklist asks for it; a gate must be met before the decision."""

    item: ChecklistItem
    is_gate: bool


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """Something that was shown on a case, or waived."""

    item: str
    how: str
    note: str = ""
    photos: tuple[str, ...] = ()
    at: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistBook:
    """All items, and the lists by (category, item class); an empty class stands for all."""

    items: Mapping[str, ChecklistItem]
    lists: Mapping[tuple[str, str], tuple[Wanted, ...]]

    def wanted(
        self, category: str, item_class: str = "", required: Iterable[str] = ()
    ) -> tuple[Wanted, ...]:
        """The checklist of a case, gates first; ``required`` items of the rules are gates too.

        The branch wins over the trunk, and within each the item class over none.
        """
        trunk = category.split(".", 1)[0]
        order = ((category, item_class), (category, ""), (trunk, item_class), (trunk, ""))
        listed = next((self.lists[key] for key in order if key in self.lists), ())
        demanded = {code for code in required if code in self.items}
        known = {want.item.code for want in listed}
        all_wanted = [
            *(Wanted(w.item, w.is_gate or w.item.code in demanded) for w in listed),
            *(Wanted(self.items[code], is_gate=True) for code in sorted(demanded - known)),
        ]
        return tuple(sorted(all_wanted, key=lambda want: not want.is_gate))

    def item(self, code: str) -> ChecklistItem:
        """The item of this code; raises NotOnChecklistError."""
        found = self.items.get(code.strip().lower())
        if found is None:
            raise NotOnChecklistError(code)
        return found


def photos_for(item: ChecklistItem, marks: Sequence[EvidenceMark]) -> tuple[str, ...]:
    """Hashes of the photos that show the item, each once."""
    codes = {item.code, *item.counts}
    return tuple(dict.fromkeys(sha for m in marks if m.item in codes for sha in m.photos))


def is_shown(item: ChecklistItem, marks: Sequence[EvidenceMark]) -> bool:
    """Whether the marks meet the item: seen, written down, waived, or enough photos."""
    told = any(mark.item == item.code and mark.how != "photo" for mark in marks)
    return told or len(photos_for(item, marks)) >= item.least


def evidence_missing(
    wanted: Sequence[Wanted], marks: Sequence[EvidenceMark], *, lane: str
) -> tuple[str, ...]:
    """Codes of the gates that are not met; in the fast lane nothing is gated."""
    if lane == "fast":
        return ()
    return tuple(w.item.code for w in wanted if w.is_gate and not is_shown(w.item, marks))


def read_checklists(
    data: Mapping[str, Any], names: Mapping[str, Words], trunks: Iterable[str]
) -> ChecklistBook:
    """The book from the parsed file; raises BadProgramDataError naming the key.

    ``names`` are the items' names by code.
    """
    items = {code: _item(code, row, names) for code, row in data.get("item", {}).items()}
    for item in items.values():
        for other in item.counts:
            _known(items, other, f"{item.code}.counts")
    known_trunks = frozenset(trunks)
    lists: dict[tuple[str, str], tuple[Wanted, ...]] = {}
    for row in data.get("checklist", ()):
        key = _place(row, known_trunks)
        if key in lists:
            raise BadProgramDataError(CHECKLISTS_FILE, ".".join(filter(None, key)), "twice")
        gates, further = row.get("gates", ()), row.get("items", ())
        lists[key] = tuple(
            Wanted(_known(items, code, key[0]), is_gate)
            for codes, is_gate in ((gates, True), (further, False))
            for code in codes
        )
    return ChecklistBook(items, lists)


def _place(row: Mapping[str, Any], trunks: frozenset[str]) -> tuple[str, str]:
    category, item_class = str(row.get("category", "")), str(row.get("item_class", ""))
    if category.split(".", 1)[0] not in trunks:
        raise BadProgramDataError(CHECKLISTS_FILE, f"checklist.{category}", "category")
    if item_class and item_class not in ITEM_CLASSES:
        raise BadProgramDataError(
            CHECKLISTS_FILE, f"checklist.{category}", f"item_class: {item_class}"
        )
    return category, item_class


def _known(items: Mapping[str, ChecklistItem], code: str, key: str) -> ChecklistItem:
    if code not in items:
        raise BadProgramDataError(CHECKLISTS_FILE, key, code)
    return items[code]


def _item(code: str, row: Mapping[str, Any], names: Mapping[str, Words]) -> ChecklistItem:
    kind, least = row.get("kind"), row.get("least", 1)
    if kind not in EVIDENCE_KINDS:
        raise BadProgramDataError(CHECKLISTS_FILE, f"item.{code}", f"kind: {kind}")
    if code not in names:
        raise BadProgramDataError(CHECKLISTS_FILE, f"item.{code}", "name")
    if not isinstance(least, int) or least < 1:
        raise BadProgramDataError(CHECKLISTS_FILE, f"item.{code}", f"least: {least}")
    hint = row.get("hint", {"zh": "", "en": ""})
    return ChecklistItem(
        code, kind, names[code], Words(**hint), least, tuple(row.get("counts", ()))
    )
