"""Store credit as lines for people."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.domain.store_credit import CreditAccount
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate


def credit_table(accounts: Sequence[CreditAccount], width: int | None) -> list[str]:
    """Everybody with credit left."""
    columns = (
        Column(translate("CLI", "Name"), gives=True),
        Column(translate("CLI", "Phone")),
        Column(translate("CLI", "Balance"), figures=True),
        Column(translate("CLI", "Lapses"), figures=True),
        Column(translate("CLI", "On")),
    )
    rows = []
    for account in accounts:
        lot = account.next_lot
        rows.append(
            (
                account.name,
                account.phone,
                format_amount(account.balance_minor, account.currency),
                format_amount(lot.left_minor, account.currency) if lot else "",
                lot.lapses_on.isoformat() if lot and lot.lapses_on else "",
            )
        )
    return table(columns, rows, width=width)


def credit_page(account: CreditAccount, names: Names, width: int | None) -> list[str]:
    """One buyer's credit and how it came."""
    lot = account.next_lot
    lapses = ""
    if lot and lot.lapses_on:
        lapses = f"{format_money(lot.left_minor, account.currency)} · {lot.lapses_on.isoformat()}"
    columns = (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "What")),
        Column(translate("CLI", "Case")),
        Column(translate("CLI", "Sale")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "Note"), gives=True),
    )
    rows = [
        (
            line.booked_on.isoformat(),
            names.of("memo", line.memo),
            line.case_number,
            line.sale_number,
            format_amount(line.minor, line.currency, sign=True),
            line.note,
        )
        for line in account.lines
    ]
    return [
        account.name,
        *pairs(
            [
                (
                    translate("CLI", "Store credit"),
                    format_money(account.balance_minor, account.currency),
                ),
                (translate("CLI", "Lapses next"), lapses),
            ]
        ),
        "",
        *table(columns, rows, width=width),
    ]
