"""What a consignor is owed for her item."""

from dataclasses import replace

from app.domain.cases import Case
from app.domain.compensation import (
    MarketValueNeededError,
    Valuation,
    compensation_postings,
    is_lost,
)
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.storage.compensation_state import valuation_of
from app.storage.store import Action


def record_compensation(action: Action, case: Case, *, amount_minor: int | None) -> Case:
    """Record within ``action`` what the consignor is owed for her item; the case after it.

    Without an amount it is what her contract counts. Raises MarketValueNeededError where that is
    for a person to tell, NobodyToCompensateError or NothingToRefundError.
    """
    item = action.state.item_by_id(case.item) if case.item else None
    valuation = valuation_of(action.state, case)
    told = amount_minor is not None and amount_minor != valuation.amount_minor
    amount = valuation.amount_minor if amount_minor is None else amount_minor
    if amount is None:
        raise MarketValueNeededError(case.number)
    lines = compensation_postings(case, amount_minor=amount)
    payload: dict[str, Json] = {
        "amount_minor": amount,
        "currency": case.currency,
        "item": case.item,
        "item_status": "lost" if item and item.status != "sold" and is_lost(case) else "",
        "valued": "" if told else _spelled_out(valuation),
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("compensation_recorded", "case", case.id, payload))
    return replace(case, loss_minor=case.loss_minor + amount)


def _spelled_out(valuation: Valuation) -> dict[str, Json]:
    return {"reason": valuation.reason, "cap_minor": valuation.cap_minor}
