"""A payment list as CSV: what a bank's web page takes in."""

from collections.abc import Callable
from itertools import chain

from app.domain.payment_list import PaymentList
from app.exchange.spreadsheet_text import csv_bytes, harmless

_HEADER = ("payee", "account", "amount", "reference", "currency")


def payment_csv(paid: PaymentList, plain_amount: Callable[[int, str], str]) -> bytes:
    """Amounts with a decimal point; cash is left out."""
    rows = (
        (
            harmless(payment.payee),
            harmless(payment.account),
            plain_amount(payment.amount_minor, paid.currency),
            payment.reference,
            paid.currency,
        )
        for payment in paid.payments
    )
    return csv_bytes(chain([_HEADER], rows))
