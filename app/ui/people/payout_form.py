"""Paying a consignor what the shop owes her."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.domain.errors import AftercareError
from app.domain.rows import CaseLine, PersonLine
from app.services.money.payouts import pay_out
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.widgets.banners import Banner
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text

# How shops pay consignors, the usual way first; gift cards and store credit are no payout.
_WAYS = ("bank", "wechat", "alipay", "cash", "check", "other")


class PayoutForm(FormCard):
    """Amount and way; warns while cases are open that may still change the balance."""

    def __init__(self, desk: Desk, person: PersonLine, cases: tuple[CaseLine, ...]) -> None:
        super().__init__(desk.theme, lambda: translate("People", "Pay out"), "")
        self._desk, self._person, self._cases = desk, person, cases
        theme = desk.theme
        self._amount = amount_edit(lambda: person.currency)
        self._amount_field = Field(
            theme,
            lambda: translate("People", "Amount {currency}").format(currency=person.currency),
            self._amount,
            hint=self._left_words,
        )
        self._way = QComboBox()
        self.add_field(ElidedText(theme, f"{person.number}  {person.name}", "value", bold=True))
        self.add_field(Text(theme, self._owed_words, tone="secondary", wrap=True))
        if cases:
            self.add_field(Banner(theme, self._case_words, tone="warning"))
        self.add_field(self._amount_field)
        self.add_field(Field(theme, lambda: translate("People", "Paid by"), self._way))
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "People", "A payout is booked at once. A mistake is mended by a new line."
                ),
                "caption",
                tone="secondary",
                wrap=True,
            )
        )
        self.finish()
        self._amount.minor_changed.connect(lambda _minor: self._show())
        self._amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        self.accepted.connect(self._on_accepted)
        self.retranslate()
        self._amount.set_minor(max(self._owed_minor, 0))
        self._show()

    def start(self) -> None:
        """The amount is there already; Ctrl+Enter pays it."""
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._amount.selectAll()

    def retranslate(self) -> None:
        """Names of the ways."""
        offer(self._way, [(way, self._desk.word("tender", way)) for way in _WAYS])

    @property
    def _owed_minor(self) -> int:
        return self._person.balance_minor or 0

    def _show(self) -> None:
        minor = self._amount.minor()
        self.accept_button.setEnabled(bool(minor))
        self.accept_button.say(self._pay_words)
        if not self._amount.toolTip():
            self._amount_field.set_problem("")

    def _pay_words(self) -> str:
        minor = self._amount.minor()
        if not minor:
            return translate("People", "Pay out")
        return translate("People", "Pay out {amount}").format(
            amount=format_money(minor, self._person.currency)
        )

    def _owed_words(self) -> str:
        return translate("People", "The shop owes {amount}.").format(
            amount=format_money(self._owed_minor, self._person.currency)
        )

    def _left_words(self) -> str:
        minor = self._amount.minor()
        if minor is None:
            return ""
        return translate("People", "Left after it: {amount}").format(
            amount=format_money(self._owed_minor - minor, self._person.currency)
        )

    def _case_words(self) -> str:
        stake = sum(line.at_stake_minor for line in self._cases)
        return translate(
            "People", "Open cases: {n}. They may still change this; {amount} is in dispute."
        ).format(n=len(self._cases), amount=format_money(stake, self._cases[0].currency))

    def _on_accepted(self) -> None:
        desk, person, minor = self._desk, self._person, self._amount.minor()
        if not minor:
            return
        way = str(self._way.currentData())
        amount = format_money(minor, person.currency)
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Booking…"))
        desk.do(
            lambda shop: pay_out(
                shop,
                consignor=person.number,
                amount_minor=minor,
                tender=way,
                paid_by=desk.actor.name,
            ),
            owner=self,
            done=lambda _changes: self._on_done(amount),
            failed=self._on_failed,
        )

    def _on_done(self, amount: str) -> None:
        name = self._person.name[:40]
        self._desk.tell(
            lambda: translate("People", "Paid {amount} to {name}.").format(amount=amount, name=name)
        )
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))
