"""Ctrl+Shift+V: a chat from the clipboard, sorted out where step 3 stands otherwise."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.chat import PastedChat
from app.text.catalogue import translate
from app.ui.counter.chat_panel import ChatPanel
from app.ui.counter.clipboard_chat import clipboard_chat
from app.ui.counter.outcome_panel import OutcomePanel
from app.ui.counter.story_panel import StoryPanel
from app.ui.desk import Desk


class ChatPaste(QObject):
    """``edited`` when a chat was taken: its words stand in the story then.

    ``shown`` tells whether the panel is open, which Ctrl+Enter is for then.
    """

    edited = Signal()
    shown = Signal(object)

    def __init__(self, desk: Desk, story: StoryPanel, outcome: OutcomePanel) -> None:
        super().__init__(story)
        self._desk, self._story, self._outcome = desk, story, outcome
        self.panel = ChatPanel(desk)
        self.panel.hide()
        self.panel.taken.connect(self._on_taken)
        self.panel.closed.connect(self.close_panel)

    def begin(self) -> None:
        """What the clipboard holds of a chat: words to choose from, pictures at once."""
        found = clipboard_chat(QGuiApplication.clipboard().mimeData())
        if found.photos is not None:
            self._story.take(found.photos)
        if found.text.strip():
            self._outcome.hide()
            self.panel.show()
            self.panel.show_chat(found.text)
            self.panel.start()
            self.shown.emit(True)  # noqa: FBT003 - a signal has no names
        elif found.photos is None:
            self._desk.tell_hint(
                lambda: translate("Counter", "Copy the messages of the chat first, then paste.")
            )

    def accept_panel(self) -> bool:
        """Ctrl+Enter: take what is chosen; whether it was open."""
        if self.panel.isHidden():
            return False
        self.panel.accept()
        return True

    def close_panel(self) -> bool:
        """Put it away; whether it was open."""
        if self.panel.isHidden():
            return False
        self.panel.hide()
        self._outcome.show()
        self.shown.emit(False)  # noqa: FBT003 - a signal has no names
        self._story.complaint.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_taken(self, chat: PastedChat, words: str) -> None:
        """Her words are the complaint, which can still be changed; the chat is kept as it is."""
        self.close_panel()
        self._story.chat.fill(chat.text, chat.customer)
        if self._story.who.chosen() == "buyer" and not self._story.who.told_name():
            self._story.name.setText(chat.customer)
        self._story.add_words(words)
        self.edited.emit()
