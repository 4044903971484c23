"""The books: postings, balances, and the proof that they balance."""

from dataclasses import dataclass

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
        self._viewer.check("balances")
        clauses = ["q.pk > ?"]
        wanted: list[object] = [after]
        if account:
            clauses.append("q.account = ?")
            wanted.append(account)
        if case_id:
            clauses.append("q.case_id = ?")
            wanted.append(case_id)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT q.pk, q.booked_on, q.account, COALESCE(p.name, ''), q.minor, q.currency,"
                " q.memo, COALESCE(c.number, ''), COALESCE(s.number, '') FROM posting AS q"
                " LEFT JOIN person AS p ON p.id = q.party"
                " LEFT JOIN case_file AS c ON c.id = q.case_id"
                " LEFT JOIN sale AS s ON s.id = q.sale"
                f" WHERE {' AND '.join(clauses)} ORDER BY q.pk LIMIT ?",
                (*wanted, limit),
            )
            return [PostingLine(*row) for row in rows]

    def balances(self) -> list[tuple[str, str, int]]:
        """Trial balance: (account, currency, sum of debits less credits)."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT account, currency, SUM(minor) FROM posting GROUP BY account, currency"
                " ORDER BY account, currency"
            ).fetchall()

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
