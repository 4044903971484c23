"""Files of banks and payment services: every line once, with what it shows where that is plain."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.bills import REFUND, BillLine, Payment, asks, match_of
from app.domain.entries import Fact, Json
from app.domain.incoming import RowError
from app.domain.refunds import ORDERED
from app.exchange.column_map import load_map
from app.exchange.reading import read_bill
from app.services.imports.bringing_in import NoRowCameInError
from app.services.money.bill_lines import confirm_refund, read_fact
from app.services.shop import Shop
from app.storage.bills_state import bill_number, is_known, next_bill_number, open_payments
from app.storage.store import Action

_PROGRESS_EVERY = 500


@dataclass(frozen=True, slots=True)
class BillReport:
    """What came of a file. ``tasks`` are new lines that somebody has to explain."""

    format: str
    rows: int
    added: int
    unchanged: int
    skipped: int
    matched: int
    confirmed: int  # refunds that were ordered and are done now
    tasks: int
    errors: tuple[RowError, ...]
    unknown_columns: tuple[str, ...]
    batch: str


def import_bill(
    shop: Shop,
    *,
    path: Path,
    imported_by: str,
    format_code: str | None = None,
    map_path: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BillReport:
    """Bring in the lines of a bill as one action; those that are known already stay as they are.

    A line confirms an ordered refund or finds what was booked already: it never posts a second
    time. Raises what `app.exchange` refuses, and NoRowCameInError where no line could be read.
    """
    settings = shop.queries.settings()
    file = read_bill(
        path,
        format_code=format_code,
        column_map=load_map(map_path) if map_path else None,
        currency=settings.currency,
        zone=settings.zone,
    )
    with shop.store.action(imported_by, progress, may="imports.run") as action:
        lines: list[BillLine] = []
        errors: list[RowError] = []
        rows = skipped = 0
        for row in file.rows:
            rows += 1
            if isinstance(row, BillLine):
                lines.append(row)
            elif isinstance(row, RowError):
                errors.append(row)
            else:
                skipped += 1
            if progress and rows % _PROGRESS_EVERY == 0:
                progress(rows, 0)
        if errors and not lines:
            raise NoRowCameInError(tuple(errors))
        fresh = [line for line in lines if not is_known(action.state.connection, line.source_id)]
        report = BillReport(
            format=file.format_code,
            rows=rows,
            added=len(fresh),
            unchanged=len(lines) - len(fresh),
            skipped=skipped,
            matched=0,
            confirmed=0,
            tasks=0,
            errors=tuple(errors),
            unknown_columns=file.unknown_columns,
            batch=action.id.hex() if fresh else "",
        )
        if fresh:
            report = _record(action, fresh, report, tender=file.tender, name=path.name[:200])
    return report


def _record(
    action: Action, fresh: list[BillLine], report: BillReport, *, tender: str, name: str
) -> BillReport:
    connection = action.state.connection
    payments: dict[tuple[int, str], list[Payment]] = {}
    for payment in open_payments(connection):
        payments.setdefault((payment.minor, payment.currency), []).append(payment)
    first = next_bill_number(connection, len(fresh))
    matched = confirmed = tasks = 0
    for place, line in enumerate(fresh):
        alike = payments.get((-line.amount_minor, line.currency), [])
        found = match_of(line, tender, alike)
        line_id = action.new_id()
        is_task = found is None and asks(line.amount_minor, line.kind, line.state)
        tasks += is_task
        number = bill_number(first + place)
        fact = read_fact(line, found, line_id=line_id, number=number, tender=tender, file=name)
        action.record(fact)
        if found is None:
            continue
        alike.remove(found)
        matched += 1
        if found.kind == REFUND and found.state == ORDERED:
            confirm_refund(action, found, line_id=line_id, number=line.order_number or number)
            confirmed += 1
    payload: dict[str, Json] = {
        "file": name,
        "format": report.format,
        "added": len(fresh),
        "updated": 0,
    }
    action.record(Fact("import_finished", "import", action.id.hex(), payload))
    return replace(report, matched=matched, confirmed=confirmed, tasks=tasks)
