"""Bills as documents with stable keys."""

from app.cli.shapes.books import row_error
from app.cli.shapes.plain import Document, moment, money
from app.domain.bills import BillEntry, Payment
from app.services.money.bills import BillReport


def report(found: BillReport) -> Document:
    """What came of a file; ``batch`` is what `import-undo` takes."""
    return {
        "format": found.format,
        "rows": found.rows,
        "added": found.added,
        "unchanged": found.unchanged,
        "skipped": found.skipped,
        "matched": found.matched,
        "confirmed": found.confirmed,
        "tasks": found.tasks,
        "errors": [row_error(error) for error in found.errors],
        "unknown_columns": list(found.unknown_columns),
        "batch": found.batch or None,
    }


def entry(line: BillEntry) -> Document:
    """One line and what it is."""
    return {
        "number": line.number,
        "at": moment(line.at),
        "amount": money(line.amount_minor, line.currency),
        "tender": line.tender or None,
        "counterparty": line.counterparty,
        "order_number": line.order_number or None,
        "reference": line.reference or None,
        "sale": line.sale or None,
        "kind": line.kind,
        "state": line.state,
        "note": line.note,
        "file": line.file,
        "task": line.is_task,
        "match": line.match or None,
        "match_name": line.match_name or None,
        "reason": line.reason or None,
        "matched_by": line.matched_by or None,
    }


def payment(found: Payment) -> Document:
    """Something of ours that a line may show."""
    return {
        "kind": found.kind,
        "id": found.id,
        "name": found.name,
        "at": moment(found.at),
        "amount": money(found.minor, found.currency),
        "state": found.state,
    }
