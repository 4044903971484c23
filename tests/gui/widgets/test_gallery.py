"""Every component opens in both languages, in both palettes, and retranslates while open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.text.catalogue import choose_language, chosen_language
from app.ui.theme.theme import Theme
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.choice_chip import ChoiceChip, Offer
from app.ui.widgets.fields import Field
from app.ui.widgets.gallery import Gallery
from app.ui.widgets.gallery_samples import both, sample_steps, sample_term
from app.ui.widgets.highlighted_text import HighlightedText
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photo_viewer import PhotoViewer
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.split_bar import SplitBar
from app.ui.widgets.stage_path import StagePath
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.weight_bars import Weighed, WeightBars
from app.ui.widgets.words import announce_language

WORDS = both("中文", "English")
Maker = Callable[[Theme], QWidget]


def _key_values(theme: Theme) -> QWidget:
    grid = KeyValueGrid(theme)
    grid.add_row("due", WORDS, WORDS)
    return grid


def _weights(theme: Theme) -> QWidget:
    bars = WeightBars(theme)
    bars.show_rows([Weighed("zip", 2.1), Weighed("worn", -0.8), Weighed("R-3")])
    return bars


MAKERS: dict[str, Maker] = {
    "banner": lambda theme: Banner(theme, WORDS, WORDS, tone="warning"),
    "button": lambda theme: Button(theme, WORDS, icon="printer"),
    "highlighted text": HighlightedText,
    "icon button": lambda theme: IconButton(theme, "printer", WORDS),
    "card": lambda theme: Card(theme, WORDS),
    "chip": lambda theme: Chip(theme, WORDS),
    "party chip": lambda theme: PartyChip(theme, "third"),
    "choice chip": lambda theme: ChoiceChip(theme, Offer(WORDS, WORDS, "9 %"), taken=WORDS),
    "field": lambda theme: Field(theme, WORDS, QLineEdit(), hint=WORDS),
    "key values": _key_values,
    "photo strip": PhotoStrip,
    "photo viewer": PhotoViewer,
    "progress": JobProgress,
    "search box": SearchBox,
    "skeleton": Skeleton,
    "split bar": SplitBar,
    "stage path": lambda theme: StagePath(theme, sample_steps(2), label=WORDS, label_px=60),
    "empty state": lambda theme: EmptyState(theme, WORDS, WORDS),
    "error state": lambda theme: ErrorState(theme, WORDS, WORDS),
    "text": lambda theme: Text(theme, WORDS, "title"),
    "elided text": lambda theme: ElidedText(theme, WORDS),
    "term": lambda theme: TermText(theme, sample_term()),
    "weight bars": _weights,
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
@pytest.mark.usefixtures("each_language")
def test_a_component_opens_and_follows_language_and_palette(
    qtbot: QtBot, qapp: QApplication, theme: Theme, make: Maker
) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    widget.show()
    light = widget.grab()
    choose_language("en" if chosen_language() == "zh" else "zh")
    announce_language(qapp)
    theme.choose("dark")
    QCoreApplication.processEvents()
    dark = widget.grab()
    assert (light.isNull(), dark.isNull()) == (False, False)


def test_open_words_are_said_again_in_the_other_language(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    card = Card(theme, WORDS)
    button = Button(theme, WORDS)
    card.body.addWidget(button)
    qtbot.addWidget(card)
    card.show()
    choose_language("zh")
    announce_language(qapp)
    qtbot.waitUntil(lambda: button.text() == "中文", timeout=5_000)
    assert card.title.text() == "中文"


@pytest.mark.usefixtures("each_language")
def test_the_gallery_shows_everything_in_both_palettes(qtbot: QtBot, theme: Theme) -> None:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1280, 800)
    gallery.show()
    gallery.toasts.show("Saved", action="Undo", failed=True)
    theme.choose("dark")
    assert gallery.page.grab().width() > 1000
