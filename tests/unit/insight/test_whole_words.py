"""What is quoted as a reason are words that a person would point to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.suggestions import Span
from app.insight.whole_words import quoted, wholes_in


def _quote(text: str, letters: str, *, within: Span | None = None) -> str | None:
    start = text.index(letters)
    stretch = (start, start + len(letters))
    span = quoted(text, stretch, wholes_in(text), within or (0, len(text)))
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("里面有一股霉味", "面有一股霉味", "里面有一股霉味"),
        ("发票抬头开错了", "票抬头开错", "发票抬头开错"),
        ("说好95新，角磨白了", "新", "95新"),
        ("一天慢十几分钟", "几分", "十几分钟"),
        ("多扣了我一笔", "了我", None),
        ("序列号查不到，确定是正品", "是正品", "正品"),
        ("店员态度太差", "员", "店员"),
        ("说了不要了", "不", "不要"),
        ("肩带就断了", "肩带就断了", "肩带就断了"),
        ("There's fungus in the lens", "There's fungus in the", "fungus"),
        ("Wrong size, can I exchange it?", "can I", None),
        ("I just don't like it anymore", "I just don't like it", "don't like"),
        ("It doesn't turn on", "It doesn't turn on", "doesn't turn on"),
        ("promised in 3 days", "3", "3 days"),
        ("a cracked case", "rack", "cracked"),
        ("？？！", "？？", None),
    ],
)
def test_whole_words_without_glue(text: str, letters: str, expected: str | None) -> None:
    assert expected == _quote(text, letters)


def test_half_a_word_whose_other_half_speaks_for_something_else_is_not_quoted() -> None:
    text = "第二天就断"

    assert _quote(text, "第二", within=(0, 2)) is None


@given(st.text(max_size=40), st.data())
def test_a_quote_stays_within_its_neighbours_for_any_text(text: str, data: st.DataObject) -> None:
    low, start, end, high = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4))
    )

    span = quoted(text, (start, end), wholes_in(text), (low, high))

    assert span is None or low <= span[0] < span[1] <= high
