"""What a person says of a line that nothing matched: it is this, it is a cost, it is not ours."""

from app.domain.bills import (
    COST,
    IGNORED,
    BillAmountDiffersError,
    BillEntry,
    BillLineTakenError,
    Payment,
)
from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.surgery import check_reason
from app.services.money.bill_lines import confirm_refund
from app.services.money.costs import record_cost_within
from app.services.shop import Shop
from app.storage.bills_state import bill_line, open_payments
from app.storage.refunds_state import refund_numbered
from app.storage.store import Action

_MAY = "money.refund"
_MOST_LETTERS = 500


def match_bill_line(shop: Shop, *, line: str, to: str, matched_by: str) -> Changes:
    """A line shows this refund (its number) or this payout (its id); an ordered refund is done.

    Raises UnknownBillLineError, UnknownRefundError, BillLineTakenError, BillAmountDiffersError.
    """
    with shop.store.action(matched_by, may=_MAY) as action:
        entry = _open_line(action, line)
        payment = _payment(action, to)
        if (payment.minor, payment.currency) != (-entry.amount_minor, entry.currency):
            raise BillAmountDiffersError(-entry.amount_minor, payment.minor, payment.currency)
        _record(action, entry, payment.kind, payment.id, payment.name, "")
        confirm_refund(action, payment, line_id=entry.id, number=entry.order_number or entry.number)
    return action.changes


def ignore_bill_line(shop: Shop, *, line: str, reason: str, ignored_by: str) -> Changes:
    """A line is none of ours, and why. Raises UnknownBillLineError, ReasonMissingError."""
    told = check_reason(reason)
    with shop.store.action(ignored_by, may=_MAY) as action:
        _record(action, _open_line(action, line), IGNORED, "", "", told)
    return action.changes


def record_bill_cost(shop: Shop, *, line: str, case: str, what: str, recorded_by: str) -> Changes:
    """A line paid a cost of a case: freight, a repair, an appraiser.

    Raises UnknownBillLineError, BillLineTakenError, BillAmountDiffersError, UnknownCaseError.
    """
    with shop.store.action(recorded_by, may="money.cost") as action:
        entry, found = _open_line(action, line), action.state.case(case)
        if entry.amount_minor >= 0 or entry.currency != found.currency:
            raise BillAmountDiffersError(entry.amount_minor, 0, entry.currency)
        told = check_text(what, most=_MOST_LETTERS) or entry.counterparty
        _record(action, entry, COST, found.id, found.number, told)
        minor, tender = -entry.amount_minor, entry.tender or "other"
        record_cost_within(shop, action, found, what=told, minor=minor, tender=tender)
    return action.changes


def _open_line(action: Action, number: str) -> BillEntry:
    entry = bill_line(action.state.connection, number)
    if entry.match:
        raise BillLineTakenError(entry.number)
    return entry


def _payment(action: Action, to: str) -> Payment:
    payments = open_payments(action.state.connection)
    found = next((payment for payment in payments if payment.id == to.strip().lower()), None)
    if found is not None:
        return found
    refund = refund_numbered(action.state.connection, to)
    found = next((payment for payment in payments if payment.id == refund.id), None)
    if found is None:
        raise BillLineTakenError(refund.number)
    return found


def _record(
    action: Action, entry: BillEntry, match: str, match_id: str, name: str, reason: str
) -> None:
    payload: dict[str, Json] = {
        "number": entry.number,
        "match": match,
        "match_id": match_id,
        "match_name": name,
        "reason": reason,
        "postings": [],
    }
    action.record(Fact("bill_line_matched", "bill_line", entry.id, payload))
