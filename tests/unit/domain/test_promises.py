"""The shop's promise runs only while the shop is waited for, and no clock makes it nonsense."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Budget, after_work, worked_between
from app.domain.promises import NO_PROMISE, Promise, Turn, give_promise, hand_on, redated
from app.domain.settings import ShopSettings
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS

NOW = MONDAY_10_IN_SHANGHAI_MS
HOURS = ShopSettings().hours  # 10 to 20, every day
DAY_MS = 24 * HOUR_MS
YEAR_MS = 365 * DAY_MS


def test_a_promise_of_hours_stands_still_while_the_buyer_has_the_turn() -> None:
    """24 open hours; 4 are used, the buyer takes five days, 20 are left."""
    promise = give_promise(NOW, Budget(24), HOURS)
    assert Promise(NOW + 52 * HOUR_MS, 24 * HOUR_MS) == promise
    paused = hand_on(promise, Turn("shop", NOW), "buyer", now_ms=NOW + 4 * HOUR_MS, hours=HOURS)
    assert Promise(None, 20 * HOUR_MS) == paused
    back = NOW + 5 * DAY_MS
    runs = hand_on(paused, Turn("buyer", NOW + 4 * HOUR_MS), "shop", now_ms=back, hours=HOURS)
    assert Promise(back + 34 * HOUR_MS, 20 * HOUR_MS) == runs  # two whole days of ten


def test_a_promise_of_days_loses_days_by_the_calendar() -> None:
    promise = give_promise(NOW, Budget(days=14), HOURS)
    assert promise.unit == "days"
    paused = hand_on(promise, Turn("shop", NOW), "carrier", now_ms=NOW + 3 * DAY_MS, hours=HOURS)
    assert (promise.left_ms or 0) - 3 * DAY_MS == paused.left_ms
    back = NOW + 30 * DAY_MS
    runs = hand_on(paused, Turn("carrier", NOW + 3 * DAY_MS), "shop", now_ms=back, hours=HOURS)
    assert back + (paused.left_ms or 0) == runs.at_ms


def test_one_turn_of_the_shop_after_another_promises_no_later() -> None:
    promise = give_promise(NOW, Budget(24), HOURS)
    later = hand_on(promise, Turn("shop", NOW), "shop", now_ms=NOW + 3 * HOUR_MS, hours=HOURS)
    assert Promise(promise.at_ms, 21 * HOUR_MS) == later


def test_a_broken_promise_has_nothing_left() -> None:
    promise = give_promise(NOW, Budget(4), HOURS)
    paused = hand_on(promise, Turn("shop", NOW), "buyer", now_ms=NOW + YEAR_MS, hours=HOURS)
    assert Promise(None, 0) == paused


def test_a_case_ends_with_what_was_left_of_the_promise() -> None:
    promise = give_promise(NOW, Budget(24), HOURS)
    done = hand_on(promise, Turn("shop", NOW), "", now_ms=NOW + 6 * HOUR_MS, hours=HOURS)
    assert Promise(None, 18 * HOUR_MS) == done


def test_a_shop_that_promised_nothing_is_held_to_nothing() -> None:
    assert give_promise(NOW, Budget(), HOURS) == NO_PROMISE
    assert NO_PROMISE == hand_on(NO_PROMISE, Turn("shop", NOW), "buyer", now_ms=NOW, hours=HOURS)


def test_another_calendar_moves_what_is_left_of_the_hours() -> None:
    """Two closed days in between: the promise ends two days later, by the same hour."""
    promise = give_promise(NOW, Budget(24), HOURS)
    closed = ShopSettings(closed_days="2026-03-03..2026-03-04").hours
    at_ms = redated(promise, Turn("shop", NOW), was=HOURS, becomes=closed)
    assert (promise.at_ms or 0) + 2 * DAY_MS == at_ms


TURNS = st.lists(
    st.tuples(
        st.sampled_from(["shop", "buyer", "carrier"]),
        st.timedeltas(timedelta(days=-400), timedelta(days=30)),
    ),
    max_size=8,
)


@given(TURNS, st.sampled_from([Budget(24), Budget(days=14)]))
def test_time_used_is_never_negative_whatever_the_clock_does(
    turns: list[tuple[str, timedelta]], budget: Budget
) -> None:
    promise, turn, now = give_promise(NOW, budget, HOURS), Turn("shop", NOW), NOW
    for party, step in turns:
        now += round(step.total_seconds() * 1000)
        after = hand_on(promise, turn, party, now_ms=now, hours=HOURS)
        assert 0 <= (after.left_ms or 0) <= (promise.left_ms or 0)
        assert (after.at_ms is not None) == (party == "shop")
        promise, turn = after, Turn(party, max(now, turn.since_ms))


@given(st.integers(0, 10 * DAY_MS), st.integers(0, 10 * DAY_MS))
def test_a_pause_costs_no_open_hour(first: int, pause: int) -> None:
    promise = give_promise(NOW, Budget(72), HOURS)
    leaves, back = NOW + first, NOW + first + pause
    paused = hand_on(promise, Turn("shop", NOW), "buyer", now_ms=leaves, hours=HOURS)
    runs = hand_on(paused, Turn("buyer", leaves), "shop", now_ms=back, hours=HOURS)
    left = max(0, 72 * HOUR_MS - worked_between(NOW, leaves, HOURS))
    assert runs.at_ms == after_work(back, left, HOURS)
