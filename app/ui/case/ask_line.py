"""What a move or a cost wants to be told, asked in a line on the page instead of a dialog."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.ledger import TENDERS
from app.services.moves import MoveTold
from app.text.catalogue import translate
from app.text.errors import guard_sentence
from app.ui.amount_edit import amount_edit
from app.ui.case.refund_details import RefundDetails
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words

_MONEY_PX = 150


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked: for ``key`` (a move's code, ``"cost"``), with ``note`` as label of the words.

    ``currency`` asks for an amount too, ``by_tender`` for the way it is paid; ``amount_minor`` and
    ``tender`` are their first values, ``why`` says where the amount comes from. ``refund`` is the
    case whose refund is asked for.
    """

    key: str
    accept: Words
    note: Words = ""
    note_needed: bool = False
    currency: str = ""
    amount_minor: int | None = None
    tender: str = ""
    by_tender: bool = False
    why: Words = ""
    refund: str = ""


class AskLine(Card):
    """``closed`` when it was given up. ``ask`` names who gets the answer."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=GROUP_PX, parent=parent)
        self._desk = desk
        self._asked: Ask | None = None
        self._currency = desk.settings.currency  # of the last amount that was asked for
        self._act: Callable[[MoveTold], None] | None = None
        theme = desk.theme
        self.amount = amount_edit(lambda: self._currency)
        self.amount.problem_changed.connect(self._on_problem_changed)
        self.tender = QComboBox()
        self.note = QLineEdit()
        self._amount_field = Field(theme, "", self.amount)
        self._tender_field = Field(theme, lambda: translate("Case", "By"), self.tender)
        self._note_field = Field(theme, "", self.note)
        self._amount_field.setFixedWidth(_MONEY_PX)
        self._tender_field.setFixedWidth(_MONEY_PX)
        self.note.textEdited.connect(lambda _text: self._note_field.set_problem(""))
        self.go = EnterButton(theme, "", "primary", hint=lambda: shortcut_text("Return"))
        self.go.clicked.connect(self.accept)
        self.note.returnPressed.connect(self.accept)
        self.amount.returnPressed.connect(self.accept)
        never_mind = EnterButton(
            theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.close_line)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        row.addWidget(self._amount_field, 0, top)
        row.addWidget(self._tender_field, 0, top)
        row.addWidget(self._note_field, 1, top)
        self.details = RefundDetails(desk)
        row.addLayout(beside_fields(desk, self.go, never_mind, self.details.more))
        row.addStretch(0)
        self.body.addLayout(row)
        self.why = Text(theme, "", "caption", tone="secondary", wrap=True)
        self.body.addWidget(self.why)
        self.details.accepted.connect(self.accept)
        self.amount.textChanged.connect(self._show_amount)
        self.body.addWidget(self.details)
        self.hide()

    def ask(self, asked: Ask, act: Callable[[MoveTold], None]) -> None:
        """Open the line; ``act`` gets what was told."""
        self._asked, self._act = asked, act
        self._currency = asked.currency or self._currency
        self.go.say(asked.accept)
        self.go.set_busy(None)
        self._note_field.say(asked.note)
        self._note_field.set_problem("")
        self._note_field.setVisible(asked.note != "")
        self.note.clear()
        self.retranslate()
        self.amount.set_minor(asked.amount_minor)
        self._amount_field.set_problem("")
        self._amount_field.say(self._amount_label)
        self._amount_field.setVisible(bool(asked.currency))
        self._tender_field.setVisible(asked.by_tender)
        self.why.say(asked.why)
        self.why.setVisible(asked.why != "")
        choose(self.tender, asked.tender)
        self.details.ask(asked.refund, asked.currency)
        self.details.show_amount(asked.amount_minor)
        self.show()
        first = self.amount if asked.currency else self.note
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def asks_for(self) -> str:
        """The key of what is being asked; ``""`` when nothing is."""
        return self._asked.key if self._asked else ""

    def close_line(self) -> bool:
        """Put it away; whether it was open."""
        was_open = self._asked is not None
        self._asked = self._act = None
        self.hide()
        if was_open:
            self.closed.emit()
        return was_open

    def accept(self) -> None:
        """Hand over what was told, unless something is missing."""
        asked = self._asked
        if asked is None or self._act is None:
            return
        told = MoveTold(
            note=self.note.text(),
            amount_minor=self.amount.minor() if asked.currency else None,
            tender=str(self.tender.currentData() or "") if asked.by_tender else "",
            refund=self.details.told(),
        )
        if asked.currency and told.amount_minor is None:
            if not self.amount.toolTip():
                self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        elif unread := self.details.problem():
            unread.setFocus(Qt.FocusReason.OtherFocusReason)
        elif asked.note_needed and not told.note.strip():
            self._note_field.set_problem(lambda: guard_sentence("note"))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._act(told)

    def retranslate(self) -> None:
        """The ways to pay."""
        offer(self.tender, [(tender, self._desk.word("tender", tender)) for tender in TENDERS])

    def _on_problem_changed(self, problem: object) -> None:
        self._amount_field.set_problem(str(problem))

    def _show_amount(self, _text: str) -> None:
        self.details.show_amount(self.amount.minor())

    def _amount_label(self) -> str:
        return translate("Case", "Amount {currency}").format(currency=self._currency)


def beside_fields(desk: Desk, *buttons: EnterButton) -> QVBoxLayout:
    """Buttons on the line of the fields beside them, below the height of a label."""
    row = QHBoxLayout()
    row.setSpacing(NEAR_PX)
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout()
    column.setSpacing(0)
    label = QFontMetrics(desk.theme.font("caption"))
    column.addSpacing(label.height() + INSIDE_PX)
    column.addLayout(row)
    column.addStretch(1)
    return column
