"""What the consignor answered, and who was reminded: read back, and the next one written down."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.consignors import ANSWERS, NO_TERMS, REMINDED_BY, ConsignorAnswer, TrustTerms
from app.domain.offers import CHANNELS
from app.domain.parties import PARTIES
from app.domain.rows import CaseCard
from app.domain.talks import GivenAnswer, SentReminder, Talk
from app.services.consignors import record_consignor_answer, send_reminder
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import local_time
from app.text.dotted import dotted
from app.ui.amount_edit import amount_edit
from app.ui.case.ask_line import beside_fields
from app.ui.case.layers import CaseSection
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import party_face
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text

_NARROW_PX = 120
_Found = tuple[Talk, TrustTerms]


class AnswersSection(CaseSection):
    """Two cards: the consignor's answers, and the reminders to everybody."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._found: _Found | None = None
        theme = desk.theme
        self._answers, self._reminders = LineList(theme), LineList(theme)
        self._terms = Text(theme, self._terms_words, tone="secondary", wrap=True)
        self._counts = Text(theme, self._count_words, tone="secondary", wrap=True)
        self.answer, self.by = QComboBox(), QComboBox()
        self.party, self.way = QComboBox(), QComboBox()
        self.note, self.proof = QLineEdit(), QLineEdit()
        self.amount = amount_edit(self._currency)
        self._amount_field = Field(theme, lambda: translate("Offers", "Amount"), self.amount)
        self.amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        self._combos: tuple[tuple[QComboBox, str, Sequence[str]], ...] = (
            (self.answer, "consignor_answer", ANSWERS),
            (self.by, "channel", CHANNELS),
            (self.party, "party", PARTIES),
            (self.way, "channel", REMINDED_BY),
        )
        self.record = EnterButton(
            theme,
            lambda: translate("Offers", "Record the answer"),
            "secondary",
            hint=lambda: shortcut_text("Return"),
        )
        self.record.clicked.connect(self.record_answer)
        self.remind = EnterButton(
            theme,
            lambda: translate("Offers", "Record the reminder"),
            "secondary",
            hint=lambda: shortcut_text("Return"),
        )
        self.remind.clicked.connect(self.record_reminder)
        for edit in (self.amount, self.note):
            edit.returnPressed.connect(self.record_answer)
        self.proof.returnPressed.connect(self.record_reminder)
        self.answer.currentIndexChanged.connect(lambda _row: self._show_amount())
        self._lay_out()
        self.retranslate()
        self.by.setCurrentIndex(self.by.findData("phone"))
        self.way.setCurrentIndex(self.way.findData("message"))
        self.party.setCurrentIndex(self.party.findData("consignor"))

    def _lay_out(self) -> None:
        theme = self._desk.theme
        said = Card(theme, lambda: translate("Offers", "The consignor's answers"))
        said.body.addWidget(self._terms)
        said.body.addWidget(self._answers, 1)
        first = self._row(
            Field(theme, lambda: translate("Offers", "Answer"), self.answer),
            self._amount_field,
            Field(theme, lambda: translate("Offers", "How"), self.by),
        )
        said.body.addLayout(first)
        note = Field(theme, lambda: translate("Offers", "Note"), self.note)
        said.body.addLayout(self._entry(note, self.record))
        sent = Card(theme, lambda: translate("Offers", "Reminders"))
        sent.body.addWidget(self._counts)
        sent.body.addWidget(self._reminders, 1)
        second = self._row(
            Field(theme, lambda: translate("Offers", "To"), self.party),
            Field(theme, lambda: translate("Offers", "How"), self.way),
        )
        sent.body.addLayout(second)
        proof = Field(theme, lambda: translate("Offers", "How one knows it arrived"), self.proof)
        sent.body.addLayout(self._entry(proof, self.remind))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(said, 11)
        row.addWidget(sent, 9)

    def _row(self, *fields: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        for field in fields:
            field.setFixedWidth(_NARROW_PX)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return row

    def _entry(self, field: Field, button: EnterButton) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside_fields(self._desk, button))
        column = QVBoxLayout()
        column.addLayout(row)
        return column

    def show_case(self, card: CaseCard) -> None:
        """Ask what was said on this case; what is being typed stays while it is the same one."""
        if self._card is None or self._card.line.id != card.line.id:
            for edit in (self.note, self.proof):
                edit.clear()
            self.amount.set_minor(None)
        self._card = card
        self.record.setEnabled(card.consignor is not None)
        person = card.consignor.number if card.consignor else ""

        def question(queries: Queries) -> _Found:
            terms = queries.people.card(person).terms if person else NO_TERMS
            return queries.talks.of_case(card.line.id), terms

        self._desk.ask(question, self._take, owner=self, key="case.answers")

    def _take(self, found: _Found) -> None:
        self._found = found
        talk, _terms = found
        self._terms.retranslate()
        self._counts.retranslate()
        answers = [self._answer_line(place, a) for place, a in enumerate(talk.answers)]
        reminders = [self._reminder_line(place, r) for place, r in enumerate(talk.reminders)]
        self._answers.set_lines(answers[::-1])
        self._reminders.set_lines(reminders[::-1])
        self._show_amount()

    def _show_amount(self) -> None:
        """An amount belongs to an offer or to a repair."""
        self._amount_field.setVisible(self.answer.currentData() in {"offer", "repair"})

    def _answer_line(self, place: int, answer: GivenAnswer) -> Line:
        alone = translate("Offers", "decided alone") if answer.decides else ""
        by = self._desk.word("channel", answer.channel) if answer.channel else ""
        figure = ""
        if answer.amount_minor is not None:
            figure = format_money(answer.amount_minor, self._currency())
        return Line(
            str(place),
            self._desk.word("consignor_answer", answer.answer),
            detail=dotted(by, alone, answer.note),
            lead=self._when(answer.at_ms),
            figure=figure,
            opens=False,
        )

    def _reminder_line(self, place: int, reminder: SentReminder) -> Line:
        return Line(
            str(place),
            self._desk.word("channel", reminder.channel),
            detail=reminder.proof or translate("Offers", "arrival not proved"),
            lead=self._when(reminder.at_ms),
            chip=party_face(reminder.party),
            opens=False,
        )

    def _when(self, at_ms: int) -> str:
        return f"{local_time(at_ms, self._desk.settings.zone):%m-%d %H:%M}"

    def _terms_words(self) -> str:
        if self._card is None or self._found is None:
            return ""
        if self._card.consignor is None:
            return translate("Offers", "The item has no consignor.")
        terms = self._found[1]
        if not terms.decides_up_to_minor:
            return translate("Offers", "Whatever they answer, the shop decides.")
        return translate("Offers", "Up to {amount} of their own part, the answer decides.").format(
            amount=format_money(terms.decides_up_to_minor, self._currency())
        )

    def _count_words(self) -> str:
        counts = self._found[0].reminders_by_party if self._found else {}
        parts = [f"{self._desk.word('party', party)} × {n}" for party, n in counts.items()]
        return " · ".join(parts) or translate("Offers", "Nobody has been reminded yet.")

    def record_answer(self) -> None:
        """Write down what the consignor says."""
        if self._card is None:
            return
        what, minor = str(self.answer.currentData()), self.amount.minor()
        if what == "offer" and not minor:
            if not self.amount.toolTip():
                self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        told = ConsignorAnswer(
            what,
            minor if what in {"offer", "repair"} else None,
            str(self.by.currentData()),
            self.note.text(),
        )
        number, actor = self._card.line.number, self._desk.actor
        self._do(
            lambda shop: record_consignor_answer(shop, number=number, answer=told, actor=actor),
            self.note,
        )

    def record_reminder(self) -> None:
        """Write down that somebody was reminded; nothing is sent."""
        if self._card is None:
            return
        party, way = str(self.party.currentData()), str(self.way.currentData())
        number, proof, name = self._card.line.number, self.proof.text(), self._desk.actor.name
        self._do(
            lambda shop: send_reminder(
                shop, number=number, party=party, channel=way, proof=proof, sent_by=name
            ),
            self.proof,
        )

    def _do(self, intent: Callable[[Shop], Changes], typed: QLineEdit) -> None:
        self._desk.do(
            intent,
            owner=self,
            said=lambda: translate("Offers", "Written down."),
            done=partial(self._on_done, typed),
        )

    def _on_done(self, typed: QLineEdit, _changes: Changes) -> None:
        typed.clear()
        self.amount.set_minor(None)
        if self._card is not None:
            self.show_case(self._card)

    def retranslate(self) -> None:
        """Choices, and lines made of names."""
        for combo, group, codes in self._combos:
            offer(combo, [(code, self._desk.word(group, code)) for code in codes])
        self._show_amount()
        if self._found is not None:
            self._take(self._found)

    def _currency(self) -> str:
        return self._card.line.currency if self._card else self._desk.settings.currency
