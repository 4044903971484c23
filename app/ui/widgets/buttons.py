"""Buttons: one primary a page, the rest secondary or quiet."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.theme.metrics import ICON_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import reword
from app.ui.widgets.words import Words, said

Kind = Literal["primary", "secondary", "quiet", "danger"]

_ICON_ROLES: dict[Kind, str] = {
    "primary": "on_accent",
    "secondary": "ink",
    "quiet": "accent",
    "danger": "overdue",
}


def shortcut_text(shortcut: str) -> str:
    """A shortcut as the keyboard of this computer is labelled."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class Button(QPushButton):
    """A button with words, an optional icon and a shortcut that its tooltip names.

    A click does not take the focus, so that a clerk stays in the field; Tab does.
    """

    def __init__(
        self,
        theme: Theme,
        words: Words,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        shortcut: str = "",
        hint: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words, self._hint = words, hint
        self._kind: Kind = kind
        self._icon_name, self._shortcut = icon, shortcut
        self._busy_words: Words | None = None
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setAutoDefault(False)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def say(self, words: Words) -> None:
        """Replace the words."""
        self._words = words
        self.retranslate()

    def set_icon(self, icon: str) -> None:
        """Show another icon (open for closed)."""
        self._icon_name = icon
        self.restyle()

    def set_kind(self, kind: Kind) -> None:
        """Make it more or less important."""
        self._kind = kind
        reword(self, "kind", kind)
        self.restyle()

    def set_busy(self, words: Words | None) -> None:
        """Work goes on: say so (``"Saving…"``) and take no clicks; None ends it."""
        self._busy_words = words
        self.setEnabled(words is None)
        self.retranslate()

    def restyle(self) -> None:
        """Tint the icon."""
        if self._icon_name:
            self.setIcon(self.theme.icon(self._icon_name, _ICON_ROLES[self._kind]))

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        text = said(self._words if self._busy_words is None else self._busy_words)
        self.setText(f"\N{THIN SPACE}{text}" if self._icon_name else text)
        self.setAccessibleName(text)
        parts = (said(self._hint), shortcut_text(self._shortcut))
        self.setToolTip("  ".join(part for part in parts if part))
        # Qt forgets the shortcut with every new text.
        self.setShortcut(QKeySequence(self._shortcut))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class IconButton(QToolButton):
    """A quiet button that is only an icon: its words are tooltip and accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        words: Words,
        *,
        shortcut: str = "",
        role: str = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon_name, self._words, self._shortcut, self._role = icon, words, shortcut, role
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        theme.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def set_icon(self, icon: str) -> None:
        """Show another icon (sun for moon)."""
        self._icon_name = icon
        self.restyle()

    def restyle(self) -> None:
        """Tint the icon."""
        self.setIcon(self.theme.icon(self._icon_name, self._role))

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        self.setAccessibleName(said(self._words))
        parts = (said(self._words), shortcut_text(self._shortcut))
        self.setToolTip("  ".join(part for part in parts if part))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
