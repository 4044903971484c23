"""Paying a consignor what the shop owes her and nothing holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.payout_runs import WAYS, ProposedPayout
from app.services.money.payouts import pay_out
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.hold_lines import hold_lines, open_hold
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.line_list import LineList
from app.ui.widgets.texts import ElidedText, Text


class PayoutForm(FormCard):
    """Amount and way. What waits says why; who may release it is asked for a reason."""

    def __init__(self, desk: Desk, proposed: ProposedPayout) -> None:
        super().__init__(desk.theme, lambda: translate("People", "Pay out"), "")
        self._desk, self._payee, self._proposal = desk, proposed.payee, proposed.proposal
        theme, currency = desk.theme, proposed.proposal.currency
        self._amount = amount_edit(lambda: currency)
        self._amount_field = Field(
            theme,
            lambda: translate("People", "Amount {currency}").format(currency=currency),
            self._amount,
            hint=self._left_words,
        )
        self._way, self.reason = QComboBox(), QLineEdit()
        self.reason.setMaxLength(500)
        self._reason_field = Field(
            theme,
            lambda: translate("People", "Why it is paid all the same"),
            self.reason,
            hint=lambda: translate("People", "More than is free: it is released in your name."),
        )
        self.holds = LineList(theme, grows=True)
        self._add_fields()
        self._amount.minor_changed.connect(lambda _minor: self._show())
        self._amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        self.holds.line_opened.connect(lambda line: open_hold(desk, line))
        self.accepted.connect(self._on_accepted)
        self.retranslate()
        choose(self._way, self._payee.tender)
        self._amount.set_minor(self._proposal.payable_minor or None)
        self._show()

    def _add_fields(self) -> None:
        theme, payee = self.theme, self._payee
        self.add_field(ElidedText(theme, f"{payee.number}  {payee.name}", "value", bold=True))
        self.add_field(Text(theme, self._owed_words, tone="secondary", wrap=True))
        self.add_field(self.holds)
        self.add_field(self._amount_field)
        self.add_field(self._reason_field)
        self.add_field(
            Field(
                theme,
                lambda: translate("People", "Paid by"),
                self._way,
                hint=lambda: self._payee.account,
            )
        )
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "People", "A payout is booked at once. It is taken back by its opposite."
                ),
                "caption",
                tone="secondary",
                wrap=True,
            )
        )
        self.finish()

    def start(self) -> None:
        """The amount is there already; Ctrl+Enter pays it."""
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._amount.selectAll()

    def retranslate(self) -> None:
        """Names of the ways, and the reasons."""
        offer(self._way, [(way, self._desk.word("tender", way)) for way in WAYS])
        self.holds.set_lines(hold_lines(self._proposal.holds, self._proposal.currency))
        self.holds.setVisible(bool(self._proposal.holds))
        self.holds.setAccessibleName(translate("Payouts", "What waits, and why"))

    def _show(self) -> None:
        minor = self._amount.minor()
        over = (minor or 0) > self._proposal.payable_minor
        self._reason_field.setVisible(over and self._desk.standing.may("money.release"))
        self.accept_button.setEnabled(bool(minor))
        self.accept_button.say(self._pay_words)
        if not self._amount.toolTip():
            self._amount_field.set_problem("")

    def _pay_words(self) -> str:
        minor = self._amount.minor()
        if not minor:
            return translate("People", "Pay out")
        return translate("People", "Pay out {amount}").format(
            amount=format_money(minor, self._proposal.currency)
        )

    def _owed_words(self) -> str:
        proposal = self._proposal
        told = translate("People", "The shop owes {amount}.").format(
            amount=format_money(proposal.balance_minor, proposal.currency)
        )
        if not proposal.held_minor:
            return told
        more = translate("People", "{payable} can be paid now, {held} waits:").format(
            payable=format_money(proposal.payable_minor, proposal.currency),
            held=format_money(proposal.held_minor, proposal.currency),
        )
        return f"{told}{more}" if self._desk.lang == "zh" else f"{told} {more}"

    def _left_words(self) -> str:
        minor = self._amount.minor()
        if minor is None:
            return ""
        return translate("People", "Left after it: {amount}").format(
            amount=format_money(self._proposal.balance_minor - minor, self._proposal.currency)
        )

    def _on_accepted(self) -> None:
        desk, number, minor = self._desk, self._payee.number, self._amount.minor()
        if not minor:
            return
        way, reason = str(self._way.currentData()), ""
        if self._reason_field.isVisible():
            reason = self.reason.text()
        amount = format_money(minor, self._proposal.currency)
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Booking…"))
        desk.do(
            lambda shop: pay_out(
                shop,
                consignor=number,
                amount_minor=minor,
                tender=way,
                paid_by=desk.actor.name,
                reason=reason,
            ),
            owner=self,
            done=lambda _changes: self._on_done(amount),
            failed=self._on_failed,
        )

    def _on_done(self, amount: str) -> None:
        name = self._payee.name[:40]
        self._desk.tell(
            lambda: translate("People", "Paid {amount} to {name}.").format(amount=amount, name=name)
        )
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
