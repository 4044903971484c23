"""One finding: by whom, what, why; it can be withdrawn with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.findings import Finding
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.texts import ElidedText, Text

_ROLES = {"pass": "good", "exception": "warning", "fail": "overdue", "inconclusive": "neutral"}
_REASON_LINES = 6


class FindingCard(Card):
    """``withdrawn`` carries the reason."""

    withdrawn = Signal(object)

    def __init__(
        self,
        desk: Desk,
        finding: Finding,
        *,
        is_agreed: bool,
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk, self._finding = desk, finding
        self._is_agreed, self._currency = is_agreed, currency
        theme = desk.theme
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(ElidedText(theme, finding.by, bold=True), 1)
        if finding.confirmed_fake:
            fake = lambda: translate("Findings", "confirmed counterfeit")  # noqa: E731
            head.addWidget(Chip(theme, fake, "overdue"))
        role = _ROLES[finding.result] if finding.stands else "neutral"
        head.addWidget(Chip(theme, lambda: desk.word("finding_result", finding.result), role))
        self._withdraw = EnterButton(
            theme, lambda: translate("Findings", "Withdraw…"), "quiet", parent=self
        )
        self._withdraw.clicked.connect(self._on_withdraw)
        self._withdraw.setVisible(finding.stands)
        head.addWidget(self._withdraw)
        self.body.addLayout(head)
        self.body.addWidget(Text(theme, self._aside, "caption", tone="secondary", wrap=True))
        if finding.reason:
            self.body.addWidget(ClampedText(theme, finding.reason, lines=_REASON_LINES))
        self._why = QLineEdit()
        self._why.returnPressed.connect(self._on_reason)
        self._why.hide()
        self.body.addWidget(self._why)
        self.retranslate()

    def retranslate(self) -> None:
        """The field says what it is for."""
        self._why.setPlaceholderText(translate("Findings", "Why is it withdrawn? Enter keeps it"))
        self._why.setAccessibleName(self._why.placeholderText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the field away."""
        if event.key() == Qt.Key.Key_Escape and not self._why.isHidden():
            self._why.hide()
            self._withdraw.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _aside(self) -> str:
        desk, finding = self._desk, self._finding
        parts = [
            desk.word("finding_kind", finding.kind),
            format_day_at(finding.at, desk.settings.zone),
            translate("Findings", "accepted by both sides") if self._is_agreed else "",
            translate("Findings", "made before the sale") if finding.before_sale else "",
            desk.word("proven", finding.proven) if finding.proven != "not_examined" else "",
            translate("Findings", "seal {number}").format(number=finding.seal_number)
            if finding.seal_number
            else "",
            self._fee(),
            translate("Findings", "withdrawn: {why}").format(why=finding.withdrawn)
            if finding.withdrawn
            else "",
        ]
        return dotted(*parts)

    def _fee(self) -> str:
        finding = self._finding
        if not finding.fee_minor:
            return ""
        amount = format_money(finding.fee_minor, self._currency)
        if not finding.fee_advanced_by:
            return translate("Findings", "fee {amount}").format(amount=amount)
        text = translate("Findings", "fee {amount}, advanced by {party}")
        party = self._desk.word("party", finding.fee_advanced_by)
        return text.format(amount=amount, party=party)

    def _on_withdraw(self) -> None:
        self._why.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self) -> None:
        if self._why.text().strip():
            self.withdrawn.emit(self._why.text())
