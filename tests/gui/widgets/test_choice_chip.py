"""A chip that is offered: keys, clicks, and what a screen reader says."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.choice_chip import ChoiceChip, Offer
from tests.gui.hands import LEFT, NO_KEY, click, press

OFFER = Offer("Functional fault / Zip", "Zip", "92 %", shortcut="Alt+1")


@pytest.fixture
def chip(qtbot: QtBot, theme: Theme) -> ChoiceChip:
    made = ChoiceChip(theme, OFFER, taken="taken")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def asked(chip: ChoiceChip) -> list[str]:
    """What hands brought about, in order."""
    happened: list[str] = []
    chip.taken.connect(lambda: happened.append("taken"))
    chip.why_wanted.connect(lambda: happened.append("why"))
    return happened


def test_enter_and_a_click_take_space_and_f1_ask_why(chip: ChoiceChip, asked: list[str]) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F1):
        press(chip, key)
    click(chip)
    assert asked == ["taken", "taken", "why", "why", "taken"]


def test_a_click_that_is_let_go_elsewhere_takes_nothing(chip: ChoiceChip, asked: list[str]) -> None:
    QTest.mousePress(chip, LEFT, NO_KEY, chip.rect().center())
    QTest.mouseRelease(chip, LEFT, NO_KEY, QPoint(-5, -5))
    assert asked == []


def test_it_says_what_it_offers_how_sure_and_by_which_key(chip: ChoiceChip) -> None:
    assert chip.accessibleName() == "Functional fault / Zip  92 %  Alt+1"
    chip.show_offer(Offer("Functional fault / Zip", figure="92 %", is_taken=True))
    assert chip.accessibleName() == "Functional fault / Zip  92 %  taken"


def test_where_room_ends_the_branch_alone_is_said_and_the_tooltip_says_all(
    chip: ChoiceChip,
) -> None:
    chip.resize(600, chip.height())
    chip.grab()
    assert chip.toolTip() == ""
    chip.resize(150, chip.height())
    chip.grab()
    assert chip.toolTip() == "Functional fault / Zip"
