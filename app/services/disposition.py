"""What becomes of an item after its case: back for sale, back to its owner, or away."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.custody import Handover, decide_handover
from app.domain.disposition import (
    Disposed,
    DispositionTold,
    Holding,
    OfferedDisposition,
    Title,
    decide_disposition,
    offered_dispositions,
    read_disposition,
)
from app.domain.entries import Fact, Json
from app.domain.ids import CaseId
from app.domain.items import Item
from app.domain.ledger import as_json
from app.domain.surgery import check_alive
from app.services.money.costs import reopen_recovery
from app.services.money.falls import FallTold, record_fall
from app.services.shop import Shop
from app.storage.state import State
from app.storage.store import Action
from app.storage.surgery_state import cases_of_item, compensated_minor, compensating_case

_FIELDS = ("status", "place", "price_minor", "condition", "consignor")


def dispositions_of(shop: Shop, *, sku: str) -> tuple[OfferedDisposition, ...]:
    """What can become of an item now, and why the rest cannot; raises UnknownItemError."""
    with shop.store.state() as state:
        holding, _cases = holding_of(state, state.item(sku))
        return offered_dispositions(holding)


def dispose_item(
    shop: Shop,
    *,
    sku: str,
    disposition: str,
    decided_by: str,
    number: str = "",
    told: DispositionTold | None = None,
) -> Changes:
    """Decide what becomes of an item; ``number`` is the case that led to it.

    Without a number it is the item's newest case, if it has any. Raises UnknownDispositionError,
    DispositionRefusedError, UnknownItemError or UnknownCaseError.
    """
    code = read_disposition(disposition)
    told = told or DispositionTold()
    with shop.store.action(decided_by, may="goods.edit") as action:
        item = action.state.item(sku)
        holding, cases = holding_of(action.state, item)
        case = _about(action.state, item, cases, number, found_again=holding.compensated_minor > 0)
        if case:
            check_alive(case)
        disposed = decide_disposition(holding, code, told)
        if disposed.postings:
            action.require("money.settle")
        if disposed.handed_to:
            subject = ("case", case.id) if case else ("item", item.id)
            action.record(_handover(item, disposed, told, subject))
        payload = _payload(action, item, case, disposed, told)
        payload |= {"disposition": code}
        kind = "title_passed" if disposed.postings else "item_disposed"
        action.record(Fact(kind, "item", item.id, payload))
        if case:
            noted: dict[str, Json] = {
                name: payload[name]
                for name in ("disposition", "note", "fall_minor", "loss_minor", "currency")
            }
            noted |= {"sku": item.sku}
            action.record(Fact("disposition_chosen", "case", case.id, noted))
        if case and disposed.loss_minor and not payload["settled_minor"]:
            reopen_recovery(shop, action, case)
        if case and code == "regrade":
            price = item.price_minor if told.price_minor is None else told.price_minor
            how = FallTold(told.fall, told.fall_due)
            record_fall(shop, action, item, case, price_minor=price, told=how)
    return action.changes


def _about(
    state: State, item: Item, cases: Sequence[Case], number: str, *, found_again: bool
) -> Case | None:
    """The case that led to it; of a thing that was paid for as lost, the one that paid."""
    case = state.case(number) if number.strip() else next(reversed(cases), None)
    if found_again:
        paid_by = compensating_case(state.connection, item.id)
        return next((known for known in cases if known.id == paid_by), None)
    return case if case and case.item == item.id else None


def _settled_with(case: Case | None, loss_minor: int) -> int:
    """A loss that the shop alone bore, and that is no loss after all, needs no new split."""
    bore_alone = case is not None and case.settled_minor and not case.unsettled_minor
    if loss_minor >= 0 or case is None or not bore_alone:
        return 0
    return loss_minor if {share.party for share in case.shares} == {"shop"} else 0


def _handover(
    item: Item, disposed: Disposed, told: DispositionTold, subject: tuple[str, str]
) -> Fact:
    handover = Handover(
        disposed.handed_to, place=check_text(told.place, most=200), condition=item.condition
    )
    return decide_handover(item, handover, subject=subject)


def _payload(
    action: Action,
    item: Item,
    case: Case | None,
    disposed: Disposed,
    told: DispositionTold,
) -> dict[str, Json]:
    case_id = case.id if case else CaseId("")
    lines = [replace(posting, case=case_id) for posting in disposed.postings]
    before = action.state.fields("item", item.id, _FIELDS)
    fields = {name: disposed.fields[name] for name in _FIELDS if name in disposed.fields}
    return {
        "case": case_id or None,
        "note": check_text(told.note, most=2000),
        "fields": fields,
        "before": {name: before[name] for name in fields},
        "fall_minor": disposed.fall_minor,
        "loss_minor": disposed.loss_minor,
        "settled_minor": _settled_with(case, disposed.loss_minor),
        "currency": item.currency,
        "postings": as_json(lines, action.day(action.state.settings().zone)),
    }


def holding_of(state: State, item: Item) -> tuple[Holding, Sequence[Case]]:
    """An item, whose it is, and its cases but for those that were mistakes."""
    cases = [state.case(number) for number in cases_of_item(state.connection, item.id)]
    compensated = compensated_minor(state.connection, item.id, item.currency)
    return Holding(
        item,
        _title(state, item, cases, compensated),
        max(compensated, 0),
        is_fake=any(case.confirmed_fake for case in cases),
        is_stolen=any(case.category == "OWN.STOLEN" and case.is_open for case in cases),
    ), cases


def _title(state: State, item: Item, cases: Sequence[Case], compensated: int) -> Title:
    """Whose it is: a sale that stands makes it the buyer's, unless all of it was refunded."""
    if item.consignor is None and item.status != "sold":
        return "shop"
    if compensated > 0:
        return "shop"
    if item.status != "sold":
        return "consignor"
    for case in cases:
        sold = state.sold_item(case)
        if case.refunded_minor and sold is not None and sold.paid_left_minor == 0:
            return "shop"
    return "buyer"
