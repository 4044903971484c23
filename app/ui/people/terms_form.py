"""What is agreed with a consignor beforehand: rating, limits, and what silence means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from app.domain.changes import Changes
from app.domain.consignors import RATINGS, TrustTerms
from app.domain.errors import AftercareError
from app.domain.rows import PersonCard
from app.services.consignors import agree_terms
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.words import Words


class TermsForm(FormCard):
    """Empty amounts are nothing: the owner decides and the consignor is asked."""

    def __init__(self, desk: Desk, person: PersonCard) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Rating and limits"),
            lambda: translate("People", "Save"),
        )
        self._desk, self._person = desk, person
        self._currency = person.line.currency
        self.rating, self.clause = QComboBox(), QCheckBox()
        self.decides, self.settles = self._money(), self._money()
        terms = person.terms
        self.decides.set_minor(terms.decides_up_to_minor or None)
        self.settles.set_minor(terms.settle_up_to_minor or None)
        self.clause.setChecked(terms.silence_clause)
        theme = desk.theme
        name = f"{person.line.number}  {person.line.name}"
        self.add_field(ElidedText(theme, name, "value", bold=True))
        self.add_field(Field(theme, lambda: translate("People", "Rating"), self.rating))
        self.add_field(
            self._field(
                lambda: translate("People", "Decides alone up to"),
                self.decides,
                lambda: translate(
                    "People", "Their own part of a loss. Up to it an answer is the decision."
                ),
            )
        )
        self.add_field(
            self._field(
                lambda: translate("People", "Settled without asking up to"),
                self.settles,
                lambda: translate("People", "Their own part of a loss that the shop may charge."),
            )
        )
        self.add_field(self.clause)
        self.finish()
        self.accepted.connect(self._on_accepted)
        self.retranslate()
        choose(self.rating, terms.rating)

    def _money(self) -> MoneyEdit:
        return amount_edit(lambda: self._currency)

    def _field(self, label: Words, edit: MoneyEdit, hint: Words) -> Field:
        field = Field(self.theme, label, edit, hint=hint)
        edit.problem_changed.connect(lambda problem: field.set_problem(str(problem)))
        return field

    def start(self) -> None:
        """The rating comes first."""
        self.rating.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Choices and the clause."""
        offer(self.rating, [(rating, rating or translate("People", "none")) for rating in RATINGS])
        self.clause.setText(translate("People", "The contract takes silence as consent"))

    def _on_accepted(self) -> None:
        desk, number = self._desk, self._person.line.number
        wrong = next((edit for edit in (self.decides, self.settles) if edit.toolTip()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        terms = TrustTerms(
            str(self.rating.currentData()),
            self.decides.minor() or 0,
            self.settles.minor() or 0,
            self.clause.isChecked(),
        )
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        desk.do(
            lambda shop: agree_terms(
                shop, consignor=number, terms=terms, agreed_by=desk.actor.name
            ),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("People", "Rating and limits are written down."),
        )

    def _on_done(self, _changes: Changes) -> None:
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))
