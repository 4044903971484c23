"""Frozen rows of everything that has a date: for the calendar, for a day's work, for one case."""

from dataclasses import dataclass

from app.domain.case_clocks import CaseClock
from app.domain.cases import Track
from app.domain.priority import Pressing
from app.domain.promises import Promise
from app.domain.rows import CaseLine

# Beside the kinds of case clocks.
STAGE, RECOVERY, PROMISE, INSTALMENT = "stage", "recovery", "promise", "instalment"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that ends.

    ``kind`` is a stage's time, a promise, an instalment, or a kind of case clock.
    """

    at: int
    kind: str
    number: str
    title: str
    stage: str
    turn: str
    warn_ms: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How much ends on a day, and how much of it others have set. Counted up to a limit."""

    total: int
    by_others: int


@dataclass(frozen=True, slots=True)
class DayLine:
    """A case somebody should look at: the queue's line, and what makes it pressing."""

    line: CaseLine
    pressing: Pressing
    clock: CaseClock | None = None  # the next one that others set
    instalment_ms: int | None = None  # when a consignor's next payment is due


@dataclass(frozen=True, slots=True)
class DaySection:
    """Cases of a day's work that belong together; ``count`` goes on up to 1,000."""

    code: str
    lines: tuple[DayLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class CaseDates:
    """All that has a date on one case."""

    claim: Track
    recovery: Track
    promise: Promise
    clocks: tuple[CaseClock, ...]
    pressing: Pressing
