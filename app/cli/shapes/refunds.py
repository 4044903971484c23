"""Refunds as documents with stable keys."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.refunds import Refund


def refund(line: Refund) -> Document:
    """One refund and how far it has got."""
    return {
        "number": line.number or None,
        "case": line.case_number,
        "sale": line.sale_number or None,
        "to": line.payee or line.buyer_name,
        "amount": money(line.amount_minor, line.currency),
        "tender": line.tender,
        "paid_with": line.paid_with or None,
        "payment_reference": line.payment_reference or None,
        "state": line.state,
        "open": line.is_open,
        "ordered_at": moment(line.ordered_at),
        "ordered_by": line.ordered_by,
        "settled_at": moment(line.settled_at),
        "settled_by": line.settled_by or None,
        "reason": line.reason or None,
        "note": line.note or None,
        "instead_of": line.instead_of or None,
        "replaced_by": line.replaced_by or None,
    }
