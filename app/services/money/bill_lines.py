"""A line of a bill as a fact, and what it makes of the refund that it shows."""

from app.domain.bills import BillLine, Payment, asks
from app.domain.entries import Fact, Json
from app.domain.refunds import DONE
from app.services.money.refund_orders import finished_fact
from app.storage.refunds_state import refund_numbered
from app.storage.store import Action


def confirm_refund(action: Action, payment: Payment, *, line_id: str, number: str) -> None:
    """Record within ``action`` that a line of a bill shows this payment."""
    action.record(*confirmation(action, payment, line_id=line_id, number=number))


def confirmation(
    action: Action, payment: Payment, *, line_id: str, number: str
) -> tuple[Fact, ...]:
    """What a line of a bill makes of what it shows: an ordered refund is done, else nothing."""
    if payment.state == DONE:
        return ()
    refund = refund_numbered(action.state.connection, payment.name)
    return (finished_fact(refund, action.today, note=number, bill_line=line_id),)


def read_fact(
    line: BillLine,
    found: Payment | None,
    *,
    line_id: str,
    number: str,
    tender: str,
    file: str,
) -> Fact:
    """The fact of a line, with what it shows where that is plain."""
    payload: dict[str, Json] = {
        "number": number,
        "source_id": line.source_id,
        "at": int(line.moment.timestamp() * 1000),
        "tender": tender,
        "amount_minor": line.amount_minor,
        "currency": line.currency,
        "counterparty": line.counterparty,
        "order_number": line.order_number,
        "reference": line.reference,
        "sale": line.sale,
        "state": line.state,
        "kind": line.kind,
        "note": line.note,
        "raw": list(line.raw),
        "file": file,
        "asks": int(asks(line.amount_minor, line.kind, line.state)),
        "match": found.kind if found else "",
        "match_id": found.id if found else "",
        "match_name": found.name if found else "",
    }
    return Fact("bill_line_read", "bill_line", line_id, payload)
