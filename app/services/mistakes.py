"""Mistakes: a case that should not be, and one that is about something else."""

from app.domain.cases import Case, check_seen
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.items import Item
from app.domain.sales import Sale
from app.domain.surgery import MoneyMovedError, check_alive, check_reason, decide_void
from app.services.checklists import gates_missing
from app.services.opening import ItemNotInSaleError
from app.services.shop import Shop
from app.storage.evidence_state import marks_of
from app.storage.state import State
from app.storage.store import Action
from app.storage.surgery_state import handed_over_elsewhere, journey_of, money_moved

_TITLE_LETTERS = 80
_MOVED = (
    "item", "sale", "buyer", "consignor", "title", "at_stake_minor", "currency", "identity",
    "shares", "evidence_missing",
)  # fmt: skip


class NothingToMoveToError(RuleError):
    """A case is moved to an item or a sale, and to another than it has."""

    code = "nothing_to_move_to"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def void_case(
    shop: Shop, *, number: str, reason: str, voided_by: str, seen: EntryId | None = None
) -> Changes:
    """End a case that was a mistake; what is written on it stays readable, its slips are void.

    Raises ReasonMissingError, CaseGivenUpError, StaleScreenError, and MoneyMovedError where money
    has moved and was not moved back.
    """
    with shop.store.action(voided_by, may="cases.void") as action:
        case = action.state.case(number)
        check_seen(case, seen)
        check_no_money(action, case, "reverse_first")
        action.record(decide_void(case, reason))
    return action.changes


def check_no_money(action: Action, case: Case, correction: str) -> None:
    """Raise MoneyMovedError with what fits instead where money has moved on the case."""
    if money_moved(action.state.connection, case.id):
        raise MoneyMovedError(case.number, correction)


def relink_case(
    shop: Shop,
    *,
    number: str,
    reason: str,
    moved_by: str,
    sku: str = "",
    sale_number: str = "",
    seen: EntryId | None = None,
) -> Changes:
    """Move a case to another item, or another sale; all that is written on it stays.

    What the case is worth, whose it is and who bears it follow from the new item and sale. Raises
    NothingToMoveToError, UnknownItemError, UnknownSaleError, ItemNotInSaleError and what
    `void_case` raises.
    """
    kept = check_reason(reason)
    with shop.store.action(moved_by, may="cases.void") as action:
        state = action.state
        case = state.case(number)
        check_seen(case, seen)
        check_alive(case)
        item, sale = _found(state, sku, sale_number)
        if (item is None and sale is None) or (
            case.item == (item.id if item else None) and case.sale == (sale.id if sale else None)
        ):
            raise NothingToMoveToError(case.number)
        check_no_money(action, case, "open_and_link")
        fields = _outcome(state, case, item, sale)
        fields["evidence_missing"] = gates_missing(
            shop.program,
            case.category,
            item.item_class if item else "",
            marks_of(state.connection, case.id),
            lane=case.lane,
        )
        before = state.fields("case_file", case.id, _MOVED)
        payload: dict[str, Json] = {
            "reason": kept,
            "sku": item.sku if item else "",
            "sale_number": sale.number if sale else "",
            "fields": fields,
            "before": before,
        }
        action.record(
            Fact("case_relinked", "case", case.id, payload, expects=case.last_entry),
            *_things_change_places(state, case, item),
        )
    return action.changes


def _found(state: State, sku: str, sale_number: str) -> tuple[Item | None, Sale | None]:
    sale = state.sale(sale_number) if sale_number.strip() else None
    if not sku.strip():
        only = [line.item for line in sale.lines if line.item] if sale else []
        return (state.item_by_id(only[0]) if len(only) == 1 else None), sale
    item = state.item(sku)
    if sale is None:
        return item, state.last_sale_of(item.id)
    if sale.lines and not any(line.item in {None, item.id} for line in sale.lines):
        raise ItemNotInSaleError(item.sku, sale.number)
    return item, sale


def _outcome(state: State, case: Case, item: Item | None, sale: Sale | None) -> dict[str, Json]:
    consignor = item.consignor if item else None
    buyer = sale.buyer if sale and sale.buyer else case.buyer
    sold = (
        sum(line.price_minor for line in sale.lines if item and line.item == item.id) if sale else 0
    )
    # Shares name whose account they touch: with other people they have to be decided again.
    same_people = (consignor, buyer) == (case.consignor, case.buyer)
    shares: list[Json] = [
        {"party": share.party, "bp": share.bp, "person": share.person} for share in case.shares
    ]
    return {
        "item": item.id if item else None,
        "sale": sale.id if sale else None,
        "buyer": buyer,
        "consignor": consignor,
        "title": item.title if item else case.complaint[:_TITLE_LETTERS].splitlines()[0],
        "at_stake_minor": sold or (item.price_minor if item else sale.total_minor if sale else 0),
        "currency": (sale.currency if sale else item.currency if item else "")
        or state.settings().currency,
        "identity": case.identity if item and item.id == case.item else "",
        "shares": shares if same_people else [],
    }


def _things_change_places(state: State, case: Case, item: Item | None) -> list[Fact]:
    """What the case's handovers told of one thing was true of the other."""
    journey = journey_of(state.connection, case.id)
    old = state.item_by_id(case.item) if case.item else None
    if journey is None or old is None or item is None or item.id == old.id:
        return []
    placed = [_placed(item, journey.is_at, journey.place)]
    if not handed_over_elsewhere(state.connection, old.id, case.id):
        placed.append(_placed(old, journey.came_from, ""))
    return [fact for fact in placed if fact.payload["fields"] != fact.payload["before"]]


def _placed(item: Item, custody: str, place: str) -> Fact:
    before: dict[str, Json] = {"custody": item.custody, "place": item.place}
    fields: dict[str, Json] = {"custody": custody, "place": place}
    return Fact("item_edited", "item", item.id, {"fields": fields, "before": before})
