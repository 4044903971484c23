"""What the shop promised: a time for its own work, which stands still while others have the turn.

A promise in business hours loses only hours in which the shop was open; one in days loses time by
the calendar. What is left is stored whenever the turn changes hands.
"""

from dataclasses import dataclass, replace

from app.domain.clocks import Budget, OpeningHours, after_work, due_after, worked_between

HOURS, DAYS = "hours", "days"
_RUNS_FOR = "shop"


@dataclass(frozen=True, slots=True)
class Promise:
    """``left_ms`` is what was left when the turn began; ``at_ms`` when it is used up.

    ``at_ms`` is None while somebody else has the turn, and ``left_ms`` where nothing was promised
    or a case is from a time that did not keep it.
    """

    at_ms: int | None = None
    left_ms: int | None = None
    unit: str = HOURS


NO_PROMISE = Promise()


@dataclass(frozen=True, slots=True)
class Turn:
    """Who is waited for, and since when."""

    party: str
    since_ms: int


def give_promise(now_ms: int, budget: Budget, hours: OpeningHours) -> Promise:
    """The promise of a new case; an empty one where the shop has set no time."""
    if budget.days:
        at_ms = due_after(now_ms, budget, hours)
        return Promise(at_ms, at_ms - now_ms, DAYS)
    if budget.business_hours:
        at_ms = due_after(now_ms, budget, hours)
        return Promise(at_ms, worked_between(now_ms, at_ms, hours), HOURS)
    return NO_PROMISE


def hand_on(
    promise: Promise, was: Turn, becomes: str, *, now_ms: int, hours: OpeningHours
) -> Promise:
    """The promise after the turn has gone from ``was`` to the party ``becomes``.

    A clock that was set back takes nothing away and gives nothing: time used is never negative.
    """
    if promise.left_ms is None:
        return promise
    ran, runs = was.party == _RUNS_FOR, becomes == _RUNS_FOR
    left_ms = promise.left_ms
    if ran:
        left_ms = max(0, left_ms - _used(promise.unit, was.since_ms, now_ms, hours))
    if not runs:
        return replace(promise, at_ms=None, left_ms=left_ms)
    if ran:  # one turn of the shop after another: it ends when it would have ended
        return replace(promise, left_ms=left_ms)
    return replace(promise, at_ms=_ends(promise.unit, now_ms, left_ms, hours), left_ms=left_ms)


def redated(
    promise: Promise, turn: Turn, *, was: OpeningHours, becomes: OpeningHours
) -> int | None:
    """When a running promise is used up by another calendar; what was worked stays worked."""
    at_ms = promise.at_ms
    if at_ms is None or promise.unit == DAYS or at_ms <= turn.since_ms:
        return at_ms
    return after_work(turn.since_ms, worked_between(turn.since_ms, at_ms, was), becomes)


def _used(unit: str, since_ms: int, now_ms: int, hours: OpeningHours) -> int:
    if unit == DAYS:
        return max(0, now_ms - since_ms)
    return worked_between(since_ms, now_ms, hours)


def _ends(unit: str, now_ms: int, left_ms: int, hours: OpeningHours) -> int:
    return now_ms + left_ms if unit == DAYS else after_work(now_ms, left_ms, hours)
