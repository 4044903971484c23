"""Buyers' store credit, for a decision about it and for whoever looks."""

import sqlite3
from datetime import date

from app.domain.settings import ShopSettings
from app.domain.store_credit import CreditAccount, CreditLine, lots_left

_LINES = (
    "SELECT q.pk, q.booked_on, -q.minor, q.currency, q.memo, COALESCE(c.number, ''),"
    " COALESCE(s.number, ''), COALESCE(json_extract(j.payload, '$.reason'), '')"
    " FROM posting AS q LEFT JOIN case_file AS c ON c.id = q.case_id"
    " LEFT JOIN sale AS s ON s.id = q.sale LEFT JOIN journal AS j ON j.id = q.entry"
    " WHERE q.account = 'store_credit' AND q.party = ? AND q.currency = ? ORDER BY q.pk"
)


def credit_of(
    connection: sqlite3.Connection, person: str, settings: ShopSettings
) -> CreditAccount | None:
    """A person's credit in the shop's currency; None where there is no such person."""
    who = connection.execute(
        "SELECT id, number, name, phone FROM person WHERE id = ?", (person,)
    ).fetchone()
    if who is None:
        return None
    lines = tuple(
        CreditLine(pk, date.fromisoformat(day), *rest)
        for pk, day, *rest in connection.execute(_LINES, (person, settings.currency))
    )
    lots = lots_left(lines, settings)
    person_id, number, name, phone = who
    return CreditAccount(person_id, number, name, phone, settings.currency, lines, lots)


def holders_of_credit(connection: sqlite3.Connection, currency: str) -> list[str]:
    """Everybody with credit left, the most first."""
    rows = connection.execute(
        "SELECT party FROM posting WHERE account = 'store_credit' AND currency = ?"
        " GROUP BY party HAVING SUM(minor) <> 0 ORDER BY SUM(minor), party",
        (currency,),
    )
    return [str(row[0]) for row in rows]
