"""Holds by hand, and the credit of an item, for a decision about them."""

import sqlite3


def hold_by_hand(connection: sqlite3.Connection, hold: str) -> str:
    """The consignor whose money a hold that stands is about; empty where there is none."""
    row = connection.execute(
        "SELECT person FROM payout_hold AS h WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM payout_lift AS l WHERE l.hold = h.id)",
        (hold,),
    ).fetchone()
    return str(row[0]) if row else ""


def credit_of_item(connection: sqlite3.Connection, person: str, item: str) -> str | None:
    """The newest sale on which an item's money is hers; None where there is no such."""
    row = connection.execute(
        "SELECT l.sale FROM sale_line AS l JOIN credit AS k ON k.sale = l.sale"
        " AND k.item = l.item AND k.party = ? WHERE l.item = ? ORDER BY l.pk DESC LIMIT 1",
        (person, item),
    ).fetchone()
    return str(row[0]) if row else None
