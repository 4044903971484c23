"""What a model says, in the tree that the shop has today; and rules before models."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.categories import Branch
from app.domain.papers import Words
from app.domain.suggestions import (
    NO_SUGGESTION,
    Choice,
    Clue,
    RuleSays,
    Suggestion,
    combined,
    highlights,
    in_this_shop,
)

NAME = Words("名", "name")
TREE = {
    "DESC.SIZE": Branch("DESC.SIZE", NAME, retired=True, moved_to="MIND.FIT"),
    "MIND.FIT": Branch("MIND.FIT", NAME),
    "COND.WEAR": Branch("COND.WEAR", NAME),
    "COND.OLD": Branch("COND.OLD", NAME, retired=True),
}


def said(*choices: tuple[str, float]) -> Suggestion:
    made = tuple(Choice(code, sure) for code, sure in choices)
    first = made[0].category
    trunk = first.partition(".")[0]
    branch = first if "." in first else ""
    return Suggestion(made, trunk, branch, made[0].confidence, source="model", model="m")


def test_a_branch_that_was_moved_goes_by_its_present_code_and_trunk() -> None:
    told = in_this_shop(said(("DESC.SIZE", 0.8), ("COND.WEAR", 0.1)), TREE)

    assert (told.label, told.branch, told.confidence) == ("MIND", "MIND.FIT", 0.8)


def test_two_choices_that_are_one_today_are_offered_once() -> None:
    told = in_this_shop(said(("DESC.SIZE", 0.5), ("MIND.FIT", 0.3), ("COND.WEAR", 0.1)), TREE)

    assert [choice.category for choice in told.choices] == ["MIND.FIT", "COND.WEAR"]
    assert told.confidence == pytest.approx(0.8)


def test_a_branch_out_of_use_or_unknown_stands_for_its_trunk() -> None:
    told = in_this_shop(said(("COND.OLD", 0.6), ("FUNC.NEW", 0.2)), TREE)

    assert [choice.category for choice in told.choices] == ["COND", "FUNC"]
    assert told.branch == ""
    assert in_this_shop(NO_SUGGESTION, TREE) == NO_SUGGESTION


def test_a_rule_comes_first_and_the_model_second() -> None:
    rule = RuleSays("FADES", "COND.WEAR", ("掉色",))
    told = combined("五金掉色，拉链掉色", rule, said(("FUNC.HARD", 0.9), ("COND.WEAR", 0.1)), 0.7)

    assert (told.category, told.source, told.is_sure) == ("COND.WEAR", "rule", True)
    assert told.confidence == pytest.approx(0.9)  # nobody has contradicted it yet
    assert told.second is not None
    assert told.second.category == "FUNC.HARD"
    assert told.clues[1].spans == ((2, 4), (7, 9))


def test_a_rule_that_people_contradict_becomes_a_question() -> None:
    doubted = RuleSays("FADES", "COND.WEAR", (), agreed=2, tried=20)

    assert not combined("", doubted, NO_SUGGESTION, 0.7).is_sure


@given(agreed=st.integers(0, 500), more=st.integers(0, 500))
def test_a_rules_confidence_stays_a_share_and_grows_with_agreement(agreed: int, more: int) -> None:
    tried = agreed + more
    now = RuleSays("R", "MIND.FIT", (), agreed, tried).confidence

    assert 0 < now < 1
    assert now < RuleSays("R", "MIND.FIT", (), agreed + 1, tried + 1).confidence


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.floats(-5, 5)), max_size=8))
def test_marks_in_the_text_stand_in_order_and_do_not_overlap(
    places: list[tuple[int, int, float]],
) -> None:
    clues = [Clue("words", "x", weight, ((at, at + size),)) for at, size, weight in places]
    marks = highlights(clues)
    covered = {letter for at, size, _ in places for letter in range(at, at + size)}

    assert covered == {letter for start, end, _ in marks for letter in range(start, end)}
    assert all(a[1] <= b[0] for a, b in pairwise(marks))
