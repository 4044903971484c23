"""The small forms about paying: where to, hold, release, take back, come back from the bank."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.payout_runs import WAYS, Payee
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import return_payout, reverse_payout, set_payee
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.words import Words


class _OneDeedForm(FormCard):
    """A form that does one thing and closes, or says why it was refused."""

    def __init__(self, desk: Desk, title: Words, accept: Words, about: str) -> None:
        super().__init__(desk.theme, title, accept)
        self.desk = desk
        self.add_field(ElidedText(desk.theme, about, "value", bold=True))

    def do(self, intent: Callable[[Shop], Changes], said: Words) -> None:
        """Carry it out."""
        self.set_problem("")
        self.set_busy(lambda: translate("Payouts", "Booking…"))
        self.desk.do(
            intent,
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=said,
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))


class PayeeForm(_OneDeedForm):
    """Whose account, which account, and the usual way."""

    def __init__(self, desk: Desk, payee: Payee) -> None:
        super().__init__(
            desk,
            lambda: translate("Payouts", "Where the money goes"),
            lambda: translate("Payouts", "Save"),
            f"{payee.number}  {payee.name}",
        )
        self._payee = payee
        self.way, self.name, self.account = QComboBox(), QLineEdit(), QLineEdit()
        self.name.setText(payee.payee)
        self.name.setPlaceholderText(payee.name[:60])
        self.account.setText(payee.account)
        self.name.setMaxLength(200)
        self.account.setMaxLength(300)
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("Payouts", "Paid by"), self.way))
        self.add_field(Field(theme, lambda: translate("Payouts", "Account holder"), self.name))
        self.add_field(
            Field(
                theme,
                lambda: translate("Payouts", "Account"),
                self.account,
                hint=lambda: translate(
                    "Payouts", "Bank and number, or the account of a payment app. Cash needs none."
                ),
            )
        )
        self.finish()
        self.accepted.connect(self._on_accepted)
        self.retranslate()
        choose(self.way, payee.tender)

    def start(self) -> None:
        """The account is what is missing."""
        self.account.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Names of the ways."""
        offer(self.way, [(way, self.desk.word("tender", way)) for way in WAYS])

    def _on_accepted(self) -> None:
        number, actor = self._payee.number, self.desk.actor.name
        payee, account = self.name.text(), self.account.text()
        way = str(self.way.currentData())
        self.do(
            lambda shop: set_payee(
                shop, consignor=number, payee=payee, account=account, pay_by=way, set_by=actor
            ),
            lambda: translate("Payouts", "The account is written down."),
        )


class _ReasonForm(_OneDeedForm):
    """A form that asks why; what it does comes from whoever opens it."""

    def __init__(self, desk: Desk, title: Words, accept: Words, about: str, hint: Words) -> None:
        super().__init__(desk, title, accept, about)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_field = Field(
            desk.theme, lambda: translate("Payouts", "Reason"), self.reason, hint=hint
        )

    def start(self) -> None:
        """The reason is what has to be typed."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class HoldForm(_ReasonForm):
    """Hold an item's money, or all of a consignor's."""

    def __init__(self, desk: Desk, payee: Payee) -> None:
        super().__init__(
            desk,
            lambda: translate("Payouts", "Hold money"),
            lambda: translate("Payouts", "Hold"),
            f"{payee.number}  {payee.name}",
            lambda: translate("Payouts", "It stands beside the amount until the hold is lifted."),
        )
        self.sku = QLineEdit()
        self.sku.setMaxLength(100)
        self.add_field(
            Field(
                desk.theme,
                lambda: translate("Payouts", "Item"),
                self.sku,
                hint=lambda: translate(
                    "Payouts", "SKU of the sold item; left empty, everything is held."
                ),
            )
        )
        self.add_field(self.reason_field)
        self.finish()
        self._number = payee.number
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        number, actor = self._number, self.desk.actor.name
        sku, reason = self.sku.text(), self.reason.text()
        self.do(
            lambda shop: hold_payout(shop, consignor=number, sku=sku, reason=reason, held_by=actor),
            lambda: translate("Payouts", "Held until somebody lifts it."),
        )


class LiftForm(_ReasonForm):
    """A hold by hand is over."""

    def __init__(self, desk: Desk, payee: Payee, hold: str) -> None:
        super().__init__(
            desk,
            lambda: translate("Payouts", "Lift the hold"),
            lambda: translate("Payouts", "Lift"),
            f"{payee.number}  {payee.name}",
            "",
        )
        self._hold = hold
        self.add_field(self.reason_field)
        self.finish()
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        hold, actor, reason = self._hold, self.desk.actor.name, self.reason.text()
        self.do(
            lambda shop: lift_payout_hold(shop, hold=hold, reason=reason, lifted_by=actor),
            lambda: translate("Payouts", "The hold is lifted."),
        )


class ReleaseForm(_ReasonForm):
    """The owner lets held money be paid, all of it or a part."""

    def __init__(self, desk: Desk, payee: Payee, held_minor: int, currency: str) -> None:
        super().__init__(
            desk,
            lambda: translate("Payouts", "Release held money"),
            lambda: translate("Payouts", "Release"),
            f"{payee.number}  {payee.name}",
            lambda: translate(
                "Payouts", "On record with your name. What comes up later holds again."
            ),
        )
        self._number = payee.number
        self.amount = amount_edit(lambda: currency)
        self.amount.set_minor(held_minor)
        field = Field(
            desk.theme,
            lambda: translate("Payouts", "Amount {currency}").format(currency=currency),
            self.amount,
            hint=lambda: translate(
                "Payouts", "{amount} waits; the oldest is released first."
            ).format(amount=format_money(held_minor, currency)),
        )
        self.amount.problem_changed.connect(lambda problem: field.set_problem(str(problem)))
        self.add_field(field)
        self.add_field(self.reason_field)
        self.finish()
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        number, actor, reason = self._number, self.desk.actor.name, self.reason.text()
        minor = self.amount.minor()
        self.do(
            lambda shop: release_payout(
                shop, consignor=number, amount_minor=minor, reason=reason, released_by=actor
            ),
            lambda: translate("Payouts", "Released."),
        )


class TakeBackForm(_ReasonForm):
    """The opposite of a run or a payout: before it was sent, or when the bank returns it."""

    def __init__(self, desk: Desk, number: str, about: str, *, returned: bool) -> None:
        super().__init__(
            desk,
            (
                (lambda: translate("Payouts", "Returned by the bank"))
                if returned
                else (lambda: translate("Payouts", "Take back"))
            ),
            lambda: translate("Payouts", "Book it"),
            about,
            "",
        )
        self._number, self._returned = number, returned
        self.add_field(self.reason_field)
        self.add_field(
            Text(
                desk.theme,
                lambda: translate(
                    "Payouts",
                    "The opposite is booked today and the money is payable again. What was"
                    " booked stays as it is.",
                ),
                "caption",
                tone="secondary",
                wrap=True,
            )
        )
        self.finish()
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        number, actor, reason = self._number, self.desk.actor.name, self.reason.text()
        if self._returned:
            self.do(
                lambda shop: return_payout(shop, number=number, reason=reason, recorded_by=actor),
                lambda: translate("Payouts", "Returned: it is payable again."),
            )
        else:
            self.do(
                lambda shop: reverse_payout(shop, number=number, reason=reason, reversed_by=actor),
                lambda: translate("Payouts", "Taken back: it is payable again."),
            )
