"""What a party says to a split: how the word came, what was said, and a signature."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.confirmations import SAID_BY, WordTold
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.signature_pad import SignaturePad
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class WordForm(Themed):
    """``told`` carries the `WordTold`; ``closed`` when it is put away."""

    told = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._party, self._name, self.objects = "", "", False
        theme = desk.theme
        self._title = Text(theme, self._title_words, bold=True, wrap=True)
        self.channel = QComboBox()
        self.channel.currentIndexChanged.connect(lambda _index: self._on_channel())
        self.words = QLineEdit()
        self.words.returnPressed.connect(self._on_recorded)
        self.pad = SignaturePad(theme, lambda: translate("Case", "Sign here"))
        self._clear = EnterButton(theme, lambda: translate("Case", "Sign again"), "quiet")
        self._clear.clicked.connect(self.pad.clear)
        self._record = EnterButton(theme, lambda: translate("Case", "Record"), "secondary")
        self._record.clicked.connect(self._on_recorded)
        never_mind = EnterButton(
            theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, NEAR_PX)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._title)
        fields = QHBoxLayout()
        fields.setSpacing(NEAR_PX)
        by = Field(theme, lambda: translate("Case", "How it was said"), self.channel)
        said = Field(theme, lambda: translate("Case", "In their words"), self.words)
        fields.addWidget(by, 1)
        fields.addWidget(said, 2)
        column.addLayout(fields)
        column.addWidget(self.pad)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        for button in (self._record, never_mind):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._clear)
        column.addLayout(foot)
        self.retranslate()
        self.hide()

    def begin(self, party: str, name: str, *, objects: bool) -> None:
        """An empty form for this party."""
        self._party, self._name, self.objects = party, name, objects
        self.words.clear()
        self.pad.clear()
        self.channel.setCurrentIndex(0)
        self._title.retranslate()
        self.show()
        self.channel.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Put it away; whether it was there."""
        was_there = not self.isHidden()
        self.hide()
        if was_there:
            self.closed.emit()
        return was_there

    def retranslate(self) -> None:
        """Ways to say it."""
        offer(self.channel, [(code, self._desk.word("channel", code)) for code in SAID_BY])

    def _title_words(self) -> str:
        if self.objects:
            text = translate("Case", "{name} objects")
        else:
            text = translate("Case", "{name} agrees")
        return text.format(name=self._name)

    def _on_channel(self) -> None:
        """Only who is here signs here."""
        is_here = self.channel.currentData() == "in_person"
        self.pad.setVisible(is_here)
        self._clear.setVisible(is_here)

    def _on_recorded(self) -> None:
        channel = str(self.channel.currentData())
        signature = self.pad.strokes() if channel == "in_person" else ()
        self.told.emit(WordTold(self._party, channel, self.words.text(), signature))
