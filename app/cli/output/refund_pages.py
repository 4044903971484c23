"""Refunds as lines for people."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.domain.refunds import Refund
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dates import format_span


def refund_table(
    lines: Sequence[Refund], names: Names, width: int | None, *, now_ms: int
) -> list[str]:
    """Refunds, one a line."""
    columns = (
        Column(translate("CLI", "Number")),
        Column(translate("CLI", "Payee"), gives=True),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "Way")),
        Column(translate("CLI", "State")),
        Column(translate("CLI", "Since"), figures=True),
        Column(translate("CLI", "Case")),
        Column(translate("CLI", "Payment"), gives=True),
    )
    rows = [
        (
            line.number,
            line.payee or line.buyer_name,
            format_amount(line.amount_minor, line.currency),
            names.of("tender", line.tender),
            names.of("refund_state", line.state),
            format_span(now_ms - line.ordered_at) if line.is_open else "",
            line.case_number,
            line.payment_reference,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def refund_page(line: Refund, names: Names) -> list[str]:
    """One refund."""
    settled = names.time(line.settled_at) if line.settled_at else ""
    return [
        line.number,
        *pairs(
            [
                (translate("CLI", "Amount"), format_money(line.amount_minor, line.currency)),
                (translate("CLI", "To"), line.payee or line.buyer_name),
                (translate("CLI", "Way"), names.of("tender", line.tender)),
                (translate("CLI", "State"), names.of("refund_state", line.state)),
                (translate("CLI", "Ordered"), _told(names.time(line.ordered_at), line.ordered_by)),
                (translate("CLI", "Settled"), _told(settled, line.settled_by) if settled else ""),
                (translate("CLI", "Payment"), line.payment_reference),
                (translate("CLI", "Reason"), line.reason),
                (translate("CLI", "Note"), line.note),
                (translate("CLI", "Instead of"), line.instead_of),
                (translate("CLI", "Replaced by"), line.replaced_by),
                (translate("CLI", "Case"), line.case_number),
            ]
        ),
    ]


def _told(when: str, who: str) -> str:
    return f"{when} {who}"
