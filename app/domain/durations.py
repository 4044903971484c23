"""How long a case will take, as far as the shop's own past can say.

The interval is told *given* that the case has stood where it stands for so long already, so it
moves with every day and every step. Nothing is promised before the shop has solved `CASES_NEEDED`
cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.clocks import HOUR_MS
from app.domain.past_spells import DurationTable, by_calendar, past_of
from app.domain.spells import AGAIN, Spell, Stands
from app.domain.survival import Curve, next_one

CASES_NEEDED = 20
FEWEST_ENDED = 5  # fewer that stood at a stage say nothing of it
State = Literal["known", "few", "unseen", "off", "over"]
_SHARES = (0.10, 0.25, 0.50, 0.75, 0.80, 0.90)


@dataclass(frozen=True, slots=True)
class Spread:
    """By when a case is over with a chance of so many percent, in ms; None where nobody has seen.

    10 and 90 bound what 80 of 100 cases do, 25 and 75 what half of them do.
    """

    p10: int | None = None
    p25: int | None = None
    p50: int | None = None
    p75: int | None = None
    p80: int | None = None
    p90: int | None = None

    def later(self, ms: int) -> "Spread":
        """The same, counted from ``ms`` earlier."""
        parts = (self.p10, self.p25, self.p50, self.p75, self.p80, self.p90)
        return Spread(*(None if part is None else part + ms for part in parts))


UNKNOWN = Spread()


@dataclass(frozen=True, slots=True)
class ExpectedDuration:
    """What may be said, or why nothing is.

    ``few``: too few closed cases, and ``missing`` more are needed; ``unseen``: none that stood
    there; ``off``: the shop wants none; ``over``: the claim has ended. Where it is ``known``,
    ``calendar`` and ``working`` (open hours of the shop) are what is still to come; ``passed_ms``
    has gone by since the case was opened; ``n`` are the cases of ``like``, the group that it is
    mostly from.
    """

    state: State
    missing: int = 0
    n: int = 0
    like: Stands | None = None
    passed_ms: int = 0
    calendar: Spread = UNKNOWN
    working: Spread = UNKNOWN

    @property
    def is_known(self) -> bool:
        """There is something to say."""
        return self.state == "known"

    @property
    def has_run(self) -> bool:
        """It was not opened just now: what is told is what is still to come."""
        return self.passed_ms >= HOUR_MS

    @property
    def whole(self) -> Spread:
        """By the calendar, from the opening of the case on."""
        return self.calendar.later(self.passed_ms)


NOT_SAID = ExpectedDuration("off")
CASE_OVER = ExpectedDuration("over")


def cases_missing(answered: int) -> int:
    """How many more solved cases are needed before anything is said."""
    return max(0, CASES_NEEDED - answered)


def expect(table: DurationTable, spells: Sequence[Spell], now_ms: int) -> ExpectedDuration:
    """What is still to come for a case with these spells, the last one going on.

    Where too few have ended that stood where it stands, all are asked from their opening on.
    """
    last = spells[-1] if spells else None
    if last is None or last.over_ms is not None:
        return CASE_OVER
    if missing := cases_missing(table.answered):
        return ExpectedDuration("few", missing=missing)
    plain = last.stands._replace(stage=last.stands.stage.removesuffix(AGAIN))
    opening = last.stands._replace(stage=spells[0].stands.stage)
    opened_ms = spells[0].since_ms
    asked = ((last.stands, last.since_ms), (plain, last.since_ms), (opening, opened_ms))
    pasts = (
        (past_of(table, stands, now_ms, without=last.case), since_ms) for stands, since_ms in asked
    )
    found = next((one for one in pasts if one[0].answered >= FEWEST_ENDED), None)
    if found is None:
        return ExpectedDuration("unseen")
    past, since_ms = found
    worked = table.working.between
    return ExpectedDuration(
        "known",
        n=past.n,
        like=past.like,
        passed_ms=max(0, now_ms - opened_ms),
        calendar=spread_of(past.curve(by_calendar), now_ms - since_ms),
        working=spread_of(past.curve(worked), worked(since_ms, now_ms)),
    )


def spread_of(curve: Curve, lasted: int = 0) -> Spread:
    """What is still to come of something that has lasted so long."""
    after = lasted if lasted > 0 else -1  # what ended at once counts for what has just begun
    quantiles = (next_one(curve, share, after=after) for share in _SHARES)
    return Spread(*(None if at is None else at - max(0, lasted) for at in quantiles))
