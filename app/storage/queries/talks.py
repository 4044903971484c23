"""Offers, answers and reminders, for people who look."""

from app.domain.talks import Talk
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.talk_state import talk_of


class TalkQueries:
    """Reads what was talked about on a case."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def of_case(self, case_id: str) -> Talk:
        """Everything that was talked about on a case."""
        with self._database.reading() as connection:
            found = talk_of(connection, case_id)
        return self._eyes.talk(found)
