"""A word of the trade explains itself, and gives an answer to paste."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.glossary import Term
from app.domain.papers import Words
from app.text.catalogue import choose_language
from app.ui.theme.theme import Theme
from app.ui.widgets.fields import Field
from app.ui.widgets.term_text import TermText
from app.ui.widgets.words import announce_language
from tests.gui.hands import click, press, type_in

CTRL = Qt.KeyboardModifier.ControlModifier
TURN = Term(
    "turn", "case", Words("等谁", "Waiting for"), Words("轮到谁。", "Whose move it is."),
    Words("轮到您时我们会告诉您。", "We tell you when it is you."),
)  # fmt: skip
LANE = Term("lane", "case", Words("处理方式", "Lane"), Words("快慢。", "How fast."), None)


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def host(qtbot: QtBot, theme: Theme) -> QWidget:
    """Two words and a field below one another."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(TermText(theme, TURN))
    column.addWidget(TermText(theme, LANE, "fast"))
    column.addWidget(Field(theme, "Turn", QLineEdit(), term=TURN))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made, timeout=5_000)
    return made


def words(host: QWidget) -> list[TermText]:
    return host.findChildren(TermText)


def hover(widget: QWidget) -> None:
    middle = widget.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, event)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_hover_explains_and_leaving_ends_it(host: QWidget) -> None:
    turn = words(host)[0]
    hover(turn)
    popup = turn.hover.popup()
    assert popup is not None
    assert (popup.accessibleName(), popup.accessibleDescription()) == (
        "Waiting for",
        "Whose move it is.",
    )
    QApplication.sendEvent(turn, QEvent(QEvent.Type.Leave))
    assert not turn.hover.is_shown()


def test_f1_and_space_explain_what_has_the_keyboard(host: QWidget) -> None:
    turn = words(host)[0]
    turn.setFocus()
    press(turn, Qt.Key.Key_F1)
    assert turn.hover.is_shown()
    press(turn, Qt.Key.Key_Escape)
    assert not turn.hover.is_shown()
    press(turn, Qt.Key.Key_Space)
    assert turn.hover.is_shown()


def test_coming_by_tab_explains_and_going_on_ends_it(host: QWidget) -> None:
    turn, lane, _label = words(host)
    lane.setFocus()
    turn.setFocus(Qt.FocusReason.TabFocusReason)
    assert turn.hover.is_shown()
    lane.setFocus(Qt.FocusReason.TabFocusReason)
    assert (turn.hover.is_shown(), lane.hover.is_shown()) == (False, True)


def test_a_click_and_ctrl_c_copy_the_answer(host: QWidget) -> None:
    turn = words(host)[0]
    click(turn)
    assert copied() == "We tell you when it is you."
    popup = turn.hover.popup()
    assert popup is not None
    assert popup._hint.text() == "The answer for a customer is copied: paste it."
    QGuiApplication.clipboard().clear()
    turn.setFocus()
    press(turn, Qt.Key.Key_F1)
    press(turn, Qt.Key.Key_C, CTRL)
    assert copied() == "We tell you when it is you."


def test_what_is_not_for_customers_copies_nothing(host: QWidget) -> None:
    lane = words(host)[1]
    assert lane.text() == "fast"
    click(lane)
    popup = lane.hover.popup()
    assert popup is not None
    assert (copied(), popup._hint.isVisible()) == ("", False)


def test_a_field_explains_its_label_on_f1_and_takes_letters(host: QWidget) -> None:
    edit = host.findChildren(QLineEdit)[0]
    label = words(host)[2]
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    edit.setFocus()
    press(edit, Qt.Key.Key_F1)
    (field,) = host.findChildren(Field)
    assert field._hover is not None
    assert field._hover.is_shown()
    type_in(edit, "abc")
    assert (field._hover.is_shown(), edit.text()) == (False, "abc")
    edit.selectAll()
    press(edit, Qt.Key.Key_F1)
    press(edit, Qt.Key.Key_C, CTRL)
    assert copied() == "abc"


def test_an_open_meaning_follows_language_and_palette(
    host: QWidget, qapp: QApplication, theme: Theme
) -> None:
    turn = words(host)[0]
    hover(turn)
    popup = turn.hover.popup()
    assert popup is not None
    light = popup.grab().toImage().pixelColor(QPoint(3, 3))
    theme.choose("dark")
    choose_language("zh")
    announce_language(qapp)
    QCoreApplication.processEvents()
    assert popup.grab().toImage().pixelColor(QPoint(3, 3)) != light
    assert (turn.text(), popup._plain.text()) == ("等谁", "轮到谁。")
