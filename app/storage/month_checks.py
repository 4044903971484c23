"""What to look at before a month is closed: each check counts, and names the oldest cases."""

import sqlite3
from collections.abc import Callable

from app.domain.month_close import CheckCase, MonthCheck
from app.storage.queries.splits import UNSIGNED

_NAMED = 200


def month_checks(connection: sqlite3.Connection, last_day: str) -> tuple[MonthCheck, ...]:
    """The checklist of everything up to ``last_day``, in the order of the screen."""
    return tuple(
        MonthCheck(code, len(found), tuple(found[:_NAMED]))
        for code, found in ((code, check(connection, last_day)) for code, check in _CHECKS)
    )


def _unmatched_refunds(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    """A line of a bank, WeChat or Alipay file that nobody has explained."""
    rows = connection.execute(
        "SELECT b.number, b.counterparty, b.order_number, b.amount_minor, b.currency"
        " FROM bill_line AS b WHERE b.match = '' AND b.asks = 1 AND date(b.at / 1000, 'unixepoch')"
        " <= ? ORDER BY b.pk",
        (last_day,),
    )
    return [
        CheckCase("", " ".join(part for part in (number, who, order) if part), minor, currency)
        for number, who, order, minor, currency in rows
    ]


def _refunds_not_done(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    """A refund was ordered, and nobody has seen the money go."""
    rows = connection.execute(
        "SELECT COALESCE(f.number, ''), r.number, r.amount_minor, r.currency FROM refund AS r"
        " LEFT JOIN case_file AS f ON f.id = r.case_id WHERE r.amount_minor <> 0"
        " AND (r.state = 'ordered' OR (r.state = 'failed' AND r.replaced_by = ''))"
        " AND date(r.ordered_at / 1000, 'unixepoch') <= ? ORDER BY r.pk",
        (last_day,),
    )
    return [CheckCase(*row) for row in rows]


def _costs_without_invoice(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    rows = connection.execute(
        "SELECT f.number, k.what, k.amount_minor, k.currency, k.entry FROM cost AS k"
        " JOIN case_file AS f ON f.id = k.case_id WHERE k.invoice = '' AND k.paid_on <= ?"
        " AND NOT EXISTS (SELECT 1 FROM invoice AS i WHERE i.cost = k.entry) ORDER BY k.pk",
        (last_day,),
    )
    return [
        CheckCase(number, what, minor, currency, cost=entry)
        for number, what, minor, currency, entry in rows
    ]


def _provisional_splits(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    """A loss was booked, and nobody has decided who bears it."""
    return _of_losses(connection, last_day, "f.shares = '[]'")


def _unsettled_claims(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    """It is decided who bears a loss, the claim has ended, and it is not charged yet."""
    return _of_losses(connection, last_day, "f.shares <> '[]' AND f.claim_turn = ''")


def _of_losses(connection: sqlite3.Connection, last_day: str, which: str) -> list[CheckCase]:
    rows = connection.execute(
        "SELECT f.number, f.title, f.loss_minor - f.settled_minor, f.currency FROM case_file AS f"
        f" WHERE {which} AND f.loss_minor > f.settled_minor AND EXISTS ("
        "  SELECT 1 FROM posting AS q WHERE q.case_id = f.id AND q.booked_on <= ?) ORDER BY f.pk",
        (last_day,),
    )
    return [CheckCase(*row) for row in rows]


def _unsigned_confirmations(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    """A loss was charged to somebody who has not confirmed the split."""
    rows = connection.execute(
        f"SELECT f.number, f.title FROM case_file AS f WHERE f.number IN ({UNSIGNED})"
        " ORDER BY f.pk",
        ("", last_day),
    )
    return [CheckCase(number, title) for number, title in rows]


def _open_objections(connection: sqlite3.Connection, last_day: str) -> list[CheckCase]:
    rows = connection.execute(
        "SELECT o.words, p.number, p.name FROM objection AS o"
        " JOIN person AS p ON p.id = o.consignor WHERE o.day <= ? AND NOT EXISTS ("
        "  SELECT 1 FROM objection_answer AS a WHERE a.objection = o.id) ORDER BY o.pk",
        (last_day,),
    )
    return [CheckCase("", f"{name}: {words}", person_number=number) for words, number, name in rows]


_CHECKS: tuple[tuple[str, Callable[[sqlite3.Connection, str], list[CheckCase]]], ...] = (
    ("refunds_not_done", _refunds_not_done),
    ("unmatched_refunds", _unmatched_refunds),
    ("provisional_splits", _provisional_splits),
    ("unsettled_claims", _unsettled_claims),
    ("unsigned_confirmations", _unsigned_confirmations),
    ("open_objections", _open_objections),
    ("costs_without_invoice", _costs_without_invoice),
)
