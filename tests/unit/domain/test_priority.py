"""What makes a case pressing, and that its reasons are all there is to it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.escalation import escalation
from app.domain.papers import Words
from app.domain.priority import MOST, Pressing, priority
from app.domain.settings import ShopSettings
from app.text.reasons import reason_sentence
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS

NOW = MONDAY_10_IN_SHANGHAI_MS
HOURS = ShopSettings().hours
DAY_MS = 24 * HOUR_MS
QUIET = Pressing(5_000, "CNY", "shop", NOW, NOW + 8 * HOUR_MS, "shop")


@pytest.mark.parametrize(
    ("hours_gone", "step", "used"),
    [(-9000, "", 0), (0, "", 0), (3, "", 37), (4, "hint", 50), (7, "assignee", 87),
     (8, "owner", 100), (31, "owner", 100), (32, "daily", 100)],
)  # fmt: skip
def test_a_deadline_grows_louder(hours_gone: int, step: str, used: int) -> None:
    """Eight open hours: half of them a hint, four fifths the owner too, then every day."""
    found = escalation(NOW, NOW + 8 * HOUR_MS, NOW + hours_gone * HOUR_MS, HOURS)
    assert (step, used) == (found.step, found.used)


def test_a_night_uses_nothing_up() -> None:
    evening, due = NOW + 9 * HOUR_MS, NOW + 27 * HOUR_MS  # from 19:00 to 13:00
    assert escalation(evening, due, NOW + 23 * HOUR_MS, HOURS).used == 25


def reasons(case: Pressing, now: int = NOW) -> list[tuple[str, int]]:
    return [(r.code, r.points) for r in priority(case, now_ms=now, hours=HOURS).reasons]


def test_a_cheap_case_that_nobody_waits_for_is_not_pressing() -> None:
    assert (0, ()) == (
        (found := priority(replace(QUIET, at_stake_minor=0), now_ms=NOW, hours=HOURS)).score,
        found.reasons,
    )


def test_each_reason_is_told_the_weightiest_first() -> None:
    case = replace(
        QUIET,
        at_stake_minor=1_280_000,
        claimant="buyer",
        promised_at=NOW + DAY_MS,
        clock_kind="carrier_claim",
        clock_warn_ms=NOW,
        clock_due_ms=NOW + 7 * DAY_MS,
        rule_points=12,
    )
    assert [("overdue_ours", 35), ("money", 21), ("rules", 12), ("promise_broken", 10),
            ("waits_buyer", 9), ("clock_near", 8)] == reasons(case, NOW + 33 * HOUR_MS)  # fmt: skip
    assert priority(case, now_ms=NOW + 33 * HOUR_MS, hours=HOURS).score == 95


def test_a_waiting_buyer_counts_more_than_anybody() -> None:
    by_claimant = {
        who: sum(points for _, points in reasons(replace(QUIET, claimant=who), NOW + 3 * DAY_MS))
        for who in ("buyer", "consignor", "shop")
    }
    assert by_claimant["buyer"] > by_claimant["consignor"] > by_claimant["shop"]


def test_what_others_are_late_with_presses_less_than_what_we_are_late_with() -> None:
    late = NOW + 40 * HOUR_MS
    ours = priority(QUIET, now_ms=late, hours=HOURS).score
    theirs = priority(replace(QUIET, turn="carrier"), now_ms=late, hours=HOURS).score
    assert ours > theirs > 0


PRESSING = st.builds(
    Pressing,
    st.integers(0, 10**12),
    st.sampled_from(["CNY", "JPY", "KWD"]),
    st.sampled_from(["", "shop", "buyer", "consignor", "carrier", "third"]),
    st.integers(NOW - 100 * DAY_MS, NOW + DAY_MS),
    st.none() | st.integers(NOW - 100 * DAY_MS, NOW + 100 * DAY_MS),
    st.sampled_from(["buyer", "consignor", "shop"]),
    st.none() | st.integers(NOW - 100 * DAY_MS, NOW + 100 * DAY_MS),
    st.just("court"),
    st.none() | st.just(NOW),
    st.none() | st.integers(NOW - DAY_MS, NOW + DAY_MS),
    st.integers(-200, 200),
)


@given(PRESSING, st.integers(-400, 400))
def test_a_priority_stays_within_its_scale_and_its_reasons_speak(case: Pressing, days: int) -> None:
    found = priority(case, now_ms=NOW + days * DAY_MS, hours=HOURS)
    assert 0 <= found.score <= MOST
    assert found.score == max(0, min(MOST, sum(reason.points for reason in found.reasons)))
    for reason in found.reasons:
        for lang in ("zh", "en"):
            assert "{" not in reason_sentence(reason, Words("开庭", "Court date"), lang)
