"""What a consignor objects to on a statement, and how that ends."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from app.domain.changes import Changes
from app.domain.consignors import REMINDED_BY
from app.domain.papers import StatementLine
from app.domain.rows import IssuedStatement, PersonCard
from app.domain.statements import (
    OUTCOMES,
    Objection,
    ObjectionTold,
    StatementRecord,
    UnknownObjectionError,
)
from app.services.objections import answer_objection, object_to_statement, statement_lines_of
from app.services.papers.pending import objection_about
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.people.statement_periods import issued_period
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text

_WORDS_PX = 88
_MOST_LINES = 5000
_SHOWN = 40  # letters of an item's title


class ObjectionForm(FormCard):
    """Which line, what is wrong with it, and how it was said."""

    def __init__(self, desk: Desk, card: PersonCard, issued: IssuedStatement) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Objection to a statement"),
            lambda: translate("People", "Write it down"),
        )
        self._desk, self._issued = desk, issued
        self._lines: tuple[StatementLine, ...] = ()
        self.line, self.channel = QComboBox(), QComboBox()
        self.words = _words_edit()
        theme = desk.theme
        name = f"{card.line.number}  {card.line.name}"
        self.add_field(ElidedText(theme, name, "value", bold=True))
        self.add_field(Text(theme, issued_period(issued).replace("/", " - "), tone="secondary"))
        self.add_field(Field(theme, lambda: translate("People", "Line"), self.line))
        self.add_field(Field(theme, lambda: translate("People", "What is wrong"), self.words))
        self.add_field(Field(theme, lambda: translate("People", "Told"), self.channel))
        self.finish()
        self.retranslate()
        self.accepted.connect(self._on_accepted)
        self._ask()

    def start(self) -> None:
        """The line comes first."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Lines and ways."""
        lang, currency = self._desk.lang, self._issued.currency
        offer(
            self.line,
            [
                (0, translate("People", "the statement as a whole")),
                *(
                    (
                        place,
                        "  ".join(
                            (
                                str(place),
                                str(line.booked_on),
                                line.kind.in_language(lang),
                                line.what[:_SHOWN],
                                format_amount(line.amount_minor, currency),
                            )
                        ),
                    )
                    for place, line in enumerate(self._lines[:_MOST_LINES], 1)
                ),
            ],
        )
        offer(self.channel, [(code, self._desk.word("channel", code)) for code in REMINDED_BY])

    def _ask(self) -> None:
        desk, entry = self._desk, self._issued.entry

        def question(_queries: Queries) -> tuple[StatementLine, ...]:
            return statement_lines_of(
                desk.shop, statement=_found(desk.shop, entry), asked_by=desk.actor.name
            )

        desk.ask(question, self._take, owner=self, key="objection.lines", failed=self._on_failed)

    def _take(self, lines: tuple[StatementLine, ...]) -> None:
        self._lines = lines
        self.retranslate()

    def _on_accepted(self) -> None:
        desk, entry = self._desk, self._issued.entry
        told = ObjectionTold(
            self.words.toPlainText(),
            int(self.line.currentData()),
            channel=str(self.channel.currentData()),
        )
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        desk.do(
            lambda shop: object_to_statement(
                shop, statement=_found(shop, entry), told=told, recorded_by=desk.actor.name
            ),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("People", "The objection is written down."),
        )

    def _on_done(self, _changes: Changes) -> None:
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))


class ObjectionAnswerForm(FormCard):
    """What was objected to, and its end."""

    def __init__(self, desk: Desk, objection: Objection) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Answer an objection"),
            lambda: translate("People", "Settle it"),
        )
        self._desk, self._objection = desk, objection
        self.outcome, self.words = QComboBox(), _words_edit()
        theme = desk.theme
        who = f"{objection.consignor_number}  {objection.consignor_name}"
        self.add_field(ElidedText(theme, who, "value", bold=True))
        self.add_field(
            Text(
                theme,
                lambda: objection_about(objection).in_language(desk.lang),
                tone="secondary",
                wrap=True,
            )
        )
        said = f"{objection.day}  {objection.words}"
        self.add_field(Text(theme, said, wrap=True))
        self.add_field(Field(theme, lambda: translate("People", "How it ends"), self.outcome))
        self.add_field(
            Field(
                theme,
                lambda: translate("People", "What was answered"),
                self.words,
                hint=lambda: translate(
                    "People", "A correction is booked on its own; the next statement shows both."
                ),
            )
        )
        self.finish()
        self.retranslate()
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """How it ends comes first."""
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The ways in which it can end."""
        offer(self.outcome, [(code, self._desk.word("objection", code)) for code in OUTCOMES])

    def _on_accepted(self) -> None:
        desk, number = self._desk, str(self._objection.number)
        outcome, words = str(self.outcome.currentData()), self.words.toPlainText()
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        desk.do(
            lambda shop: answer_objection(
                shop, number=number, outcome=outcome, words=words, answered_by=desk.actor.name
            ),
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=lambda: translate("People", "The objection is settled."),
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))


def _found(shop: Shop, entry: bytes) -> StatementRecord:
    found = shop.queries.statements.of_entry(entry)
    if found is None:  # its person was removed by an undone import
        raise UnknownObjectionError(entry.hex())
    return found


def _words_edit() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setFixedHeight(_WORDS_PX)
    edit.setTabChangesFocus(True)
    return edit
