"""Time in the demo: opening minutes counted from the first day, and a diary played in order."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_OPENS = time(10)
HOUR = 60
DAY = 10 * HOUR  # the shop is open from 10 to 20
_SECOND_MS = 1000
_PROGRESS_EVERY = 50


@dataclass(frozen=True, slots=True)
class Span:
    """The days of the history, ``first`` to the day before ``until``.

    All planning is done in *opening minutes*: minutes that the shop has been open since the
    morning of ``first``. So nothing ever happens at night, and a delay of a day is `DAY`.
    """

    first: date
    until: date
    zone: ZoneInfo

    @property
    def minutes(self) -> int:
        """How many opening minutes there are."""
        return (self.until - self.first).days * DAY

    def ms(self, minute: int) -> int:
        """UTC milliseconds of an opening minute."""
        days, minutes = divmod(minute, DAY)
        opening = datetime.combine(self.first + timedelta(days=days), _OPENS, self.zone)
        return round(opening.timestamp()) * _SECOND_MS + minutes * 60 * _SECOND_MS

    def day(self, minute: int) -> date:
        """The day on which an opening minute falls."""
        return self.first + timedelta(days=minute // DAY)

    def minute_of(self, day: date) -> int:
        """The first opening minute of a day."""
        return (day - self.first).days * DAY


def span_before(until: date, months: int, zone: ZoneInfo) -> Span:
    """The ``months`` calendar months that end the day before ``until``."""
    year, month = divmod(until.year * 12 + until.month - 1 - months, 12)
    day = min(until.day, monthrange(year, month + 1)[1])
    return Span(date(year, month + 1, day), until, zone)


class SteppedClock:
    """A clock that stands still until it is set, and never goes back."""

    def __init__(self, ms: int) -> None:
        self._ms = ms

    def __call__(self) -> int:
        """UTC milliseconds."""
        return self._ms

    def set(self, ms: int) -> None:
        """Set to ``ms``, or a second on where that has passed."""
        self._ms = max(self._ms + _SECOND_MS, ms)


Deed = Callable[[], None]


@dataclass(slots=True)
class Diary:
    """Deeds by the minute they fall on; equal minutes keep the order of writing."""

    _pages: list[tuple[int, int, Deed]] = field(default_factory=list)

    def write(self, minute: int, deed: Deed) -> None:
        """Enter a deed."""
        self._pages.append((minute, len(self._pages), deed))

    def play(
        self, span: Span, clock: SteppedClock, progress: Callable[[int, int], None] | None
    ) -> None:
        """Do everything that falls before the end of ``span``, in order of time."""
        pages = [page for page in sorted(self._pages) if page[0] < span.minutes]
        for count, (minute, order, deed) in enumerate(pages):
            # Some seconds into the minute, so that not everything happens on the dot.
            clock.set(span.ms(minute) + order * 37 % 60 * _SECOND_MS)
            deed()
            if progress and count % _PROGRESS_EVERY == 0:
                progress(count, len(pages))
        if progress:
            progress(len(pages), len(pages))
