"""What the till program has to be told, as documents with stable keys."""

from app.cli.shapes.plain import Document, money
from app.domain.till import TillTask


def task(line: TillTask) -> Document:
    """One thing to enter."""
    return {
        "number": line.key,
        "on": line.booked_on,
        "kind": line.kind,
        "case": line.case_number or None,
        "sale": line.sale_number or None,
        "refund": money(line.refund_minor, line.currency) if line.refund_minor else None,
        "consignors": [
            {
                "number": change.number,
                "name": change.name,
                "change": money(change.minor, line.currency),
            }
            for change in line.changes
        ],
    }
