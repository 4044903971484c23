"""What the till program has to be told, as lines for people."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, table
from app.domain.till import TillTask
from app.text.amounts import format_amount
from app.text.catalogue import translate


def till_table(tasks: Sequence[TillTask], names: Names, width: int | None) -> list[str]:
    """One line for each amount to enter."""
    columns = (
        Column(translate("CLI", "Number")),
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "What")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "Whose"), gives=True),
        Column(translate("CLI", "Sale")),
        Column(translate("CLI", "Case")),
    )
    rows: list[tuple[str, ...]] = []
    for task in tasks:
        head = (task.key, task.booked_on)
        place = (task.sale_number, task.case_number)
        if task.refund_minor:
            amount = format_amount(task.refund_minor, task.currency)
            rows.append((*head, names.of("till", "refund"), amount, "", *place))
        rows += [
            (
                *head,
                names.of("till", task.what(change.minor)),
                format_amount(abs(change.minor), task.currency),
                f"{change.number} {change.name}".strip(),
                *place,
            )
            for change in task.changes
        ]
    return table(columns, rows, width=width)
