"""What the till program does not know yet, and the openings that stand."""

import sqlite3
from itertools import groupby
from typing import Any

from app.domain.till import TillChange, TillTask, UnknownTillTaskError

# What a sale brought came from the till program, and so did what balances began with.
_ITS_OWN = "('sale', 'credit_spent', 'opening_balance', 'import_undone')"
_LINES = (
    "SELECT q.entry, MIN(q.pk), q.booked_on, j.kind, MAX(COALESCE(c.number, '')),"
    " MAX(COALESCE(s.number, '')), q.currency, q.account, COALESCE(p.number, ''),"
    " COALESCE(p.name, ''), -SUM(q.minor)"
    " FROM posting AS q JOIN journal AS j ON j.id = q.entry"
    " LEFT JOIN case_file AS c ON c.id = q.case_id LEFT JOIN sale AS s ON s.id = q.sale"
    " LEFT JOIN person AS p ON p.id = q.party"
    f" WHERE ((q.account = 'consignors' AND q.memo NOT IN {_ITS_OWN})"
    "  OR (q.account = 'buyers_payable' AND q.memo = 'refund_due'))"
    " AND q.booked_on >= ?"
    " AND NOT EXISTS (SELECT 1 FROM till_entered AS t WHERE t.what = q.entry)"
    " AND NOT EXISTS (SELECT 1 FROM bill_line AS b LEFT JOIN refund AS r ON r.id = b.match_id"
    "  WHERE b.tender = '' AND (r.entry = q.entry"
    "   OR (b.match = 'payout' AND b.match_id = lower(hex(q.entry)))))"
    " GROUP BY q.entry, q.account, q.party, q.currency HAVING SUM(q.minor) <> 0"
    " ORDER BY MIN(q.pk)"
)


def till_tasks(connection: sqlite3.Connection, since: str) -> list[tuple[bytes, TillTask]]:
    """What is to be entered, in the order it happened, each with its journal entry.

    What the till program told us itself is known there.
    """
    rows = connection.execute(_LINES, (since,)).fetchall()
    return [(entry, _task(list(lines))) for entry, lines in _by_entry(rows)]


def _by_entry(rows: list[tuple[Any, ...]]) -> list[tuple[bytes, list[tuple[Any, ...]]]]:
    first = {row[0]: row[1] for row in reversed(rows)}
    in_order = sorted(rows, key=lambda row: (first[row[0]], row[1]))
    return [(entry, list(lines)) for entry, lines in groupby(in_order, key=lambda row: row[0])]


def _task(lines: list[tuple[Any, ...]]) -> TillTask:
    _, pk, booked_on, kind, case, sale, currency, *_rest = lines[0]
    refunds = [line for line in lines if line[7] == "buyers_payable"]
    changes = [line for line in lines if line[7] == "consignors"]
    return TillTask(
        key=f"T-{pk:06d}",
        booked_on=booked_on,
        kind=kind,
        case_number=case,
        sale_number=max(line[5] for line in lines) or sale,
        currency=currency,
        refund_minor=sum(line[10] for line in refunds),
        changes=tuple(TillChange(line[8], line[9], line[10]) for line in changes),
    )


def till_task(connection: sqlite3.Connection, since: str, key: str) -> tuple[bytes, TillTask]:
    """One of them by its key, zeros missing; raises UnknownTillTaskError."""
    letters, dash, digits = key.strip().upper().partition("-")
    told = f"{letters}-{int(digits):06d}" if dash and digits.isdecimal() else key.strip()
    for entry, task in till_tasks(connection, since):
        if task.key == told:
            return entry, task
    raise UnknownTillTaskError(key)


def opening_of(connection: sqlite3.Connection, account: str, party: str, currency: str) -> int:
    """The opening that stands for a person; > 0 is owed to the person."""
    (minor,) = connection.execute(
        "SELECT COALESCE(-SUM(minor), 0) FROM posting WHERE account = ? AND party = ?"
        " AND currency = ? AND sale IS NULL AND memo IN ('opening_balance', 'import_undone')",
        (account, party, currency),
    ).fetchone()
    return int(minor)


def case_opening_of(connection: sqlite3.Connection, case_id: str) -> int:
    """What a case had cost before these books began."""
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE account = 'costs_to_allocate'"
        " AND case_id = ? AND memo = 'opening_balance'",
        (case_id,),
    ).fetchone()
    return int(minor)
