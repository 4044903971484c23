"""What becomes of a refund after it was ordered: done, failed, tried another way, corrected."""

from dataclasses import replace
from datetime import date

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import TENDERS, as_json
from app.domain.refunds import (
    DONE,
    ORDERED,
    Refund,
    bounced_postings,
    check_may_fail,
    check_may_try_again,
    check_ordered,
    correction_postings,
    payment_postings,
)
from app.domain.surgery import check_alive
from app.domain.unwinding import UnknownTenderError
from app.services.money.costs import reopen_recovery
from app.services.money.disputed_funds import check_not_disputed
from app.services.money.refunds import (
    ANOTHER_WAY,
    WayBack,
    check_way_back,
    pays_at_once,
)
from app.services.shop import Shop
from app.storage.refunds_state import next_refund_number, owed_lines, refund_numbered
from app.storage.store import Action

_MOST_LETTERS = 500


def finish_refund(shop: Shop, *, refund: str, confirmed_by: str, note: str = "") -> Changes:
    """The money has left: a bank, WeChat or a receipt says so. ``note`` is under which number.

    Raises UnknownRefundError or RefundNotOpenError.
    """
    with shop.store.action(confirmed_by, may="money.refund") as action:
        found = refund_numbered(action.state.connection, refund)
        told = check_text(note, most=_MOST_LETTERS)
        action.record(finished_fact(found, action.today, note=told))
    return action.changes


def finished_fact(refund: Refund, today: date, *, note: str, bill_line: str = "") -> Fact:
    """The fact that an ordered refund was paid, perhaps shown by a line of a bill.

    Raises RefundNotOpenError.
    """
    check_ordered(refund)
    payload: dict[str, Json] = {
        **_about(refund, note),
        "bill_line": bill_line,
        "postings": as_json(payment_postings(refund), today),
    }
    return Fact("refund_done", "case", refund.case_id, payload)


def fail_refund(shop: Shop, *, refund: str, reason: str, told_by: str) -> Changes:
    """The money did not go, or came back. What the shop owes stands until another attempt.

    One that was done already is only for the owner to call back. Raises UnknownRefundError,
    RefundNotOpenError or NotPermittedError.
    """
    with shop.store.action(told_by, may="money.refund") as action:
        found = refund_numbered(action.state.connection, refund)
        check_may_fail(found)
        if found.state == DONE:
            action.require(ANOTHER_WAY)
        payload: dict[str, Json] = {
            **_about(found, check_text(reason, most=_MOST_LETTERS)),
            "was": found.state,
            "postings": as_json(bounced_postings(found), action.today),
        }
        action.record(Fact("refund_failed", "case", found.case_id, payload))
    return action.changes


def try_refund_again(shop: Shop, *, refund: str, way: WayBack, ordered_by: str) -> Changes:
    """Order a failed refund once more, the same way or another.

    Raises UnknownRefundError, RefundNotOpenError, UnknownTenderError, RefundReasonNeededError, or
    ChargebackOpenError while a bank holds the money of the sale.
    """
    with shop.store.action(ordered_by, may="money.refund") as action:
        connection = action.state.connection
        failed = refund_numbered(connection, refund)
        check_may_try_again(failed)
        check_not_disputed(action, action.state.case(failed.case_number))
        tender = way.tender or failed.tender
        if tender not in TENDERS:
            raise UnknownTenderError(tender)
        payee = check_text(way.payee, most=_MOST_LETTERS) or failed.payee
        reason = check_text(way.reason, most=_MOST_LETTERS)
        if (tender, payee) != (failed.tender, failed.payee):
            check_way_back(action, WayBack(tender, payee, reason), usual=(failed.paid_with,))
        is_paid = pays_at_once(action, tender)
        payload: dict[str, Json] = {
            "refund": action.new_id(),
            "owed": failed.owed,
            "number": next_refund_number(connection),
            "instead_of": failed.number,
            "state": DONE if is_paid else ORDERED,
            "sale": failed.sale,
            "item": failed.item,
            "buyer": failed.buyer,
            "amount_minor": failed.amount_minor,
            "currency": failed.currency,
            "tender": tender,
            "paid_with": failed.paid_with,
            "payment_reference": failed.payment_reference,
            "payee": payee,
            "reason": reason or failed.reason,
            "postings": as_json(
                payment_postings(replace(failed, tender=tender)) if is_paid else (),
                action.today,
            ),
        }
        action.record(Fact("refund_tried_again", "case", failed.case_id, payload))
    return action.changes


def correct_refund(
    shop: Shop, *, refund: str, amount_minor: int, reason: str, corrected_by: str
) -> Changes:
    """The refund was of another amount: the difference is booked, and the owner answers for it.

    Raises UnknownRefundError, RefundUnchangedError, RefundExceedsPaymentError, CaseIsVoidError.
    """
    with shop.store.action(corrected_by, may=ANOTHER_WAY) as action:
        connection = action.state.connection
        found = refund_numbered(connection, refund)
        case = action.state.case(found.case_number)
        check_alive(case)
        lines = correction_postings(
            found,
            owed_lines(connection, found),
            amount_minor=amount_minor,
            paid_left_minor=_paid_left(action, case),
        )
        loss = sum(p.minor for p in lines if p.account == "after_sales_loss")
        payload: dict[str, Json] = {
            **_about(found, check_text(reason, most=_MOST_LETTERS)),
            "owed": found.owed,
            "before_minor": found.amount_minor,
            "amount_minor": amount_minor,
            "difference_minor": amount_minor - found.amount_minor,
            "loss_minor": loss,
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("refund_corrected", "case", case.id, payload))
        if loss:
            reopen_recovery(shop, action, case)
    return action.changes


def _paid_left(action: Action, case: Case) -> int:
    sold = action.state.sold_item(case)
    return sold.paid_left_minor if sold else 0


def _about(refund: Refund, note: str) -> dict[str, Json]:
    return {
        "refund": refund.id,
        "number": refund.number,
        "amount_minor": refund.amount_minor,
        "currency": refund.currency,
        "tender": refund.tender,
        "note": note,
    }
