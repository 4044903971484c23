"""The chat that is kept with an intake: one quiet line, and a cross to leave it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.chat import PastedChat, read_chat
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.themed import Themed


class ChatLine(Themed):
    """``edited`` when a chat came or went. Without one it takes no room."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.text, self.customer = "", ""
        self._count = 0
        self._words = ElidedText(desk.theme, self._say, tone="secondary")
        drop = IconButton(desk.theme, "x", lambda: translate("Counter", "Leave the chat out"))
        drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        drop.clicked.connect(self._on_dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._words, 1)
        row.addWidget(drop)
        self.hide()

    def chat(self) -> PastedChat | None:
        """What is kept."""
        return PastedChat(self.text, self.customer) if self.text else None

    def fill(self, text: str, customer: str) -> None:
        """Keep this chat, or none."""
        self.text, self.customer = text, customer
        self._count = len(read_chat(text).messages) if text else 0
        self._words.retranslate()
        self.setVisible(bool(text))

    def _on_dropped(self) -> None:
        self.fill("", "")
        self.edited.emit()

    def _say(self) -> str:
        if self.customer:
            text = translate("Counter", "Chat with {who}: {n} messages are kept on the timeline")
            return text.format(who=self.customer, n=self._count)
        text = translate("Counter", "Chat: {n} messages are kept on the timeline")
        return text.format(n=self._count)
