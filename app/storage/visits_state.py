"""What opening a case must know of the visit that it joins."""

import sqlite3


def buyer_of_visit(connection: sqlite3.Connection, visit: str, name: str, phone: str) -> str | None:
    """The person of this name and phone for whom an earlier case of the visit was opened."""
    row = connection.execute(
        "SELECT b.id FROM case_file AS c JOIN person AS b ON b.id = c.buyer"
        " WHERE c.visit = ? AND b.name = ? AND b.phone = ? LIMIT 1",
        (visit, name or phone, phone),
    ).fetchone()
    return row[0] if row else None
