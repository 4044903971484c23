"""Haggling on a case's page: the offers as a talk, and the line for the next one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.offers import APPROVED_HOW, CHANNELS, OfferLine
from app.domain.rows import CaseCard
from app.services.offers import (
    AnswerTold,
    ApprovalTold,
    OfferTold,
    answer_offer,
    approve_offer,
    consent_to_offer,
    make_offer,
    offer_lines,
)
from app.services.papers.settlement import settlement_slip
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.case.layers import CaseSection
from app.ui.case.offer_entry import OfferEntry
from app.ui.case.offer_row import OfferRow
from app.ui.case.word_line import SaidHow, WordLine
from app.ui.desk import Desk
from app.ui.papers.preview import print_paper
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.texts import Text

_ANSWERS = {"accept": "accepted", "refuse": "refused", "withdraw": "withdrawn"}


class OffersSection(CaseSection):
    """Lines in the order they were made; the newest open one has the keyboard's first button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._counters: int | None = None  # the offer that the next one takes the place of
        self._may_offer = True
        self.rows: list[OfferRow] = []
        card = Card(desk.theme)
        self._empty = Text(
            desk.theme,
            lambda: translate(
                "Offers", "Nothing has been offered yet. Write the first amount below."
            ),
            tone="secondary",
            wrap=True,
        )
        self._scroll = ScrollColumn()
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR_PX)
        self._scroll.column.addWidget(self._empty)
        self._scroll.column.addLayout(self._list)
        self._scroll.column.addStretch(1)
        self._hint = Text(desk.theme, "", "caption", tone="secondary")
        self._hint.hide()
        self.word = WordLine(desk)
        self.entry = OfferEntry(desk)
        self.entry.added.connect(self._on_added)
        self.word.closed.connect(self._on_word_closed)
        card.body.addWidget(self._scroll, 1)
        for widget in (self.word, self._hint, self.entry):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_case(self, card: CaseCard) -> None:
        """Ask for the offers of this case; what is being typed stays while it is the same one."""
        is_another = self._card is None or self._card.line.id != card.line.id
        self._card = card
        if is_another:
            self._stop_countering()
            self.word.close_line()
            self.entry.begin(currency=card.line.currency)
        shop, actor, number = self._desk.shop, self._desk.actor, card.line.number
        self._desk.ask(
            lambda _queries: offer_lines(shop, number=number, actor=actor),
            partial(self._take, number),
            owner=self,
            key="case.offers",
        )

    def _take(self, number: str, lines: tuple[OfferLine, ...]) -> None:
        if self._card is None or self._card.line.number != number:
            return
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for line in lines:
            row = OfferRow(self._desk, line)
            row.wanted.connect(partial(self._on_wanted, line))
            self._list.addWidget(row)
            self.rows.append(row)
        tab_through(self, [button for row in self.rows for button in row.buttons.values()])
        self._empty.setVisible(not lines)
        agreed = any(line.standing == "accepted" for line in lines)
        self._may_offer = self._card.line.is_open and not agreed
        self.entry.setVisible(self._may_offer and not self.word.isVisible())
        if self.rows:  # the newest line is what one came for
            QTimer.singleShot(0, self.rows[-1], partial(self._scroll_to, self.rows[-1]))

    def _scroll_to(self, row: OfferRow) -> None:
        self._scroll.ensureWidgetVisible(row)

    def _on_word_closed(self) -> None:
        self.entry.setVisible(self._may_offer)
        if self._may_offer:
            self.entry.focus_amount()

    def leave(self) -> bool:
        """Esc puts away what is being asked; whether there was anything."""
        return self.word.close_line() or self._stop_countering()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away what is being asked."""
        if event.key() != Qt.Key.Key_Escape or not self.leave():
            super().keyPressEvent(event)

    def _stop_countering(self) -> bool:
        was_countering = self._counters is not None
        self._counters = None
        self._hint.hide()
        return was_countering

    def _on_wanted(self, line: OfferLine, what: object) -> None:
        place, key = line.offer.place, str(what)
        if key in _ANSWERS:
            self._answer(place, AnswerTold(_ANSWERS[key]))
        elif key == "counter":
            self._counters = place
            self._hint.say(
                lambda: translate("Offers", "In place of offer {place}:").format(place=place)
            )
            self._hint.show()
            self.entry.begin(currency=line.offer.currency, by=line.offer.to)
            self.entry.focus_amount()
        elif key == "approve":
            self.entry.hide()
            self.word.ask(
                APPROVED_HOW,
                lambda: translate("Offers", "Record the approval"),
                partial(self._approve, place),
                who=True,
            )
        elif key == "consent":
            self.entry.hide()
            self.word.ask(
                CHANNELS,
                lambda: translate("Offers", "Record the consent"),
                partial(self._consent, place),
                who=False,
            )
        elif key == "settle":
            self._print()

    def _on_added(self, told: object) -> None:
        if not isinstance(told, OfferTold) or self._card is None:
            return
        number, actor = self._card.line.number, self._desk.actor
        if self._counters is not None:
            self._answer(self._counters, AnswerTold("countered", counter=told))
        else:
            self._do(lambda shop: make_offer(shop, number=number, told=told, actor=actor))

    def _answer(self, place: int, told: AnswerTold) -> None:
        if self._card is None:
            return
        number, actor = self._card.line.number, self._desk.actor
        self._do(
            lambda shop: answer_offer(shop, number=number, place=place, told=told, actor=actor)
        )

    def _approve(self, place: int, said: SaidHow) -> None:
        if self._card is None:
            return
        number, actor = self._card.line.number, self._desk.actor
        told = ApprovalTold(said.how, said.who, said.note)
        self._do(
            lambda shop: approve_offer(shop, number=number, place=place, told=told, actor=actor)
        )

    def _consent(self, place: int, said: SaidHow) -> None:
        if self._card is None:
            return
        number, actor = self._card.line.number, self._desk.actor
        self._do(
            lambda shop: consent_to_offer(
                shop, number=number, place=place, how=said.how, actor=actor, note=said.note
            )
        )

    def _do(self, intent: Callable[[Shop], Changes]) -> None:
        self._desk.do(
            intent,
            owner=self,
            said=lambda: translate("Offers", "Written down."),
            done=self._on_done,
        )

    def _on_done(self, _changes: Changes) -> None:
        self.word.close_line()
        self._stop_countering()
        if self._card is not None:
            self.entry.begin(currency=self._card.line.currency)
            self.show_case(self._card)

    def _print(self) -> None:
        if self._card is None:
            return
        number, desk = self._card.line.number, self._desk
        langs = ("zh", "en") if desk.lang == "zh" else ("en",)
        print_paper(
            desk,
            lambda shop: settlement_slip(
                shop, number=number, langs=langs, issued_by=desk.actor.name
            ),
            f"settlement-{number}.pdf",
        )
