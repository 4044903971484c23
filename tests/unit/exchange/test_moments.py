from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.exchange.moments import NotADateError, day_first, parse_day, parse_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERN = ZoneInfo("Europe/Zurich")


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-18",
        "2026/2/18",
        "2026.02.18",
        "20260218",
        "2026年2月18日",
        "2/18/2026",
        "02/18/26",
        "2-18-2026",
        "18.02.2026",
        "18 Feb 2026",
        "18-Feb-26",
        "Feb 18, 2026",
        "February 18 2026",
        "18th February 2026",
        "Wed, 18 Feb 2026",
        "2026-02-18 23:59:59",
        "2026-02-18T00:00",
        "2/18/2026 9:05 AM",
        "2026-02-18 上午 9:05",
        "46071",
        "46071.5",
    ],
)
def test_a_day_is_read_in_all_its_forms(text: str) -> None:
    assert date(2026, 2, 18) == parse_day(text, SHANGHAI)


@pytest.mark.parametrize(
    ("text", "hour", "minute", "second"),
    [
        ("2026-01-15 10:22:33 +0800", 2, 22, 33),
        ("2026-01-15 10:22:33", 2, 22, 33),
        ("2026-01-15T02:22:33Z", 2, 22, 33),
        ("2026-01-15T02:22:33.123456+00:00", 2, 22, 33),
        ("2026-01-15 02:22:33 UTC", 2, 22, 33),
        ("1/15/2026 10:22 AM", 2, 22, 0),
        ("1/15/2026, 10:22:33 PM", 14, 22, 33),
        ("1/15/2026 12:00 PM", 4, 0, 0),
        ("2026/1/15 下午 6:05", 10, 5, 0),
        ("15 Jan 2026 10:22", 2, 22, 0),
        ("Thu Jan 15 2026 10:22:33 GMT+0800 (CST)", 2, 22, 33),
    ],
)
def test_a_moment_comes_out_aware_and_in_utc(
    text: str, hour: int, minute: int, second: int
) -> None:
    moment = parse_moment(text, SHANGHAI)
    assert datetime(2026, 1, 15, hour, minute, second, tzinfo=UTC) == moment
    assert moment.tzinfo is UTC


def test_a_midnight_in_the_shop_is_the_evening_before_in_utc() -> None:
    assert datetime(2026, 1, 14, 16, tzinfo=UTC) == parse_moment("2026-01-15", SHANGHAI)


def test_the_day_of_a_foreign_moment_is_the_shops_day() -> None:
    assert date(2026, 1, 16) == parse_day("2026-01-15T20:00:00Z", SHANGHAI)


def test_summer_time_counts() -> None:
    assert datetime(2026, 7, 1, 10, tzinfo=UTC) == parse_moment("2026-07-01 12:00", BERN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "2026-13-01",
        "13/13/2026",
        "1899-12-30",
        "0001-01-01",
        "2026-01-15 25:00",
        "2026-01-15 10:22 +2500",
        "2026-01-15 or so",
        "15 Foo 2026",
        "12345",
        "2026",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_moment(text, SHANGHAI)


def test_slashes_are_american_unless_told_otherwise() -> None:
    assert date(2026, 3, 4) == parse_day("3/4/2026", BERN)
    assert date(2026, 4, 3) == parse_day("3/4/2026", BERN, days_first=True)


def test_one_value_above_twelve_tells_which_comes_first() -> None:
    assert day_first(["3/4/2026", "", "25/12/2026 10:00", "gone"])
    assert not day_first(["3/4/2026", "12/25/2026"])
    assert not day_first(["3/4/2026"])
    assert not day_first(["2026-04-03"])


def test_a_column_that_has_both_stays_american() -> None:
    assert not day_first(["25/12/2026", "12/25/2026"])
