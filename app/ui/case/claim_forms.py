"""Claiming from others, and recording what they answered and paid."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.claims import OUTSIDE_KINDS, Claim
from app.domain.rows import CaseCard, PersonLine
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.parties import add_party
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.case.recording_form import RecordingForm
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text

_NEW = "new:"
_PAID_BY = ("bank", "cash", "wechat", "alipay", "check", "other")
_ANSWERS = ("partly", "accepted", "refused", "withdrawn")


class FileClaimForm(RecordingForm):
    """From whom, how much, by which number. Whoever is not known yet is entered with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Claims", "File a claim"),
            lambda: translate("Claims", "Claim it"),
        )
        self._currency = ""
        self.party, self.name = QComboBox(), QLineEdit()
        self.amount, self.insured = (amount_edit(lambda: self._currency) for _ in range(2))
        self.reference, self.day = QLineEdit(), DayEdit()
        self._parties: Sequence[PersonLine] = ()
        theme = desk.theme
        self._name_field = Field(theme, lambda: translate("Claims", "Its name"), self.name)
        self._amount_field = Field(
            theme,
            lambda: translate("Claims", "Claimed"),
            self.amount,
            hint=lambda: translate("Claims", "Empty: all that nobody bears yet"),
        )
        self.add_field(Field(theme, lambda: translate("Claims", "From whom"), self.party))
        self.add_field(self._name_field)
        self.add_pair(
            self._amount_field,
            Field(theme, lambda: translate("Claims", "Insured value"), self.insured),
        )
        self.add_pair(
            Field(theme, lambda: translate("Claims", "Claim number"), self.reference),
            Field(theme, lambda: translate("Claims", "Filed on"), self.day),
        )
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "Claims",
                    "So much of the loss waits from now on. It becomes a receivable only once they"
                    " accept in writing.",
                ),
                "caption",
                tone="secondary",
                wrap=True,
            )
        )
        self.finish()
        self.party.currentIndexChanged.connect(self._show_name)

    def begin(
        self, card: CaseCard, parties: Sequence[PersonLine], asked_minor: int, today: date
    ) -> None:
        """Ask for a claim on this case; ``asked_minor`` is what nobody bears yet."""
        self.number, self._currency = card.line.number, card.line.currency
        self._parties = parties
        self.amount.set_minor(asked_minor or None)
        self.insured.set_minor(None)
        for edit in (self.name, self.reference):
            edit.clear()
        self.day.set_day(today, last=today)
        self.set_problem("")
        self.retranslate()
        choose(self.party, parties[0].number if parties else _NEW + OUTSIDE_KINDS[0])
        self._show_name()
        self.party.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Who is known, and who may be new."""
        known = [
            (line.number, f"{line.name}  {self.desk.word('outside', line.kind)}")
            for line in self._parties
        ]
        new = {
            "carrier": translate("Claims", "A new carrier…"),
            "insurer": translate("Claims", "A new insurer…"),
            "third": translate("Claims", "A new third party…"),
        }
        offer(self.party, [*known, *((_NEW + kind, new[kind]) for kind in OUTSIDE_KINDS)])

    def record(self) -> None:
        """Write it down."""
        desk, number, party = self.desk, self.number, str(self.party.currentData())
        kind, name, actor = party.removeprefix(_NEW), self.name.text(), desk.actor
        is_new = party.startswith(_NEW)
        if is_new and not name.strip():
            self._name_field.set_problem(lambda: translate("States", "Please fill this in."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.is_unreadable(self.amount) or self.is_unreadable(self.insured):
            return
        amount, insured = self.amount.minor(), self.insured.minor()
        reference, day = self.reference.text(), self.day.day()

        def intent(shop: Shop) -> Changes:
            whom = party
            if is_new:
                whom = _entered(shop, kind, name, actor.name)
            told = ClaimTold(whom, amount, insured, day, reference)
            return file_claim(shop, number=number, told=told, actor=actor)

        self.write(intent, lambda: translate("Claims", "The claim is filed."))

    def _show_name(self) -> None:
        self._name_field.setVisible(str(self.party.currentData()).startswith(_NEW))


def _entered(shop: Shop, kind: str, name: str, actor: str) -> str:
    changes = add_party(shop, kind=kind, name=name, added_by=actor)
    person = next(key for subject, key in changes.subjects if subject == "person")
    line = shop.queries.people.line_by_id(person)
    return line.number if line else ""


class ClaimAnswerForm(RecordingForm):
    """What they said; a receivable needs their letter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Claims", "Record the answer"),
            lambda: translate("Claims", "Record"),
        )
        self._currency, self._place = "", 0
        self.answer, self.letter, self.note = QComboBox(), QLineEdit(), QLineEdit()
        self.amount, self.day = amount_edit(lambda: self._currency), DayEdit()
        theme = desk.theme
        self._amount_field = Field(theme, lambda: translate("Claims", "They pay"), self.amount)
        self._letter_field = Field(
            theme,
            lambda: translate("Claims", "Their letter"),
            self.letter,
            hint=lambda: translate("Claims", "Number or day of the written acceptance"),
        )
        self.add_pair(
            Field(theme, lambda: translate("Claims", "What they say"), self.answer),
            Field(theme, lambda: translate("Claims", "Answered on"), self.day),
        )
        for field in (self._amount_field, self._letter_field):
            self.add_field(field)
        self.add_field(Field(theme, lambda: translate("Claims", "Note"), self.note))
        self._effect = Text(theme, self._effect_words, "caption", tone="secondary", wrap=True)
        self.add_field(self._effect)
        self.finish()
        self.answer.currentIndexChanged.connect(self._show_fields)
        self.retranslate()

    def begin(self, number: str, claim: Claim, today: date) -> None:
        """Ask what was answered to this claim."""
        self.number, self._currency, self._place = number, claim.currency, claim.place
        usual = claim.accepted_minor or claim.insured_minor
        self.amount.set_minor(usual)
        for edit in (self.letter, self.note):
            edit.clear()
        self.day.set_day(today, last=today)
        choose(self.answer, _ANSWERS[0])
        self.set_problem("")
        self._show_fields()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The answers there can be."""
        words = {
            "partly": translate("Claims", "they pay a part"),
            "accepted": translate("Claims", "they pay all of it"),
            "refused": translate("Claims", "they refuse"),
            "withdrawn": translate("Claims", "we withdraw the claim"),
        }
        offer(self.answer, [(code, words[code]) for code in _ANSWERS])

    def record(self) -> None:
        """Write it down."""
        number, place, actor = self.number, self._place, self.desk.actor
        is_part = self.answer.currentData() == "partly"
        if is_part and self.is_unreadable(self.amount, needed=True):
            return
        told = ClaimAnswer(
            str(self.answer.currentData()),
            self.amount.minor() if is_part else None,
            self.letter.text(),
            self.day.day(),
            self.note.text(),
        )
        self.write(
            lambda shop: answer_claim(shop, number=number, place=place, told=told, actor=actor),
            lambda: translate("Claims", "The answer is recorded."),
        )

    def _pays(self) -> bool:
        return self.answer.currentData() in {"partly", "accepted"}

    def _show_fields(self) -> None:
        self._amount_field.setVisible(self.answer.currentData() == "partly")
        self._letter_field.setVisible(self._pays())
        self._effect.say(self._effect_words)

    def _effect_words(self) -> str:
        if self._pays():
            return translate(
                "Claims",
                "What they accept becomes a receivable; the rest is split again.",
            )
        return translate("Claims", "All of it goes back into the loss and is split again.")


class ClaimPaymentForm(RecordingForm):
    """Money that came, in one sum or in parts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Claims", "Money that came"),
            lambda: translate("Claims", "Record"),
        )
        self._claim: Claim | None = None
        self.tender, self.reference, self.day = QComboBox(), QLineEdit(), DayEdit()
        self.mistake, self.why = QCheckBox(), QLineEdit()
        self.amount = amount_edit(lambda: self._claim.currency if self._claim else "")
        theme = desk.theme
        self._amount_field = Field(
            theme, lambda: translate("Claims", "How much"), self.amount, hint=self._left_words
        )
        self.add_pair(
            self._amount_field,
            Field(theme, lambda: translate("Claims", "How it came"), self.tender),
        )
        self.add_pair(
            Field(theme, lambda: translate("Claims", "Payment number"), self.reference),
            Field(theme, lambda: translate("Claims", "Came on"), self.day),
        )
        self._why_field = Field(theme, lambda: translate("Claims", "What was wrong"), self.why)
        self.add_field(self.mistake)
        self.add_field(self._why_field)
        self.finish()
        self.mistake.toggled.connect(lambda _checked: self._show_mistake())
        self.retranslate()

    def begin(self, number: str, claim: Claim, today: date) -> None:
        """Ask for what came for this claim, or what of it was a mistake."""
        self.number, self._claim = number, claim
        self.mistake.setVisible(claim.received_minor > 0)
        self.mistake.setChecked(not claim.left_minor)
        self._show_mistake()
        for edit in (self.reference, self.why):
            edit.clear()
        self.day.set_day(today, last=today)
        self.set_problem("")
        self._amount_field.set_problem("")
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def retranslate(self) -> None:
        """The ways it can come."""
        self.mistake.setText(translate("Claims", "It was recorded by mistake: take it back"))
        offer(self.tender, [(code, self.desk.word("tender", code)) for code in _PAID_BY])

    def record(self) -> None:
        """Write it down."""
        claim, number, actor = self._claim, self.number, self.desk.actor.name
        if claim is None or self.is_unreadable(self.amount, needed=True):
            return
        place = claim.place
        told = ClaimPayment(
            self.amount.minor(),
            str(self.tender.currentData()),
            self.reference.text(),
            self.day.day(),
            self.why.text(),
            takes_back=self.mistake.isChecked(),
        )
        self.write(
            lambda shop: record_claim_payment(
                shop, number=number, place=place, told=told, recorded_by=actor
            ),
            lambda: translate("Claims", "The money is recorded."),
        )

    def _show_mistake(self) -> None:
        claim, wrong = self._claim, self.mistake.isChecked()
        self._why_field.setVisible(wrong)
        if claim is not None:
            self.amount.set_minor(claim.received_minor if wrong else claim.left_minor)
            self._amount_field.retranslate()

    def _left_words(self) -> str:
        if self._claim is None:
            return ""
        if self.mistake.isChecked():
            came = format_money(self._claim.received_minor, self._claim.currency)
            return translate("Claims", "{amount} is recorded").format(amount=came)
        left = format_money(self._claim.left_minor, self._claim.currency)
        return translate("Claims", "{amount} is still to come").format(amount=left)
