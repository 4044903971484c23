"""A day's work: each section with its most pressing cases first."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.domain.deadlines import DayLine, DaySection
from app.domain.priority import Priority
from app.domain.settings import ShopSettings
from app.services.pressing import pressing_now
from app.services.reading import Queries

LISTED = 50  # cases of a section that a page shows


@dataclass(frozen=True, slots=True)
class PressingCase:
    """A case of the day, and why it stands where it does."""

    day: DayLine
    priority: Priority


@dataclass(frozen=True, slots=True)
class DayPart:
    """A section as a page shows it; ``count`` cases belong to it, the first are listed."""

    code: str
    cases: tuple[PressingCase, ...]
    count: int


def day_of_work(queries: Queries, settings: ShopSettings, now_ms: int) -> tuple[DayPart, ...]:
    """What needs somebody today; empty sections are left out."""
    found = queries.clocks.day(now_ms, midnight_after(now_ms, settings))
    return tuple(_part(section, settings, now_ms) for section in found if section.lines)


def _part(section: DaySection, settings: ShopSettings, now_ms: int) -> DayPart:
    hours = settings.hours
    cases = [PressingCase(day, pressing_now(day.pressing, now_ms, hours)) for day in section.lines]
    if section.code != "answered":  # the last answer first, whatever it is about
        cases.sort(key=lambda case: -case.priority.score)
    return DayPart(section.code, tuple(cases[:LISTED]), section.count)


def midnight_after(at_ms: int, settings: ShopSettings) -> int:
    """The end of the shop's calendar day."""
    day = datetime.fromtimestamp(at_ms / 1000, settings.zone).date() + timedelta(days=1)
    return round(datetime.combine(day, time(), settings.zone).timestamp() * 1000)
