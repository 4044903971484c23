"""Costs of a case: freight, repair, an appraiser's fee, paid now and shared later."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ledger import as_json
from app.domain.moves import change_track, start_track
from app.domain.settlement import cost_postings
from app.domain.surgery import check_alive
from app.domain.unwinding import NothingToRefundError
from app.services.shop import Shop
from app.storage.months_state import cost_without_invoice
from app.storage.store import Action

_MOST_INVOICE = 80


class UnknownCostError(RuleError):
    """No such cost without an invoice, or an invoice without a number."""

    code = "unknown_cost"


def record_cost(
    shop: Shop,
    *,
    number: str,
    what: str,
    amount_minor: int,
    tender: str,
    paid_by: str,
    invoice: str = "",
) -> Changes:
    """A cost of the case (freight, repair, an appraiser's fee), paid now, shared later.

    ``invoice`` is the number of its invoice or receipt, where that is there already.
    """
    text = check_text(what, most=500)
    if amount_minor == 0:
        raise NothingToRefundError
    with shop.store.action(paid_by, may="money.cost") as action:
        record_cost_within(
            shop,
            action,
            action.state.case(number),
            what=text,
            minor=amount_minor,
            tender=tender,
            invoice=check_text(invoice, most=_MOST_INVOICE),
        )
    return action.changes


def note_invoice(shop: Shop, *, cost: bytes, invoice: str, noted_by: str) -> Changes:
    """The invoice of a cost has come; ``cost`` is the entry of the cost.

    Raises UnknownCostError.
    """
    told = check_text(invoice, most=_MOST_INVOICE)
    with shop.store.action(noted_by, may="money.cost") as action:
        case = cost_without_invoice(action.state.connection, cost)
        if not told or case is None:
            raise UnknownCostError
        payload: dict[str, Json] = {"cost": cost.hex(), "invoice": told}
        action.record(Fact("invoice_noted", "case", case, payload))
    return action.changes


def record_cost_within(
    shop: Shop,
    action: Action,
    case: Case,
    *,
    what: str,
    minor: int,
    tender: str,
    invoice: str = "",
) -> None:
    """Record within ``action`` that a cost of the case was paid."""
    check_alive(case)
    lines = cost_postings(case, amount_minor=minor, tender=tender or "cash")
    payload: dict[str, Json] = {
        "what": what,
        "amount_minor": minor,
        "currency": case.currency,
        "tender": tender or "cash",
        "invoice": invoice,
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("cost_recorded", "case", case.id, payload))
    reopen_recovery(shop, action, case)


def reopen_recovery(shop: Shop, action: Action, case: Case) -> None:
    """A cost that comes after both tracks were done opens the recovery track again."""
    if case.recovery.is_done:
        stage = shop.program.routes.stages["DECIDE"]
        track = start_track(stage, action.at, action.state.settings().hours)
        fact, _ = change_track(case, "recovery", track, move="late_cost", note="")
        action.record(fact)
