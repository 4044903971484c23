"""A few words asked right where they are needed: a line of fields instead of a dialog."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Kind, shortcut_text
from app.ui.widgets.choices import choose
from app.ui.widgets.fields import Field
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in. With ``currency`` it is an amount, with ``choices`` a choice."""

    key: str
    label: Words
    needed: bool = True
    start: str = ""
    currency: str = ""
    choices: Sequence[tuple[str, str]] = ()  # codes and their names
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was told, by the keys of the blanks."""

    words: Mapping[str, str]
    amounts: Mapping[str, int | None]

    def text(self, key: str) -> str:
        """Words; empty where nothing was told."""
        return self.words.get(key, "").strip()

    def minor(self, key: str) -> int | None:
        """An amount, if one was told."""
        return self.amounts.get(key)


class TellLine(Themed):
    """Hidden until something is asked. ``closed`` when it was answered or given up."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._key = ""
        self._blanks: tuple[Blank, ...] = ()
        self._edits: dict[str, QLineEdit | QComboBox] = {}
        self._fields: dict[str, Field] = {}
        self._act: Callable[[Answers], None] | None = None
        self._what = Text(desk.theme, "", bold=True, wrap=True)
        self._room = QVBoxLayout()
        self._room.setSpacing(NEAR_PX)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(NEAR_PX)
        self._buttons.addStretch(1)
        self._go: EnterButton | None = None
        self._never_mind = EnterButton(
            desk.theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        self._never_mind.clicked.connect(self.close_line)
        self._buttons.addWidget(self._never_mind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._what)
        column.addLayout(self._room)
        column.addLayout(self._buttons)
        self.hide()

    def ask(
        self,
        key: str,
        what: Words,
        blanks: Sequence[Blank],
        accept: Words,
        act: Callable[[Answers], None],
        *,
        kind: Kind = "primary",
    ) -> None:
        """Open the line for ``key``; ``act`` gets the answers. It stays open until closed."""
        self._forget()
        self._key, self._blanks, self._act = key, tuple(blanks), act
        self._what.say(what)
        for blank in self._blanks:
            edit = self._edit(blank)
            field = Field(self.theme, blank.label, edit, hint=blank.hint)
            self._edits[blank.key], self._fields[blank.key] = edit, field
            self._room.addWidget(field)
        self._go = EnterButton(
            self.theme, accept, kind, hint=lambda: shortcut_text("Return"), parent=self
        )
        self._go.clicked.connect(self.accept)
        self._buttons.insertWidget(0, self._go)
        self.show()
        first: QWidget = next(iter(self._edits.values()), self._go)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def asks_for(self) -> str:
        """The key of what is being asked; empty when nothing is."""
        return self._key

    def close_line(self) -> bool:
        """Put it away; whether it was open."""
        was_open = bool(self._key)
        self._forget()
        self.hide()
        if was_open:
            self.closed.emit()
        return was_open

    def accept(self) -> None:
        """Hand over what was told, unless something is missing."""
        if self._act is None:
            return
        words = {key: _told(edit) for key, edit in self._edits.items()}
        amounts = {
            key: edit.minor() for key, edit in self._edits.items() if isinstance(edit, MoneyEdit)
        }
        for blank in self._blanks:
            missing = amounts[blank.key] is None if blank.currency else not words[blank.key].strip()
            if missing and (blank.needed or words[blank.key].strip()):
                field = self._fields[blank.key]
                if not field.widget.toolTip():
                    field.set_problem(lambda: translate("States", "Please fill this in."))
                field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._act(Answers(words, amounts))

    def fill(self, key: str, text: str) -> None:
        """Write into a blank, as hands would."""
        edit = self._edits[key]
        if isinstance(edit, QComboBox):
            edit.setCurrentIndex(edit.findData(text))
        else:
            edit.setText(text)
            edit.textEdited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _edit(self, blank: Blank) -> QLineEdit | QComboBox:
        if blank.choices:
            box = QComboBox()
            for code, name in blank.choices:
                box.addItem(name, code)
            choose(box, blank.start)
            return box
        edit: QLineEdit
        if blank.currency:
            edit = amount_edit(lambda: blank.currency)
            edit.problem_changed.connect(
                lambda problem: self._fields[blank.key].set_problem(str(problem))
            )
        else:
            edit = QLineEdit(blank.start)
            edit.textEdited.connect(lambda _text: self._fields[blank.key].set_problem(""))
        edit.returnPressed.connect(self.accept)
        return edit

    def _forget(self) -> None:
        self._key, self._act, self._blanks = "", None, ()
        for field in self._fields.values():
            self._room.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._edits.clear()
        self._fields.clear()
        if self._go is not None:
            self._buttons.removeWidget(self._go)
            self._go.hide()
            self._go.deleteLater()
            self._go = None


def _told(edit: QLineEdit | QComboBox) -> str:
    return str(edit.currentData()) if isinstance(edit, QComboBox) else edit.text()
