"""Two hundred clerks killed in the middle of their work."""

import pytest

from tests.counter import Counter
from tests.sweeps.killing import assert_nothing_was_lost, kill_in_the_middle_of_intake


@pytest.mark.sweep
def test_nothing_acknowledged_is_lost_in_200_kills(counter: Counter) -> None:
    counter.sell_the_bag()
    rounds = 100  # of two clerks each
    acknowledged = kill_in_the_middle_of_intake(counter.shop, rounds=rounds, seed=200)
    assert len(acknowledged) >= 2 * rounds
    assert_nothing_was_lost(counter.shop, acknowledged, rounds=rounds)
