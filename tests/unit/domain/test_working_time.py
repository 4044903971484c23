"""Open hours of many spans at once are those of each span by itself."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import DaySet
from app.domain.clocks import HOUR_MS, OpeningHours, worked_between
from app.domain.months import Month, month_of, read_month
from app.domain.working_time import WorkingTime

_BERLIN = ZoneInfo("Europe/Berlin")
_FIRST = round(datetime(2026, 3, 20, tzinfo=_BERLIN).timestamp() * 1000)
_HOURS = OpeningHours(
    _BERLIN,
    weekdays=frozenset(range(6)),
    closed=DaySet(((date(2026, 4, 3), date(2026, 4, 6)),)),
)
moments = st.integers(_FIRST, _FIRST + 40 * 24 * HOUR_MS)


@given(moments, moments)
def test_a_span_is_worked_as_long_as_by_itself(start: int, end: int) -> None:
    working = WorkingTime(_HOURS, _FIRST, _FIRST + 41 * 24 * HOUR_MS)
    assert worked_between(start, end, _HOURS) == working.between(start, end)


def test_a_month_begins_at_the_shops_midnight_and_knows_summer_time() -> None:
    """March 2026 in Berlin has 31 days less the hour that the night of the 29th loses."""
    begin, end = read_month("2026-03").bounds_ms(_BERLIN)
    assert (31 * 24 - 1) * HOUR_MS == end - begin
    assert Month(2026, 2) == month_of(datetime.fromtimestamp(begin / 1000 - 1, _BERLIN).date())


def test_months_are_counted_over_the_year() -> None:
    assert Month(2025, 12) == Month(2026, 1).plus(-1)
    assert Month(2025, 10) == Month(2026, 10).plus(-12)
    assert "2027-01" == str(Month(2026, 12).plus(1))
    assert date(2028, 2, 29) == Month(2028, 2).last_day
