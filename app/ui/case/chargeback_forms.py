"""A bank's debit, and what it decided in the end."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.chargebacks import CHARGEBACK, Chargeback
from app.domain.clocks import closing_time
from app.domain.rows import CaseCard
from app.services.money.chargebacks import ChargebackTold, end_chargeback, record_chargeback
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.case.chargeback_words import outcome_words
from app.ui.case.recording_form import RecordingForm
from app.ui.counter.category_box import CategoryBox
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text

_USUAL_DAYS = 7  # that a bank leaves for an answer, where its letter is not at hand


class DebitForm(RecordingForm):
    """What the bank's letter says; the day to answer by becomes a deadline of the case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Claims", "The bank took the money back"),
            lambda: translate("Claims", "Record the debit"),
        )
        self._currency = ""
        self.amount, self.fee = (amount_edit(lambda: self._currency) for _ in range(2))
        self.reference, self.reply_by, self.day = QLineEdit(), DayEdit(), DayEdit()
        self.about = CategoryBox()
        theme = desk.theme
        self.add_pair(
            Field(theme, lambda: translate("Claims", "Debited amount"), self.amount),
            Field(theme, lambda: translate("Claims", "Fee of the bank"), self.fee),
        )
        self.add_pair(
            Field(theme, lambda: translate("Claims", "Debited on"), self.day),
            Field(theme, lambda: translate("Claims", "Answer by"), self.reply_by),
        )
        self.add_field(Field(theme, lambda: translate("Claims", "Bank's number"), self.reference))
        self.add_field(
            Field(
                theme,
                lambda: translate("Claims", "What it is really about"),
                self.about,
                hint=lambda: translate("Claims", "If it is lost, the loss is split by this"),
            )
        )
        self.finish()
        self.retranslate()

    def begin(self, card: CaseCard, today: date) -> None:
        """Ask for a debit on this case."""
        self.number, self._currency = card.line.number, card.line.currency
        self.amount.set_minor(card.line.at_stake_minor - card.refunded_minor)
        self.fee.set_minor(None)
        self.reference.clear()
        self.day.set_day(today, last=today)
        self.reply_by.set_day(today + timedelta(days=_USUAL_DAYS))
        self.retranslate()
        self.about.choose(card.line.category)
        self.set_problem("")
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def retranslate(self) -> None:
        """The categories by their names."""
        desk = self.desk
        self.about.offer([(code, desk.category(code)) for code in self._codes()])

    def _codes(self) -> list[str]:
        branches = [code for code, branch in self.desk.branches.items() if not branch.retired]
        return [*self.desk.shop.program.trunks, *branches]

    def record(self) -> None:
        """Write it down."""
        if self.is_unreadable(self.amount, needed=True) or self.is_unreadable(self.fee):
            return
        number, actor = self.number, self.desk.actor.name
        about = str(self.about.currentData() or "")
        told = ChargebackTold(
            amount_minor=self.amount.minor(),
            fee_minor=self.fee.minor() or 0,
            reference=self.reference.text(),
            debited_on=self.day.day(),
            reply_by_ms=closing_time(self.reply_by.day(), self.desk.settings.hours),
            underlying="" if about == CHARGEBACK else about,
        )
        self.write(
            lambda shop: record_chargeback(shop, number=number, told=told, recorded_by=actor),
            lambda: translate("Claims", "The debit is recorded."),
        )


class OutcomeForm(RecordingForm):
    """What the bank decided, and what that does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Claims", "What the bank decided"),
            lambda: translate("Claims", "Record"),
        )
        self._outcome = "won"
        self._card: CaseCard | None = None
        self._chargeback: Chargeback | None = None
        self.note = QLineEdit()
        self._effect = Text(desk.theme, self._effect_words, wrap=True)
        self.add_field(self._effect)
        self.add_field(Field(desk.theme, lambda: translate("Claims", "Note"), self.note))
        self.finish()

    def begin(self, card: CaseCard, chargeback: Chargeback, outcome: str) -> None:
        """Ask to confirm that it was won or lost."""
        self.number, self._card = card.line.number, card
        self._chargeback, self._outcome = chargeback, outcome
        self.note.clear()
        self.set_problem("")
        self.title.say(self._title_words)
        self.accept_button.say(self._accept_words)
        self._effect.say(self._effect_words)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Write it down."""
        number, outcome, actor = self.number, self._outcome, self.desk.actor
        note = self.note.text()
        self.write(
            lambda shop: end_chargeback(
                shop, number=number, outcome=outcome, actor=actor, note=note
            ),
            lambda: translate("Claims", "The decision of the bank is recorded."),
        )

    def _title_words(self) -> str:
        if self._outcome == "won":
            return translate("Claims", "The chargeback is won")
        return translate("Claims", "The chargeback is lost")

    def _accept_words(self) -> str:
        if self._outcome == "won":
            return translate("Claims", "Won: the money is back")
        return translate("Claims", "Lost: the money is gone")

    def _effect_words(self) -> str:
        if self._card is None or self._chargeback is None:
            return ""
        return outcome_words(self._card, self._chargeback, self._outcome)
