"""The books: postings, balances, and the proof that they balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.books import BROUGHT_FORWARD, BookEntry, BookLine, PartyBalance, TrialLine
from app.domain.rows import PostingLine
from app.storage.database import Database
from app.storage.queries.viewer import Viewer


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """An entry whose postings do not sum to zero, or a balance that two ways disagree on."""

    code: str
    subject: str
    currency: str
    minor: int


class LedgerQueries:
    """Reads the books; they are for those who may see balances."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def postings(
        self, *, account: str = "", case_id: str = "", after: int = 0, limit: int = 1000
    ) -> list[PostingLine]:
        """Postings in the order they were made, of an account or case if named."""
        where, values = _where(account=account, case_id=case_id, after=after)
        return self._lines(f"{where} ORDER BY q.pk LIMIT ?", (*values, limit))

    def newest(
        self, *, account: str, currency: str, party: str = "", offset: int = 0, limit: int
    ) -> list[PostingLine]:
        """An account's postings in a currency, the newest first, of one party if named (its id)."""
        where, values = _where(account=account, currency=currency, party=party)
        order = f"{where} ORDER BY q.booked_on DESC, q.pk DESC LIMIT ? OFFSET ?"
        return self._lines(order, (*values, limit, offset))

    def count(self, *, account: str, currency: str, party: str = "") -> int:
        """How many postings `newest` has."""
        self._viewer.check("balances")
        where, values = _where(account=account, currency=currency, party=party)
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT COUNT(*) FROM posting AS q{where}", values).fetchone()
        return int(row[0])

    def _lines(self, rest: str, values: Sequence[object]) -> list[PostingLine]:
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT q.pk, q.booked_on, q.account, COALESCE(p.name, ''), q.minor, q.currency,"
                " q.memo, COALESCE(c.number, ''), COALESCE(s.number, '') FROM posting AS q"
                " LEFT JOIN person AS p ON p.id = q.party"
                " LEFT JOIN case_file AS c ON c.id = q.case_id"
                f" LEFT JOIN sale AS s ON s.id = q.sale{rest}",
                values,
            )
            return [PostingLine(*row) for row in rows]

    def trial_balance(self) -> list[TrialLine]:
        """Every account that was ever posted to, by account and currency; the sum is zero."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT account, currency, COALESCE(SUM(minor) FILTER (WHERE minor > 0), 0),"
                " COALESCE(-SUM(minor) FILTER (WHERE minor < 0), 0), COUNT(*) FROM posting"
                " GROUP BY account, currency ORDER BY account, currency"
            )
            return [TrialLine(*row) for row in rows]

    def parties(self, account: str, currency: str) -> list[PartyBalance]:
        """The sub-accounts of a control account that are not even, the largest first."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT q.party, COALESCE(p.number, ''), COALESCE(p.name, ''), q.currency,"
                " SUM(q.minor) AS minor FROM posting AS q LEFT JOIN person AS p ON p.id = q.party"
                " WHERE q.account = ? AND q.currency = ? GROUP BY q.party HAVING SUM(q.minor) <> 0"
                " ORDER BY ABS(SUM(q.minor)) DESC",
                (account, currency),
            )
            return [PartyBalance(*row) for row in rows]

    def brought_forward(self, day: str) -> BookEntry | None:
        """What all accounts stood at before a day, as one entry that balances; None for nothing."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT q.account, q.party, COALESCE(p.number, ''), COALESCE(p.name, ''),"
                " SUM(q.minor), q.currency FROM posting AS q"
                " LEFT JOIN person AS p ON p.id = q.party"
                " WHERE q.booked_on < ? GROUP BY q.account, q.currency, q.party"
                " HAVING SUM(q.minor) <> 0",
                (day,),
            )
            lines = tuple(
                BookLine(account, party, number, name, minor, currency, BROUGHT_FORWARD, "", "", "")
                for account, party, number, name, minor, currency in rows
            )
        return BookEntry("", day, lines) if lines else None

    def days(self) -> tuple[str, str]:
        """The first and the last day that anything was booked on; empty where nothing was."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT COALESCE(MIN(booked_on), ''), COALESCE(MAX(booked_on), '') FROM posting"
            ).fetchone()
        return row[0], row[1]

    def entries(self, *, first_day: str, last_day: str) -> Iterator[BookEntry]:
        """All entries booked in a period, in the order they were made, one at a time."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT lower(hex(q.entry)), q.booked_on, q.account, q.party,"
                " COALESCE(p.number, ''), COALESCE(p.name, ''), q.minor, q.currency, q.memo,"
                " COALESCE(c.number, ''), COALESCE(s.number, ''), COALESCE(i.sku, '')"
                " FROM posting AS q"
                " LEFT JOIN person AS p ON p.id = q.party"
                " LEFT JOIN case_file AS c ON c.id = q.case_id"
                " LEFT JOIN sale AS s ON s.id = q.sale LEFT JOIN item AS i ON i.id = q.item"
                " WHERE q.booked_on BETWEEN ? AND ? ORDER BY q.pk",
                (first_day, last_day),
            )
            for (entry, day), lines in groupby(rows, key=lambda row: (row[0], row[1])):
                yield BookEntry(entry, day, tuple(BookLine(*line[2:]) for line in lines))

    def faults(self) -> list[LedgerFault]:
        """What does not balance; empty for sound books."""
        with self._database.reading() as connection:
            unbalanced = connection.execute(
                "SELECT lower(hex(entry)), currency, SUM(minor) FROM posting"
                " GROUP BY entry, currency HAVING SUM(minor) <> 0"
            ).fetchall()
            broken = connection.execute(
                "SELECT s.consignor, s.currency, s.opening_minor - ("
                "  SELECT q.closing_minor FROM statement AS q WHERE q.consignor = s.consignor"
                "  AND q.currency = s.currency AND q.pk < s.pk ORDER BY q.pk DESC LIMIT 1) AS gap"
                " FROM statement AS s WHERE gap <> 0"
            ).fetchall()
        return [
            *(LedgerFault("postings_unbalanced", *row) for row in unbalanced),
            *(LedgerFault("statement_gap", *row) for row in broken),
        ]

    def last_posting(self) -> int:
        """Key of the newest posting; 0 in empty books."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT COALESCE(MAX(pk), 0) FROM posting").fetchone()
        return int(row[0])


def _where(*, after: int = 0, **wanted: str) -> tuple[str, tuple[object, ...]]:
    """The clause for what is named, and its values; nothing named is no limit."""
    told = {name: value for name, value in wanted.items() if value}
    clauses = [*(f"q.{name} = ?" for name in told), *(("q.pk > ?",) if after else ())]
    values = (*told.values(), *((after,) if after else ()))
    return (f" WHERE {' AND '.join(clauses)}" if clauses else "", values)
