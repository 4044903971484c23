"""Several people and processes in one shop, and people who vanish in the middle."""

from concurrent.futures import ThreadPoolExecutor

from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.shop import open_shop
from app.services.verify import verify
from tests.counter import Counter
from tests.sweeps.killing import assert_nothing_was_lost, kill_in_the_middle_of_intake


def test_nothing_acknowledged_is_lost_when_a_clerk_is_killed(counter: Counter) -> None:
    """The short form of the sweep."""
    counter.sell_the_bag()
    acknowledged = kill_in_the_middle_of_intake(counter.shop, rounds=3, seed=1)
    assert len(acknowledged) >= 6
    assert_nothing_was_lost(counter.shop, acknowledged, rounds=3)


def test_the_shop_works_on_after_a_kill(counter: Counter) -> None:
    counter.sell_the_bag()
    last = max(kill_in_the_middle_of_intake(counter.shop, rounds=1, seed=2))
    number = counter.open()
    assert number > last
    counter.return_and_refund(number)
    assert counter.card(number).refunded_minor == 1_280_000


def test_cases_opened_at_the_same_time_have_different_numbers(counter: Counter) -> None:
    def open_some(clerk: int) -> list[str]:
        return [
            open_case(counter.shop, complaint="拉链坏了", opened_by=f"店员{clerk}").number
            for _ in range(6)
        ]

    with ThreadPoolExecutor(4) as clerks:
        numbers = [number for made in clerks.map(open_some, range(4)) for number in made]
    assert sorted(numbers) == [f"A-{n:06d}" for n in range(1, 25)]
    assert verify(counter.shop, deep=True).is_sound


def test_one_process_sees_what_the_other_did(counter: Counter, program: ProgramData) -> None:
    counter.sell_the_bag()
    number = counter.open()
    other = open_shop(counter.shop.folder, program=program, clock=counter.clock)
    try:
        seen = other.store.data_version()
        counter.move(number, "review")
        assert other.store.data_version() != seen
        assert other.queries.cases.card(number).line.stage == "TRIAGE"
        theirs = Counter(other, counter.clock)
        theirs.move(number, "to_decision")
        assert counter.card(number).line.stage == "DECIDE"
        assert theirs.open() == "A-000002"
    finally:
        other.close()
    assert verify(counter.shop, deep=True).is_sound
