"""A step of a refund: done, failed, tried again, corrected."""

from collections.abc import Mapping
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.ledger import TENDERS
from app.domain.refunds import Refund
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refunds import WayBack
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

Step = Literal["done", "failed", "again", "correct"]


def _titles() -> Mapping[Step, tuple[str, str, str]]:
    """Title, button, and the label of the words, by step."""
    return {
        "done": (
            translate("Refunds", "The money has left"),
            translate("Refunds", "Done"),
            translate("Refunds", "Under which number (may stay empty)"),
        ),
        "failed": (
            translate("Refunds", "The refund failed"),
            translate("Refunds", "Failed"),
            translate("Refunds", "Why?"),
        ),
        "again": (
            translate("Refunds", "Refund once more"),
            translate("Refunds", "Order again"),
            translate("Refunds", "Why another way, or another person?"),
        ),
        "correct": (
            translate("Refunds", "Correct the amount"),
            translate("Refunds", "Correct"),
            translate("Refunds", "Why?"),
        ),
    }


class RefundForm(FormCard):
    """Ctrl+Enter does it; the words alone take Enter, too."""

    def __init__(self, desk: Desk, refund: Refund, step: Step) -> None:
        super().__init__(desk.theme, self._words(step, 0), self._words(step, 1))
        self._desk, self._refund, self._step = desk, refund, step
        theme = desk.theme
        self.tender, self.payee, self.text = QComboBox(self), QLineEdit(self), QLineEdit()
        self.payee.setText(refund.payee)
        self.amount = amount_edit(lambda: refund.currency)
        self.amount.setParent(self)
        for widget, steps in (
            (self.tender, "again"),
            (self.payee, "again"),
            (self.amount, "correct"),
        ):
            widget.setVisible(step == steps)
        amount = format_money(refund.amount_minor, refund.currency)
        who = refund.payee or refund.buyer_name
        self.add_field(ElidedText(theme, f"{refund.number}  {who}  {amount}", "value", bold=True))
        if step == "failed":
            self.add_field(
                Text(
                    theme,
                    lambda: translate(
                        "Refunds", "The shop owes it still; try again the same way or another."
                    ),
                    tone="secondary",
                    wrap=True,
                )
            )
        if step == "again":
            self.add_field(Field(theme, lambda: translate("Refunds", "By"), self.tender))
            payee = Field(
                theme,
                lambda: translate("Refunds", "To (empty: the buyer)"),
                self.payee,
                hint=lambda: translate("Refunds", "Another way or person is the owner's to allow."),
            )
            self.add_field(payee)
        if step == "correct":
            words = Field(theme, lambda: translate("Refunds", "What it really was"), self.amount)
            self.amount.set_minor(refund.amount_minor)
            self.amount.problem_changed.connect(lambda problem: words.set_problem(str(problem)))
            self.add_field(words)
        self.add_field(Field(theme, self._words(step, 2), self.text))
        self.finish()
        self.text.returnPressed.connect(self._on_accepted)
        self.accepted.connect(self._on_accepted)
        self.retranslate()
        choose(self.tender, refund.tender)

    @staticmethod
    def _words(step: Step, place: int) -> Words:
        return lambda: _titles()[step][place]

    def start(self) -> None:
        """Where the hands begin."""
        first = {"again": self.tender, "correct": self.amount}.get(self._step, self.text)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Names of the ways."""
        offer(self.tender, [(way, self._desk.word("tender", way)) for way in TENDERS])

    def _on_accepted(self) -> None:
        if not self.accept_button.isEnabled():
            return
        minor = self.amount.minor()
        if self._step == "correct" and minor is None:
            self.set_problem(lambda: translate("Case", "How much?"))
            return
        self.set_problem("")
        self.set_busy(lambda: translate("Refunds", "Booking…"))
        self._desk.do(
            partial(self._intent, minor=minor or 0),
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=self._told,
        )

    def _intent(self, shop: Shop, *, minor: int) -> Changes:
        number, text, by = self._refund.number, self.text.text(), self._desk.actor.name
        if self._step == "done":
            return finish_refund(shop, refund=number, confirmed_by=by, note=text)
        if self._step == "failed":
            return fail_refund(shop, refund=number, reason=text, told_by=by)
        if self._step == "correct":
            return correct_refund(
                shop, refund=number, amount_minor=minor, reason=text, corrected_by=by
            )
        way = WayBack(str(self.tender.currentData()), self.payee.text(), text)
        return try_refund_again(shop, refund=number, way=way, ordered_by=by)

    def _told(self) -> str:
        number = self._refund.number
        words = {
            "done": translate("Refunds", "{number} is done."),
            "failed": translate("Refunds", "{number} failed; the shop owes it still."),
            "again": translate("Refunds", "{number} is ordered once more."),
            "correct": translate("Refunds", "{number} is corrected."),
        }
        return words[self._step].format(number=number)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
