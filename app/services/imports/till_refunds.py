"""A till program tells of a refund on a sale that is known: ours, or somebody's to explain."""

from collections.abc import Sequence
from datetime import UTC, datetime

from app.domain.bills import REFUND, BillLine, match_of
from app.domain.entries import Fact
from app.domain.incoming import IncomingSale
from app.services.money.bill_lines import confirmation, read_fact
from app.storage.bills_state import (
    bill_number,
    is_known,
    next_bill_number,
    open_payments,
    told_by_till,
)
from app.storage.store import Action


def refund_told(
    action: Action, sale: str, row: IncomingSale, matched: set[str]
) -> Sequence[Fact] | None:
    """The facts of a refund that the till program made, or knows of; None where nothing is new.

    It is matched with ours (sale, amount, ± 7 days) and posts nothing a second time; what matches
    nothing is for somebody to explain. ``matched`` are the refunds this file has told of already.
    """
    connection = action.state.connection
    number, known_minor = told_by_till(connection, sale)
    change = row.refunded_minor - known_minor
    source_id = f"{row.source_id}:refunded:{row.refunded_minor}"
    if row.is_void or change <= 0 or is_known(connection, source_id):
        return None
    line = BillLine(
        row=row.row,
        source_id=source_id,
        moment=datetime.fromtimestamp(action.at / 1000, UTC),  # the till only tells the sum
        amount_minor=-change,
        currency=row.currency or action.state.settings().currency,
        counterparty=row.buyer_name,
        sale=number,
    )
    payments = [
        payment
        for payment in open_payments(connection)
        if payment.kind == REFUND and payment.id not in matched
    ]
    found = match_of(line, "", payments)
    line_id = action.new_id()
    told = bill_number(next_bill_number(connection, 1))
    facts = [read_fact(line, found, line_id=line_id, number=told, tender="", file="")]
    if found is not None:
        matched.add(found.id)
        facts += confirmation(action, found, line_id=line_id, number=told)
    return facts
