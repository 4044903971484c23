"""People: lists, balances, and one person's account."""

import sqlite3

from app.domain.consignors import TrustTerms
from app.domain.people import UnknownPersonError
from app.domain.rows import (
    AccountLine,
    IssuedStatement,
    MovementLine,
    PersonCard,
    PersonLine,
    Since,
)
from app.storage.database import Database
from app.storage.queries.matching import matching
from app.storage.queries.viewer import Viewer

_ACCOUNTS = "('consignors', 'buyers_payable', 'store_credit', 'carriers', 'third_parties')"
_LINE = f"""
    SELECT p.pk, p.id, p.number, p.name, p.phone, p.is_consignor, COALESCE((
        SELECT -SUM(minor) FROM posting AS q
        WHERE q.account IN {_ACCOUNTS} AND q.party = p.id AND q.currency = s.currency), 0),
        s.currency, p.kind
    FROM person AS p,
        (SELECT COALESCE((SELECT json_extract(value, '$') FROM setting WHERE key = 'currency'),
                         'CNY') AS currency) AS s
"""
_MOVEMENT = f"""
    SELECT q.pk, q.booked_on, q.memo, -q.minor, q.currency,
        COALESCE(i.title, ''), COALESCE(i.sku, ''), COALESCE(c.number, ''), COALESCE(s.number, '')
    FROM posting AS q LEFT JOIN item AS i ON i.id = q.item
        LEFT JOIN case_file AS c ON c.id = q.case_id LEFT JOIN sale AS s ON s.id = q.sale
    WHERE q.account IN {_ACCOUNTS} AND q.party = ?
"""
_ACCOUNT = """
    SELECT q.pk, q.booked_on, q.memo, -q.minor, COALESCE(i.title, ''), COALESCE(i.sku, ''),
        COALESCE(c.number, ''), COALESCE(s.number, ''), COALESCE(c.mode, ''),
        COALESCE((SELECT SUM(price_minor) FROM sale_line AS l
                  WHERE l.sale = q.sale AND l.item = q.item), 0), q.entry, q.belongs_on,
        COALESCE((SELECT number FROM payout AS o WHERE o.entry = q.entry), '')
    FROM posting AS q LEFT JOIN item AS i ON i.id = q.item
        LEFT JOIN case_file AS c ON c.id = q.case_id LEFT JOIN sale AS s ON s.id = q.sale
    WHERE q.account = 'consignors' AND q.party = ? AND q.currency = ?
"""
_RECENT = 500
_RECORD = ("company", "email", "address", "note", "split_bp")
_TERMS = ("rating", "decides_up_to_minor", "settle_up_to_minor", "silence_clause")


