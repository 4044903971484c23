"""Which of these is it? The items of a receipt, or what a search for the tag found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_MOST = 6
_TITLE_LETTERS = 28


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """An item by its SKU and title; ``receipt`` where it is one of several sales."""

    sku: str
    title: str
    receipt: str = ""


class ItemChoices(Themed):
    """``chosen`` carries the SKU. Arrows move, Enter takes."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._question = Text(theme, "", tone="secondary", wrap=True)
        self._buttons: list[EnterButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(INSIDE_PX)
        self._column.addWidget(self._question)
        self.hide()

    def offer(self, question: Words, choices: Sequence[ItemChoice]) -> None:
        """Ask which; no choices, no question."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._question.say(question)
        self._buttons = [self._button(choice) for choice in choices[:_MOST]]
        self.setVisible(bool(self._buttons))
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Through the choices."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        at = next((row for row, button in enumerate(self._buttons) if button.hasFocus()), None)
        key = Qt.Key(event.key())
        if at is not None and key in steps:
            self._buttons[(at + steps[key]) % len(self._buttons)].setFocus()
        else:
            super().keyPressEvent(event)

    def _button(self, choice: ItemChoice) -> EnterButton:
        title = choice.title
        short = title if len(title) <= _TITLE_LETTERS else title[: _TITLE_LETTERS - 1] + "…"
        words = "   ".join(p for p in (choice.sku, short, choice.receipt) if p).replace(
            "&", "&&"
        )  # else a shortcut to Qt
        button = EnterButton(self.theme, words, hint=title)
        button.clicked.connect(partial(self.chosen.emit, choice.sku))
        self._column.addWidget(button)
        return button
