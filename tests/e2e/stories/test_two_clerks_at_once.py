"""Two clerks at once: one screen is old, and whoever holds it is told before anything happens."""

import threading

import pytest

from app.domain.cases import StaleScreenError
from app.domain.moves import UnknownMoveError
from app.services.moves import move_case
from app.services.program_data import ProgramData
from app.services.shop import open_shop
from tests.counter import OWNER, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day


def test_two_clerks_at_once(
    counter: Counter, clock: ShopClock, terminal: Terminal, program: ProgramData
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    seen = counter.card(number).last_entry  # both screens show the case as it is now
    other = open_shop(counter.shop.folder, program=program, clock=clock)
    try:
        move_case(counter.shop, number=number, move="review", actor=OWNER, seen=seen)
        with pytest.raises(StaleScreenError):
            move_case(other, number=number, move="review", actor=OWNER, seen=seen)
        _both_at_the_same_moment(counter, other_move=lambda: move_case(
            other, number=number, move="to_decision", actor=OWNER
        ), number=number)  # fmt: skip
    finally:
        other.close()
    day = Day(terminal)
    case = day.case(number)
    assert case["tracks"]["claim"]["passed"] == ["NEW", "TRIAGE", "DECIDE"]  # made once
    day.books_are_sound()


def _both_at_the_same_moment(counter: Counter, *, other_move: object, number: str) -> None:
    """One of two quick hands wins; the other finds the move no longer there."""
    refused: list[Exception] = []

    def hurry(move: object) -> None:
        assert callable(move)
        try:
            move()
        except (UnknownMoveError, StaleScreenError) as error:
            refused.append(error)

    ours = threading.Thread(
        target=hurry,
        args=(lambda: move_case(counter.shop, number=number, move="to_decision", actor=OWNER),),
    )
    theirs = threading.Thread(target=hurry, args=(other_move,))
    for thread in (ours, theirs):
        thread.start()
    for thread in (ours, theirs):
        thread.join()
    assert len(refused) == 1
