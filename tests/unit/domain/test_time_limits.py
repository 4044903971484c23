"""The limits a shop gives itself, beside what its past would have kept."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.clocks import DAY_MS, HOUR_MS, OpeningHours
from app.domain.past_spells import make_table
from app.domain.spells import Spell, Stands
from app.domain.time_limits import (
    DAYS,
    HOURS,
    BadTimeLimitError,
    LimitAdvice,
    TimeLimit,
    advise,
    decide_limit,
)
from app.domain.working_time import WorkingTime

_BEGIN = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp() * 1000)
_NOW = _BEGIN + 100 * DAY_MS
_WORKING = WorkingTime(OpeningHours(ZoneInfo("UTC")), _BEGIN, _NOW)
_ZIP = Stands("NEW", "REPAIR", "FUNC", "FUNC.HARD")


def _life(case: int, own_days: int, others_days: int, *, is_over: bool = True) -> list[Spell]:
    """Some days at the shop, then some with a repairer, then the claim is over."""
    left = _BEGIN + own_days * DAY_MS
    over = left + others_days * DAY_MS if is_over else None
    repair = _ZIP._replace(stage="REPAIR")
    return [
        Spell(case, _ZIP, "shop", _BEGIN, left, over, is_over, is_first=True),
        Spell(case, repair, "third", left, over, over, is_over),
    ]


def _advice(spells: list[Spell], limit: TimeLimit) -> LimitAdvice:
    (found,) = advise(make_table(spells, _WORKING, _NOW), {"FUNC": limit}, _NOW)
    return found


def test_only_the_shops_own_time_counts() -> None:
    """One to five days of its own, whatever the repairer took: 80 of 100 within four."""
    spells = [one for case in range(50) for one in _life(case, 1 + case % 5, 20)]
    days = _advice(spells, TimeLimit(2, DAYS))
    assert LimitAdvice("FUNC", TimeLimit(2, DAYS), TimeLimit(4, DAYS), 4000, 50) == days
    hours = _advice(spells, TimeLimit(40))  # ten open hours a day
    assert (TimeLimit(40), 8000, False) == (hours.proposed, hours.kept_bp, hours.differs)


def test_a_case_still_open_has_taken_at_least_so_long() -> None:
    spells = [one for case in range(20) for one in _life(case, 2, 0)]
    for case in range(100, 120):
        spells += [one._replace(over_ms=None) for one in _life(case, 3, 0, is_over=False)]
    found = _advice(spells, TimeLimit(2, DAYS))
    assert (20, 5000, None) == (found.n, found.kept_bp, found.proposed)


def test_too_few_finished_cases_propose_nothing() -> None:
    spells = [one for case in range(15) for one in _life(case, 2, 0)]
    found = _advice(spells, TimeLimit(72))
    assert (5, None, None) == (found.missing, found.proposed, found.kept_bp)


def test_a_trunk_without_a_limit_is_proposed_one() -> None:
    spells = [one for case in range(20) for one in _life(case, 1, 0)]
    found = _advice(spells, TimeLimit())
    assert (TimeLimit(10), None, True) == (found.proposed, found.kept_bp, found.differs)


def test_what_an_appeal_took_is_not_part_of_it() -> None:
    spells = [one for case in range(20) for one in _life(case, 2, 0)]
    appeals = [
        Spell(
            case,
            _ZIP._replace(stage="APPEAL"),
            "shop",
            _NOW - HOUR_MS,
            _NOW,
            _NOW,
            is_answered=True,
        )
        for case in range(20)
    ]
    assert TimeLimit(2, DAYS) == _advice(spells + appeals, TimeLimit(1, DAYS)).proposed


@pytest.mark.parametrize(
    ("amount", "unit"), [(0, HOURS), (-1, DAYS), (2001, HOURS), (367, DAYS), (5, "weeks")]
)
def test_what_is_no_limit_is_refused(amount: int, unit: str) -> None:
    with pytest.raises(BadTimeLimitError):
        decide_limit("FUNC", TimeLimit(amount, unit))


def test_another_limit_replaces_the_old_one_whatever_it_was_counted_in() -> None:
    fact = decide_limit("AUTH", TimeLimit(10, DAYS))
    assert {"fields": {"resolve_hours": 0, "resolve_days": 10}} == fact.payload
