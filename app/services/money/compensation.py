"""What a consignor is owed for her item."""

from dataclasses import replace

from app.domain.cases import Case
from app.domain.compensation import compensation_postings, is_lost
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.sales import divide_price
from app.storage.store import Action


def record_compensation(action: Action, case: Case, *, amount_minor: int | None) -> Case:
    """Record within ``action`` what the consignor is owed for her item; the case after it.

    Without an amount it is her part of the tag price.
    """
    item = action.state.item_by_id(case.item) if case.item else None
    if amount_minor is None:
        amount_minor = divide_price(item.price_minor, item.split_bp)[0] if item else 0
    lines = compensation_postings(case, amount_minor=amount_minor)
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "currency": case.currency,
        "item": case.item,
        "item_status": "lost" if item and item.status != "sold" and is_lost(case) else "",
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("compensation_recorded", "case", case.id, payload))
    return replace(case, loss_minor=case.loss_minor + amount_minor)
