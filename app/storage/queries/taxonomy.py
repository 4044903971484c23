"""The category tree for people: moves that were made, and what each branch holds."""

from app.domain.taxonomy import PastMove
from app.storage.database import Database

_MOVES = (
    "SELECT m.entry, j.action, m.at, m.actor, m.kind, m.source, m.target, m.cases"
    " FROM branch_move AS m JOIN journal AS j ON j.id = m.entry ORDER BY m.pk"
)


class TaxonomyQueries:
    """Reads the category tree."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def moves(self) -> tuple[PastMove, ...]:
        """Every move of the tree that stands, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_MOVES).fetchall()
        return tuple(PastMove(entry.hex(), *rest) for entry, *rest in rows)
