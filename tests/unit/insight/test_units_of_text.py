"""A text is read in clauses, and everything in it keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.units import MOST_LETTERS, Clause, clauses_in, folded_in_place


def clauses_of(text: str) -> tuple[Clause, ...]:
    return clauses_in(folded_in_place(text))


def letters(text: str) -> list[list[str]]:
    return [[unit.letters for unit in clause] for clause in clauses_of(text)]


def test_clauses_end_at_marks_and_han_runs_stand_together() -> None:
    assert letters("拉链坏了，客服不理。Zip BROKEN, why?") == [
        ["拉链坏了"],
        ["客服不理"],
        ["zip", "broken"],
        ["why"],
    ]


def test_numbers_are_the_same_number_and_width_does_not_matter() -> None:
    assert letters("用了１８天 ＬＶ") == letters("用了27天 lv")


def test_markup_and_addresses_of_pages_are_not_read() -> None:
    assert letters("<b>假货</b>&nbsp;https://example.org/x") == [["假货"]]


@pytest.mark.parametrize("text", ["", "   ", "😡😡😡", "……！！", "<br><br>"])
def test_what_has_no_words_has_no_clauses(text: str) -> None:
    assert clauses_of(text) == ()


@given(st.text(max_size=300))
def test_every_unit_stands_where_it_says(text: str) -> None:
    folded = folded_in_place(text)

    assert len(folded) == len(text)
    for clause in clauses_of(text):
        for unit in clause:
            assert folded[unit.start : unit.end] == unit.letters


def test_of_an_endless_text_the_beginning_is_read() -> None:
    (clause,) = clauses_of("坏" * 20_000)
    assert clause[0].end == MOST_LETTERS
