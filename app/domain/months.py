"""Calendar months of the shop, and the moments at which they begin and end on its wall."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_MS = 1000
_MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; ``str()`` gives ``2026-10``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Month":
        """The month so many later; before this one where ``months`` is negative."""
        year, month = divmod(self.year * _MONTHS + self.month - 1 + months, _MONTHS)
        return Month(year, month + 1)

    def bounds_ms(self, zone: ZoneInfo) -> tuple[int, int]:
        """UTC milliseconds of its beginning and of the next month's."""
        return _midnight(self.first_day, zone), _midnight(self.last_day + timedelta(days=1), zone)


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return Month(day.year, day.month)


def read_month(text: str) -> Month:
    """``2026-10`` as a month; raises ValueError for anything else."""
    return month_of(date.fromisoformat(text.strip() + "-01"))


def _midnight(day: date, zone: ZoneInfo) -> int:
    begin = datetime(day.year, day.month, day.day, tzinfo=zone)
    return round(begin.timestamp() * _MS)
