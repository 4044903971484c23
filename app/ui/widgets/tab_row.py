"""Layers of a page as a row of words: one is in front, Left and Right move along."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.ui.theme.metrics import GROUP_PX, INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said


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
        self._counts: dict[str, int] = {}
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
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            policy = Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    def set_count(self, key: str, count: int) -> None:
        """How many things lie in a layer, behind its word; nothing for none."""
        if self._counts.get(key, 0) != count:
            self._counts[key] = count
            self.retranslate()

    def step(self, by: int) -> None:
        """The next layer to the right or left, and round again."""
        keys = [tab.key for tab in self._tabs]
        key = keys[(keys.index(self.current()) + by) % len(keys)]
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        self._on_clicked(key)
        if had_focus:
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Words and counts in the language chosen now."""
        for tab in self._tabs:
            count = self._counts.get(tab.key, 0)
            words = said(tab.words)
            button = self._buttons[tab.key]
            button.setText(f"{words}  {count}" if count else words)
            # In front it is bold, and Qt asks the plain letters how wide it is.
            bold = QFontMetrics(self.theme.font("body", bold=True))
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + 2 * GROUP_PX)

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
