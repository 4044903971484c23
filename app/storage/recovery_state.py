"""What decisions about a consignor's debt rest on."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.domain.ids import CaseId, PersonId
from app.domain.instalments import Instalment
from app.domain.recovery import Debt, Plan
from app.domain.recovery_cover import Movement, Standing, standings
from app.domain.sales import divide_price

_PLAN = (
    "plan, case_id, person, currency, amount_minor, method, instalments, up_to, payer, note,"
    " is_cancelled"
)
_OF_ACCOUNT = (
    " WHERE q.account = 'consignors' AND q.party = ? AND q.currency = ? AND q.pk > ? ORDER BY q.pk"
)
_MOVEMENT = (
    "SELECT q.pk, q.booked_on, q.memo, -q.minor, COALESCE(q.case_id, '') FROM posting AS q"
    + _OF_ACCOUNT
)
_NAMED_MOVEMENT = f"""
    SELECT q.pk, q.booked_on, q.memo, -q.minor, COALESCE(q.case_id, ''), COALESCE(c.number, ''),
        COALESCE(s.number, ''), COALESCE(i.title, '')
    FROM posting AS q LEFT JOIN case_file AS c ON c.id = q.case_id
        LEFT JOIN sale AS s ON s.id = q.sale LEFT JOIN item AS i ON i.id = q.item
    {_OF_ACCOUNT}
"""


def last_posting(connection: sqlite3.Connection) -> int:
    """Key of the newest posting; 0 in empty books."""
    (pk,) = connection.execute("SELECT COALESCE(MAX(pk), 0) FROM posting").fetchone()
    return int(pk)


def plans_of(connection: sqlite3.Connection, person: str, currency: str) -> tuple[Plan, ...]:
    """Every version of a consignor's plans, in the order they were agreed."""
    rows = connection.execute(
        f"SELECT {_PLAN} FROM recovery_plan WHERE person = ? AND currency = ? ORDER BY pk",
        (person, currency),
    )
    return tuple(_plan(*row) for row in rows)


def _plan(
    plan: str,
    case: str,
    person: str,
    currency: str,
    amount_minor: int,
    method: str,
    instalments: str,
    *more: Any,
) -> Plan:
    parts = tuple(
        Instalment(date.fromisoformat(part["due_on"]), part["minor"])
        for part in json.loads(instalments)
    )
    up_to, payer, note, is_cancelled = more
    return Plan(
        plan,
        CaseId(case),
        PersonId(person),
        currency,
        amount_minor,
        method,
        parts,
        up_to,
        payer,
        note,
        is_cancelled=bool(is_cancelled),
    )


def standings_of(
    connection: sqlite3.Connection, person: str, currency: str, *, named: bool = False
) -> tuple[Standing, ...]:
    """A consignor's plans with what has covered them, in the order they were made.

    ``named``: what covered them says of which case, sale and item it is, for papers.
    """
    versions = plans_of(connection, person, currency)
    if not versions:
        return ()
    since = versions[0].up_to
    (opening,) = connection.execute(
        "SELECT COALESCE(-SUM(minor), 0) FROM posting WHERE account = 'consignors'"
        " AND party = ? AND currency = ? AND pk <= ?",
        (person, currency, since),
    ).fetchone()
    what = _NAMED_MOVEMENT if named else _MOVEMENT
    rows = connection.execute(what, (person, currency, since))
    return standings(versions, (Movement(*row) for row in rows), opening_minor=opening)


def debt_of(
    connection: sqlite3.Connection,
    case: CaseId,
    person: str,
    currency: str,
    *,
    owed_minor: int,
    just_charged_minor: int = 0,
) -> Debt:
    """What a consignor owes, as a plan of ``case`` sees it.

    ``owed_minor`` and ``just_charged_minor`` say what the action has gathered and the books do
    not hold yet.
    """
    found = [s for s in standings_of(connection, person, currency) if s.is_open]
    of_case = sum(s.left_minor for s in found if s.plan.case == case)
    (charged,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting"
        " WHERE case_id = ? AND account = 'consignors' AND party = ? AND currency = ?",
        (case, person, currency),
    ).fetchone()
    planned = sum(s.left_minor for s in found)
    return Debt(owed_minor, planned, charged + just_charged_minor - of_case)


def sum_of_memos(
    connection: sqlite3.Connection, case: CaseId, account: str, memos: Iterable[str]
) -> int:
    """What these memos stand for on an account of a case; debit positive."""
    names = tuple(memos)
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE case_id = ? AND account = ?"
        f" AND memo IN ({', '.join('?' * len(names))})",
        (case, account, *names),
    ).fetchone()
    return int(minor)


def paid_in_minor(connection: sqlite3.Connection, case: CaseId) -> int:
    """What was paid in on a case and did not come back."""
    return -sum_of_memos(connection, case, "consignors", ("pay_in", "pay_in_returned"))


def written_off_left(connection: sqlite3.Connection, case: CaseId) -> int:
    """What was written off on a case and has not come back since."""
    given = sum_of_memos(connection, case, "bad_debt", ("written_off",))
    back = -sum_of_memos(connection, case, "recovered_bad_debt", ("bad_debt_recovered",))
    return given - back


def expected_of_sales(connection: sqlite3.Connection, person: str, currency: str) -> int:
    """A consignor's part of everything of hers that is for sale, at the prices on the tags."""
    rows = connection.execute(
        "SELECT price_minor, split_bp FROM item"
        " WHERE consignor = ? AND status = 'active' AND currency = ?",
        (person, currency),
    )
    return sum(divide_price(price, split_bp)[0] for price, split_bp in rows)
