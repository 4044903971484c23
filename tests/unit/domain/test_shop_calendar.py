"""The shop's calendar: how days are written, and that open time adds up whatever it holds."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import DaySet, Span, read_days, read_extra_days, read_weekday_hours
from app.domain.clocks import (
    Budget,
    OpeningHours,
    after_work,
    due_after,
    worked_between,
)
from app.domain.settings import BadSettingError, ShopSettings, check_setting

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
HOUR = 3_600_000


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("closed_days", "2026-10-01..2026-10-08, 2026-12-25", "2026-10-01..2026-10-08, 2026-12-25"),
        ("closed_days", " 2026-12-25；2026-10-1至2026-10-8 ", "2026-10-01..2026-10-08, 2026-12-25"),
        ("closed_days", "2026-10-02\n2026-10-01", "2026-10-01..2026-10-02"),
        ("holidays", "1-1, 12-25", "01-01, 12-25"),
        ("holidays", "", ""),
        ("open_days", "2026-12-25 12-16，2026-10-11", "2026-10-11, 2026-12-25 12:00-16:00"),
        ("weekday_hours", "6 = 12：00–17:00, 5=9-18", "5=09:00-18:00, 6=12:00-17:00"),
    ],
)
def test_the_same_days_are_stored_in_one_form(key: str, typed: str, stored: str) -> None:
    assert stored == check_setting(key, typed)
    assert stored == check_setting(key, stored)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("closed_days", "next week"),
        ("closed_days", "2026-10-08..2026-10-01"),
        ("closed_days", "2026-02-30"),
        ("closed_days", "2026-01-01..2036-01-01"),  # closed for ten years: nothing would be due
        ("closed_days", "13-01"),
        ("open_days", "2026-10-11 18:00-12:00"),
        ("open_days", "01-01"),
        ("weekday_hours", "7=10:00-18:00"),
        ("weekday_hours", "5=10:00-18:00, 5=11:00-18:00"),
        ("holidays", "x" * 5000),
    ],
)
def test_what_is_no_calendar_is_refused(key: str, typed: str) -> None:
    with pytest.raises(BadSettingError):
        check_setting(key, typed)


def test_a_day_of_every_year_comes_each_year() -> None:
    days = read_days("12-25")
    assert date(2026, 12, 25) in days
    assert date(2031, 12, 25) in days
    assert date(2031, 12, 24) not in days


def national_week() -> OpeningHours:
    return ShopSettings(
        holidays="2026-10-01..2026-10-08",
        open_days="2026-10-05 12:00-16:00",
        weekday_hours="6=12:00-17:00",
    ).hours


def at(text: str, zone: ZoneInfo = SHANGHAI) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


def test_a_holiday_is_no_time_and_an_extra_day_is() -> None:
    """The evening before the holiday: four hours pass on the one day the shop opens in between."""
    hours = national_week()
    due = due_after(at("2026-09-30 19:00"), Budget(5), hours)
    assert at("2026-10-05 16:00") == due
    assert at("2026-10-09 11:00") == due_after(at("2026-09-30 19:00"), Budget(6), hours)


def test_a_weekday_with_hours_of_its_own_ends_when_they_do() -> None:
    hours = national_week()
    assert hours.on(date(2026, 11, 29)) == Span(time(12), time(17))  # a Sunday
    assert at("2026-11-30 11:00") == due_after(at("2026-11-29 15:00"), Budget(3), hours)
    assert at("2026-11-29 17:00") == due_after(at("2026-11-26 15:00"), Budget(days=3), hours)


def test_working_days_are_those_of_offices() -> None:
    """Seven of them from a Wednesday before the holiday; the weekend shop day makes up for one."""
    hours = ShopSettings(holidays="2026-10-01..2026-10-08", open_days="2026-10-10").hours
    asked, seven = at("2026-09-30 11:00"), Budget(working_days=7)
    assert at("2026-10-16 20:00") == due_after(asked, seven, hours)
    without = ShopSettings(holidays="2026-10-01..2026-10-08").hours
    assert at("2026-10-19 20:00") == due_after(asked, seven, without)


def test_a_shop_closed_in_its_extra_hours_still_has_its_usual_ones() -> None:
    assert dict(read_extra_days("2026-10-11")) == {date(2026, 10, 11): None}
    assert dict(read_weekday_hours("")) == {}
    assert str(DaySet()) == ""


DAYS_OF_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda moment: round(moment.timestamp()) * 1000
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, last = sorted(draw(st.lists(st.integers(0, 47), min_size=2, max_size=2, unique=True)))
    return Span(time(first // 2, first % 2 * 30), time(last // 2, last % 2 * 30))


@st.composite
def calendars(draw: st.DrawFn) -> OpeningHours:
    usual = draw(spans())
    closed = draw(st.lists(DAYS_OF_2026, max_size=8))
    return OpeningHours(
        draw(st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/New_York")])),
        usual.opens,
        usual.closes,
        draw(st.frozensets(st.integers(0, 6), min_size=1)),
        draw(st.dictionaries(st.integers(0, 6), spans(), max_size=3)),
        DaySet(tuple((day, day) for day in closed)),
        DaySet(yearly=frozenset(draw(st.lists(st.sampled_from([(1, 1), (12, 25)]))))),
        draw(st.dictionaries(DAYS_OF_2026, st.none() | spans(), max_size=5)),
    )


@given(calendars(), MOMENTS, st.integers(1, 120))
def test_the_time_granted_is_the_time_worked_until_it_is_due(
    hours: OpeningHours, start: int, business_hours: int
) -> None:
    due = due_after(start, Budget(business_hours), hours)
    assert business_hours * HOUR == worked_between(start, due, hours)


@given(calendars(), MOMENTS, st.integers(0, 60 * HOUR), st.integers(0, 60 * HOUR))
def test_time_worked_adds_up(hours: OpeningHours, start: int, first: int, second: int) -> None:
    middle, end = start + first, start + first + second
    whole = worked_between(start, end, hours)
    assert whole == worked_between(start, middle, hours) + worked_between(middle, end, hours)
    assert 0 <= whole <= end - start


@given(calendars(), MOMENTS, st.integers(0, 200 * HOUR))
def test_nothing_is_worked_backwards(hours: OpeningHours, start: int, back: int) -> None:
    assert worked_between(start, start - back, hours) == 0


@given(calendars(), MOMENTS, st.integers(0, 50 * HOUR), st.integers(0, 50 * HOUR))
def test_two_budgets_in_turn_are_one_after_the_other(
    hours: OpeningHours, start: int, first: int, second: int
) -> None:
    at_once = after_work(start, first + second, hours)
    assert worked_between(start, at_once, hours) == first + second
    in_turn = after_work(after_work(start, first, hours), second, hours)
    assert worked_between(start, in_turn, hours) == first + second
