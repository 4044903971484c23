"""What is told with a refund besides amount and way: only what this refund really asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.unwinding import RefundTold
from app.services.money.refund_proposal import RefundProposal, propose_refund
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FIELD_PX = 200


class RefundDetails(Themed):
    """Hidden where there is nothing to say; fees and numbers wait behind ``more``.

    That button stands wherever there is room for it. ``accepted``: Enter in one of the fields.
    """

    accepted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._number = ""
        self._currency = desk.settings.currency
        self._amount_minor: int | None = None
        self._proposal = RefundProposal()
        self._more_shown = False
        self.meaning = QComboBox()
        self._meaning_field = Field(
            desk.theme,
            lambda: translate("Refund", "What it is"),
            self.meaning,
            term=desk.term("refund_meaning"),
        )
        self.charge = QCheckBox()
        self.charge.setChecked(True)
        self._words = Text(desk.theme, self._what_happens, tone="secondary", wrap=True)
        self.charge.toggled.connect(lambda _on: self._words.retranslate())
        self.credit_note = QLineEdit()
        self.fee = amount_edit(lambda: self._currency)
        self._note_field = Field(
            desk.theme,
            lambda: translate("Refund", "Credit note no."),
            self.credit_note,
            term=desk.term("credit_note"),
        )
        self._fee_field = Field(
            desk.theme,
            lambda: translate("Refund", "The channel keeps a fee of"),
            self.fee,
            term=desk.term("channel_fee"),
        )
        self.fee.problem_changed.connect(lambda text: self._fee_field.set_problem(str(text)))
        self.more = EnterButton(
            desk.theme, lambda: translate("Refund", "More to tell"), "quiet", icon="plus"
        )
        self.more.clicked.connect(self._on_more_clicked)
        for edit in (self.credit_note, self.fee):
            edit.returnPressed.connect(self.accepted)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        for field in (self._meaning_field, self._note_field, self._fee_field):
            field.setFixedWidth(_FIELD_PX)
        told = QVBoxLayout()
        told.setSpacing(NEAR_PX)
        told.addWidget(self.charge)
        told.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, NEAR_PX, 0, 0)
        row.setSpacing(GROUP_PX)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._meaning_field, 0, top)
        row.addLayout(told, 1)
        row.addWidget(self._note_field, 0, top)
        row.addWidget(self._fee_field, 0, top)

    def ask(self, number: str, currency: str) -> None:
        """Ask about the refund of a case; an empty number puts it away."""
        self._number, self._currency = number, currency or self._currency
        self._take(RefundProposal())
        self.credit_note.clear()
        self.fee.set_minor(None)
        self._fee_field.set_problem("")
        self.charge.setChecked(True)
        self._show_more(shown=False)
        self._show_room()
        if number:
            shop, name = self._desk.shop, self._desk.actor.name
            self._desk.ask(
                lambda _queries: propose_refund(shop, number=number, asked_by=name),
                self._take,
                owner=self,
                key="case.refund",
            )

    def show_amount(self, amount_minor: int | None) -> None:
        """The amount as it is being typed: fee and money of another country follow it."""
        self._amount_minor = amount_minor
        self._words.retranslate()
        self._show_room()

    def told(self) -> RefundTold:
        """What was told; nothing where nothing is asked."""
        if not self._number:
            return RefundTold()
        waived = self._has_fee() and not self.charge.isChecked()
        return RefundTold(
            meaning=str(self.meaning.currentData() or "") if self._has_choice() else "",
            credit_note=self.credit_note.text().strip(),
            fee_minor=self.fee.minor() or 0,
            restocking_minor=0 if waived else None,
        )

    def problem(self) -> QWidget | None:
        """The field that cannot be read, if there is one."""
        return self.fee if self.fee.toolTip() else None

    def retranslate(self) -> None:
        """Names of meanings, and the fee."""
        codes = self._proposal.meanings
        offer(self.meaning, [(code, self._desk.word("refund_meaning", code)) for code in codes])
        rate = format_share(self._proposal.restocking_bp)
        self.charge.setText(
            translate("Refund", "Charge the restocking fee of {share}").format(share=rate)
        )
        self._words.retranslate()

    def _take(self, proposal: RefundProposal) -> None:
        self._proposal = proposal
        self.retranslate()
        if proposal.meanings:
            choose(self.meaning, proposal.meanings[0])
        self._meaning_field.setVisible(self._has_choice())
        self.charge.setVisible(self._has_fee())
        self.credit_note.setPlaceholderText(proposal.credit_note)
        self._show_room()

    def _has_choice(self) -> bool:
        return len(self._proposal.meanings) > 1

    def _has_fee(self) -> bool:
        return bool(self._proposal.restocking_bp) and not self._proposal.statutory

    def _what_happens(self) -> str:
        """What the buyer gets where that is not simply the amount."""
        proposal, amount = self._proposal, self._amount_minor
        if proposal.restocking_bp and proposal.statutory:
            return translate("Refund", "A return that the law gives: no restocking fee.")
        if amount is None:
            return ""
        parts = []
        if self._has_fee() and self.charge.isChecked():
            fee = proposal.fee_minor(amount)
            text = translate("Refund", "{fee} stays here, the buyer gets {rest}.")
            fee_text = format_money(fee, self._currency)
            rest = format_money(amount - fee, self._currency)
            parts.append(text.format(fee=fee_text, rest=rest))
        if proposal.abroad is not None:
            text = translate("Refund", "It was paid in {currency}, and goes back in it.")
            parts.append(text.format(currency=proposal.abroad.currency))
        return " ".join(parts)

    def _on_more_clicked(self) -> None:
        self._show_more(shown=True)
        first = self.fee if self._note_field.isHidden() else self.credit_note
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, *, shown: bool) -> None:
        self._more_shown = shown
        self._note_field.setVisible(shown)
        self._fee_field.setVisible(shown)
        self._show_room()

    def _show_room(self) -> None:
        """Nothing is shown of a refund that asks nothing."""
        asks = self._has_choice() or bool(self._proposal.restocking_bp)
        says = bool(self._what_happens())
        self.setVisible(bool(self._number) and (asks or says or self._more_shown))
        self.more.setVisible(bool(self._number) and not self._more_shown)
