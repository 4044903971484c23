"""The ways to mend a case that was opened wrongly: what each is called, asks and does."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.changes import Changes
from app.domain.rows import CaseCard
from app.services.joining import link_cases, mark_duplicate, merge_cases, split_case
from app.services.mistakes import relink_case, void_case
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.tell_line import Answers, Blank
from app.ui.widgets.buttons import Kind
from app.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Mending:
    """One way to mend: what it is called, what it does, what it wants to be told."""

    key: str
    name: Words
    does: Words
    blanks: tuple[Blank, ...]
    accept: Words
    said: Words
    act: Callable[[Shop, CaseCard, str, Answers], Changes]  # the case as it was shown, actor
    may: str = "cases.void"
    icon: str = ""
    kind: Kind = "secondary"


_OTHER = Blank("other", lambda: translate("Case", "Number of the other case"))
_NOTE = Blank("note", lambda: translate("Case", "What to add to it"), needed=False)
_REASON = Blank("reason", lambda: translate("Case", "Why? It goes into the timeline."))

WAYS: tuple[Mending, ...] = (
    Mending(
        "link",
        lambda: translate("Case", "Link to a case…"),
        lambda: translate("Case", "Both go on, and each leads to the other."),
        (_OTHER, _NOTE),
        lambda: translate("Case", "Link them"),
        lambda: translate("Case", "Linked."),
        lambda shop, card, actor, told: link_cases(
            shop,
            number=card.line.number,
            other=told.text("other"),
            linked_by=actor,
            note=told.text("note"),
        ),
        may="cases.work",
    ),
    Mending(
        "duplicate",
        lambda: translate("Case", "A duplicate of…"),
        lambda: translate("Case", "This one ends; all that was written on it stays readable."),
        (_OTHER, _NOTE),
        lambda: translate("Case", "End it as a duplicate"),
        lambda: translate("Case", "It ended as a duplicate."),
        lambda shop, card, actor, told: mark_duplicate(
            shop,
            number=card.line.number,
            of=told.text("other"),
            marked_by=actor,
            note=told.text("note"),
        ),
    ),
    Mending(
        "merge",
        lambda: translate("Case", "Merge into…"),
        lambda: translate("Case", "Two cases of one item, receipt or buyer go on as the other."),
        (_OTHER, _NOTE),
        lambda: translate("Case", "Merge them"),
        lambda: translate("Case", "The cases are one."),
        lambda shop, card, actor, told: merge_cases(
            shop,
            into=told.text("other"),
            from_number=card.line.number,
            merged_by=actor,
            note=told.text("note"),
        ),
    ),
    Mending(
        "split",
        lambda: translate("Case", "A second problem…"),
        lambda: translate("Case", "It gets a case of its own, about the same item and receipt."),
        (Blank("complaint", lambda: translate("Case", "What else is wrong")),),
        lambda: translate("Case", "Open it"),
        lambda: translate("Case", "The second problem has its own case."),
        lambda shop, card, actor, told: (
            split_case(
                shop,
                number=card.line.number,
                complaint=told.text("complaint"),
                split_by=actor,
            ).changes
        ),
        may="cases.open",
    ),
    Mending(
        "relink",
        lambda: translate("Case", "Another item…"),
        lambda: translate(
            "Case", "The wrong tag was scanned: what it is worth and whose it is follow."
        ),
        (
            Blank("sku", lambda: translate("Case", "SKU of the right item"), needed=False),
            Blank("sale", lambda: translate("Case", "Number of the right receipt"), needed=False),
            _REASON,
        ),
        lambda: translate("Case", "Move the case"),
        lambda: translate("Case", "The case was moved."),
        lambda shop, card, actor, told: relink_case(
            shop,
            number=card.line.number,
            sku=told.text("sku"),
            sale_number=told.text("sale"),
            reason=told.text("reason"),
            moved_by=actor,
            seen=card.last_entry,
        ),
    ),
    Mending(
        "void",
        lambda: translate("Case", "Make it void…"),
        lambda: translate("Case", "It should not be. Its slips are void; nothing is deleted."),
        (_REASON,),
        lambda: translate("Case", "Make it void"),
        lambda: translate("Case", "The case is void."),
        lambda shop, card, actor, told: void_case(
            shop,
            number=card.line.number,
            reason=told.text("reason"),
            voided_by=actor,
            seen=card.last_entry,
        ),
        kind="danger",
    ),
)
