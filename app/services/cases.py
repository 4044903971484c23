"""Cases: opening one at the counter, writing on it, editing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.cases import AROSE, LANES, Case, check_complaint, check_text
from app.domain.categories import UNCLASSIFIED, check_category, trunk_of
from app.domain.changes import Changes
from app.domain.clocks import Budget
from app.domain.custody import Handover, decide_handover
from app.domain.entries import Fact, Json, canonical_json
from app.domain.errors import RuleError
from app.domain.ids import CaseId
from app.domain.items import Item
from app.domain.liability import UnknownPartyError
from app.domain.moves import facing, promised, start_track
from app.domain.parties import CLAIMANTS
from app.domain.promises import give_promise
from app.domain.routes import Route
from app.domain.rules.effects import check_tags
from app.domain.rules.subject import Subject
from app.domain.sales import Sale
from app.domain.surgery import LinkEnd, end_of, link_facts
from app.services.checklists import changed_gates, gates_missing
from app.services.clocks import record_first_clocks
from app.services.photos import KeptPhoto, record_photos
from app.services.rules.applying import (
    apply_again,
    as_ruled,
    ask_rules,
    record_outcome,
    told_by_hand,
)
from app.services.shop import Shop
from app.storage.rules_state import find_team
from app.storage.state import State
from app.storage.store import Action

_TITLE_LETTERS = 80
MAX_PHOTOS = 60


class UnknownResolutionError(RuleError):
    """Not a resolution this program has a route for."""

    code = "unknown_resolution"

    def __init__(self, resolution: str) -> None:
        super().__init__(resolution=resolution[:40])


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
    """What the counter gets back."""

    case_id: CaseId
    number: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who complains: the party, and name and phone as far as she tells them."""

    party: str = "buyer"
    name: str = ""
    phone: str = ""


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
    photos: Sequence[KeptPhoto] = (),
    handover: Handover | None = None,
    draft_id: str = "",
    split_from: str = "",
) -> OpenedCase:
    """Open a case for an item, a sale, or neither (``complaint`` then says what it is about).

    ``photos`` are on disk already. ``handover`` says that the thing was handed over. Everything
    not given is for the shop's rules to say, or has a sane default. ``split_from`` is the case
    whose second problem this one is: the two are linked. Raises UnknownItemError,
    UnknownSaleError, ItemNotInSaleError, EmptyComplaintError, UnknownCategoryError,
    UnknownResolutionError and their like; nothing is half done.
    """
    who = claimant or Claimant()
    text = check_complaint(complaint)
    if who.party not in CLAIMANTS:
        raise UnknownPartyError(who.party)
    if arose not in AROSE:
        raise BadCauseError(arose)
    if lane and lane not in LANES:
        raise BadCauseError(lane)
    if len(photos) > MAX_PHOTOS:
        raise TooManyPhotosError(len(photos), MAX_PHOTOS)
    with shop.store.action(opened_by, may="cases.open") as action:
        item, sale = _what(action.state, sku, sale_number)
        code = check_category(
            category or UNCLASSIFIED, shop.program.trunks, action.state.branches()
        )
        told = find_route(shop, resolution) if resolution else None
        line = _sold_line(sale, item)
        price = line or (item.price_minor if item else sale.total_minor if sale else 0)
        first = action.state.case(split_from) if split_from else None
        buyer = (first.buyer if first else None) or _buyer(action, who, sale)
        subject = Subject(
            category=code,
            claimant=who.party,
            arose=arose,
            lane=lane or "normal",
            resolution=told.code if told else shop.program.trunks[trunk_of(code)].resolution,
            stage="NEW",
            loss_minor=0,
            at_stake_minor=price,
            currency=(sale.currency if sale else item.currency if item else "")
            or action.state.settings().currency,
            complaint=text,
            opened_ms=action.at,
            now_ms=action.at,
            photos=len(photos),
            item=item.id if item else None,
            sale=sale.id if sale else None,
            consignor=item.consignor if item else None,
            buyer=buyer,
        )
        by_hand = told_by_hand(code, resolution, lane)
        outcome = ask_rules(shop.program, action.state, subject, by_hand.values())
        subject = as_ruled(shop.program, subject, outcome, resolution_told=bool(told))
        case_id = CaseId(action.new_id())
        number = action.state.next_case_number()
        action.record(
            Fact(
                "case_opened",
                "case",
                case_id,
                {
                    "number": number,
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
                },
            )
        )
        record_outcome(action, case_id, outcome)
        if first:
            action.record(*link_facts(end_of(first), LinkEnd(case_id, number), "split"))
        record_first_clocks(
            shop,
            action,
            case_id,
            subject.category,
            sold_ms=sale.sold_at_ms if sale else None,
        )
        if item and handover:
            action.record(decide_handover(item, handover, subject=("case", case_id)))
        record_photos(action, photos, "case", case_id, role="complaint")
        if draft_id:
            action.state.connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
    return OpenedCase(case_id, number, action.changes)


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
        **_first_stages(shop, action, subject.category, route),
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


