"""Lists of lines and clamped texts, as the records use them."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.line_list import Line, LineList
from tests.gui.hands import click, press

SOLD = Line("1", "Sold", detail="LV Speedy", lead="2026-03-02", figure="+8,960.00", tone="good")
PAID = Line("2", "Payout", lead="2026-03-04", figure="−8,960.00", opens=False)
CASE = Line("3", "A-000001", chip=ChipFace("Registered", "shop"))


@pytest.fixture
def lines(qtbot: QtBot, theme: Theme) -> LineList:
    made = LineList(theme, grows=True)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.set_lines((SOLD, PAID, CASE))
    return made


def test_only_lines_that_lead_somewhere_open(lines: LineList) -> None:
    opened: list[object] = []
    lines.line_opened.connect(opened.append)
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        press(lines, Qt.Key.Key_Return)
        press(lines, Qt.Key.Key_Down)
    assert opened == [SOLD, CASE]


def test_a_click_opens_at_once(lines: LineList) -> None:
    opened: list[object] = []
    lines.line_opened.connect(opened.append)
    rects = [lines.visualRect(lines.model().index(row, 0)) for row in range(3)]
    for rect in rects:
        click(lines.viewport(), rect.center())
    assert opened == [SOLD, CASE]


def test_it_is_as_tall_as_its_lines(lines: LineList) -> None:
    last = lines.visualRect(lines.model().index(2, 0))
    assert lines.height() == last.bottom() + 1
    lines.set_lines(())
    assert lines.height() == 0


def test_the_chosen_line_survives_a_refresh_by_its_key(lines: LineList) -> None:
    lines.choose("3")
    lines.set_lines((CASE, SOLD))
    chosen = lines.chosen()
    assert chosen is not None
    assert chosen.key == "3"


def test_a_list_of_choices_tells_each_choice_once(qtbot: QtBot, theme: Theme) -> None:
    made = LineList(theme, chooses=True)
    qtbot.addWidget(made)
    told: list[object] = []
    made.line_chosen.connect(lambda line: told.append(line.key))
    made.set_lines((SOLD, PAID))
    made.choose("1")
    press(made, Qt.Key.Key_Down)
    press(made, Qt.Key.Key_Down)
    made.set_lines((SOLD, PAID))
    assert told == ["1", "2"]


def test_screen_readers_hear_the_whole_line(lines: LineList) -> None:
    spoken = lines.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2026-03-02  Sold  LV Speedy  +8,960.00"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_are_drawn_in_both_schemes(lines: LineList, theme: Theme, scheme: str) -> None:
    theme.choose("dark" if scheme == "dark" else "light")
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    image = lines.grab().toImage()
    good, ground = theme.colour("good"), theme.colour("surface")
    everywhere = product(range(image.width()), range(image.height()))
    pixels = {image.pixelColor(x, y).name() for x, y in everywhere}
    assert good.name() in pixels
    assert good != ground


@pytest.mark.parametrize("text", ["包" * 200, "word " * 80, "x" * 400])
def test_a_long_text_keeps_to_its_lines_and_its_room(qtbot: QtBot, theme: Theme, text: str) -> None:
    made = ClampedText(theme, text, lines=2)
    qtbot.addWidget(made)
    made.resize(240, 100)
    made.show()
    made.grab()
    assert made.height() == 2 * made.fontMetrics().lineSpacing()
    assert made.minimumSizeHint().width() < 240
    assert made.toolTip() == text


def test_a_short_text_takes_one_line_and_needs_no_tooltip(qtbot: QtBot, theme: Theme) -> None:
    made = ClampedText(theme, "LV Speedy 30", lines=2)
    qtbot.addWidget(made)
    made.resize(240, 100)
    made.show()
    made.grab()
    assert made.height() == made.fontMetrics().lineSpacing()
    assert made.toolTip() == ""
