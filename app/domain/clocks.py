"""Deadlines: how long a stage may take, and when that time is over.

Business hours count only while the shop is open; days are calendar days and end when the shop
closes. The due time is computed once, when the turn changes, and stored.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.errors import RuleError

_MS = 1000
_DAYS_AHEAD = 3660  # a calendar that never opens is a setting error, not an endless loop


class NeverOpenError(RuleError):
    """The shop's opening hours leave no hour in which work could be done."""

    code = "never_open"


class UnknownTimeZoneError(RuleError):
    """Not a time zone of the IANA list."""

    code = "unknown_time_zone"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:60])


@dataclass(frozen=True, slots=True)
class Budget:
    """Time granted: business hours, or calendar days."""

    business_hours: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the shop works: from/to local time on weekdays (0 = Monday)."""

    zone: ZoneInfo
    opens: time = time(10)
    closes: time = time(20)
    weekdays: frozenset[int] = frozenset(range(7))


def due_after(start_ms: int, budget: Budget, hours: OpeningHours) -> int:
    """UTC milliseconds at which ``budget``, granted at ``start_ms``, is used up.

    Raises NeverOpenError if the opening hours hold no time at all.
    """
    start = datetime.fromtimestamp(start_ms / _MS, hours.zone)
    if budget.days:
        last = start.date() + timedelta(days=budget.days)
        return _to_ms(datetime.combine(last, hours.closes, hours.zone))
    left = timedelta(hours=budget.business_hours)
    day = start.date()
    for _ in range(_DAYS_AHEAD):
        # Compared in UTC: local subtraction would ignore a daylight-saving shift in between.
        begin = max(datetime.combine(day, hours.opens, hours.zone), start).astimezone(UTC)
        end = datetime.combine(day, hours.closes, hours.zone).astimezone(UTC)
        if day.weekday() in hours.weekdays and begin < end:
            if left <= end - begin:
                return _to_ms(begin + left)
            left -= end - begin
        day += timedelta(days=1)
    raise NeverOpenError


def _to_ms(at: datetime) -> int:
    return round(at.timestamp() * _MS)
