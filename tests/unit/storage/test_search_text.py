"""Text on its way into the search index, and out of a person's hands into a query."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.storage.search_text import digits_backwards, indexed, match_query, snippet
from app.storage.state import normal_number


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("拉", '"拉"'),
        ("拉链", '"拉 链"'),
        ("speedy", '"speedy"*'),
        ("lv speedy", '"lv" "speedy"*'),
        ("LV包", '"LV" "包"'),
        ("ＬＶ", '"LV"*'),  # full width as a Chinese input method writes it
        ("A-1", '"A" "1"*'),
        ("", ""),
        ("*:()\"'^-", ""),
    ],
)
def test_words_become_a_query(typed: str, query: str) -> None:
    assert match_query(typed) == query


@given(st.text())
@example('x" OR "y')
@example("NEAR(a b, 3) col:x a* -b ^c")
def test_nothing_typed_is_ever_query_syntax(typed: str) -> None:
    """Whatever was typed, the query is a list of quoted words, each perhaps a prefix."""
    assert re.fullmatch(r'("[^"]+"\*?( "[^"]+"\*?)*)?', match_query(typed))


def test_han_characters_are_set_apart_in_the_index() -> None:
    assert indexed("LV拉链", "", "坏").split() == ["LV", "拉", "链", "坏"]


def test_a_phone_is_turned_so_that_its_end_comes_first() -> None:
    assert digits_backwards("+86 138-0000 1234") == "4321000083168"
    assert digits_backwards("１２") == "21"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("A-000482", "A-000482"),
        ("a-482", "A-000482"),
        (" a-0482 ", "A-000482"),
        ("A-1234567", "A-1234567"),
        ("482", "482"),
        ("a-x", "A-X"),
        ("", ""),
    ],
)
def test_a_case_number_is_found_in_any_spelling(typed: str, number: str) -> None:
    assert normal_number(typed) == number


@given(st.text())
@example("A-" + "9" * 10_000)
@example("A-²")
def test_no_number_a_person_can_type_breaks_the_look_up(typed: str) -> None:
    assert isinstance(normal_number(typed), str)


def test_a_snippet_shows_the_match_with_what_was_cut() -> None:
    text = "客人说" + "很" * 60 + "拉链坏了" + "吗" * 120
    shown = snippet(text, "拉链")
    assert shown.startswith("…")
    assert "拉链坏了" in shown
    assert shown.endswith("…")
    assert snippet("拉链坏了", "链") == "拉链坏了"


@given(st.text(), st.text())
def test_a_snippet_is_part_of_its_text(text: str, words: str) -> None:
    assert snippet(text, words).strip("…") in " ".join(text.split()) + "…"
