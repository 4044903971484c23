"""Choosing the statement to make: a period, and the language it speaks."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout

from app.domain.rows import PersonCard
from app.domain.statements import period_days, period_name
from app.services.languages import choose_language
from app.services.papers.statement import consignor_statement, save_statement_workbook
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.papers.preview import print_paper
from app.ui.people.period_choice import PeriodChoice
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText

_BOTH = "both"


class StatementForm(FormCard):
    """A period that has ended is issued once; a running one is a draft.

    ``objection_wanted`` carries the issued statement to which the consignor objects.
    """

    objection_wanted = Signal(object)  # IssuedStatement

    def __init__(self, desk: Desk, card: PersonCard) -> None:
        super().__init__(desk.theme, lambda: translate("People", "Statement"), "")
        self._desk, self._card = desk, card
        self._kept_language = ""
        self.period = PeriodChoice(desk, card)
        self.language, self.remember = QComboBox(), QCheckBox()
        self.workbook = Button(
            desk.theme, lambda: translate("People", "Save as workbook…"), "quiet", icon="download"
        )
        self.object = Button(
            desk.theme, lambda: translate("People", "Objection to a line…"), "quiet", icon="pencil"
        )
        self._lay_out()
        self.retranslate()
        choose(self.language, desk.settings.language)
        self._listen()
        self._show()

    def _lay_out(self) -> None:
        theme, line = self.theme, self._card.line
        self.add_field(ElidedText(theme, f"{line.number}  {line.name}", "value", bold=True))
        self.add_field(self.period)
        self.add_field(Field(theme, lambda: translate("People", "Language"), self.language))
        self.add_field(self.remember)
        for button in (self.workbook, self.object):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self.fields.addLayout(row)
        self.finish()

    def _listen(self) -> None:
        self.period.changed.connect(self._show)
        self.language.currentIndexChanged.connect(lambda _row: self._show())
        self.accepted.connect(self._on_accepted)
        self.workbook.clicked.connect(self._on_workbook_clicked)
        self.object.clicked.connect(lambda: self.objection_wanted.emit(self.period.issued()))
        person = self._card.line.id
        self._desk.ask(
            lambda queries: queries.statements.language(person),
            self._take_language,
            owner=self,
            key="statement.language",
        )

    def start(self) -> None:
        """The period is what differs."""
        self.period.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the languages again."""
        offer(
            self.language,
            (
                ("zh", translate("People", "Chinese")),
                ("en", translate("People", "English")),
                (_BOTH, translate("People", "both on one paper")),
            ),
        )
        self.remember.setText(translate("People", "Always in this language for this consignor"))

    def _take_language(self, language: str) -> None:
        self._kept_language = language
        if language:
            choose(self.language, language)
        self._show()

    def _show(self) -> None:
        usual = self._kept_language or self._desk.settings.language
        self.remember.setVisible(self.language.currentData() not in {usual, _BOTH})
        self.object.setVisible(self.period.issued() is not None)
        for button in (self.workbook, self.accept_button):
            button.setEnabled(bool(self.period.chosen()))
        self.accept_button.say(self._accept_words)
        self.set_problem("")

    def _accept_words(self) -> str:
        words = {
            "issued": translate("People", "Show it again"),
            "running": translate("People", "Show the draft"),
            "ended": translate("People", "Issue and show"),
        }
        return words.get(self.period.kind()) or translate("People", "Statement")

    def _langs(self) -> tuple[str, ...]:
        chosen = str(self.language.currentData())
        return ("zh", "en") if chosen == _BOTH else (chosen,)

    def _on_accepted(self) -> None:
        period = self.period.chosen()
        if not period:
            return
        if self.remember.isVisible() and self.remember.isChecked():
            self._keep_language()
        show_statement(self._desk, self._card, period, self._langs())
        self.closed.emit()

    def _keep_language(self) -> None:
        desk, number, language = self._desk, self._card.line.number, self._langs()[0]
        desk.do(
            lambda shop: choose_language(
                shop, person=number, language=language, told_by=desk.actor.name
            ),
            owner=desk,
        )

    def _on_workbook_clicked(self) -> None:
        days = period_days(self.period.chosen())
        name = f"statement-{self._card.line.number}-{period_name(*days)}.xlsx"
        path, _ = QFileDialog.getSaveFileName(
            self, translate("People", "Save as workbook"), name, "Excel (*.xlsx)"
        )
        if path:
            self.save_workbook(Path(path))

    def save_workbook(self, path: Path) -> None:
        """Write the statement as a workbook; it is issued as the paper would be."""
        desk, number = self._desk, self._card.line.number
        period, lang = self.period.chosen(), self._langs()[0]
        self.workbook.set_busy(lambda: translate("People", "Writing…"))
        desk.work(
            lambda shop, _ctx: save_statement_workbook(
                shop,
                path=path,
                consignor=number,
                period=period,
                lang=lang,
                issued_by=desk.actor.name,
            ),
            owner=self,
            done=lambda _none: self._on_written(path),
            failed=self._on_failed,
        )

    def _on_written(self, path: Path) -> None:
        self.workbook.set_busy(None)
        self._desk.refresh_everything()
        self._desk.tell(lambda: translate("Papers", "Saved as {path}.").format(path=path.name))

    def _on_failed(self, error: Exception) -> None:
        self.workbook.set_busy(None)
        self.set_problem(lambda: failure_words(error))


def show_statement(desk: Desk, card: PersonCard, period: str, langs: tuple[str, ...]) -> None:
    """Make the statement of a period and show it before it is printed.

    Without ``langs`` it speaks the consignor's language.
    """
    number = card.line.number
    print_paper(
        desk,
        lambda shop: consignor_statement(
            shop, consignor=number, period=period, langs=langs, issued_by=desk.actor.name
        ),
        f"statement-{number}-{period_name(*period_days(period))}.pdf",
    )
