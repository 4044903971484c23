"""Giving store credit as a present, and paying it out in money."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.ledger import TENDERS
from app.domain.store_credit import CreditAccount, cashable_minor
from app.services.money.store_credit import cash_out_credit, give_bonus
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.words import Words

_MONEY = tuple(tender for tender in TENDERS if tender != "store_credit")


class _CreditForm(FormCard):
    """An amount and why; Ctrl+Enter books it."""

    def __init__(self, desk: Desk, title: Words, accept: Words) -> None:
        super().__init__(desk.theme, title, accept)
        self._desk = desk
        self.amount = amount_edit(lambda: desk.settings.currency)
        self.reason = QLineEdit()
        self._amount_field = Field(
            desk.theme,
            lambda: translate("Credit", "Amount {currency}").format(
                currency=desk.settings.currency
            ),
            self.amount,
        )
        self.amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        self.accepted.connect(self._on_accepted)

    def _end(self) -> None:
        """The fields that all have come last."""
        self.add_field(self._amount_field)
        self.add_field(Field(self.theme, lambda: translate("Credit", "What for?"), self.reason))
        self.finish()

    def intent(self, shop: Shop, *, minor: int) -> Changes:
        """What is done with the amount."""
        raise NotImplementedError

    def _on_accepted(self) -> None:
        minor = self.amount.minor()
        if not minor:
            self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_problem("")
        self.set_busy(lambda: translate("Credit", "Booking…"))
        self._desk.do(
            partial(self.intent, minor=minor),
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=lambda: translate("Credit", "Booked."),
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))


class BonusForm(_CreditForm):
    """For the buyer that is shown, or for whoever is named."""

    def __init__(self, desk: Desk, account: CreditAccount | None) -> None:
        super().__init__(
            desk,
            lambda: translate("Credit", "Give a bonus"),
            lambda: translate("Credit", "Give it"),
        )
        self._account = account
        self.who = QLineEdit(self)
        self.who.setVisible(account is None)
        if account is None:
            words = Field(desk.theme, lambda: translate("Credit", "Whose? Name or phone"), self.who)
            self.add_field(words)
        else:
            self.add_field(ElidedText(desk.theme, account.name, "value", bold=True))
        self._end()

    def start(self) -> None:
        """Where the hands begin."""
        first = self.who if self._account is None else self.amount
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def intent(self, shop: Shop, *, minor: int) -> Changes:
        """The shop gives it."""
        account = self._account
        person = account.person if account else shop.queries.credit.whose(self.who.text())
        return give_bonus(
            shop,
            person=person,
            amount_minor=minor,
            reason=self.reason.text(),
            given_by=self._desk.actor.name,
        )


class CashOutForm(_CreditForm):
    """As much as the shop's rule allows, by a way of paying."""

    def __init__(self, desk: Desk, account: CreditAccount) -> None:
        super().__init__(
            desk,
            lambda: translate("Credit", "Pay credit out"),
            lambda: translate("Credit", "Pay out"),
        )
        self._account = account
        self.way = QComboBox()
        most = cashable_minor(account, desk.settings)
        words = Text(
            desk.theme,
            lambda: (
                translate("Credit", "The shop's rule allows {amount}.").format(
                    amount=format_money(most, account.currency)
                )
                if most
                else translate("Credit", "The shop's settings do not allow it.")
            ),
            tone="secondary",
            wrap=True,
        )
        self.add_field(ElidedText(desk.theme, account.name, "value", bold=True))
        self.add_field(words)
        self.add_field(Field(desk.theme, lambda: translate("Credit", "By"), self.way))
        self._end()
        self.retranslate()
        self.amount.set_minor(most or None)

    def start(self) -> None:
        """The amount is there already."""
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def retranslate(self) -> None:
        """Names of the ways."""
        offer(self.way, [(way, self._desk.word("tender", way)) for way in _MONEY])

    def intent(self, shop: Shop, *, minor: int) -> Changes:
        """It is paid."""
        return cash_out_credit(
            shop,
            person=self._account.person,
            amount_minor=minor,
            tender=str(self.way.currentData()),
            reason=self.reason.text(),
            paid_by=self._desk.actor.name,
        )
