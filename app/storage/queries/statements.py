"""Statements by their check code, whom a batch is for, and objections, for people who look."""

from dataclasses import dataclass

from app.domain.statements import Objection, StatementRecord
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.statements_state import (
    all_objections,
    objections_of,
    statement_by_code,
    statement_of_entry,
    statements_without_code,
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A consignor a statement may be for; ``language`` is empty where none was told."""

    id: str
    language: str


class StatementQueries:
    """Reads what was issued; it is for those who may see balances."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def by_code(self, code: str) -> StatementRecord | None:
        """The statement that carries a check code."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return statement_by_code(connection, code)

    def without_code(self) -> list[StatementRecord]:
        """Those issued before codes were kept."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return statements_without_code(connection)

    def of_entry(self, entry: bytes) -> StatementRecord | None:
        """The statement that an entry issued."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return statement_of_entry(connection, entry)

    def recipients(self) -> list[Recipient]:
        """All consignors in the order of their numbers."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, language FROM person WHERE is_consignor = 1 ORDER BY number"
            )
            return [Recipient(*row) for row in rows]

    def language(self, consignor: str) -> str:
        """The language a person (by id) wants papers in; empty where none was told."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT language FROM person WHERE id = ?", (consignor,)
            ).fetchone()
        return str(row[0]) if row else ""

    def objections(self, consignor: str) -> list[Objection]:
        """A consignor's objections, newest first; none where accounts are not to be seen."""
        if not self._eyes.sight().balances:
            return []
        with self._database.reading() as connection:
            return objections_of(connection, consignor)

    def all_objections(self, *, only_open: bool = True) -> list[Objection]:
        """Everybody's objections, oldest first."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return all_objections(connection, only_open=only_open)
