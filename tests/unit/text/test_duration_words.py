"""How long a case takes, as a clerk says it."""

import pytest

from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.durations import CASE_OVER, NOT_SAID, ExpectedDuration, Spread
from app.text.duration_words import duration_sentence, duration_words, work_words


def _days(low: float | None, half: float | None, high: float | None) -> Spread:
    p10, p50, p90 = (None if n is None else round(n * DAY_MS) for n in (low, half, high))
    return Spread(p10, None, p50, None, None, p90)


def _hours(low: float, half: float, high: float) -> Spread:
    p10, p50, p90 = (round(n * HOUR_MS) for n in (low, half, high))
    return Spread(p10, None, p50, None, None, p90)


_USUAL = ExpectedDuration("known", n=41, calendar=_days(2.4, 2.6, 4.2))


def test_days_with_their_half_and_the_cases_they_are_from() -> None:
    assert "Usually 2–5 days (half within 3), from 41 cases" == duration_sentence(_USUAL, "en")
    assert "一般 2–5 天（半数 3 天内），据 41 件" == duration_sentence(_USUAL, "zh")


def test_a_buyer_reads_no_number_of_cases() -> None:
    assert "Usually 2–5 days (half within 3)" == duration_words(_USUAL, "en")


def test_a_case_that_has_run_for_a_while_takes_another_so_many_days() -> None:
    later = ExpectedDuration("known", n=7, passed_ms=DAY_MS, calendar=_days(1, 3, 6))
    assert "Usually another 1–6 days (half within 3), from 7 cases" == duration_sentence(
        later, "en"
    )
    just_now = ExpectedDuration("known", n=7, passed_ms=HOUR_MS - 1, calendar=_days(1, 3, 6))
    assert "Usually 1–6 days (half within 3)" == duration_words(just_now, "en")
    assert "一般还要 1–6 天（半数 3 天内），据 7 件" == duration_sentence(later, "zh")


@pytest.mark.parametrize(
    ("spread", "told"),
    [
        (_days(0.1, 1, 5), "Usually up to 5 days (half within 1)"),
        (_days(3, 3, 3), "Usually 3 days (half within 3)"),
        (_days(2, 3, None), "Usually 2 days or longer (half within 3)"),
        (_days(1, None, None), "Usually a day or longer"),
        (_days(None, None, None), "Longer than cases like it ever took"),
        (_days(0, None, None), "Longer than cases like it ever took"),
        (_hours(3, 5, 30), "Usually 3–30 hours (half within 5 h)"),
        (_hours(0, 0.01, 0.01), "Usually up to an hour (half within 1 h)"),
        (_hours(0, 1, 7), "Usually up to 7 hours (half within 1 h)"),
        (_hours(4, 4, 4), "Usually 4 hours (half within 4 h)"),
    ],
)
def test_what_ends_soon_is_told_in_hours_and_what_nobody_has_seen_stays_open(
    spread: Spread, told: str
) -> None:
    assert told == duration_words(ExpectedDuration("known", n=9, calendar=spread), "en")


def test_too_few_cases_are_told_and_a_case_that_is_over_needs_no_word() -> None:
    few = ExpectedDuration("few", missing=12)
    told = "How long it takes is said after 12 more finished cases"
    assert told == duration_sentence(few, "en")
    assert ["", "", ""] == [
        duration_words(few, "en"),
        duration_sentence(CASE_OVER, "en"),
        duration_sentence(NOT_SAID, "en"),
    ]


def test_the_shops_own_hours() -> None:
    spread = Spread(p50=11 * HOUR_MS + 1, p80=40 * HOUR_MS)
    assert "Half within 12 open hours, 4 of 5 within 40" == work_words(spread, "en")
    assert "" == work_words(Spread(), "en")
