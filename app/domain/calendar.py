"""The shop's calendar as a person writes it: closed days, extra days, hours of a weekday.

Days are written ``2026-10-01..2026-10-08, 12-25``: a day, a range, or a day of every year. The
stored form is always the same for the same days, so that nothing looks changed that is not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from types import MappingProxyType

MOST_CLOSED_DAYS = 1000  # of all ranges together: a shop that is closed for years sets no deadline
_MOST_LETTERS = 4000
_APART = re.compile(r"[,，、;；\n]+")
_DAY = r"\d{4}-\d{1,2}-\d{1,2}"
_RANGE = re.compile(rf"({_DAY})(?:\s*(?:\.\.|~|～|至|–|—)\s*({_DAY}))?")
_YEARLY = re.compile(r"(\d{1,2})-(\d{1,2})")
_HOURS = r"(\d{1,2}(?::\d{2})?)\s*[-–—~～]\s*(\d{1,2}(?::\d{2})?)"
_EXTRA = re.compile(rf"({_DAY})(?:\s+{_HOURS})?")
_WEEKDAY = re.compile(rf"([0-6])\s*=\s*{_HOURS}")
_LEAP_YEAR = 2024  # a day of every year may be 29 February


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when the shop is open on a day, by the clock on its wall."""

    opens: time
    closes: time

    def __str__(self) -> str:
        """``10:00-18:00``."""
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class DaySet:
    """Some days: ranges with both ends in them, and days of every year as (month, day)."""

    ranges: tuple[tuple[date, date], ...] = ()
    yearly: frozenset[tuple[int, int]] = frozenset()

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` is one of them."""
        if (day.month, day.day) in self.yearly:
            return True
        return any(first <= day <= last for first, last in self.ranges)

    def __str__(self) -> str:
        """The stored form."""
        told = [str(first) if first == last else f"{first}..{last}" for first, last in self.ranges]
        return ", ".join((*told, *(f"{m:02d}-{d:02d}" for m, d in sorted(self.yearly))))


NO_DAYS = DaySet()


@lru_cache(maxsize=64)
def read_days(text: str) -> DaySet:
    """The days that a text names; raises ValueError for anything else."""
    ranges, yearly = [], set()
    for part in _parts(text):
        found = _RANGE.fullmatch(part)
        if found:
            first = _day(found[1])
            last = _day(found[2]) if found[2] else first
            if last < first:
                raise ValueError(part)
            ranges.append((first, last))
        elif each := _YEARLY.fullmatch(part):
            day = date(_LEAP_YEAR, int(each[1]), int(each[2]))
            yearly.add((day.month, day.day))
        else:
            raise ValueError(part)
    if sum((last - first).days + 1 for first, last in ranges) > MOST_CLOSED_DAYS:
        raise ValueError(text)
    return DaySet(tuple(_joined(sorted(ranges))), frozenset(yearly))


def _joined(ranges: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Ranges that touch or overlap as one."""
    here: tuple[date, date] | None = None
    for first, last in ranges:
        if here is None:
            here = (first, last)
        elif first <= here[1] + timedelta(days=1):
            here = (here[0], max(here[1], last))
        else:
            yield here
            here = (first, last)
    if here is not None:
        yield here


@lru_cache(maxsize=64)
def read_extra_days(text: str) -> Mapping[date, Span | None]:
    """Days the shop opens though it usually would not; None where it keeps its usual hours.

    Written ``2026-10-11, 2026-12-25 12:00-16:00``; raises ValueError.
    """
    found: dict[date, Span | None] = {}
    for part in _parts(text):
        extra = _EXTRA.fullmatch(part)
        if extra is None:
            raise ValueError(part)
        found[_day(extra[1])] = _span(extra[2], extra[3]) if extra[2] else None
    return MappingProxyType(dict(sorted(found.items())))


@lru_cache(maxsize=64)
def read_weekday_hours(text: str) -> Mapping[int, Span]:
    """Hours of weekdays that differ from the usual ones; ``5=12:00-18:00``, Monday being 0."""
    found: dict[int, Span] = {}
    for part in _parts(text):
        hours = _WEEKDAY.fullmatch(part)
        if hours is None or int(hours[1]) in found:
            raise ValueError(part)
        found[int(hours[1])] = _span(hours[2], hours[3])
    return MappingProxyType(dict(sorted(found.items())))


def extra_days_text(days: Mapping[date, Span | None]) -> str:
    """The stored form of extra days."""
    return ", ".join(f"{day} {span}" if span else str(day) for day, span in days.items())


def weekday_hours_text(hours: Mapping[int, Span]) -> str:
    """The stored form of the hours of weekdays."""
    return ", ".join(f"{weekday}={span}" for weekday, span in hours.items())


def _parts(text: str) -> list[str]:
    if len(text) > _MOST_LETTERS:
        raise ValueError(text[:80])
    folded = text.replace("\N{FULLWIDTH COLON}", ":")
    return [part.strip() for part in _APART.split(folded) if part.strip()]


def _day(text: str) -> date:
    year, month, day = text.split("-")
    return date(int(year), int(month), int(day))


def _span(opens: str, closes: str) -> Span:
    span = Span(_clock(opens), _clock(closes))
    if span.opens >= span.closes:
        raise ValueError(str(span))
    return span


def _clock(text: str) -> time:
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes or 0))
