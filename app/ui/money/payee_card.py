"""The consignor chosen before a run: what is paid, what waits, and every reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.payout_runs import ProposedPayout
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.hold_lines import hold_by_hand, hold_lines, open_hold
from app.ui.money.payout_plan import PayoutPlan
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import ElidedText, Text

_LABEL_PX = 84


class PayeeCard(Card):
    """``plan_changed`` when an amount was edited; the other signals ask the tab for a form."""

    plan_changed = Signal()
    account_wanted = Signal()
    hold_wanted = Signal()
    release_wanted = Signal()
    lift_wanted = Signal(object)  # a hold by hand

    def __init__(self, desk: Desk, plan: PayoutPlan, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=NEAR_PX, parent=parent)
        theme = desk.theme
        self._desk, self._plan = desk, plan
        self._line: ProposedPayout | None = None
        self._name = ElidedText(theme, "", "value", bold=True)
        self._facts = KeyValueGrid(theme, label_px=_LABEL_PX)
        for key, words in (
            ("balance", lambda: translate("Payouts", "Balance")),
            ("held", lambda: translate("Payouts", "Waits")),
            ("debt", lambda: translate("Payouts", "Deductions")),
            ("account", lambda: translate("Payouts", "Account")),
        ):
            self._facts.add_row(key, words)
        self.amount = amount_edit(lambda: desk.settings.currency)
        self._amount_field = Field(
            theme, lambda: translate("Payouts", "Pay this time"), self.amount
        )
        self.leave_out = Button(theme, "", hint="Space")
        self.cash = Button(theme, lambda: translate("Payouts", "Pay in cash"), icon="wallet")
        self.account = Button(theme, lambda: translate("Payouts", "Account…"), icon="pencil")
        self.hold = Button(theme, lambda: translate("Payouts", "Hold…"), icon="clock")
        self.release = Button(theme, lambda: translate("Payouts", "Release…"))
        self.recover = Button(theme, lambda: translate("Payouts", "Recoveries"), icon="undo-2")
        self.person = Button(
            theme, lambda: translate("Payouts", "Open the consignor"), "quiet", icon="users"
        )
        self._why = Text(theme, self._why_words, "caption", tone="secondary", bold=True)
        self.holds = LineList(theme)
        self._lay_out()
        self._listen()
        self.show_nothing()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addSpacing(INSIDE_PX)
        head.addWidget(self._name)
        head.addWidget(self._facts)
        head.addWidget(self._amount_field)
        for pair in (
            (self.leave_out, self.cash),
            (self.account, self.hold),
            (self.release, self.recover),
        ):
            row = QHBoxLayout()
            row.setSpacing(NEAR_PX)
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            head.addLayout(row)
        head.addWidget(self._why)
        self.body.addLayout(inset(head))
        self.body.addWidget(self.holds, 100)
        self.body.addStretch(1)  # for when nothing is held
        self.body.addLayout(inset(self.person))

    def _listen(self) -> None:
        self.amount.minor_changed.connect(self._on_amount_changed)
        self.amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        self.leave_out.clicked.connect(self.toggle)
        self.cash.clicked.connect(self._on_cash_clicked)
        self.account.clicked.connect(self.account_wanted)
        self.hold.clicked.connect(self.hold_wanted)
        self.release.clicked.connect(self.release_wanted)
        self.recover.clicked.connect(lambda: self._desk.go("money", "recoveries"))
        self.person.clicked.connect(self._on_person_clicked)
        self.holds.line_opened.connect(self._on_hold_opened)

    def line(self) -> ProposedPayout | None:
        """Whose proposal is shown."""
        return self._line

    def focus_first(self) -> None:
        """Come by keyboard: the amount, or the first thing that can be done."""
        for widget in (self.amount, self.cash, self.account, self.holds, self.person):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                self.amount.selectAll()
                return

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._line = None
        self._name.say(lambda: translate("Payouts", "Nobody chosen"))
        for widget in self._parts():
            widget.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        buttons = (self.leave_out, self.cash, self.account, self.hold, self.release)
        ways_on = (self.recover, self.person)
        return (self._facts, self._amount_field, *buttons, *ways_on, self._why, self.holds)

    def show_line(self, line: ProposedPayout) -> None:
        """Show a consignor's proposal."""
        self._line = line
        proposal, payee, currency = line.proposal, line.payee, line.proposal.currency
        may = self._desk.standing.may
        pays = self._plan.group_of(line) == "pay"
        self._name.say(f"{payee.number}  {payee.name}")
        self._facts.show()
        owes = proposal.balance_minor < 0
        self._facts.set_value(
            "balance",
            format_money(proposal.balance_minor, currency),
            tone="overdue" if owes else "ink",
        )
        self._facts.set_value("held", format_money(proposal.held_minor, currency))
        self._facts.set_value("debt", format_money(-proposal.debt_minor, currency))
        self._facts.set_value(
            "account", payee.account or (lambda: translate("Payouts", "none yet"))
        )
        self._facts.show_row("held", shown=bool(proposal.held_minor))
        self._facts.show_row("debt", shown=bool(proposal.debt_minor) and not owes)
        self._amount_field.setVisible(pays)
        self.leave_out.setVisible(pays)
        self.cash.setVisible(line.group == "no_account" and not pays)
        self.account.setVisible(may("money.payout"))
        self.hold.setVisible(may("money.payout") and not owes)
        self.release.setVisible(may("money.release") and bool(proposal.held_minor))
        self.recover.setVisible(owes)
        self.person.show()
        self._why.setVisible(bool(proposal.holds))
        self.holds.setVisible(bool(proposal.holds))
        self.holds.set_lines(hold_lines(proposal.holds, currency))
        self.holds.setAccessibleName(self._why_words())
        self._show_amount()

    def retranslate(self) -> None:
        """Reasons are said anew."""
        if self._line is not None:
            self.show_line(self._line)

    def toggle(self) -> None:
        """Leave the consignor out, or take them in again."""
        if self._line is not None and self._plan.group_of(self._line) == "pay":
            self._plan.toggle(self._line)
            self._show_amount()
            self.plan_changed.emit()

    def _show_amount(self) -> None:
        line = self._line
        if line is None:
            return
        minor = self._plan.amount(line)
        self.amount.blockSignals(True)  # noqa: FBT003 - Qt's name for it
        self.amount.set_minor(minor or None)
        self.amount.blockSignals(False)  # noqa: FBT003 - as above
        self.amount.setEnabled(bool(minor))
        self.leave_out.say(
            (lambda: translate("Payouts", "Leave out"))
            if minor
            else (lambda: translate("Payouts", "Take in again"))
        )

    def _on_amount_changed(self, minor: object) -> None:
        line = self._line
        if line is None or not isinstance(minor, int) or minor <= 0:
            return
        most = line.proposal.payable_minor
        self._amount_field.set_problem(self._most_words if minor > most else "")
        self._plan.set_amount(line, min(minor, most))
        self.plan_changed.emit()

    def _most_words(self) -> str:
        if self._line is None:
            return ""
        proposal = self._line.proposal
        return translate("Payouts", "At most {amount} is payable now").format(
            amount=format_money(proposal.payable_minor, proposal.currency)
        )

    def _on_cash_clicked(self) -> None:
        if self._line is not None:
            self._plan.in_cash.add(self._line.payee.number)
            self.plan_changed.emit()

    def _on_hold_opened(self, line: Line) -> None:
        hold = hold_by_hand(line)
        if hold and self._desk.standing.may("money.payout"):
            self.lift_wanted.emit(hold)
        else:
            open_hold(self._desk, line)

    def _on_person_clicked(self) -> None:
        if self._line is not None:
            self._desk.go("people", self._line.payee.number)

    def _why_words(self) -> str:
        return translate("Payouts", "What waits, and why")
