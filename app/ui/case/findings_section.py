"""Appraisal: who was agreed on, the seal, and what was found. Each finding is evidence."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.rows import CaseCard
from app.services.findings import Appraisal, case_appraisal, withdraw_finding
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.ui.case.finding_card import FindingCard
from app.ui.case.finding_form import AppraiserForm, FindingForm
from app.ui.case.layers import CaseSection
from app.ui.case.recording_form import FormsBeside
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_FORM_PX = 380


class FindingsSection(CaseSection):
    """``changed`` after something was recorded or withdrawn."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._appraisal: Appraisal | None = None
        self._cards: list[FindingCard] = []
        theme = desk.theme
        frame = Card(theme, lambda: translate("Findings", "Examination"))
        self._agree = EnterButton(
            theme, lambda: translate("Findings", "Appraiser…"), "quiet", icon="user"
        )
        self.record_button = EnterButton(
            theme, lambda: translate("Findings", "Record a finding…"), icon="plus"
        )
        for button in (self._agree, self.record_button):
            frame.add_action(button)
        self._appraiser = Text(theme, self._appraiser_words, wrap=True)
        self._seal = Text(theme, self._seal_words, tone="secondary", wrap=True)
        self._fake = Text(
            theme,
            lambda: translate(
                "Findings",
                "A confirmed counterfeit: it may not be put on sale, bought in or given back.",
            ),
            tone="overdue",
            wrap=True,
        )
        self._conflict = Text(
            theme,
            lambda: translate("Findings", "The findings contradict each other; a person decides."),
            tone="warning",
            wrap=True,
        )
        self._none = Text(
            theme,
            lambda: translate("Findings", "Nothing has been found yet."),
            tone="secondary",
            wrap=True,
        )
        self._scroll = ScrollColumn()
        for text in (self._appraiser, self._seal, self._fake, self._conflict, self._none):
            self._scroll.column.addWidget(text)
        self._scroll.column.addStretch(1)
        frame.body.addWidget(self._scroll, 1)
        self.form, self.agreement = FindingForm(desk), AppraiserForm(desk)
        self._beside = FormsBeside(frame, (self.form, self.agreement), _FORM_PX)
        self._beside.closed.connect(self.leave)
        self._beside.recorded.connect(self._on_recorded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._beside)
        self._agree.clicked.connect(self._on_agree)
        self.record_button.clicked.connect(self._on_record)
        self._show_texts()

    def show_case(self, card: CaseCard) -> None:
        """Ask for what was found on this case."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.leave()
        self._card = card
        number = card.line.number
        self._desk.ask(
            lambda _queries: case_appraisal(self._desk.shop, number=number),
            self._take,
            owner=self,
            key="case.findings",
        )

    def leave(self) -> bool:
        """Esc closes the form; whether one was open."""
        was_open = self._beside.close_forms()
        if was_open:
            self.record_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_open

    def _take(self, appraisal: Appraisal) -> None:
        card = self._card
        if card is None:
            return
        is_other = self._appraisal is None or self._appraisal.findings != appraisal.findings
        is_other = is_other or self._appraisal is None or self._appraisal.agreed != appraisal.agreed
        self._appraisal = appraisal
        if is_other:
            self._show_findings(appraisal, card.line.currency)
        self._show_texts()

    def _show_findings(self, appraisal: Appraisal, currency: str) -> None:
        """The newest first."""
        for old in self._cards:
            self._scroll.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = []
        for finding in reversed(appraisal.findings):
            made = FindingCard(
                self._desk,
                finding,
                is_agreed=finding.entry in appraisal.agreed,
                currency=currency,
            )
            made.withdrawn.connect(partial(self._on_withdrawn, finding.entry))
            self._scroll.column.insertWidget(self._scroll.column.count() - 1, made)
            self._cards.append(made)

    def _show_texts(self) -> None:
        appraisal = self._appraisal
        self._appraiser.retranslate()
        self._seal.retranslate()
        self._seal.setVisible(bool(appraisal and appraisal.sealed))
        self._fake.setVisible(bool(appraisal and appraisal.is_confirmed_fake))
        self._conflict.setVisible(bool(appraisal and appraisal.is_conflicting))
        self._none.setVisible(bool(appraisal and not appraisal.findings))
        waits = bool(appraisal and appraisal.missing_sides)
        self._appraiser.set_tone("warning" if waits else "ink")

    def _appraiser_words(self) -> str:
        appraisal, desk = self._appraisal, self._desk
        if appraisal is None:
            return ""
        if not appraisal.appraisers:
            return translate("Findings", "No appraiser is agreed on. Usual here: {kind}").format(
                kind=appraisal.appraiser_kind.in_language(desk.lang)
            )
        name = appraisal.appraisers[-1].name
        if appraisal.missing_sides:
            parties = " · ".join(desk.word("party", side) for side in appraisal.missing_sides)
            text = translate("Findings", "Appraiser: {name}. Not accepted yet by: {parties}")
            return text.format(name=name, parties=parties)
        return translate("Findings", "Appraiser: {name}, accepted by both sides").format(name=name)

    def _seal_words(self) -> str:
        sealed = self._appraisal.sealed if self._appraisal else None
        if sealed is None:
            return ""
        text = translate("Findings", "Seal {number}, put on {day}, {place}")
        day = format_day_at(sealed.at, self._desk.settings.zone)
        place = self._desk.word("custody", sealed.target)
        words = text.format(number=sealed.seal, day=day, place=place)
        if not sealed.signature:
            return words
        signed = translate("Findings", "{words}; signed by {name}")
        return signed.format(words=words, name=sealed.signature)

    def _on_record(self) -> None:
        if self._card is not None and self._appraisal is not None:
            self._beside.open_form(self.form)
            self.form.begin(self._card.line.number, self._card.line.currency, self._appraisal)

    def _on_agree(self) -> None:
        if self._card is not None and self._appraisal is not None:
            self._beside.open_form(self.agreement)
            self.agreement.begin(self._card.line.number, self._appraisal)

    def _on_recorded(self) -> None:
        self.leave()
        self._ask_again()

    def _ask_again(self) -> None:
        if self._card is not None:
            self.show_case(self._card)
        self.changed.emit()

    def _on_withdrawn(self, entry: str, reason: object) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return

        def done(_changes: Changes) -> None:
            self._ask_again()

        desk.do(
            lambda shop: withdraw_finding(
                shop,
                number=card.line.number,
                finding=entry,
                reason=str(reason),
                withdrawn_by=desk.actor.name,
            ),
            owner=self,
            said=lambda: translate("Findings", "The finding is withdrawn."),
            done=done,
        )
