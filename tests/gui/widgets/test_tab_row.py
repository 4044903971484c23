"""Layers of a page: one word is in front, keys move along, counts stand behind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.tab_row import Tab, TabRow
from tests.gui.hands import press

TABS = (Tab("a", "概览"), Tab("b", "鉴定"), Tab("c", "协商"))


def row(theme: Theme, qtbot: QtBot) -> tuple[TabRow, list[object]]:
    tabs = TabRow(theme, TABS)
    qtbot.addWidget(tabs)
    chosen: list[object] = []
    tabs.chosen.connect(chosen.append)
    tabs.show()
    return tabs, chosen


def words(tabs: TabRow) -> list[str]:
    return [button.text() for button in tabs.findChildren(QPushButton)]


def test_the_first_word_is_in_front_and_arrows_move_round(theme: Theme, qtbot: QtBot) -> None:
    tabs, chosen = row(theme, qtbot)
    assert tabs.current() == "a"
    front = next(b for b in tabs.findChildren(QPushButton) if b.isChecked())
    front.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(tabs, key)
    assert chosen == ["b", "c", "a", "c"]
    assert tabs.current() == "c"


def test_tab_reaches_only_the_word_in_front(theme: Theme, qtbot: QtBot) -> None:
    tabs, _ = row(theme, qtbot)
    tabs.show_tab("b")
    policies = [b.focusPolicy() for b in tabs.findChildren(QPushButton)]
    none, tab = Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.TabFocus
    assert policies == [none, tab, none]


def test_the_focus_goes_along_when_another_word_comes_to_the_front(
    theme: Theme, qtbot: QtBot
) -> None:
    tabs, _ = row(theme, qtbot)
    first, second, _third = tabs.findChildren(QPushButton)
    tabs.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    tabs.show_tab("b")
    assert [False, True] == [first.hasFocus(), second.hasFocus()]
