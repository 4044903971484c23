"""User actions in the journal: the last one of a person, and one named by its first digits."""

from app.domain.ids import ActionId
from app.storage.database import Database

_HEX = frozenset("0123456789abcdef")
_FEWEST_DIGITS = 8
_ALL_DIGITS = 32


class ActionQueries:
    """Finds actions for whoever wants to undo them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_of(self, actor: str) -> ActionId | None:
        """The newest action of a person that is no undo and has not been undone.

        Read from the end of the journal: an undo stands behind what it undoes.
        """
        undone: set[str] = set()
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT actor, action, CASE kind WHEN 'action_undone'"
                " THEN json_extract(payload, '$.action') END FROM journal ORDER BY place DESC"
            )
            for by, action, takes_back in rows:
                if takes_back is not None:
                    undone.add(takes_back)
                elif by == actor and action.hex() not in undone:
                    return ActionId(action)
        return None

    def named(self, digits: str) -> ActionId | None:
        """The one action whose id begins with these hex digits, eight at least."""
        start = digits.strip().lower()
        if not _FEWEST_DIGITS <= len(start) <= _ALL_DIGITS or not _HEX.issuperset(start):
            return None
        first, last = (bytes.fromhex(start.ljust(_ALL_DIGITS, end)) for end in "0f")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT action FROM journal WHERE action BETWEEN ? AND ? LIMIT 2",
                (first, last),
            ).fetchall()
        return ActionId(rows[0][0]) if len(rows) == 1 else None
