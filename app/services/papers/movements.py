"""The lines of a statement in words, and their sums by kind."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from app.domain.ids import EntryId
from app.domain.papers import StatementLine, StatementTotal, Words
from app.domain.rows import AccountLine
from app.services.program_data import ProgramData
from app.storage import journal
from app.text.amounts import format_amount, format_share
from app.text.catalogue import translate
from app.text.dotted import dotted

# In the order in which the totals stand on the paper.
_TOTALS = ("sales", "commission", "returns", "deductions", "costs", "payouts", "payins", "other")
_TOTAL_OF = {
    "sale_reversed": "returns",
    "price_corrected": "returns",
    "share_consignor": "costs",
    "resplit_consignor": "costs",
    "payout": "payouts",
    "pay_in": "payins",
    "payout_reversed": "payouts",
    "payout_returned": "payouts",
}


def statement_lines(
    program: ProgramData,
    account: Sequence[AccountLine],
    connection: sqlite3.Connection,
    currency: str,
    *,
    first_day: str,
) -> tuple[StatementLine, ...]:
    """One line a posting, each tied to its sale, case or payout.

    What belongs to a day before ``first_day`` came late and says to which month it belongs.
    """
    return tuple(
        StatementLine(
            booked_on=date.fromisoformat(line.booked_on),
            kind=program.word("memo", _memo(line)),
            what=dotted(line.title, line.sku),
            reference=line.case_number or line.sale_number or line.payout_number,
            amount_minor=line.amount_minor,
            detail=_detail(line, connection, currency),
            belongs_to=_late(line.belongs_on or line.booked_on, first_day),
        )
        for line in account
    )


def _late(day: str, first_day: str) -> str:
    return day[:7] if day < first_day else ""


def _memo(line: AccountLine) -> str:
    """A reversed sale that is taken from her next payouts is called a deduction."""
    is_deduction = line.memo == "sale_reversed" and line.case_mode == "CLAWBACK"
    return "clawback" if is_deduction else line.memo


def _detail(line: AccountLine, connection: sqlite3.Connection, currency: str) -> Words:
    if line.memo == "sale" and line.price_minor:
        price = format_amount(line.price_minor, currency)
        commission = format_amount(line.price_minor - line.amount_minor, currency)
        return _both(
            translate("Statement", "sold for {price}, less {commission}", "zh"),
            translate("Statement", "sold for {price}, less {commission}", "en"),
            price=price,
            commission=commission,
        )
    if line.memo in {"share_consignor", "resplit_consignor"}:
        settled = json.loads(journal.payload_of(connection, EntryId(line.entry)) or "{}")
        shares = [s["bp"] for s in settled.get("shares", []) if s["party"] == "consignor"]
        if shares:
            return _both(
                translate("Statement", "{share} of {loss}", "zh"),
                translate("Statement", "{share} of {loss}", "en"),
                share=format_share(shares[0]),
                loss=format_amount(settled["loss_minor"], currency),
            )
    return Words("", "")


def _both(zh: str, en: str, **values: str) -> Words:
    return Words(zh.format(**values), en.format(**values))


def statement_totals(
    program: ProgramData, account: Sequence[AccountLine]
) -> tuple[StatementTotal, ...]:
    """Sums by kind; together they are the movement of the period."""
    sums = dict.fromkeys(_TOTALS, 0)
    for line in account:
        if line.memo == "sale":
            gross = max(line.price_minor, line.amount_minor)
            sums["sales"] += gross
            sums["commission"] += line.amount_minor - gross
        elif _memo(line) == "clawback":
            sums["deductions"] += line.amount_minor
        else:
            sums[_TOTAL_OF.get(line.memo, "other")] += line.amount_minor
    return tuple(
        StatementTotal(program.word("total", code), minor) for code, minor in sums.items() if minor
    )
