"""Deadlines: how long a stage may take, and when that time is over.

Business hours count only while the shop is open; days are calendar days and end when the shop
closes; working days are those of offices, Monday to Friday without the public holidays. The due
time is computed once, when the turn changes, and stored.

Times are UTC milliseconds; what the clock on the wall shows is turned into them day by day, so a
night that gains or loses an hour counts as long as it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app.domain.calendar import NO_DAYS, DaySet, Span
from app.domain.errors import RuleError

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
_MS = 1000
_SATURDAY = 5
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
    """Time granted: business hours, calendar days, or working days of offices."""

    business_hours: int = 0
    days: int = 0
    working_days: int = 0


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the shop works: from/to local time on weekdays (0 = Monday), and what departs from it.

    A day in ``extra`` is open whatever else is said of it, with its own hours where it has some.
    """

    zone: ZoneInfo
    opens: time = time(10)
    closes: time = time(20)
    weekdays: frozenset[int] = frozenset(range(7))
    by_weekday: Mapping[int, Span] = field(default_factory=dict)
    holidays: DaySet = NO_DAYS
    closed: DaySet = NO_DAYS
    extra: Mapping[date, Span | None] = field(default_factory=dict)

    def on(self, day: date) -> Span | None:
        """When the shop is open on ``day``; None where it stays closed."""
        weekday = day.weekday()
        usual = self.by_weekday.get(weekday) or Span(self.opens, self.closes)
        if day in self.extra:
            return self.extra[day] or usual
        if weekday not in self.weekdays or day in self.holidays or day in self.closed:
            return None
        return usual

    def is_working_day(self, day: date) -> bool:
        """Whether offices work: a weekend day counts where the shop names it as an extra day.

        Only those can be the working days that make up for a long holiday, and a deadline too
        early does no harm.
        """
        if day.weekday() >= _SATURDAY:
            return day in self.extra
        return day not in self.holidays


def due_after(start_ms: int, budget: Budget, hours: OpeningHours) -> int:
    """UTC milliseconds at which ``budget``, granted at ``start_ms``, is used up.

    Raises NeverOpenError if the opening hours hold no time at all.
    """
    if budget.days:
        last = _day_of(start_ms, hours) + timedelta(days=budget.days)
        return closing_time(last, hours)
    if budget.working_days:
        ahead = (_day_of(start_ms, hours) + timedelta(days=n) for n in count(1))
        working = (day for day in ahead if hours.is_working_day(day))
        last = next(day for n, day in enumerate(working, start=1) if n == budget.working_days)
        return closing_time(last, hours)
    return after_work(start_ms, budget.business_hours * HOUR_MS, hours)


def closing_time(day: date, hours: OpeningHours) -> int:
    """When ``day`` is over for the shop, open or not."""
    span = hours.on(day)
    return _to_ms(day, span.closes if span else hours.closes, hours.zone)


def after_work(start_ms: int, work_ms: int, hours: OpeningHours) -> int:
    """When ``work_ms`` of open time from ``start_ms`` on have passed; raises NeverOpenError."""
    left = work_ms
    for begin, end in open_times(start_ms, hours):
        if left <= end - begin:
            return begin + left
        left -= end - begin
    raise NeverOpenError


def worked_between(start_ms: int, end_ms: int, hours: OpeningHours) -> int:
    """Open milliseconds between two moments; 0 where the end is not after the start."""
    worked = 0
    if end_ms <= start_ms:
        return worked
    for begin, end in open_times(start_ms, hours):
        if begin >= end_ms:
            break
        worked += min(end, end_ms) - begin
    return worked


def open_times(start_ms: int, hours: OpeningHours) -> Iterator[tuple[int, int]]:
    """What is left of each open day from ``start_ms`` on, for the next ten years."""
    first = _day_of(start_ms, hours)
    for ahead in range(_DAYS_AHEAD):
        day = first + timedelta(days=ahead)
        span = hours.on(day)
        if span is None:
            continue
        begin = max(_to_ms(day, span.opens, hours.zone), start_ms)
        end = _to_ms(day, span.closes, hours.zone)
        if begin < end:
            yield begin, end


def _day_of(at_ms: int, hours: OpeningHours) -> date:
    return datetime.fromtimestamp(at_ms / _MS, hours.zone).date()


def _to_ms(day: date, clock: time, zone: ZoneInfo) -> int:
    return round(datetime.combine(day, clock, zone).timestamp() * _MS)
