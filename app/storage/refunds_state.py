"""Refunds, for a decision about them."""

import sqlite3

from app.domain.ledger import Posting
from app.domain.refunds import Refund, UnknownRefundError

_FIRST_DEVICE = "A"
REFUND = (
    "SELECT r.pk, r.id, r.number, r.case_id, COALESCE(c.number, ''), r.sale,"
    " COALESCE(s.number, ''), r.item, r.buyer, COALESCE(p.name, ''), r.amount_minor, r.currency,"
    " r.tender, r.paid_with, r.payment_reference, r.payee, r.reason, r.state, r.ordered_at,"
    " r.ordered_by, r.settled_at, r.settled_by, r.note, r.instead_of, r.replaced_by, r.owed"
    " FROM refund AS r LEFT JOIN case_file AS c ON c.id = r.case_id"
    " LEFT JOIN sale AS s ON s.id = r.sale LEFT JOIN person AS p ON p.id = r.buyer"
)


def next_refund_number(connection: sqlite3.Connection) -> str:
    """Take the next number of this device; a number is never used twice.

    ``R-000001`` on the shop's first computer, ``RB-000001`` on its second.
    """
    connection.execute(
        "INSERT INTO device (key, value) VALUES ('last_refund', '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )
    told = dict(
        connection.execute("SELECT key, value FROM device WHERE key IN ('last_refund', 'prefix')")
    )
    letter = "" if told["prefix"] == _FIRST_DEVICE else told["prefix"]
    return f"R{letter}-{int(told['last_refund']):06d}"


def refund_numbered(connection: sqlite3.Connection, number: str) -> Refund:
    """The refund of this number, in any letter case, zeros missing; raises UnknownRefundError."""
    letters, dash, digits = number.strip().upper().partition("-")
    told = f"{letters}-{int(digits):06d}" if dash and digits.isdecimal() else number.strip()
    row = connection.execute(f"{REFUND} WHERE r.number = ? AND r.number <> ''", (told,)).fetchone()
    if row is None:
        raise UnknownRefundError(number)
    return Refund(*row)


def refunds_of_case(connection: sqlite3.Connection, case_id: str) -> tuple[Refund, ...]:
    """The refunds of a case, oldest first."""
    rows = connection.execute(f"{REFUND} WHERE r.case_id = ? ORDER BY r.pk", (case_id,))
    return tuple(Refund(*row) for row in rows)


def owed_lines(connection: sqlite3.Connection, refund: Refund) -> tuple[Posting, ...]:
    """What stands in the books against this refund: its own lines with all corrections."""
    rows = connection.execute(
        "SELECT account, SUM(minor), currency, memo, party, COALESCE(case_id, ''),"
        " COALESCE(sale, ''), item FROM posting"
        " WHERE entry = (SELECT entry FROM refund WHERE id = :owed) OR entry IN ("
        "  SELECT id FROM journal WHERE subject = :case AND kind = 'refund_corrected'"
        "  AND json_extract(payload, '$.owed') = :owed)"
        " GROUP BY account, currency, memo, party, case_id, sale, item ORDER BY MIN(pk)",
        {"case": refund.case_id, "owed": refund.owed},
    )
    return tuple(Posting(*row) for row in rows)


def payment_reference_of(connection: sqlite3.Connection, sale: str | None) -> str:
    """The number under which the buyer paid; empty where the sale does not say."""
    row = connection.execute("SELECT payment_reference FROM sale WHERE id = ?", (sale,)).fetchone()
    return str(row[0]) if row else ""
