"""What others owe for a case, and what a bank took back: each step with its day."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.chargebacks import Chargeback
from app.domain.claims import Claim, ClaimEvent
from app.domain.rows import CaseCard, PersonLine
from app.services.reading import Queries
from app.text.catalogue import translate
from app.ui.case.chargeback_forms import DebitForm, OutcomeForm
from app.ui.case.claim_forms import ClaimAnswerForm, ClaimPaymentForm, FileClaimForm
from app.ui.case.claim_row import ChargebackRow, ClaimRow
from app.ui.case.layers import CaseSection
from app.ui.case.recording_form import FormsBeside
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.texts import Text

_FORM_PX = 380
_PARTIES = 200

_Claims = tuple[tuple[Claim, tuple[ClaimEvent, ...]], ...]
_Found = tuple[_Claims, tuple[Chargeback, ...], tuple[PersonLine, ...]]


class ClaimsSection(CaseSection):
    """Rows in the order of their days; the form that one of them opens stands beside."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._parties: tuple[PersonLine, ...] = ()
        self.rows: list[ClaimRow | ChargebackRow] = []
        theme = desk.theme
        frame = Card(theme, lambda: translate("Claims", "Claims and chargebacks"))
        self.debit_button = EnterButton(
            theme, lambda: translate("Claims", "Chargeback…"), "quiet", icon="receipt"
        )
        self.file_button = EnterButton(
            theme, lambda: translate("Claims", "File a claim…"), icon="plus"
        )
        for button in (self.debit_button, self.file_button):
            frame.add_action(button)
        self.empty = Text(theme, self._empty_words, tone="secondary", wrap=True)
        self._scroll = ScrollColumn(spacing_px=GROUP_PX)
        self._scroll.column.addWidget(self.empty)
        self._scroll.column.addStretch(1)
        frame.body.addWidget(self._scroll, 1)
        self.filing, self.answer = FileClaimForm(desk), ClaimAnswerForm(desk)
        self.payment = ClaimPaymentForm(desk)
        self.debit, self.outcome = DebitForm(desk), OutcomeForm(desk)
        forms = (self.filing, self.answer, self.payment, self.debit, self.outcome)
        self._beside = FormsBeside(frame, forms, _FORM_PX)
        self._beside.closed.connect(self.leave)
        self._beside.recorded.connect(self._on_recorded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._beside)
        self.file_button.clicked.connect(self._on_file_clicked)
        self.debit_button.clicked.connect(self._on_debit_clicked)

    def show_case(self, card: CaseCard) -> None:
        """Ask what was claimed on this case."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.leave()
        self._card = card
        may = self._desk.standing.may("money.claim") and not card.hides_costs
        self.file_button.setVisible(may)
        self.debit_button.setVisible(may and card.sale is not None)
        self.empty.say(self._empty_words)
        if card.hides_costs:
            self._take(card.line.id, ((), (), ()))
            return
        case = card.line.id

        def question(queries: Queries) -> _Found:
            return (
                queries.claims.of_case(case),
                queries.claims.chargebacks_of(case),
                tuple(queries.people.outside(limit=_PARTIES)),
            )

        self._desk.ask(question, partial(self._take, case), owner=self, key="case.claims")

    def leave(self) -> bool:
        """Esc closes the form; whether one was open."""
        was_open = self._beside.close_forms()
        if was_open:
            self._focus_start()
        return was_open

    def retranslate(self) -> None:
        """Rows are made anew."""
        if self._card is not None:
            self.show_case(self._card)

    def _take(self, case: str, found: _Found) -> None:
        if self._card is None or self._card.line.id != case:
            return
        claims, chargebacks, self._parties = found
        for row in self.rows:
            self._scroll.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for chargeback in chargebacks:
            self._add(ChargebackRow(self._desk, chargeback))
        for claim, events in claims:
            self._add(ClaimRow(self._desk, claim, events, self._desk.today()))
        self.empty.setVisible(not self.rows)
        is_open = any(chargeback.is_open for chargeback in chargebacks)
        self.debit_button.setEnabled(not is_open)
        tab_through(self, [button for row in self.rows for button in row.buttons.values()])

    def _add(self, row: ClaimRow | ChargebackRow) -> None:
        row.wanted.connect(partial(self._on_wanted, row))
        self._scroll.column.insertWidget(self._scroll.column.count() - 1, row)
        self.rows.append(row)

    def _empty_words(self) -> str:
        if self._card is not None and self._card.hides_costs:
            return translate("Claims", "What others owe for a case is not shown to your role.")
        return translate(
            "Claims",
            "Nothing was claimed yet. File a claim when a parcel was lost or damaged, when an"
            " insurer covers the loss, or when an appraiser had vouched for the item. Until they"
            " accept in writing the loss only waits; nothing is owed to the shop.",
        )

    def _on_file_clicked(self) -> None:
        if self._card is not None:
            self._beside.open_form(self.filing)
            unborne = max(0, self._card.loss_minor - self._card.settled_minor)
            self.filing.begin(self._card, self._parties, unborne, self._desk.today())

    def _on_debit_clicked(self) -> None:
        if self._card is not None:
            self._beside.open_form(self.debit)
            self.debit.begin(self._card, self._desk.today())

    def _on_wanted(self, row: ClaimRow | ChargebackRow, what: object) -> None:
        card = self._card
        if card is None:
            return
        number, today = card.line.number, self._desk.today()
        if isinstance(row, ChargebackRow):
            self._beside.open_form(self.outcome)
            self.outcome.begin(card, row.chargeback, str(what))
        elif what == "paid":
            self._beside.open_form(self.payment)
            self.payment.begin(number, row.claim, today)
        else:
            self._beside.open_form(self.answer)
            self.answer.begin(number, row.claim, today)

    def _on_recorded(self) -> None:
        self.leave()
        if self._card is not None:
            self.show_case(self._card)

    def _focus_start(self) -> None:
        """To what is done next: a row's first button, or a new claim."""
        for row in self.rows:
            if row.buttons:
                row.focus_first()
                return
        self.file_button.setFocus(Qt.FocusReason.OtherFocusReason)
