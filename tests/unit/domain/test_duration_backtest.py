"""Whether what was said of durations came true."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.clocks import DAY_MS, OpeningHours
from app.domain.duration_backtest import Coverage, back_test, judge
from app.domain.durations import Spread
from app.domain.past_spells import make_table
from app.domain.spells import Spell, Stands
from app.domain.working_time import WorkingTime

_BEGIN = round(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
_MONTH = 30 * DAY_MS
_NOW = _BEGIN + 4 * _MONTH
_MONTHS = [
    ("1", _BEGIN, _BEGIN + _MONTH),
    ("2", _BEGIN + _MONTH, _BEGIN + 2 * _MONTH),
    ("3", _BEGIN + 2 * _MONTH, _BEGIN + 3 * _MONTH),
]
_WORKING = WorkingTime(OpeningHours(ZoneInfo("UTC")), _BEGIN, _NOW)
_ZIP = Stands("NEW", "RETURN_REFUND", "FUNC", "FUNC.HARD", "normal", "buyer", "small")
_SPREAD = Spread(2 * DAY_MS, 3 * DAY_MS, 4 * DAY_MS, 5 * DAY_MS, 6 * DAY_MS, 8 * DAY_MS)


def _case(number: int, begin_ms: int, days: int | None, *, answered: bool = True) -> Spell:
    over_ms = None if days is None else begin_ms + days * DAY_MS
    is_answered = days is not None and answered
    return Spell(number, _ZIP, "shop", begin_ms, None, over_ms, is_answered, is_first=True)


def test_a_case_ended_inside_before_or_after_what_was_said() -> None:
    judged = [judge(_SPREAD, _case(1, _BEGIN, days), _NOW) for days in (1, 2, 4, 8, 9)]
    assert [
        Coverage(below=1),
        Coverage(inside=1),
        Coverage(inside=1),
        Coverage(inside=1),
        Coverage(above=1),
    ] == [one.eighty for one in judged]
    assert Coverage(inside=1) == judged[2].half


def test_a_case_still_open_is_outside_only_once_it_is_too_late() -> None:
    """Seven days of eight: it may still be true. Nine: it is not, whatever comes."""
    judged = [judge(_SPREAD, _case(1, _NOW - days * DAY_MS, None), _NOW).eighty for days in (7, 9)]
    assert [Coverage(undecided=1), Coverage(above=1)] == judged


def test_a_case_that_was_withdrawn_does_not_say() -> None:
    withdrawn = _case(1, _BEGIN, 3, answered=False)
    assert Coverage(undecided=1) == judge(_SPREAD, withdrawn, _NOW).eighty


def test_the_share_is_of_the_decided_and_the_bounds_are_of_all() -> None:
    found = Coverage(inside=7, below=1, above=2, undecided=10)
    assert (7000, (3500, 8500)) == (found.share_bp, found.bounds_bp)
    assert (None, None) == (Coverage().share_bp, Coverage().bounds_bp)


def test_a_year_is_predicted_month_by_month_from_what_was_known() -> None:
    """The first month knows nothing; the later ones know that a case takes one to twenty days."""
    spells = [
        _case(place, begin + place % 5 * DAY_MS, 1 + place % 20)
        for begin_at, (_, begin, _) in enumerate(_MONTHS)
        for place in range(begin_at * 100, begin_at * 100 + 100)
    ]
    found = back_test(make_table(spells, _WORKING, _NOW), _MONTHS, _NOW)
    assert (100, 0) == (found.not_said, found.missing)
    assert ["2", "3"] == [month.key for month in found.by_month]
    assert ["FUNC"] == [category.key for category in found.by_category]
    assert 200 == found.whole.eighty.cases
    assert 9000 == found.whole.eighty.share_bp  # two to nineteen days: the ends belong to it
    assert not found.keeps_its_word


def test_what_came_later_is_not_known_before() -> None:
    """Cases of the second month take twenty days; the first month's took two, and say so."""
    early = [_case(place, _BEGIN, 2) for place in range(30)]
    late = [_case(100 + place, _BEGIN + _MONTH, 20) for place in range(30)]
    found = back_test(make_table([*early, *late], _WORKING, _NOW), _MONTHS[1:2], _NOW)
    assert Coverage(above=30) == found.whole.eighty


def test_a_case_that_was_open_then_lasted_at_least_so_long() -> None:
    """Known on the first day of the month: 30 that took two days, 30 that still went on."""
    quick = [_case(place, _BEGIN, 2) for place in range(30)]
    slow = [_case(100 + place, _BEGIN + 20 * DAY_MS, 60) for place in range(30)]
    new = [_case(200, _BEGIN + _MONTH, 15)]
    found = back_test(make_table([*quick, *slow, *new], _WORKING, _NOW), _MONTHS[1:2], _NOW)
    # Half are over after two days, the rest nobody has seen end: fifteen days contradict nothing.
    assert Coverage(inside=1) == found.whole.eighty


def test_each_step_on_the_way_is_said_anew() -> None:
    """Four days to the decision, two more to the end, in both months."""
    spells = []
    for number in range(60):
        opened = _case(number, _MONTHS[number // 30][1], 6)
        decided = opened.since_ms + 4 * DAY_MS
        decision = opened._replace(
            stands=_ZIP._replace(stage="DECIDE"), since_ms=decided, is_first=False
        )
        spells += [opened._replace(until_ms=decided), decision]
    table = make_table(spells, _WORKING, _NOW)
    assert 30 == back_test(table, _MONTHS, _NOW).whole.eighty.inside
    assert 60 == back_test(table, _MONTHS, _NOW, each_step=True).whole.eighty.inside


def test_a_shop_without_cases_has_nothing_to_tell() -> None:
    found = back_test(make_table([], _WORKING, _NOW), _MONTHS, _NOW)
    assert (20, 0, None) == (found.missing, found.whole.eighty.cases, found.keeps_its_word)
