"""Refunds: what is on its way to buyers, and what became of each."""

from app.domain.refunds import FAILED, ORDERED, Refund
from app.storage.database import Database
from app.storage.refunds_state import REFUND, refund_numbered, refunds_of_case

_OPEN = (
    f"(r.state = '{ORDERED}' OR (r.state = '{FAILED}' AND r.replaced_by = ''))"
    " AND r.amount_minor > 0"
)


class RefundQueries:
    """Reads refunds for screens and the command line."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self) -> list[Refund]:
        """What buyers wait for, the longest waiting first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{REFUND} WHERE {_OPEN} ORDER BY r.pk")
            return [Refund(*row) for row in rows]

    def page(
        self, *, state: str = "", words: str = "", before: int = 0, limit: int = 200
    ) -> list[Refund]:
        """All refunds, newest first; ``words`` are part of a number, a name or a reference."""
        clauses, values = ["1"], list[object]()
        if state:
            clauses.append("r.state = ?")
            values.append(state)
        if before:
            clauses.append("r.pk < ?")
            values.append(before)
        for word in words.split():
            clauses.append(
                "instr(lower(r.number || ' ' || COALESCE(c.number, '') || ' '"
                " || COALESCE(s.number, '') || ' ' || COALESCE(p.name, '') || ' '"
                " || r.payment_reference || ' ' || r.payee), ?)"
            )
            values.append(word.lower())
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{REFUND} WHERE {' AND '.join(clauses)} ORDER BY r.pk DESC LIMIT ?",
                (*values, limit),
            )
            return [Refund(*row) for row in rows]

    def of_case(self, case_id: str) -> tuple[Refund, ...]:
        """The refunds of a case, oldest first."""
        with self._database.reading() as connection:
            return refunds_of_case(connection, case_id)

    def numbered(self, number: str) -> Refund:
        """One refund; raises UnknownRefundError."""
        with self._database.reading() as connection:
            return refund_numbered(connection, number)