class PeopleQueries:
    """Reads people for screens and the command line."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def page(
        self, *, words: str = "", consignors: bool = True, offset: int = 0, limit: int
    ) -> list[PersonLine]:
        """People by number; ``consignors`` leaves buyers out."""
        with self._database.reading() as connection:
            where, values = self._where(connection, words, consignors=consignors)
            rows = connection.execute(
                f"{_LINE}{where} ORDER BY p.pk LIMIT ? OFFSET ?", (*values, limit, offset)
            )
            return self._viewer.people(_line(row) for row in rows)

    def after(
        self, last_pk: int | None, *, words: str = "", consignors: bool = True, limit: int
    ) -> list[PersonLine]:
        """The next ``limit`` people after the one with key ``last_pk``."""
        with self._database.reading() as connection:
            where, values = self._where(connection, words, consignors=consignors)
            joint = " AND" if where else " WHERE"
            rows = connection.execute(
                f"{_LINE}{where}{joint} p.pk > ? ORDER BY p.pk LIMIT ?",
                (*values, last_pk or 0, limit),
            )
            return self._viewer.people(_line(row) for row in rows)

    def count(self, *, words: str = "", consignors: bool = True) -> int:
        """How many people a list holds."""
        with self._database.reading() as connection:
            where, values = self._where(connection, words, consignors=consignors)
            row = connection.execute(f"SELECT COUNT(*) FROM person AS p{where}", values).fetchone()
        return int(row[0])

    def outside(self, *, words: str = "", offset: int = 0, limit: int) -> list[PersonLine]:
        """Carriers, insurers and third parties, in the order in which they came."""
        with self._database.reading() as connection:
            where, values = self._outside(connection, words)
            rows = connection.execute(
                f"{_LINE}{where} ORDER BY p.pk LIMIT ? OFFSET ?", (*values, limit, offset)
            )
            return self._viewer.people(_line(row) for row in rows)

    def count_outside(self, *, words: str = "") -> int:
        """How many carriers, insurers and third parties fit."""
        with self._database.reading() as connection:
            where, values = self._outside(connection, words)
            row = connection.execute(f"SELECT COUNT(*) FROM person AS p{where}", values).fetchone()
        return int(row[0])

    def _outside(self, connection: sqlite3.Connection, words: str) -> tuple[str, tuple[str, ...]]:
        where, values = self._where(connection, words, consignors=False)
        return f"{where}{' AND' if where else ' WHERE'} p.kind <> ''", values

    def line(self, number: str) -> PersonLine:
        """One person's line; raises UnknownPersonError."""
        return self._one("p.number", number.strip(), number)

    def line_by_id(self, person: str) -> PersonLine | None:
        """One person's line by id."""
        try:
            return self._one("p.id", person, person)
        except UnknownPersonError:
            return None

    def _one(self, column: str, value: str, shown: str) -> PersonLine:
        with self._database.reading() as connection:
            row = connection.execute(f"{_LINE} WHERE {column} = ?", (value,)).fetchone()
        line = self._viewer.person(_line(row) if row else None)
        if line is None:
            raise UnknownPersonError(shown)
        return line

    def card(self, number: str) -> PersonCard:
        """One person with her account; raises UnknownPersonError."""
        line = self.line(number)
        with self._database.reading() as connection:
            more = connection.execute(
                f"SELECT {', '.join(_RECORD + _TERMS)} FROM person WHERE id = ?", (line.id,)
            ).fetchone()
            (items,) = connection.execute(
                "SELECT COUNT(*) FROM item WHERE consignor = ?", (line.id,)
            ).fetchone()
            cases = connection.execute(
                "SELECT pk, number FROM case_file WHERE consignor = ?1 AND +is_open = 1 UNION"
                " SELECT pk, number FROM case_file WHERE buyer = ?1 AND +is_open = 1"
                " ORDER BY pk DESC LIMIT 50",
                (line.id,),
            ).fetchall()
            movements = connection.execute(
                f"{_MOVEMENT} ORDER BY q.pk DESC LIMIT {_RECENT}", (line.id,)
            ).fetchall()
        card = PersonCard(
            line=line,
            **dict(zip(_RECORD, more, strict=False)),
            terms=TrustTerms(more[-4], more[-3], more[-2], bool(more[-1])),
            item_count=items,
            open_case_numbers=tuple(number for _, number in cases),
            movements=tuple(MovementLine(*row) for row in movements),
            statements=tuple(self.statements(line.id)),
        )
        return self._viewer.account(card)

    def _where(
        self, connection: sqlite3.Connection, words: str, *, consignors: bool
    ) -> tuple[str, tuple[str, ...]]:
        clauses = ["p.is_consignor = 1"] if consignors else []
        if not self._viewer.sight().consignors:
            clauses.append("p.is_consignor = 0")
        values: list[str] = []
        if words.strip():
            clauses.append("p.pk IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)")
            values.append(matching(connection, "person_search", words) or '""')
        return (" WHERE " + " AND ".join(clauses) if clauses else ""), tuple(values)

    def statements(self, person: str) -> list[IssuedStatement]:
        """Statements issued to a consignor, newest first; none where they are not to be seen."""
        if not self._viewer.sight().balances:
            return []
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT first_day, last_day, currency, opening_minor, closing_minor, up_to, lang,"
                " issued_at, entry, code FROM statement WHERE consignor = ? ORDER BY pk DESC",
                (person,),
            )
            return [IssuedStatement(*row) for row in rows]

    def account(
        self, person: str, currency: str, *, since: Since, last_day: str, up_to: int
    ) -> list[AccountLine]:
        """What a statement lists: her movements in booking order.

        Those booked after ``since.last_day`` up to ``last_day``, and late ones: booked for an
        earlier day, but after the previous statement (``since.up_to``) was made.
        """
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                _ACCOUNT + " AND (q.booked_on > ? OR q.pk > ?) AND q.booked_on <= ? AND q.pk <= ?"
                " ORDER BY q.booked_on, q.pk",
                (person, currency, since.last_day, since.up_to, last_day, up_to),
            )
            return [AccountLine(*row) for row in rows]

    def has_moved(self, person: str, currency: str, *, since: Since, last_day: str) -> bool:
        """Whether `account` would list anything."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            (found,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM posting AS q WHERE q.account = 'consignors'"
                " AND q.party = ? AND q.currency = ? AND (q.booked_on > ? OR q.pk > ?)"
                " AND q.booked_on <= ?)",
                (person, currency, since.last_day, since.up_to, last_day),
            ).fetchone()
        return bool(found)

    def balance_before(self, person: str, currency: str, *, day: str, up_to: int) -> int:
        """What the shop owed the consignor before ``day``."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            (minor,) = connection.execute(
                "SELECT COALESCE(-SUM(minor), 0) FROM posting WHERE account = 'consignors'"
                " AND party = ? AND currency = ? AND booked_on < ? AND pk <= ?",
                (person, currency, day, up_to),
            ).fetchone()
        return int(minor)

    def issued(self, person: str, currency: str) -> list[IssuedStatement]:
        """Issued statements in one currency, newest period first."""
        found = [s for s in self.statements(person) if s.currency == currency]
        return sorted(found, key=lambda s: s.last_day, reverse=True)


def _line(row: tuple[int, str, str, str, str, int, int, str, str]) -> PersonLine:
    return PersonLine(*row[:5], bool(row[5]), *row[6:])
