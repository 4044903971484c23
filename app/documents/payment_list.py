"""A payment list as a workbook: real numbers, a frozen header, a total; cash on its own sheet."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from app.domain.money import decimals_of
from app.domain.payment_list import Payment, PaymentList
from app.text.catalogue import translate

_WIDTHS = (28, 44, 16, 14, 10)  # in letters: payee, account, amount, reference, currency
_AMOUNT = 2


def payment_workbook(paid: PaymentList, *, title: str, lang: str) -> bytes:
    """The list as .xlsx; the same list gives the same bytes.

    ``title`` says whose list it is. Text is written as text, whatever it begins with.
    """
    target = io.BytesIO()
    made = datetime.fromisoformat(paid.made_on or "2000-01-01").replace(tzinfo=UTC)
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": f"{title} {paid.number}", "created": made})
        sheets = [(translate("PaymentList", "Payments", lang), paid.payments)]
        if paid.cash:
            sheets.append((translate("PaymentList", "Cash", lang), paid.cash))
        for name, payments in sheets:
            _write_sheet(book, name, payments, paid, title, lang)
    return target.getvalue()


def _write_sheet(
    book: Workbook, name: str, payments: Sequence[Payment], paid: PaymentList, title: str, lang: str
) -> None:
    sheet = book.add_worksheet(name)
    bold, text, number, total = _formats(book, paid.currency)
    head = (
        translate("PaymentList", "Payee", lang),
        translate("PaymentList", "Account", lang),
        translate("PaymentList", "Amount", lang),
        translate("PaymentList", "Reference", lang),
        translate("PaymentList", "Currency", lang),
    )
    for column, (words, width) in enumerate(zip(head, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, total if column == _AMOUNT else bold)
    for row, payment in enumerate(payments, start=1):
        sheet.write_string(row, 0, payment.payee, text)
        sheet.write_string(row, 1, payment.account, text)
        sheet.write_number(row, _AMOUNT, _decimal(payment.amount_minor, paid.currency), number)
        sheet.write_string(row, 3, payment.reference, text)
        sheet.write_string(row, 4, paid.currency, text)
    last = len(payments) + 1
    whole = _decimal(sum(p.amount_minor for p in payments), paid.currency)
    sheet.write_string(last, 0, translate("PaymentList", "Total", lang), bold)
    if payments:
        sheet.write_formula(last, _AMOUNT, f"=SUM(C2:C{last})", total, whole)
    else:
        sheet.write_number(last, _AMOUNT, whole, total)
    sheet.write_string(last, 4, paid.currency, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{title.replace('&', '&&')[:120]}&R{paid.number}  {paid.made_on}")
    sheet.set_footer("&R&P / &N")


def _formats(book: Workbook, currency: str) -> tuple[Format, Format, Format, Format]:
    decimals = decimals_of(currency) if currency else 2
    shown = "#,##0" + ("." + "0" * decimals if decimals else "")
    rule = {"bottom": 1}
    return (
        book.add_format({"bold": True, **rule}),
        book.add_format({"num_format": "@"}),
        book.add_format({"num_format": shown}),
        book.add_format({"bold": True, "num_format": shown, "align": "right", **rule}),
    )


def _decimal(minor: int, currency: str) -> Decimal:
    return Decimal(minor).scaleb(-decimals_of(currency)) if minor else Decimal(0)
