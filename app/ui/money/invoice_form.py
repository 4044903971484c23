"""The invoice of a cost that was paid without one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.domain.month_close import CheckCase
from app.services.money.costs import note_invoice
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text


class InvoiceForm(FormCard):
    """Its number is all the books need; the case is one click away."""

    def __init__(self, desk: Desk, cost: CheckCase) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Money", "Invoice of a cost"),
            lambda: translate("Money", "Note the invoice"),
        )
        self._desk, self._cost = desk, cost
        self.number = QLineEdit()
        case = Button(desk.theme, lambda: translate("Money", "Open the case"), "quiet")
        case.clicked.connect(lambda: desk.go("case", cost.case_number))
        self.add_field(ElidedText(desk.theme, cost.title, "value", bold=True))
        amount = format_money(cost.minor, cost.currency)
        self.add_field(Text(desk.theme, f"{cost.case_number}  ·  {amount}", tone="secondary"))
        self.add_field(Field(desk.theme, lambda: translate("Money", "Invoice number"), self.number))
        row = QHBoxLayout()
        row.addWidget(case)
        row.addStretch(1)
        self.fields.addLayout(row)
        self.finish()
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """The number is all there is to type."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accepted(self) -> None:
        desk, cost, number = self._desk, self._cost.cost, self.number.text()
        self.set_problem("")
        self.set_busy(lambda: translate("Money", "Saving…"))
        desk.do(
            lambda shop: note_invoice(shop, cost=cost, invoice=number, noted_by=desk.actor.name),
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=lambda: translate("Money", "The invoice is noted."),
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
