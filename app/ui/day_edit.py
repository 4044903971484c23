"""A field for a day of the shop's calendar."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

_FIRST = date(1752, 9, 14)  # where the calendar of Qt's fields begins


class DayEdit(QDateEdit):
    """Typed as 2026-11-23 or chosen from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")

    def day(self) -> date:
        """The day that stands there."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date, *, first: date = _FIRST, last: date = date.max) -> None:
        """Put a day there; none before ``first`` and none after ``last`` can be chosen."""
        self.setDateRange(_qt(first), _qt(last))
        self.setDate(_qt(day))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
