"""A payment list as CSV: what a bank's web page takes in."""

import csv
import io
from collections.abc import Callable

from app.domain.payment_list import PaymentList
from app.exchange.spreadsheet_text import harmless

_HEADER = ("payee", "account", "amount", "reference", "currency")


def payment_csv(paid: PaymentList, plain_amount: Callable[[int, str], str]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel shows Chinese; amounts with a decimal point.

    Cash is left out. Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    for payment in paid.payments:
        writer.writerow(
            (
                harmless(payment.payee),
                harmless(payment.account),
                plain_amount(payment.amount_minor, paid.currency),
                payment.reference,
                paid.currency,
            )
        )
    return text.getvalue().encode("utf-8-sig")
