"""Words that are marked in what somebody wrote."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.highlighted_text import HighlightedText, Mark


@pytest.fixture
def text(qtbot: QtBot, theme: Theme) -> HighlightedText:
    made = HighlightedText(theme)
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show()
    return made


def looks(text: HighlightedText, wanted: str) -> QTextCharFormat:
    """How a word that stands in the text looks."""
    cursor = QTextCursor(text.document().find(wanted))
    assert cursor.selectedText() == wanted
    return cursor.charFormat()


def mark(text: str, words: str, weight: float) -> Mark:
    start = text.index(words)
    return start, start + len(words), weight


def test_for_and_against_differ_without_colour(text: HighlightedText) -> None:
    said = "The zip broke, and it is worn."
    text.show_text(said, [mark(said, "zip broke", 2.0), mark(said, "worn", -0.5)])
    spoke_for, against = looks(text, "zip broke"), looks(text, "worn")
    assert (spoke_for.fontWeight(), spoke_for.fontUnderline()) == (QFont.Weight.Bold, False)
    assert against.underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline
    assert against.fontWeight() != QFont.Weight.Bold
    assert looks(text, "and it is").fontWeight() != QFont.Weight.Bold
    assert text.marked() == (("zip broke", True), ("worn", False))


@pytest.mark.parametrize("before", ["👜👜 ", "a\r\nb\r\n", "a\rb\n", "𠮷野家 ", ""])
def test_marks_stand_where_they_belong_whatever_came_before(
    text: HighlightedText, before: str
) -> None:
    said = f"{before}拉链坏了"
    text.show_text(said, [mark(said, "拉链", 1.0)])
    assert looks(text, "拉链").fontWeight() == QFont.Weight.Bold
    assert looks(text, "坏了").fontWeight() != QFont.Weight.Bold


def test_of_a_pasted_book_the_beginning_is_shown(text: HighlightedText) -> None:
    said = "坏" * 20_000
    text.show_text(said, [(0, 2, 1.0), (19_000, 19_002, 1.0)])
    assert text.toPlainText() == "坏" * 4000 + " …"
    assert text.marked() == (("坏坏", True),)


def test_another_text_takes_the_marks_of_the_last_away(text: HighlightedText) -> None:
    text.show_text("zip", [(0, 3, 1.0)])
    text.show_text("zip again", [])
    assert looks(text, "zip").fontWeight() != QFont.Weight.Bold


def test_markup_is_shown_as_it_was_written(text: HighlightedText) -> None:
    text.show_text("<b>zip</b> <img src=x>", [(3, 6, 1.0)])
    assert text.toPlainText() == "<b>zip</b> <img src=x>"
