"""Payouts and runs that were made, for a decision about them."""

import json
import sqlite3
from collections.abc import Iterable

from app.domain.payout_runs import Payee, PayoutLine, UnknownPayoutError
from app.domain.payouts import Cover, cover

PAYEE = "p.id, p.number, p.name, p.payee, p.account, p.pay_by"
PAYOUT = (
    "SELECT o.number, o.run, o.person, COALESCE(p.number, ''), COALESCE(p.name, ''),"
    " o.amount_minor, o.currency, o.tender, o.payee, o.account, o.paid_on, o.actor,"
    " CASE WHEN o.state = 'made' AND EXISTS (SELECT 1 FROM payout_sent AS t"
    "  WHERE t.target IN (o.number, NULLIF(o.run, ''))) THEN 'sent' ELSE o.state END,"
    " o.state_reason, o.state_on, o.entry FROM payout AS o LEFT JOIN person AS p ON p.id = o.person"
)


def normal_payout_number(number: str) -> str:
    """``p-12`` as it stands on paper: ``P-000012``; runs begin with PR, and did with R."""
    kind, dash, digits = number.strip().upper().partition("-")
    is_figure = digits.isascii() and digits.isdigit() and len(digits) < 10
    if dash and kind in {"P", "PR", "R"} and is_figure:
        return f"{kind}-{int(digits):06d}"
    return number.strip().upper()


def next_payout(connection: sqlite3.Connection) -> int:
    """The figure of the next payout; payouts are never removed."""
    (count,) = connection.execute("SELECT COUNT(*) FROM payout").fetchone()
    return int(count) + 1


def next_run(connection: sqlite3.Connection) -> int:
    """The figure of the next run."""
    (count,) = connection.execute("SELECT COUNT(*) FROM payout_run").fetchone()
    return int(count) + 1


def payees(connection: sqlite3.Connection, people: Iterable[str]) -> dict[str, Payee]:
    """Who these people (by id) are, and where they are paid."""
    rows = connection.execute(
        f"SELECT {PAYEE} FROM json_each(?) AS wanted JOIN person AS p ON p.id = wanted.value",
        (json.dumps(list(people)),),
    )
    return {row[0]: Payee(*row) for row in rows}


def payees_numbered(connection: sqlite3.Connection, numbers: Iterable[str]) -> dict[str, Payee]:
    """The same by number."""
    rows = connection.execute(
        f"SELECT {PAYEE} FROM json_each(?) AS wanted JOIN person AS p ON p.number = wanted.value",
        (json.dumps(list(numbers)),),
    )
    return {row[1]: Payee(*row) for row in rows}


def payouts_of(connection: sqlite3.Connection, number: str) -> tuple[PayoutLine, ...]:
    """The payouts of a run, or the one of this number; raises UnknownPayoutError."""
    wanted = normal_payout_number(number)
    rows = connection.execute(
        f"{PAYOUT} WHERE o.run = ?1 OR o.number = ?1 ORDER BY o.pk", (wanted,)
    )
    found = tuple(PayoutLine(*row) for row in rows)
    if not found:
        raise UnknownPayoutError(number)
    return found


def covers_of(
    connection: sqlite3.Connection, lines: Iterable[PayoutLine]
) -> list[tuple[Cover, ...]]:
    """What each of these payouts covers, as its entry says.

    An entry of an older program does not say; what it covered then lies on the account now.
    """
    found: list[tuple[Cover, ...]] = []
    for line in lines:
        (payload,) = connection.execute(
            "SELECT payload FROM journal WHERE id = ?", (line.entry,)
        ).fetchone()
        told = json.loads(payload or "{}").get("covers")
        found.append(
            cover((), {}, line.amount_minor) if told is None else tuple(Cover(*c) for c in told)
        )
    return found
