"""Issued statements and objections to them, for decisions and for people who look."""

import sqlite3
from typing import Any

from app.domain.papers import Words
from app.domain.statements import Objection, StatementRecord

_STATEMENT = (
    "SELECT s.entry, s.code, p.id, p.number, p.name, s.first_day, s.last_day, s.currency,"
    " s.opening_minor, s.closing_minor, s.issued_at, s.issued_by"
    " FROM statement AS s JOIN person AS p ON p.id = s.consignor"
)
_OBJECTION = (
    "SELECT o.number, o.id, p.id, p.number, p.name, o.statement, o.first_day, o.last_day, o.line,"
    " o.about_zh, o.about_en, o.words, o.by, o.channel, o.day, COALESCE(a.outcome, ''),"
    " COALESCE(a.words, ''), COALESCE(a.day, ''), COALESCE(a.at, 0)"
    " FROM objection AS o JOIN person AS p ON p.id = o.consignor"
    " LEFT JOIN objection_answer AS a ON a.pk = ("
    "  SELECT MAX(pk) FROM objection_answer AS b WHERE b.objection = o.id)"
)


def statement_by_code(connection: sqlite3.Connection, code: str) -> StatementRecord | None:
    """The newest statement that carries a check code."""
    row = connection.execute(
        f"{_STATEMENT} WHERE s.code = ? AND s.code <> '' ORDER BY s.pk DESC LIMIT 1", (code,)
    ).fetchone()
    return StatementRecord(*row) if row else None


def statements_without_code(connection: sqlite3.Connection) -> list[StatementRecord]:
    """Those issued before codes were kept, newest first."""
    rows = connection.execute(f"{_STATEMENT} WHERE s.code = '' ORDER BY s.pk DESC")
    return [StatementRecord(*row) for row in rows]


def statement_of_entry(connection: sqlite3.Connection, entry: bytes) -> StatementRecord | None:
    """The statement that an entry issued."""
    row = connection.execute(f"{_STATEMENT} WHERE s.entry = ?", (entry,)).fetchone()
    return StatementRecord(*row) if row else None


def objections_of(connection: sqlite3.Connection, consignor: str) -> list[Objection]:
    """A consignor's objections, newest first."""
    rows = connection.execute(
        f"{_OBJECTION} WHERE o.consignor = ? ORDER BY o.pk DESC", (consignor,)
    )
    return [_objection(row) for row in rows]


def all_objections(connection: sqlite3.Connection, *, only_open: bool) -> list[Objection]:
    """Everybody's objections, oldest first."""
    where = " WHERE a.pk IS NULL" if only_open else ""
    rows = connection.execute(f"{_OBJECTION}{where} ORDER BY o.pk")
    return [_objection(row) for row in rows]


def open_objection(connection: sqlite3.Connection, number: int) -> Objection | None:
    """The open objection of a number."""
    row = connection.execute(
        f"{_OBJECTION} WHERE o.number = ? AND a.pk IS NULL", (number,)
    ).fetchone()
    return _objection(row) if row else None


def next_objection(connection: sqlite3.Connection) -> int:
    """The number of the next objection."""
    (newest,) = connection.execute("SELECT COALESCE(MAX(number), 0) FROM objection").fetchone()
    return int(newest) + 1


def _objection(row: tuple[Any, ...]) -> Objection:
    before, (zh, en), after = row[:9], row[9:11], row[11:]
    values: list[Any] = [*before, Words(zh, en), *after]
    return Objection(*values)
