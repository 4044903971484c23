from hypothesis import given
from hypothesis import strategies as st

from app.documents.printable import Printable
from app.documents.wrapping import clip, wrap


def measure(text: str) -> float:
    """Han characters 10 wide, all others 5."""
    return sum(10 if character > "\u2e80" else 5 for character in text)


def lines_of(text: str, width: float) -> list[str]:
    return list(wrap(Printable(text), measure, width))


def test_short_text_stays_on_one_line() -> None:
    assert lines_of("拉链坏了", 40) == ["拉链坏了"]


def test_empty_text_is_one_empty_line() -> None:
    assert lines_of("", 40) == [""]


def test_han_text_breaks_between_any_two_characters() -> None:
    assert lines_of("拉链用了两天就坏", 40) == ["拉链用了", "两天就坏"]


def test_latin_words_stay_whole() -> None:
    assert lines_of("the zip broke twice", 40) == ["the zip", "broke", "twice"]


def test_latin_word_inside_han_text_stays_whole() -> None:
    assert lines_of("老花Speedy手提包", 50) == ["老花Speedy", "手提包"]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert lines_of("拉链坏了。第二天早上", 40) == ["拉链坏", "了。第二", "天早上"]


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert lines_of("手提包【小号】", 40) == ["手提包", "【小号】"]


def test_currency_sign_stays_with_its_figure() -> None:
    assert lines_of("退款¥386元整", 40) == ["退款", "¥386元整"]


def test_word_wider_than_the_line_is_cut() -> None:
    assert lines_of("abcdefghij", 20) == ["abcd", "efgh", "ij"]


def test_last_line_is_never_one_lone_character() -> None:
    assert lines_of("拉链用了两天坏了呀", 40) == ["拉链用了", "两天坏", "了呀"]


def test_spaces_at_a_break_vanish() -> None:
    assert lines_of("aaaa      bbbb", 20) == ["aaaa", "bbbb"]


def test_clipped_text_ends_with_the_given_words() -> None:
    lines = wrap(Printable("拉链用了两天就坏了客人要求退货"), measure, 50)
    clipped = clip(lines, measure, 50, 2, Printable("…more"))
    assert clipped == ["拉链用了两", "天就…more"]


def test_text_within_its_limit_is_not_clipped() -> None:
    lines = wrap(Printable("拉链坏了"), measure, 20)
    assert clip(lines, measure, 20, 2) == ["拉链", "坏了"]


@given(
    st.text(alphabet="拉链坏了。、【】“”abc 12.¥-/", max_size=120), st.sampled_from((20, 35, 90))
)
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = lines_of(text, width)
    assert "".join(text.split()) == "".join("".join(lines).split())
    assert max(map(measure, lines)) <= width
