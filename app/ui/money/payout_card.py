"""One payout of a run: where it went, and what can still be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.payout_runs import PayoutLine
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.payout_words import state_name
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import ElidedText, Text


class PayoutCard(Card):
    """``take_back_wanted`` before it was sent, ``returned_wanted`` afterwards."""

    take_back_wanted = Signal()
    returned_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=NEAR_PX, parent=parent)
        theme = desk.theme
        self._desk = desk
        self._line: PayoutLine | None = None
        self._name = ElidedText(theme, "", "value", bold=True)
        self._amount = Text(theme, "", "number")
        self._facts = KeyValueGrid(theme, label_px=84)
        for key, words in (
            ("payee", lambda: translate("Payouts", "Paid to")),
            ("account", lambda: translate("Payouts", "Account")),
            ("way", lambda: translate("Payouts", "Way")),
            ("day", lambda: translate("Payouts", "Day")),
            ("state", lambda: translate("Payouts", "State")),
            ("reason", lambda: translate("Payouts", "Reason")),
        ):
            self._facts.add_row(key, words)
        self.take_back = Button(theme, lambda: translate("Payouts", "Take back…"))
        self.returned = Button(theme, lambda: translate("Payouts", "Returned by the bank…"))
        self.person = Button(
            theme, lambda: translate("Payouts", "Open the consignor"), "quiet", icon="users"
        )
        head = QVBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addSpacing(INSIDE_PX)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        for button in (self.take_back, self.returned):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self._name, self._amount, self._facts):
            head.addWidget(widget)
        head.addLayout(buttons)
        self.body.addLayout(inset(head))
        self.body.addStretch(1)
        self.body.addLayout(inset(self.person))
        self.take_back.clicked.connect(self.take_back_wanted)
        self.returned.clicked.connect(self.returned_wanted)
        self.person.clicked.connect(self._on_person_clicked)
        self.show_nothing()

    def line(self) -> PayoutLine | None:
        """The payout that is shown."""
        return self._line

    def focus_first(self) -> None:
        """Come by keyboard."""
        for button in (self.take_back, self.returned, self.person):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_nothing(self) -> None:
        """No payout is chosen."""
        self._line = None
        self._name.say(lambda: translate("Payouts", "No payout chosen"))
        for widget in (self._amount, self._facts, self.take_back, self.returned, self.person):
            widget.hide()

    def show_line(self, line: PayoutLine) -> None:
        """Show a payout."""
        self._line = line
        may = self._desk.standing.may("money.payout")
        self._name.say(f"{line.number}  {line.person_name}")
        self._amount.say(format_money(line.amount_minor, line.currency))
        self._amount.set_tone("ink" if line.stands else "secondary")
        values = {
            "payee": line.payee or line.person_name,
            "account": line.account or "—",
            "way": self._desk.word("tender", line.tender),
            "day": line.paid_on,
            "state": state_name(line.state) + (f"  {line.state_on}" if line.state_on else ""),
            "reason": line.state_reason,
        }
        for key, value in values.items():
            self._facts.set_value(key, value)
        self._facts.show_row("reason", shown=bool(line.state_reason))
        for widget in (self._amount, self._facts, self.person):
            widget.show()
        self.take_back.setVisible(may and line.state == "made")
        self.returned.setVisible(may and line.state == "sent")

    def retranslate(self) -> None:
        """Words of codes are said anew."""
        if self._line is not None:
            self.show_line(self._line)

    def _on_person_clicked(self) -> None:
        if self._line is not None:
            self._desk.go("people", self._line.person_number)
