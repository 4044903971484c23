"""How pressing a case is, 0 to 100, and why: computed whenever somebody looks, never stored.

Five things count, and what the shop's rules add: the money at stake, the deadline, who is waiting,
what was promised, and deadlines that others set. Each gives at most what its table says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.clocks import DAY_MS, OpeningHours
from app.domain.escalation import Step, escalation

MOST = 100
# At stake, in hundreds of the currency's smallest unit: from this much on, so many points.
_MONEY = ((20_000, 25), (10_000, 21), (5_000, 18), (2_000, 14), (1_000, 11), (500, 8), (100, 5))
_OURS: dict[Step, int] = {"": 0, "hint": 8, "assignee": 18, "owner": 28, "daily": 35}
_THEIRS: dict[Step, int] = {"": 0, "hint": 0, "assignee": 5, "owner": 14, "daily": 20}
# A claimant who waits for the shop: at once, each day, at most.
_WAITING = {"buyer": (6, 3, 15), "consignor": (4, 2, 10)}
_PROMISE_NEAR, _PROMISE_BROKEN = 5, 10
_CLOCK_WARNS, _CLOCK_OVER = 8, 15


@dataclass(frozen=True, slots=True)
class Pressing:
    """What the priority of a case is computed from; ``clock_*`` is the next deadline of others."""

    at_stake_minor: int
    currency: str
    turn: str
    since_ms: int
    due_ms: int | None
    claimant: str
    promised_at: int | None = None
    clock_kind: str = ""
    clock_warn_ms: int | None = None
    clock_due_ms: int | None = None
    rule_points: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a priority.

    ``value`` is what its sentence names: cents, days, percent or milliseconds.
    """

    code: str
    points: int
    value: int = 0
    kind: str = ""  # of a deadline that others set
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    """``score`` is the sum of its reasons within 0 to 100; the weightiest reason stands first."""

    score: int
    reasons: tuple[Reason, ...]


def priority(case: Pressing, *, now_ms: int, hours: OpeningHours) -> Priority:
    """How pressing an open case is at this moment."""
    reasons = [
        *_deadline(case, now_ms, hours),
        *_money(case),
        *_waiting(case, now_ms),
        *_promise(case, now_ms),
        *_clock(case, now_ms),
        *([Reason("rules", case.rule_points)] if case.rule_points else []),
    ]
    return Priority(_score(reasons), tuple(sorted(reasons, key=lambda r: -r.points)))


def _score(reasons: Sequence[Reason]) -> int:
    return max(0, min(MOST, sum(reason.points for reason in reasons)))


def _money(case: Pressing) -> list[Reason]:
    hundreds = case.at_stake_minor // 100
    points = next((points for least, points in _MONEY if hundreds >= least), 0)
    if not points:
        return []
    return [Reason("money", points, case.at_stake_minor, currency=case.currency)]


def _deadline(case: Pressing, now_ms: int, hours: OpeningHours) -> list[Reason]:
    if case.due_ms is None or not case.turn:
        return []
    found = escalation(case.since_ms, case.due_ms, now_ms, hours)
    points = (_OURS if case.turn == "shop" else _THEIRS)[found.step]
    if not points:
        return []
    side = "ours" if case.turn == "shop" else "theirs"
    if found.step in {"owner", "daily"}:
        return [Reason(f"overdue_{side}", points, now_ms - case.due_ms)]
    return [Reason(f"due_soon_{side}", points, found.used)]


def _waiting(case: Pressing, now_ms: int) -> list[Reason]:
    if case.turn != "shop" or case.claimant not in _WAITING:
        return []
    at_once, a_day, most = _WAITING[case.claimant]
    days = max(0, now_ms - case.since_ms) // DAY_MS
    code = f"waits_{case.claimant}" if days else f"waits_{case.claimant}_now"
    return [Reason(code, min(most, at_once + a_day * days), days)]


def _promise(case: Pressing, now_ms: int) -> list[Reason]:
    if case.promised_at is None:
        return []
    if case.promised_at <= now_ms:
        return [Reason("promise_broken", _PROMISE_BROKEN, now_ms - case.promised_at)]
    left = case.promised_at - now_ms
    return [Reason("promise_near", _PROMISE_NEAR, left)] if left <= DAY_MS else []


def _clock(case: Pressing, now_ms: int) -> list[Reason]:
    warn_ms, due_ms = case.clock_warn_ms, case.clock_due_ms
    if warn_ms is None or due_ms is None or warn_ms > now_ms:
        return []
    if due_ms <= now_ms:
        return [Reason("clock_over", _CLOCK_OVER, now_ms - due_ms, kind=case.clock_kind)]
    return [Reason("clock_near", _CLOCK_WARNS, due_ms - now_ms, kind=case.clock_kind)]
