"""Closed months, for whoever books money and for whoever closes the next one."""

import json
import sqlite3

from app.domain.ids import EntryId
from app.domain.month_close import Balance, ClosedMonth, LateLine

_CLOSED = (
    "SELECT month, first_day, last_day, up_to, journal_head, checks, trial, closed_at, closed_by,"
    " pack_sha256 FROM closed_month"
)


def first_open_day(connection: sqlite3.Connection) -> str:
    """The first day on which money can still be booked; empty while no month was closed."""
    (day,) = connection.execute(
        "SELECT COALESCE(date(MAX(last_day), '+1 day'), '') FROM closed_month"
    ).fetchone()
    return str(day)


def last_booked_for(connection: sqlite3.Connection, case: str) -> str:
    """The last day on which anything was booked for a case; empty for none."""
    (day,) = connection.execute(
        "SELECT COALESCE(MAX(booked_on), '') FROM posting WHERE case_id = ?", (case,)
    ).fetchone()
    return str(day)


def closed_months(connection: sqlite3.Connection) -> list[ClosedMonth]:
    """All closed months, the newest first."""
    return [
        ClosedMonth(
            month, first, last, up_to, head, json.loads(checks),
            tuple(Balance(*one) for one in json.loads(trial)), at, by, pack,
        )
        for month, first, last, up_to, head, checks, trial, at, by, pack in connection.execute(
            f"{_CLOSED} ORDER BY month DESC"
        )
    ]  # fmt: skip


def newest_close(connection: sqlite3.Connection) -> EntryId | None:
    """The entry that closed the newest closed month."""
    row = connection.execute(
        "SELECT entry FROM closed_month ORDER BY month DESC LIMIT 1"
    ).fetchone()
    return EntryId(row[0]) if row else None


def trial_until(connection: sqlite3.Connection, last_day: str) -> list[Balance]:
    """Every account as it stood at the end of a day."""
    rows = connection.execute(
        "SELECT account, currency, SUM(minor) FROM posting WHERE booked_on <= ?"
        " GROUP BY account, currency ORDER BY account, currency",
        (last_day,),
    )
    return [Balance(*row) for row in rows]


def changed_months(connection: sqlite3.Connection) -> list[str]:
    """Closed months whose books are not what they were when they were closed; empty if sound."""
    return [
        closed.month
        for closed in closed_months(connection)
        if [one for one in trial_until(connection, closed.last_day) if one.minor]
        != [one for one in closed.trial if one.minor]
    ]


def late_lines(connection: sqlite3.Connection, closed: ClosedMonth) -> list[LateLine]:
    """What was booked after a month was closed and belongs to it, in the order it came."""
    rows = connection.execute(
        "SELECT q.booked_on, q.belongs_on, q.account, COALESCE(p.name, ''), q.minor, q.currency,"
        " q.memo, COALESCE(c.number, ''), COALESCE(s.number, '') FROM posting AS q"
        " LEFT JOIN person AS p ON p.id = q.party LEFT JOIN case_file AS c ON c.id = q.case_id"
        " LEFT JOIN sale AS s ON s.id = q.sale"
        " WHERE q.pk > ? AND q.belongs_on <> '' AND q.belongs_on BETWEEN ? AND ? ORDER BY q.pk",
        (closed.up_to, closed.first_day, closed.last_day),
    )
    return [LateLine(*row) for row in rows]


def cost_without_invoice(connection: sqlite3.Connection, cost: bytes) -> str | None:
    """The case (its id) of a cost that has no invoice yet; ``cost`` is its entry."""
    row = connection.execute(
        "SELECT k.case_id FROM cost AS k WHERE k.entry = ? AND k.invoice = '' AND NOT EXISTS ("
        " SELECT 1 FROM invoice AS i WHERE i.cost = k.entry)",
        (cost,),
    ).fetchone()
    return str(row[0]) if row else None
