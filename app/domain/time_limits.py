"""How long the shop gives itself for a case of each trunk, and what its past would have kept.

A limit counts the shop's own time only: it stands still while others have the turn. So the past is
asked for what the shop itself took until the claim was over, in open hours where the limit is in
hours and by the calendar where it is in days. Cases still open have taken at least so long.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.durations import cases_missing
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.past_spells import DurationTable, by_calendar
from app.domain.spells import Spell
from app.domain.survival import Observed, kaplan_meier

HOURS, DAYS = "hours", "days"
KEEPS = 0.8  # the share of cases that a limit should be kept in
_MOST = {HOURS: 2000, DAYS: 366}
_UNIT_MS = {HOURS: HOUR_MS, DAYS: DAY_MS}
_SHOP = "shop"


class BadTimeLimitError(RuleError):
    """Not a number of hours or days that a case may take."""

    code = "bad_time_limit"

    def __init__(self, amount: int, unit: str, most: int) -> None:
        super().__init__(amount=amount, unit=unit[:20], most=most)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The most that the shop's own part of a case may take; 0 where nothing is promised."""

    amount: int = 0
    unit: str = HOURS

    @property
    def ms(self) -> int:
        """In milliseconds of its own clock."""
        return self.amount * _UNIT_MS[self.unit]


@dataclass(frozen=True, slots=True)
class LimitAdvice:
    """A trunk's limit beside the one that `KEEPS` of its past cases would have kept.

    ``kept_bp`` is how many of 10,000 would have kept the present one, ``n`` how many were
    finished; None where too few were, and ``missing`` says how many more are needed.
    """

    trunk: str
    limit: TimeLimit
    proposed: TimeLimit | None = None
    kept_bp: int | None = None
    n: int = 0
    missing: int = 0

    @property
    def is_often_missed(self) -> bool:
        """Fewer cases than `KEEPS` would have kept it."""
        return self.kept_bp is not None and self.kept_bp < KEEPS * 10_000

    @property
    def differs(self) -> bool:
        """There is another limit to take over."""
        return self.proposed is not None and self.proposed != self.limit


def decide_limit(trunk: str, limit: TimeLimit) -> Fact:
    """The fact that a trunk has this limit from now on; raises BadTimeLimitError."""
    most = _MOST.get(limit.unit, 0)
    if not 1 <= limit.amount <= most:
        raise BadTimeLimitError(limit.amount, limit.unit, most)
    fields: dict[str, Json] = {
        "resolve_hours": limit.amount if limit.unit == HOURS else 0,
        "resolve_days": limit.amount if limit.unit == DAYS else 0,
    }
    return Fact("sla_edited", "sla", trunk, {"fields": fields})


def advise(
    table: DurationTable, limits: Mapping[str, TimeLimit], now_ms: int
) -> tuple[LimitAdvice, ...]:
    """Each trunk's limit beside what its past says of it."""
    lives = _lives(table)
    return tuple(_advice(table, trunk, limit, lives, now_ms) for trunk, limit in limits.items())


def _lives(table: DurationTable) -> list[list[Spell]]:
    """The spells of each case, from its opening until its claim was first over."""
    by_case: dict[int, list[Spell]] = {}
    for spells in table.by_stage.values():
        for spell in spells:
            by_case.setdefault(spell.case, []).append(spell)
    lives = []
    for own in by_case.values():
        first = next((spell for spell in own if spell.is_first), None)
        if first is not None:
            lives.append([first, *(s for s in own if s != first and _is_within(s, first))])
    return lives


def _is_within(spell: Spell, first: Spell) -> bool:
    return first.over_ms is None or spell.since_ms < first.over_ms


def _advice(
    table: DurationTable, trunk: str, limit: TimeLimit, lives: list[list[Spell]], now_ms: int
) -> LimitAdvice:
    clock = by_calendar if limit.unit == DAYS else table.working.between
    took = [_own_time(life, clock, now_ms) for life in lives if life[0].stands.trunk == trunk]
    answered = sum(one.is_over for one in took)
    missing = cases_missing(answered)
    if missing:
        return LimitAdvice(trunk, limit, n=answered, missing=missing)
    curve = kaplan_meier(took)
    most = curve.quantile(KEEPS)
    amount = 0 if most is None else max(1, -(-most // _UNIT_MS[limit.unit]))
    proposed = TimeLimit(amount, limit.unit) if 0 < amount <= _MOST[limit.unit] else None
    kept_bp = round((1 - curve.at(limit.ms)) * 10_000) if limit.amount else None
    return LimitAdvice(trunk, limit, proposed, kept_bp, answered)


def _own_time(life: list[Spell], clock: Callable[[int, int], int], now_ms: int) -> Observed:
    first = life[0]
    took = sum(
        clock(spell.since_ms, now_ms if spell.until_ms is None else spell.until_ms)
        for spell in life
        if spell.turn == _SHOP
    )
    return Observed(took, first.over_ms is not None and first.is_answered)
