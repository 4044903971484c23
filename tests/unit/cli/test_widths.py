"""Text on a terminal: Chinese takes two columns, marks take none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.output.widths import fit, pad, shown, width_of, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("LV Speedy", 9),
        ("手袋", 4),
        ("LV 手袋", 7),
        ("ＡＢ", 4),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("−12.00", 6),
        ("한국", 4),
        ("ｱ", 1),
    ],
)
def test_columns_are_what_a_terminal_draws(text: str, columns: int) -> None:
    assert width_of(text) == columns


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("LV Speedy", 9, "LV Speedy"),
        ("LV Speedy", 8, "LV Spee…"),
        ("拉链坏了", 8, "拉链坏了"),
        ("拉链坏了", 7, "拉链坏…"),
        ("拉链坏了", 6, "拉链…"),
        ("LV Speedy", 4, "LV…"),
    ],
)
def test_what_does_not_fit_is_cut_visibly(text: str, width: int, cut: str) -> None:
    assert fit(text, width) == cut


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_never_takes_more_than_its_columns(text: str, width: int) -> None:
    assert width_of(fit(shown(text), width)) <= max(width, 1)


def test_cells_are_filled_to_their_columns() -> None:
    assert pad("手袋", 6) + "|" == "手袋  |"
    assert pad("手袋", 6, right=True) + "|" == "  手袋|"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", " [31mred "),
        ("abc\u202edef\u2066ghi", "abcdefghi"),
        ("拉链", "拉链"),
    ],
)
def test_nothing_of_a_text_reaches_the_cursor(text: str, line: str) -> None:
    assert shown(text) == line


def test_long_texts_are_wrapped_between_words_and_between_chinese_characters() -> None:
    assert wrap("a bag with a broken zip", 10) == ["a bag with", "a broken", "zip"]
    assert wrap("拉链坏了五金掉色", 8) == ["拉链坏了", "五金掉色"]
    assert wrap("LV 拉链坏了", 7) == ["LV 拉链", "坏了"]
    assert wrap("one\ntwo", 10) == ["one", "two"]
    assert wrap("", 10) == [""]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("拉链坏了，五金", 8) == ["拉链坏", "了，五金"]


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs", "P"])), st.integers(8, 60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    joined = "".join(wrap(text, width))
    assert "".join(joined.split()) == "".join(text.split())
