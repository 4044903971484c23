"""How somebody said yes who is not at this computer: by which way, who, and a note."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.text.catalogue import translate
from app.ui.case.ask_line import beside_fields
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.words import Words

_WAY_PX = 120


@dataclass(frozen=True, slots=True)
class SaidHow:
    """What was told: one of the ways, a name, a note."""

    how: str
    who: str
    note: str


class WordLine(Card):
    """``closed`` when it was given up."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=GROUP_PX, parent=parent)
        self._desk = desk
        self._act: Callable[[SaidHow], None] | None = None
        self.how, self.who, self.note = QComboBox(), QLineEdit(), QLineEdit()
        theme = desk.theme
        way = Field(theme, lambda: translate("Offers", "How"), self.how)
        way.setFixedWidth(_WAY_PX)
        self._who_field = Field(theme, lambda: translate("Offers", "Who"), self.who)
        self.go = EnterButton(theme, "", "primary", hint=lambda: shortcut_text("Return"))
        self.go.clicked.connect(self.accept)
        never_mind = EnterButton(
            theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.close_line)
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(way, 0, top)
        row.addWidget(self._who_field, 1, top)
        row.addWidget(Field(theme, lambda: translate("Offers", "Note"), self.note), 2, top)
        row.addLayout(beside_fields(desk, self.go, never_mind))
        self.body.addLayout(row)
        for edit in (self.who, self.note):
            edit.returnPressed.connect(self.accept)
        self._ways: tuple[str, ...] = ()
        self.hide()

    def ask(
        self, ways: tuple[str, ...], accept: Words, act: Callable[[SaidHow], None], *, who: bool
    ) -> None:
        """Open the line; ``act`` gets what was told. ``who``: a name is asked for."""
        self._ways, self._act = ways, act
        self.go.say(accept)
        self._who_field.setVisible(who)
        self.who.clear()
        self.note.clear()
        self.how.clear()
        self.retranslate()
        self.show()
        self.how.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Hand over what was told."""
        if self._act is not None:
            told = SaidHow(str(self.how.currentData()), self.who.text(), self.note.text())
            self._act(told)

    def close_line(self) -> bool:
        """Put it away; whether it was open."""
        was_open = self._act is not None
        self._act = None
        self.hide()
        if was_open:
            self.closed.emit()
        return was_open

    def retranslate(self) -> None:
        """Names of the ways."""
        offer(self.how, [(way, self._desk.word("channel", way)) for way in self._ways])
