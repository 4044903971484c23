"""What a person says of a line of a bill: a cost of a case, or none of ours."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.bills import BillEntry
from app.domain.changes import Changes
from app.services.money.bill_matching import ignore_bill_line, record_bill_cost
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText

BillStep = Literal["cost", "ignore"]


class BillForm(FormCard):
    """Enter in the last field does it."""

    def __init__(self, desk: Desk, entry: BillEntry, step: BillStep) -> None:
        is_cost = step == "cost"
        super().__init__(
            desk.theme,
            lambda: (
                translate("Bills", "A cost of a case")
                if is_cost
                else translate("Bills", "None of ours")
            ),
            lambda: translate("Bills", "Book it") if is_cost else translate("Bills", "Set aside"),
        )
        self._desk, self._entry, self._step = desk, entry, step
        self.case, self.text = QLineEdit(self), QLineEdit()
        self.case.setVisible(is_cost)
        amount = format_money(entry.amount_minor, entry.currency)
        who = entry.counterparty or entry.kind
        self.add_field(ElidedText(desk.theme, f"{who}  {amount}", "value", bold=True))
        if is_cost:
            self.add_field(
                Field(desk.theme, lambda: translate("Bills", "Which case? A-000001"), self.case)
            )
        self.add_field(
            Field(
                desk.theme,
                lambda: translate("Bills", "What for?") if is_cost else translate("Bills", "Why?"),
                self.text,
            )
        )
        self.finish()
        self.text.returnPressed.connect(self._on_accepted)
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """Where the hands begin."""
        first = self.case if self._step == "cost" else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accepted(self) -> None:
        if not self.accept_button.isEnabled():
            return
        self.set_problem("")
        self.set_busy(lambda: translate("Bills", "Booking…"))
        self._desk.do(
            self._intent,
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=lambda: translate("Bills", "{line} is explained.").format(line=self._entry.number),
        )

    def _intent(self, shop: Shop) -> Changes:
        line, text, by = self._entry.number, self.text.text(), self._desk.actor.name
        if self._step == "cost":
            return record_bill_cost(
                shop, line=line, case=self.case.text(), what=text, recorded_by=by
            )
        return ignore_bill_line(shop, line=line, reason=text, ignored_by=by)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
