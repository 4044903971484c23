"""A pasted chat before it becomes a complaint: who is the customer, and which lines count."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.chat import Chat, ChatMessage, PastedChat, guess_customer, read_chat
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import CONTROL_PX, NEAR_PX
from app.ui.widgets.buttons import IconButton, shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.choices import choose
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text

_MOST_SHOWN = 400
_TITLE_LETTERS = 200


class ChatPanel(Card):
    """``taken`` carries the chat and the words that count, ``closed`` when it is put away."""

    taken = Signal(object, object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Counter", "A pasted chat"), parent=parent)
        self._desk = desk
        self._text = ""
        self._chat = Chat(())
        self._counted: set[int] = set()
        theme = desk.theme
        self.customer = QComboBox()
        self.customer.activated.connect(lambda _row: self._count_of(self.chosen()))
        self.list = LineList(theme, chooses=True)
        self.list.line_opened.connect(self._on_line_opened)
        self._found = Text(theme, self._found_words, "caption", tone="secondary", wrap=True)
        self._take = EnterButton(
            theme,
            lambda: translate("Counter", "Take these lines"),
            "primary",
            hint=shortcut_text("Ctrl+Return"),
        )
        self._take.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.theme
        cross = IconButton(theme, "x", lambda: translate("States", "Close"))
        cross.setFixedHeight(CONTROL_PX)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self.closed)
        self.add_action(cross)
        never_mind = EnterButton(
            theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self._take)
        foot.addWidget(never_mind)
        foot.addStretch(1)
        self.body.addWidget(
            Field(theme, lambda: translate("Counter", "Who is the customer?"), self.customer)
        )
        self.body.addWidget(self._found)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(foot)

    def show_chat(self, text: str) -> None:
        """Tell the messages apart, and guess who the customer is."""
        self._text, self._chat = text, read_chat(text)
        guessed = guess_customer(self._chat, (self._desk.settings.name,))
        blocker = QSignalBlocker(self.customer)
        self.customer.clear()
        for name in self._chat.speakers():
            self.customer.addItem(name, name)
        if not self._chat.speakers():
            self.customer.addItem(translate("Counter", "nobody is named"), "")
        choose(self.customer, guessed)
        blocker.unblock()
        self._count_of(self.chosen())

    def start(self) -> None:
        """The customer is asked first."""
        self.customer.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> str:
        """Who the customer is."""
        return str(self.customer.currentData() or "")

    def words(self) -> str:
        """What counts, a message a line."""
        counted = (self._chat.messages[place].words for place in sorted(self._counted))
        return "\n".join(words for words in counted if words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space counts the line that the keyboard is on, or leaves it out."""
        line = self.list.chosen()
        if event.key() == Qt.Key.Key_Space and self.list.hasFocus() and line is not None:
            self._on_line_opened(line)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """The chips of the lines."""
        if self._chat.messages:
            self._show_lines()

    def _count_of(self, who: str) -> None:
        said = enumerate(self._chat.messages)
        self._counted = {place for place, message in said if message.who == who and message.words}
        self._show_lines()

    def _on_line_opened(self, line: Line) -> None:
        self._counted ^= {int(line.key)}
        self._show_lines()

    def _show_lines(self) -> None:
        shown = [
            self._line(place, message)
            for place, message in enumerate(self._chat.messages[:_MOST_SHOWN])
            if message.text
        ]
        self.list.set_lines(shown)
        self._found.retranslate()

    def _line(self, place: int, message: ChatMessage) -> Line:
        counts = place in self._counted
        return Line(
            str(place),
            " ".join(message.text.split())[:_TITLE_LETTERS],
            detail="  ".join(part for part in (message.who, message.when) if part),
            chip=ChipFace(translate("Counter", "counts"), "good") if counts else None,
        )

    def _found_words(self) -> str:
        told = translate("Counter", "{n} messages, {counted} count as the complaint.")
        parts = [told.format(n=len(self._chat.messages), counted=len(self._counted))]
        if self._chat.pictures:
            more = translate("Counter", "{n} pictures are not in the text: paste them as photos.")
            parts.append(more.format(n=self._chat.pictures))
        return "\n".join(parts)

    def accept(self) -> None:
        """Take the chat and the lines that count."""
        self.taken.emit(PastedChat(self._text, self.chosen()), self.words())
