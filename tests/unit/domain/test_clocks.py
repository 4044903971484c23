"""Deadlines: business hours run while the shop is open, days are calendar days."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Budget, NeverOpenError, OpeningHours, due_after

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
ALL_WEEK = OpeningHours(SHANGHAI)
WORKING_DAYS = OpeningHours(SHANGHAI, weekdays=frozenset(range(5)))


def due(start: str, hours: OpeningHours, *, business_hours: int = 0, days: int = 0) -> str:
    """Local time in, local time out."""
    at = datetime.fromisoformat(start).replace(tzinfo=hours.zone)
    ms = due_after(round(at.timestamp() * 1000), Budget(business_hours, days), hours)
    return datetime.fromtimestamp(ms / 1000, hours.zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "business_hours", "expected"),
    [
        ("2026-03-02 11:00", 2, "2026-03-02 13:00"),
        ("2026-03-02 19:00", 2, "2026-03-03 11:00"),
        ("2026-03-02 18:00", 2, "2026-03-02 20:00"),  # used up as the door closes, not tomorrow
        ("2026-03-02 08:00", 2, "2026-03-02 12:00"),
        ("2026-03-02 23:30", 2, "2026-03-03 12:00"),
        ("2026-03-02 10:00", 24, "2026-03-04 14:00"),
    ],
)
def test_business_hours_stop_at_closing_time(
    start: str, business_hours: int, expected: str
) -> None:
    assert due(start, ALL_WEEK, business_hours=business_hours) == expected


def test_business_hours_skip_the_weekend() -> None:
    assert due("2026-03-06 19:00", WORKING_DAYS, business_hours=2) == "2026-03-09 11:00"
    assert due("2026-03-07 12:00", WORKING_DAYS, business_hours=2) == "2026-03-09 12:00"


def test_days_are_calendar_days_that_end_when_the_shop_closes() -> None:
    assert due("2026-03-06 10:30", ALL_WEEK, days=3) == "2026-03-09 20:00"
    assert due("2026-12-31 23:59", ALL_WEEK, days=1) == "2027-01-01 20:00"


def test_a_night_that_loses_an_hour_grants_an_hour_less() -> None:
    night = OpeningHours(BERLIN, time(1), time(5))
    assert due("2026-03-29 01:00", night, business_hours=4) == "2026-03-30 02:00"


def test_a_night_that_gains_an_hour_grants_an_hour_more() -> None:
    night = OpeningHours(BERLIN, time(1), time(5))
    assert due("2026-10-25 01:00", night, business_hours=5) == "2026-10-25 05:00"


def test_days_end_at_local_closing_time_across_a_shift() -> None:
    assert due("2026-03-28 12:00", OpeningHours(BERLIN), days=1) == "2026-03-29 20:00"


@pytest.mark.parametrize(
    "hours",
    [
        OpeningHours(SHANGHAI, weekdays=frozenset()),
        OpeningHours(SHANGHAI, time(10), time(10)),
        OpeningHours(SHANGHAI, time(20), time(10)),
    ],
)
def test_a_shop_that_never_opens_is_told_so(hours: OpeningHours) -> None:
    with pytest.raises(NeverOpenError):
        due("2026-03-02 11:00", hours, business_hours=1)


def by_walking(start: datetime, minutes: int, hours: OpeningHours) -> datetime:
    """The same deadline found by walking minute by minute through UTC."""
    now, left = start.astimezone(UTC), minutes
    while left:
        local = now.astimezone(hours.zone)
        if local.weekday() in hours.weekdays and hours.opens <= local.time() < hours.closes:
            left -= 1
        now += timedelta(minutes=1)
    return now


zones = st.sampled_from(
    [SHANGHAI, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]
)


@given(
    zones,
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.integers(1, 30),
    st.sets(st.integers(0, 6), min_size=1),
    st.sampled_from([(time(10), time(20)), (time(0), time(4)), (time(9, 30), time(12, 15))]),
)
def test_deadlines_agree_with_walking_through_the_week(
    zone: ZoneInfo,
    start: datetime,
    granted: int,
    weekdays: set[int],
    opening: tuple[time, time],
) -> None:
    hours = OpeningHours(zone, *opening, frozenset(weekdays))
    at = start.replace(second=0, microsecond=0, tzinfo=UTC)
    ms = due_after(round(at.timestamp() * 1000), Budget(business_hours=granted), hours)
    assert datetime.fromtimestamp(ms / 1000, UTC) == by_walking(at, granted * 60, hours)
