"""Five tries, then a quarter of an hour, whatever somebody does to the clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lockout import LOCK_MS, TRIES, LockedOutError, Lockout

NOW = 1_800_000_000_000
MINUTE = 60_000


def after(tries: int, now: int = NOW) -> Lockout:
    lockout = Lockout()
    for _ in range(tries):
        lockout = lockout.after_a_try(now)
    return lockout


def test_the_fifth_try_locks_and_a_quarter_of_an_hour_opens() -> None:
    assert not after(TRIES - 1).is_locked(NOW)
    locked = after(TRIES)
    assert locked.is_locked(NOW)
    assert locked.is_locked(NOW + LOCK_MS - 1)
    assert not locked.is_locked(NOW + LOCK_MS)
    assert locked.seen_at(NOW + LOCK_MS) == Lockout()


def test_the_refusal_says_for_how_long() -> None:
    with pytest.raises(LockedOutError) as told:
        after(TRIES).check("小周", NOW + MINUTE + 1)
    assert (told.value.params["minutes"], told.value.params["until"]) == (14, NOW + LOCK_MS)


def test_a_clock_set_back_by_a_year_keeps_what_was_left_and_no_more() -> None:
    a_year_ago = NOW - 365 * 24 * 60 * MINUTE
    seen = after(TRIES).seen_at(a_year_ago)
    assert seen.is_locked(a_year_ago)
    assert seen.until == a_year_ago + LOCK_MS
    assert not seen.is_locked(a_year_ago + LOCK_MS)


@given(
    st.lists(st.tuples(st.sampled_from(["wait", "back", "try"]), st.integers(0, 40)), max_size=60)
)
def test_turning_the_clock_back_never_gains_a_try(steps: list[tuple[str, int]]) -> None:
    """Without setting the clock forward, five tries in any quarter of an hour that passes."""
    now, passed, lockout = NOW, 0, Lockout()
    tries: list[int] = []
    for step, minutes in steps:
        if step == "wait":
            now, passed = now + minutes * MINUTE, passed + minutes * MINUTE
        elif step == "back":
            now -= minutes * MINUTE
        lockout = lockout.seen_at(now)
        if step == "try" and not lockout.is_locked(now):
            lockout = lockout.after_a_try(now)
            tries.append(passed)
    for start in tries:
        assert sum(start <= moment < start + LOCK_MS for moment in tries) <= TRIES
