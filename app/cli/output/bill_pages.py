"""Bills as lines for people."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.domain.bills import BillEntry, Payment
from app.services.money.bills import BillReport
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate


def report_lines(name: str, found: BillReport) -> list[str]:
    """What came of a file."""
    return [
        shown(name),
        *pairs(
            [
                (translate("CLI", "Format"), found.format),
                (translate("CLI", "Rows"), str(found.rows)),
                (translate("CLI", "Added"), str(found.added)),
                (translate("CLI", "Unchanged"), str(found.unchanged)),
                (translate("CLI", "Skipped"), str(found.skipped)),
                (translate("CLI", "Matched"), str(found.matched)),
                (translate("CLI", "Refunds confirmed"), str(found.confirmed)),
                (translate("CLI", "To explain"), str(found.tasks)),
                (translate("CLI", "With errors"), str(len(found.errors))),
                (translate("CLI", "Batch"), found.batch),
            ]
        ),
    ]


def bill_table(lines: Sequence[BillEntry], names: Names, width: int | None) -> list[str]:
    """Lines of bills, one a line."""
    columns = (
        Column(translate("CLI", "Number")),
        Column(translate("CLI", "When")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "With"), gives=True),
        Column(translate("CLI", "What"), gives=True),
        Column(translate("CLI", "Is")),
    )
    rows = [
        (
            line.number,
            names.time(line.at),
            format_amount(line.amount_minor, line.currency, sign=True),
            line.counterparty,
            line.note or line.kind,
            _is(line, names),
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def bill_page(
    line: BillEntry, likely: Sequence[Payment], names: Names, width: int | None
) -> list[str]:
    """One line, and what it may be."""
    lines = [
        line.number,
        *pairs(
            [
                (translate("CLI", "When"), names.time(line.at)),
                (translate("CLI", "Amount"), format_money(line.amount_minor, line.currency)),
                (translate("CLI", "With"), line.counterparty),
                (translate("CLI", "What"), f"{line.kind} {line.note}".strip()),
                (translate("CLI", "Payment"), line.order_number),
                (translate("CLI", "Reference"), line.reference),
                (translate("CLI", "File"), line.file),
                (translate("CLI", "Is"), _is(line, names)),
                (translate("CLI", "Reason"), line.reason),
            ]
        ),
    ]
    if likely and not line.match:
        columns = (
            Column(translate("CLI", "May be")),
            Column(translate("CLI", "When")),
            Column(translate("CLI", "Name"), gives=True),
            Column("id"),
        )
        rows = [
            (
                names.of("bill_match", payment.kind),
                names.time(payment.at),
                payment.name,
                payment.id if payment.kind == "payout" else "",
            )
            for payment in likely
        ]
        lines += ["", *table(columns, rows, width=width)]
    return lines


def _is(line: BillEntry, names: Names) -> str:
    if line.match:
        return f"{names.of('bill_match', line.match)} {line.match_name}".strip()
    return translate("CLI", "?") if line.is_task else ""
