"""Months that were closed and the one to close next, for people who look."""

from app.domain.month_close import ClosedMonth, LateLine, MonthCheck, MonthOpenError
from app.storage.database import Database
from app.storage.month_checks import month_checks
from app.storage.months_state import closed_months, late_lines
from app.storage.queries.viewer import Viewer


class MonthQueries:
    """Reads closed months; they are for those who may see balances."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def closed(self) -> list[ClosedMonth]:
        """All closed months, the newest first."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return closed_months(connection)

    def one(self, month: str) -> ClosedMonth:
        """A closed month; raises MonthOpenError."""
        found = next((one for one in self.closed() if one.month == month), None)
        if found is None:
            raise MonthOpenError(month)
        return found

    def checks(self, last_day: str) -> tuple[MonthCheck, ...]:
        """What to look at before everything up to ``last_day`` is closed."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return month_checks(connection, last_day)

    def changed_since(self, month: str) -> list[LateLine]:
        """What was booked after a month was closed and belongs to it; raises MonthOpenError."""
        closed = self.one(month)
        with self._database.reading() as connection:
            return late_lines(connection, closed)