def _buyer(action: Action, who: Claimant, sale: Sale | None) -> str | None:
    """The buyer's id: of the sale, or a new person where the claimant gave name or phone."""
    if sale and sale.buyer:
        return sale.buyer
    name, phone = check_text(who.name, most=1000), check_text(who.phone, most=100)
    if who.party != "buyer" or not (name or phone):
        return None
    person = action.new_id()
    fields: dict[str, Json] = {"name": name or phone, "phone": phone, "is_consignor": 0}
    action.record(Fact("person_edited", "person", person, {"fields": fields}))
    return person


def _first_stages(shop: Shop, action: Action, category: str, route: Route) -> dict[str, Json]:
    hours = action.state.settings().hours
    stages = shop.program.routes.stages
    claim = start_track(stages[route.claim[0]], action.at, hours)
    recovery = start_track(stages[route.recovery[0]], action.at, hours)
    resolve_hours, resolve_days = action.state.resolve_limit(trunk_of(category))
    promise = give_promise(action.at, Budget(resolve_hours, resolve_days), hours)
    return {
        "claim_stage": claim.stage,
        "claim_turn": claim.turn,
        "claim_since": claim.since_ms,
        "claim_due": claim.due_ms,
        "recovery_stage": recovery.stage,
        "recovery_turn": recovery.turn,
        "recovery_since": recovery.since_ms,
        "recovery_due": recovery.due_ms,
        "promise_unit": promise.unit,
        **promised(promise),
        **facing(claim, recovery),
    }


def find_route(shop: Shop, resolution: str) -> Route:
    """The newest version of a resolution's route; raises UnknownResolutionError."""
    route = shop.program.routes.newest(resolution.strip().upper())
    if route is None:
        raise UnknownResolutionError(resolution)
    return route


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
) -> Changes:
    """Correct what is written on a case; ``None`` leaves a field alone.

    With another category or cause the rules are asked anew; what a person has set by hand stays.
    An empty ``team`` or ``assignee`` takes it away. Raises UnknownTeamError, BadTagError and what
    the fields themselves refuse.
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
            else check_category(category, shop.program.trunks, action.state.branches()),
            "arose": arose,
            "lane": lane,
            "tags": None if tags is None else list(check_tags(list(tags))),
            "team": find_team(action.state.connection, team).code if team else team,
            "assignee": None if assignee is None else check_text(assignee, most=100),
        }
        if {wanted["category"], wanted["lane"]} - {None, case.category, case.lane}:
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
    return action.changes


def _taken(wanted: dict[str, Json], changed: frozenset[str]) -> dict[str, Any]:
    """The fields of a case that an edit in hand changes, as the case holds them."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in wanted.items()
        if name in changed
    }


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
