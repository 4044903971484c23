import pytest

from app.documents.printable import MAX_CHARACTERS, Gate

GLYPHS = "abcdeé拉链坏了。<>/&□… \u3000x"


@pytest.fixture
def gate() -> Gate:
    return Gate(GLYPHS)


def test_text_with_glyphs_passes_unchanged(gate: Gate) -> None:
    assert gate.printable("<b>拉链</b> & x") == "<b>拉链</b> & x"
    assert gate.unprintable == ()


def test_character_without_a_glyph_becomes_a_visible_box_and_is_reported(gate: Gate) -> None:
    assert gate.printable("拉😀链א😀") == "拉□链□□"
    assert gate.unprintable == ("😀", "א")


def test_controls_and_directional_overrides_are_taken_out(gate: Gate) -> None:
    assert gate.printable("a\x00b\x1bc\u202ed\u200be\ufeff") == "abcde"
    assert gate.unprintable == ()


def test_invisible_character_is_taken_out_even_if_a_font_has_it() -> None:
    assert Gate("ab").printable("a\u202eb") == "ab"


def test_variation_selector_leaves_only_its_character(gate: Gate) -> None:
    assert gate.printable("拉\ufe0f链\U000e0100") == "拉链"


def test_letter_and_accent_are_composed(gate: Gate) -> None:
    assert gate.printable("e\u0301") == "é"


def test_line_ends_and_tabs_become_spaces_on_one_line(gate: Gate) -> None:
    assert gate.printable("a\r\nb\tc\n") == "a b c"


def test_unusual_spaces_become_plain_ones(gate: Gate) -> None:
    assert gate.printable("a\u00a0b\u2009c") == "a b c"


def test_paragraphs_break_at_every_kind_of_line_end(gate: Gate) -> None:
    assert gate.paragraphs("a\r\nb\n\n\nc\u2029d\n") == ("a", "b", "c", "d")


def test_lone_surrogate_becomes_a_box(gate: Gate) -> None:
    assert gate.printable("a\udc80b") == "a□b"


def test_enormous_text_is_cut_and_says_so(gate: Gate) -> None:
    text = gate.printable("拉" * 1_000_000)
    assert len(text) == MAX_CHARACTERS
    assert text.endswith("拉…")


def test_enormous_paragraphs_are_cut_and_say_so(gate: Gate) -> None:
    paragraphs = gate.paragraphs("拉\n" * 1_000_000)
    assert len(paragraphs) == MAX_CHARACTERS // 2
    assert paragraphs[-1].endswith("…")
