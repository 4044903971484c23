"""What consignors still owe, by which plans, and what has covered them."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from app.domain.recoveries import DueInstalment, RecoveryLine
from app.domain.recovery_cover import Covered, Standing, deductions_between
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.recovery_state import standings_of

# Accounts with plans that stand below zero: nobody else can have a plan that is not covered.
_IN_DEBT = """
    SELECT person, currency FROM (SELECT DISTINCT person, currency FROM recovery_plan) AS r
    WHERE (SELECT SUM(minor) FROM posting AS q WHERE q.account = 'consignors'
           AND q.party = r.person AND q.currency = r.currency) > 0
"""
_NAMED = (
    "SELECT c.number, c.title, p.number, p.name FROM case_file AS c"
    " LEFT JOIN person AS p ON p.id = ? WHERE c.id = ?"
)


class RecoveryQueries:
    """Reads plans; they are for those who may see balances."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def open_plans(self, person: str = "", *, today: date) -> list[RecoveryLine]:
        """Plans that wait for money, of one consignor (by id) or of all, late ones first."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            found = [_line(connection, standing) for standing in open_standings(connection, person)]
        return sorted(found, key=lambda line: _next_due(line.standing, today))

    def deductions(
        self, person: str, currency: str, first_day: str, last_day: str
    ) -> tuple[Covered, ...]:
        """What covered a consignor's plans in a period: 售后扣回 by sale, payments, debts given up.

        These are parts of lines that her account holds already; a statement shows them, it never
        adds them up again.
        """
        self._viewer.check("balances")
        with self._database.reading() as connection:
            found = standings_of(connection, person, currency, named=True)
        return deductions_between(found, first_day, last_day)


def open_standings(connection: sqlite3.Connection, person: str = "") -> Iterable[Standing]:
    """Plans that wait for money, of one consignor or of all."""
    where = " AND person = ?" if person else ""
    accounts = connection.execute(_IN_DEBT + where, (person,) if person else ()).fetchall()
    for who, currency in accounts:
        yield from (s for s in standings_of(connection, who, currency) if s.is_open)


def due_instalments(connection: sqlite3.Connection, first: date, last: date) -> list[DueInstalment]:
    """Instalments that are not paid and end from ``first`` to ``last``, by day."""
    found = []
    for standing in open_standings(connection):
        parts = [p for p in standing.parts(last) if p.left_minor and first <= p.due_on <= last]
        if parts:
            number, title, *_ = _named(connection, standing)
            found += [DueInstalment(part.due_on, number, title) for part in parts]
    return sorted(found, key=lambda due: (due.due_on, due.case_number))


def _named(connection: sqlite3.Connection, standing: Standing) -> tuple[str, str, str, str]:
    plan = standing.plan
    row: tuple[str, str, str, str] = connection.execute(_NAMED, (plan.person, plan.case)).fetchone()
    return row


def _line(connection: sqlite3.Connection, standing: Standing) -> RecoveryLine:
    number, title, person_number, person_name = _named(connection, standing)
    return RecoveryLine(standing, number, title, person_number, person_name)


def _next_due(standing: Standing, today: date) -> tuple[date, str]:
    part = standing.next_part(today)
    return (part.due_on if part else date.max, standing.plan.id)
