"""What cases say and what they are called, page by page: for whoever files them anew."""

from app.domain.reclassifying import FiledComplaint
from app.domain.rows import QueueFilter
from app.storage.database import Database
from app.storage.queries.queue import conditions

_READ = "SELECT pk, number, title, complaint, category FROM case_file"


class ComplaintQueries:
    """Newest first; each page begins where the last one ended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, *, category: str, only_open: bool, before: int | None, limit: int
    ) -> list[FiledComplaint]:
        """The next ``limit`` cases; an empty ``category`` is any."""
        which = QueueFilter(category=category, only_open=only_open, sort="newest")
        with self._database.reading() as connection:
            found, values = conditions(connection, which)
            if before is not None:
                found.append("pk < ?")
                values.append(before)
            where = f" WHERE {' AND '.join(found)}" if found else ""
            rows = connection.execute(f"{_READ}{where} ORDER BY pk DESC LIMIT ?", (*values, limit))
            return [FiledComplaint(*row) for row in rows]

    def count(self, *, category: str, only_open: bool) -> int:
        """How many there are."""
        which = QueueFilter(category=category, only_open=only_open, sort="newest")
        with self._database.reading() as connection:
            found, values = conditions(connection, which)
            where = f" WHERE {' AND '.join(found)}" if found else ""
            (count,) = connection.execute(
                f"SELECT COUNT(*) FROM case_file{where}", values
            ).fetchone()
            return int(count)
