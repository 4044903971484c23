"""Layers of a page as a row of words: one is in front, Left and Right move along."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said

_AROUND_PX = 22  # padding and border of both sides


@dataclass(frozen=True, slots=True)
class Tab:
    """One layer: its key and what it is called."""

    key: str
    words: Words


class TabRow(Themed):
    """``chosen`` carries the key of the layer that a person wants in front."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tabs = tuple(tabs)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(INSIDE_PX)
        for tab in self._tabs:
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("kind", "tab")
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._on_clicked, tab.key))
            self._group.addButton(button)
            self._buttons[tab.key] = button
            row.addWidget(button)
        row.addStretch(1)
        self.show_tab(self._tabs[0].key)
        self.retranslate()

    def current(self) -> str:
        """The key of the layer in front."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def show_tab(self, key: str) -> None:
        """Mark a layer as the one in front; only its word takes the focus with Tab."""
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            policy = Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)
        if had_focus:
            self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """The next layer to the right or left, and round again."""
        keys = [tab.key for tab in self._tabs]
        key = keys[(keys.index(self.current()) + by) % len(keys)]
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        self._on_clicked(key)
        if had_focus:
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Words in the language chosen now."""
        for tab in self._tabs:
            button = self._buttons[tab.key]
            button.setText(said(tab.words))
            # In front it is bold, and Qt asks the plain letters how wide it is.
            bold = QFontMetrics(self.theme.font("body", bold=True))
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + _AROUND_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move along while the row has the focus."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.step(by)

    def _on_clicked(self, key: str) -> None:
        self.show_tab(key)
        self.chosen.emit(key)
