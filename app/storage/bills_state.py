"""Lines of bills and what they may show, for a decision and for whoever looks."""

import sqlite3

from app.domain.bills import PAYOUT, REFUND, BillEntry, Payment, UnknownBillLineError

BILL = (
    "SELECT pk, id, number, at, tender, amount_minor, currency, counterparty, order_number,"
    " reference, sale, state, kind, note, file, match, match_id, match_name, reason, matched_by"
    " FROM bill_line"
)
_REFUNDS = (
    "SELECT r.id, r.number, r.ordered_at, r.amount_minor, r.currency, r.tender,"
    " COALESCE(p.name, ''), r.payee, r.number, r.payment_reference, r.note,"
    " COALESCE(s.number, ''), r.state"
    " FROM refund AS r LEFT JOIN person AS p ON p.id = r.buyer LEFT JOIN sale AS s ON s.id = r.sale"
    " WHERE r.state IN ('ordered', 'done') AND r.amount_minor > 0 AND r.number <> ''"
    " AND NOT EXISTS (SELECT 1 FROM bill_line AS b WHERE b.match = 'refund' AND b.match_id = r.id)"
)
_PAYOUTS = (
    "SELECT lower(hex(q.entry)), COALESCE(p.name, ''), j.at, q.minor, q.currency,"
    " substr(c.account, 9)"
    " FROM posting AS q JOIN posting AS c ON c.entry = q.entry AND c.account LIKE 'channel.%'"
    " JOIN journal AS j ON j.id = q.entry LEFT JOIN person AS p ON p.id = q.party"
    " WHERE q.account = 'consignors' AND q.memo = 'payout' AND q.minor > 0"
    " AND NOT EXISTS (SELECT 1 FROM bill_line AS b"
    "  WHERE b.match = 'payout' AND b.match_id = lower(hex(q.entry)))"
)


def bill_line(connection: sqlite3.Connection, number: str) -> BillEntry:
    """The line of this number, zeros missing; raises UnknownBillLineError."""
    letters, dash, digits = number.strip().upper().partition("-")
    told = f"{letters}-{int(digits):06d}" if dash and digits.isdecimal() else number.strip()
    row = connection.execute(f"{BILL} WHERE number = ?", (told,)).fetchone()
    if row is None:
        raise UnknownBillLineError(number)
    return BillEntry(*row)


def told_by_till(connection: sqlite3.Connection, sale: str) -> tuple[str, int]:
    """A sale's number, and what the till program has told of refunds on it so far."""
    number, with_sale = connection.execute(
        "SELECT number, refunded_minor FROM sale WHERE id = ?", (sale,)
    ).fetchone()
    (later,) = connection.execute(
        "SELECT COALESCE(-SUM(amount_minor), 0) FROM bill_line WHERE tender = '' AND sale = ?",
        (number,),
    ).fetchone()
    return str(number), int(with_sale) + int(later)


def is_known(connection: sqlite3.Connection, source_id: str) -> bool:
    """Whether an earlier file brought this line."""
    row = connection.execute("SELECT 1 FROM bill_line WHERE source_id = ?", (source_id,))
    return row.fetchone() is not None


def next_bill_number(connection: sqlite3.Connection, count: int) -> int:
    """The first of ``count`` numbers in a row, taken by this device."""
    connection.execute(
        "INSERT INTO device (key, value) VALUES ('last_bill', ?1)"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + ?1",
        (count,),
    )
    (last,) = connection.execute("SELECT value FROM device WHERE key = 'last_bill'").fetchone()
    return int(last) - count + 1


def bill_number(number: int) -> str:
    """``B-000001``."""
    return f"B-{number:06d}"


def open_payments(connection: sqlite3.Connection) -> list[Payment]:
    """Refunds and payouts that no line shows yet."""
    found = [
        Payment(
            REFUND, key, name, at, minor, currency, tender, (buyer, payee), references, sale, state
        )
        for key, name, at, minor, currency, tender, buyer, payee, *references, sale, state in (
            connection.execute(_REFUNDS)
        )
    ]
    found += [
        Payment(PAYOUT, key, name, at, minor, currency, tender, (name,), ())
        for key, name, at, minor, currency, tender in connection.execute(_PAYOUTS)
    ]
    return found
