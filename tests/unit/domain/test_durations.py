"""How long a case will take, from cases that once stood where it stands."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import DAY_MS, HOUR_MS, OpeningHours
from app.domain.durations import CASES_NEEDED, ExpectedDuration, expect
from app.domain.past_spells import PSEUDO_CASES, DurationTable, make_table
from app.domain.spells import Spell, Stands
from app.domain.working_time import WorkingTime

_BEGIN = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp() * 1000)
_NOW = _BEGIN + 200 * DAY_MS
_HOURS = OpeningHours(ZoneInfo("UTC"))
_WORKING = WorkingTime(_HOURS, _BEGIN, _NOW + DAY_MS)
_ZIP = Stands("NEW", "RETURN_REFUND", "FUNC", "FUNC.HARD", "normal", "buyer", "small")
_FAKE = Stands("NEW", "AUTH_RECHECK", "AUTH", "AUTH.FAKE", "strict", "buyer", "large")


def _past(stands: Stands, days: list[int], *, first: int = 0) -> list[Spell]:
    """Cases that were opened so, and how many days each took."""
    return [
        Spell(
            first + place,
            stands,
            "shop",
            _BEGIN + place * HOUR_MS,
            over_ms=_BEGIN + place * HOUR_MS + lasted * DAY_MS,
            is_answered=True,
            is_first=True,
        )
        for place, lasted in enumerate(days)
    ]


def _table(*spells: Spell) -> DurationTable:
    return make_table(spells, _WORKING, _NOW)


def _expect(table: DurationTable, stands: Stands, *, stood_ms: int = 0) -> ExpectedDuration:
    return expect(table, [Spell(-1, stands, "shop", _NOW - stood_ms, is_first=True)], _NOW)


def test_a_new_case_takes_as_long_as_those_alike() -> None:
    """A hundred cases of 1 to 100 days: half within 50, 80 of 100 within a little more than 80."""
    found = _expect(_table(*_past(_ZIP, list(range(1, 101)))), _ZIP)
    assert ("known", 100, _ZIP) == (found.state, found.n, found.like)
    assert (10, 50, 81, 91) == tuple(
        (ms or 0) // DAY_MS
        for ms in (
            found.calendar.p10,
            found.calendar.p50,
            found.calendar.p80,
            found.calendar.p90,
        )
    )


def test_open_hours_are_told_beside_days() -> None:
    """The shop is open for ten hours a day."""
    found = _expect(_table(*_past(_ZIP, [3] * 50)), _ZIP)
    assert (3 * DAY_MS, 30 * HOUR_MS) == (found.calendar.p50, found.working.p50)


def test_the_longer_a_case_has_stood_the_later_it_ends() -> None:
    table = _table(*_past(_ZIP, [1 + n % 10 for n in range(100)]))
    found = _expect(table, _ZIP, stood_ms=6 * DAY_MS)
    assert (2 * DAY_MS, 8 * DAY_MS) == (found.calendar.p50, found.whole.p50)
    assert 6 * DAY_MS == found.passed_ms


def test_a_case_older_than_all_others_is_told_no_end() -> None:
    found = _expect(_table(*_past(_ZIP, [2] * 50)), _ZIP, stood_ms=3 * DAY_MS)
    assert "known" == found.state
    assert (None, None) == (found.calendar.p10, found.calendar.p90)


def test_too_few_cases_say_how_many_are_missing() -> None:
    found = _expect(_table(*_past(_ZIP, [2] * (CASES_NEEDED - 8))), _ZIP)
    assert ExpectedDuration("few", missing=8) == found


def test_a_rare_kind_leans_on_the_others_and_says_on_which() -> None:
    """Two re-checks of 20 days do not make the third one certain: it leans on all cases."""
    spells = _past(_ZIP, [2] * 60) + _past(_FAKE, [20] * 2, first=100)
    rare = _expect(_table(*spells), _FAKE)
    assert (62, Stands("NEW")) == (rare.n, rare.like)
    assert 2 * DAY_MS == rare.calendar.p50
    enough = _past(_ZIP, [2] * 60) + _past(_FAKE, [20] * (PSEUDO_CASES + 2), first=100)
    common = _expect(_table(*enough), _FAKE)
    assert (12, _FAKE) == (common.n, common.like)
    assert 20 * DAY_MS == common.calendar.p50


def test_a_stage_that_nobody_has_left_is_asked_from_the_opening_on() -> None:
    spells = [
        Spell(-1, _ZIP, "shop", _NOW - 2 * DAY_MS, _NOW, is_first=True),
        Spell(-1, _ZIP._replace(stage="BANK"), "third", _NOW),
    ]
    found = expect(_table(*_past(_ZIP, [5] * 50)), spells, _NOW)
    assert ("known", 3 * DAY_MS) == (found.state, found.calendar.p50)


def test_a_case_that_is_over_or_unheard_of_has_nothing_to_come() -> None:
    table = _table(*_past(_ZIP, [5] * 50))
    assert "over" == expect(table, _past(_ZIP, [5]), _NOW).state
    assert "over" == expect(table, [], _NOW).state
    assert "unseen" == _expect(table, _ZIP._replace(stage="SEARCH")).state


spells = st.builds(
    Spell,
    st.integers(0, 30),
    st.builds(
        Stands,
        st.sampled_from(("NEW", "DECIDE")),
        st.sampled_from(("REPAIR", "RETURN_REFUND")),
        st.sampled_from(("FUNC", "COND")),
    ),
    st.just("shop"),
    st.integers(_BEGIN, _NOW),
    st.none(),
    st.none() | st.integers(_BEGIN, _NOW),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(spells, max_size=60), st.integers(0, 50 * DAY_MS))
def test_whatever_the_past_was_an_interval_begins_before_it_ends(
    past: list[Spell], stood_ms: int
) -> None:
    """No cases, one, or none that ended: an answer, and in order."""
    orderly = [one for one in past if one.over_ms is None or one.over_ms >= one.since_ms]
    found = _expect(_table(*orderly), Stands("NEW", "REPAIR", "FUNC"), stood_ms=stood_ms)
    for spread in (found.calendar, found.working):
        told = (spread.p10, spread.p25, spread.p50, spread.p75, spread.p80, spread.p90)
        known = [ms for ms in told if ms is not None]
        assert sorted(known) == known
        assert all(ms >= 0 for ms in known)
        assert told[: len(known)] == tuple(known)  # what has not been seen comes last


@given(st.lists(spells, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_the_past_does_not_matter(past: list[Spell], chance: object) -> None:
    apart = [one._replace(case=place) for place, one in enumerate(past)]
    mixed = list(apart)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
    stands = Stands("NEW", "REPAIR", "FUNC")
    assert _expect(_table(*apart), stands) == _expect(_table(*mixed), stands)
