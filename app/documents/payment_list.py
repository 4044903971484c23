"""A payment list as a workbook: what is paid by the bank, and cash on its own sheet."""

from collections.abc import Sequence

from app.documents.workbook import workbook_bytes
from app.documents.workbook_sheets import BookSheet, Column, Kind
from app.domain.payment_list import Payment, PaymentList
from app.text.catalogue import translate


def payment_workbook(paid: PaymentList, *, title: str, lang: str) -> bytes:
    """The list as .xlsx, its heads in the first row; ``title`` says whose list it is."""
    sheets = [_sheet(translate("PaymentList", "Payments", lang), paid, paid.payments, lang)]
    if paid.cash:
        sheets.append(_sheet(translate("PaymentList", "Cash", lang), paid, paid.cash, lang))
    return workbook_bytes(sheets, title=f"{title} {paid.number}", author=title)


def _sheet(name: str, paid: PaymentList, payments: Sequence[Payment], lang: str) -> BookSheet:
    whole = sum(payment.amount_minor for payment in payments)
    return BookSheet(
        name,
        (
            Column(translate("PaymentList", "Payee", lang), width=28),
            Column(translate("PaymentList", "Account", lang), width=44),
            Column(translate("PaymentList", "Amount", lang), Kind.AMOUNT, 16, paid.currency),
            Column(translate("PaymentList", "Reference", lang)),
            Column(translate("PaymentList", "Currency", lang), width=10),
        ),
        [(p.payee, p.account, p.amount_minor, p.reference, paid.currency) for p in payments],
        total=(translate("PaymentList", "Total", lang), None, whole, None, paid.currency),
    )
