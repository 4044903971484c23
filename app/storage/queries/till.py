"""What has to be entered in the till program."""

from app.domain.settings import FOLLOWS
from app.domain.till import TillTask
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.state import State
from app.storage.till_state import till_tasks


class TillQueries:
    """Reads what the till program does not know yet; it holds what consignors are owed."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def tasks(self) -> list[TillTask]:
        """In the order it happened; nothing where these books lead."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            settings = State(connection, "").settings()
            if settings.books != FOLLOWS:
                return []
            return [task for _, task in till_tasks(connection, settings.cut_over)]
