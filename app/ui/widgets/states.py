"""Nothing here, something failed: what a page shows instead of its content."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said

_ICON_PX = 32
_WIDTH_PX = 420


class EmptyState(Themed):
    """One sentence and the one useful action. ``action_taken`` when it is clicked."""

    action_taken = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: Words,
        action: Words = "",
        *,
        icon: str = "inbox",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._action_words = action
        self._panel = _Panel(self, icon, "disabled")
        self._sentence = Text(theme, sentence, tone="secondary", wrap=True)
        self._action = Button(theme, action, shortcut=shortcut, parent=self)
        self._action.clicked.connect(self.action_taken)
        self._panel.add(self._sentence)
        self._panel.add_buttons(self._action)
        self._action.setVisible(bool(said(action)))

    def say(self, sentence: Words, action: Words = "") -> None:
        """Replace sentence and action; no action words, no button."""
        self._sentence.say(sentence)
        self._action.say(action)
        self._action.setVisible(bool(said(action)))

    def restyle(self) -> None:
        """Tint the icon."""
        self._panel.tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the action like Space: Qt lets it press buttons in dialogs alone."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._action.hasFocus() and not event.isAutoRepeat():
            self._action.click()
        else:
            super().keyPressEvent(event)


class ErrorState(Themed):
    """What happened, what is safe, what to do. ``retried`` when the button is clicked."""

    retried = Signal()

    def __init__(
        self,
        theme: Theme,
        happened: Words = "",
        safe: Words = "",
        *,
        retry: Words | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._panel = _Panel(self, "triangle-alert", "overdue")
        self._happened = Text(theme, happened, "value", wrap=True)
        self._safe = Text(theme, safe, tone="secondary", wrap=True)
        again: Words = retry or (lambda: translate("States", "Try again"))
        self._retry = Button(theme, again)
        self._retry.clicked.connect(self.retried)
        self._panel.add(self._happened)
        self._panel.add(self._safe)
        self._panel.add_buttons(self._retry)

    def say(self, happened: Words, safe: Words = "") -> None:
        """Replace the sentences."""
        self._happened.say(happened)
        self._safe.say(safe)
        self._safe.setVisible(bool(said(safe)))

    def restyle(self) -> None:
        """Tint the icon."""
        self._panel.tint()


class _Panel:
    """Icon, sentences and buttons as one block, left-aligned in the middle of the room."""

    def __init__(self, owner: Themed, icon: str, role: str) -> None:
        self._owner, self._icon_name, self._role = owner, icon, role
        self._icon = QLabel()
        self._block = QVBoxLayout()
        self._block.setSpacing(NEAR_PX)
        self._block.addWidget(self._icon)
        inner = QWidget()
        inner.setLayout(self._block)
        inner.setMaximumWidth(_WIDTH_PX)
        self._block.setContentsMargins(GROUP_PX, GROUP_PX, GROUP_PX, GROUP_PX)
        row = QHBoxLayout(owner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 4, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.tint()

    def add(self, text: Text) -> None:
        """A sentence below the icon."""
        self._block.addWidget(text)

    def add_buttons(self, button: Button) -> None:
        """The action, below the sentences."""
        self._block.addSpacing(NEAR_PX)
        self._block.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def tint(self) -> None:
        """The icon in the palette's colours."""
        density = self._owner.devicePixelRatioF()
        theme = self._owner.theme
        self._icon.setPixmap(theme.pixmap(self._icon_name, self._role, _ICON_PX, density))
