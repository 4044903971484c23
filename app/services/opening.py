"""Opening a case: one path from what was told at the counter to the entries of the journal."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.cases import AROSE, LANES, check_complaint
from app.domain.categories import UNCLASSIFIED
from app.domain.changes import Changes
from app.domain.chat import PastedChat
from app.domain.custody import Handover, decide_handover
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import CaseId
from app.domain.items import Item
from app.domain.liability import UnknownPartyError
from app.domain.maturity import is_trusted
from app.domain.parties import CLAIMANTS
from app.domain.proof import decide_proof
from app.domain.rules.subject import Subject
from app.domain.sales import Sale
from app.domain.settings import OFF
from app.domain.suggestion_answers import CLERK, PROGRAM, answer_facts, kept_suggestion
from app.domain.suggestions import Suggestion
from app.domain.surgery import LinkEnd, end_of, link_facts
from app.domain.taxonomy import read_category
from app.services.chats import chat_fact
from app.services.checklists import gates_missing
from app.services.clocks import record_first_clocks
from app.services.photos import KeptPhoto, record_photos
from app.services.routing import find_route, first_stages, usual_resolution
from app.services.rules.applying import as_ruled, ask_rules, record_outcome, told_by_hand
from app.services.shop import Shop
from app.services.visitors import (
    Claimant,
    Visitor,
    consignor_of,
    find_visitor,
    told_buyer,
    told_name,
)
from app.storage.learning_state import sure_answers
from app.storage.state import State
from app.storage.store import Action

_TITLE_LETTERS = 80
MAX_PHOTOS = 60


class BadCauseError(RuleError):
    """Not one of the times at which a fault can arise."""

    code = "bad_cause"

    def __init__(self, arose: str) -> None:
        super().__init__(arose=arose[:40])


class TooManyPhotosError(RuleError):
    """More photos than one case can hold at once."""

    code = "too_many_photos"

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count=count, most=most)


class ItemNotInSaleError(RuleError):
    """The receipt that was named lists its items, and this one is not among them."""

    code = "item_not_in_sale"

    def __init__(self, sku: str, number: str) -> None:
        super().__init__(sku=sku[:60], number=number[:60])


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """What the counter gets back; ``visit`` ties the next item of this customer to it."""

    case_id: CaseId
    number: str
    changes: Changes
    visit: str = ""


@dataclass(frozen=True, slots=True)
class ItemTold:
    """What was told about one item. Everything not told has a sane default.

    ``photos`` are on disk already, ``proof_photos`` (a screenshot of the payment) too.
    ``handover`` says that the thing was handed over. ``suggested`` is what the screen showed:
    with a category, that is an answer to it.
    """

    complaint: str
    sku: str = ""
    sale_number: str = ""
    category: str = ""
    resolution: str = ""
    arose: str = "unknown"
    lane: str = ""
    proof: str = ""
    photos: Sequence[KeptPhoto] = ()
    proof_photos: Sequence[KeptPhoto] = ()
    handover: Handover | None = None
    chat: PastedChat | None = None
    split_from: str = ""
    suggested: Suggestion | None = None


def open_case(
    shop: Shop,
    *,
    complaint: str,
    opened_by: str,
    sku: str = "",
    sale_number: str = "",
    claimant: Claimant | None = None,
    category: str = "",
    resolution: str = "",
    arose: str = "unknown",
    lane: str = "",
    proof: str = "",
    photos: Sequence[KeptPhoto] = (),
    proof_photos: Sequence[KeptPhoto] = (),
    handover: Handover | None = None,
    chat: PastedChat | None = None,
    visit: str = "",
    draft_id: str = "",
    split_from: str = "",
    suggested: Suggestion | None = None,
) -> OpenedCase:
    """Open a case for an item, a sale, or neither (``complaint`` then says what it is about).

    ``visit`` is that of an earlier case of the same customer; ``split_from`` is the case whose
    second problem this one is: the two are linked. ``suggested`` is what the screen showed, and a
    ``category`` the answer to it. Raises UnknownItemError, UnknownSaleError, ItemNotInSaleError,
    EmptyComplaintError, UnknownCategoryError, UnknownResolutionError and their like; nothing is
    half done.
    """
    told = ItemTold(
        complaint=complaint,
        sku=sku,
        sale_number=sale_number,
        category=category,
        resolution=resolution,
        arose=arose,
        lane=lane,
        proof=proof,
        photos=photos,
        proof_photos=proof_photos,
        handover=handover,
        chat=chat,
        split_from=split_from,
        suggested=suggested,
    )
    who = claimant or Claimant()
    check_told(told, who)
    with shop.store.action(opened_by, may="cases.open") as action:
        visitor = find_visitor(action, who, visit)
        case_id, number, visitor = record_opening(shop, action, told, who, visitor)
        forget_draft(action, draft_id)
    return OpenedCase(case_id, number, action.changes, visitor.visit)


def check_told(told: ItemTold, who: Claimant) -> None:
    """What can be refused before the shop is asked."""
    check_complaint(told.complaint)
    if who.party not in CLAIMANTS:
        raise UnknownPartyError(who.party)
    if told.arose not in AROSE:
        raise BadCauseError(told.arose)
    if told.lane and told.lane not in LANES:
        raise BadCauseError(told.lane)
    count = len(told.photos) + len(told.proof_photos)
    if count > MAX_PHOTOS:
        raise TooManyPhotosError(count, MAX_PHOTOS)


def forget_draft(action: Action, draft_id: str) -> None:
    """A draft becomes a case with the same commit."""
    if draft_id:
        action.state.connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def record_opening(
    shop: Shop, action: Action, told: ItemTold, who: Claimant, visitor: Visitor
) -> tuple[CaseId, str, Visitor]:
    """Record one case within an action; returns its id, its number and the visit it is part of."""
    text = check_complaint(told.complaint)
    item, sale = _what(action.state, told.sku, told.sale_number)
    taken = _taken_by_itself(action, told)
    code = read_category(
        told.category or taken or UNCLASSIFIED, shop.program.trunks, action.state.branches()
    )
    if told.resolution:
        find_route(shop, told.resolution)
    case_id = CaseId(action.new_id())
    number = action.state.next_case_number()
    first = action.state.case(told.split_from) if told.split_from else None
    known = (first.buyer if first else None) or (sale.buyer if sale else None)
    person = None if known else told_buyer(action, who, visitor)
    visitor = Visitor(visitor.visit or case_id, person or visitor.buyer)
    line = _sold_line(sale, item)
    price = line or (item.price_minor if item else sale.total_minor if sale else 0)
    subject = Subject(
        category=code,
        claimant=who.party,
        arose=told.arose,
        lane=told.lane or "normal",
        resolution=told.resolution.strip().upper() or usual_resolution(shop, who.party, code),
        stage="NEW",
        loss_minor=0,
        at_stake_minor=price,
        currency=(sale.currency if sale else item.currency if item else "")
        or action.state.settings().currency,
        complaint=text,
        opened_ms=action.at,
        now_ms=action.at,
        photos=len(told.photos),
        item=item.id if item else None,
        sale=sale.id if sale else None,
        consignor=consignor_of(action.state, who, item),
        buyer=known or person,
    )
    by_hand = told_by_hand(UNCLASSIFIED if taken else code, told.resolution, told.lane)
    outcome = ask_rules(shop.program, action.state, subject, by_hand.values())
    subject = as_ruled(
        subject,
        outcome,
        usual=lambda category: usual_resolution(shop, who.party, category),
        resolution_told=bool(told.resolution),
    )
    payload: dict[str, Json] = {
        "number": number,
        "visit": visitor.visit,
        "claimant_name": " ".join(part for part in told_name(who) if part),
        "proof": decide_proof(told.proof, claimant=who.party, sale_is_known=sale is not None),
        "title": item.title if item else text[:_TITLE_LETTERS].splitlines()[0],
        "by_hand": list(by_hand),
        "evidence_missing": gates_missing(
            shop.program,
            subject.category,
            item.item_class if item else "",
            (),
            lane=subject.lane,
            required=outcome.effects.evidence,
        ),
        **_as_opened(shop, action, subject),
    }
    action.record(Fact("case_opened", "case", case_id, payload))
    record_outcome(action, case_id, outcome)
    if taken or "category" in by_hand:
        by = PROGRAM if taken else CLERK
        action.record(*answer_facts(case_id, kept_suggestion(told.suggested), code, told_by=by))
    if first:
        action.record(*link_facts(end_of(first), LinkEnd(case_id, number), "split"))
    sold_ms = sale.sold_at_ms if sale else None
    record_first_clocks(shop, action, case_id, subject.category, sold_ms=sold_ms)
    if item and told.handover:
        action.record(decide_handover(item, told.handover, subject=("case", case_id)))
    record_photos(action, told.photos, "case", case_id, role="complaint")
    record_photos(action, told.proof_photos, "case", case_id, role="proof")
    if told.chat is not None:
        action.record(chat_fact(case_id, told.chat))
    return case_id, number, visitor


def _taken_by_itself(action: Action, told: ItemTold) -> str:
    """The category of a sure suggestion that nobody answered, in a shop that lets it be taken."""
    settings, suggested = action.state.settings(), told.suggested
    if told.category or suggested is None or not suggested.is_sure:
        return ""
    if settings.smart_take_sure == OFF:
        return ""
    sure, right = sure_answers(action.state.connection, settings)
    return suggested.category if is_trusted(right, sure) else ""


def _as_opened(shop: Shop, action: Action, subject: Subject) -> dict[str, Json]:
    """The case's own part of its first entry."""
    route = find_route(shop, subject.resolution)
    return {
        "claimant": subject.claimant,
        "item": subject.item,
        "sale": subject.sale,
        "buyer": subject.buyer,
        "consignor": subject.consignor,
        "complaint": subject.complaint,
        "category": subject.category,
        "resolution": route.code,
        "route_version": route.version,
        "lane": subject.lane,
        "arose": subject.arose,
        "at_stake_minor": subject.at_stake_minor,
        "currency": subject.currency,
        **first_stages(shop, action, subject.category, route),
    }


def _what(state: State, sku: str, sale_number: str) -> tuple[Item | None, Sale | None]:
    """The item and sale a case is about, each found from the other where only one is named."""
    sale = state.sale(sale_number) if sale_number.strip() else None
    if sku.strip():
        item = state.item(sku)
        if sale is not None and not _may_hold(sale, item):
            raise ItemNotInSaleError(item.sku, sale.number)
        return item, sale or state.last_sale_of(item.id)
    if sale is not None:
        items = [line.item for line in sale.lines if line.item]
        return (state.item_by_id(items[0]) if len(items) == 1 else None), sale
    return None, None


def _may_hold(sale: Sale, item: Item) -> bool:
    """Whether the item is on the receipt, or the receipt does not say all that was on it."""
    return not sale.lines or any(line.item in {None, item.id} for line in sale.lines)


def _sold_line(sale: Sale | None, item: Item | None) -> int:
    if sale is None or item is None:
        return 0
    return sum(line.price_minor for line in sale.lines if line.item == item.id)
