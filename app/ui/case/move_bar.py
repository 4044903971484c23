"""Moves as buttons; what a move wants to be told is asked in the line below."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.moves import OfferedMove
from app.domain.routes import Move
from app.domain.rows import CaseCard
from app.services.money.costs import record_cost
from app.services.moves import MoveTold, move_case
from app.text.catalogue import translate
from app.text.errors import valuation_sentence
from app.ui.case.ask_line import Ask, AskLine
from app.ui.case.chargeback_words import outcome_words
from app.ui.case.way_on import in_order, missing_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_SHOWN = 4  # moves beyond these wait behind "More"
_COST = "cost"
_EVIDENCE = ("evidence",)
_BANK_SAYS = {"chargeback_won": "won", "chargeback_lost": "lost"}


class MoveBar(Themed):
    """``slip_wanted``, ``edit_wanted``, ``handover_wanted`` and ``finish_wanted`` are for the page.

    So is ``evidence_wanted``: a move that lacks nothing but evidence leads to where it is added.
    """

    slip_wanted = Signal()
    edit_wanted = Signal()
    handover_wanted = Signal()
    finish_wanted = Signal()
    evidence_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._offers: list[OfferedMove] = []
        self._moves: list[EnterButton] = []
        self._fitting = 0  # so many of them have room; the rest waits behind "More"
        self._making = False
        self._shown = _SHOWN
        self._row = QHBoxLayout()
        self._row.setSpacing(NEAR_PX)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._more = EnterButton(
            desk.theme, lambda: translate("Case", "More"), "quiet", icon="chevron-down"
        )
        self._more.clicked.connect(self._on_more_clicked)
        self.line = AskLine(desk)
        self._hand_over = EnterButton(
            desk.theme, lambda: translate("Case", "Hand over"), "quiet", icon="truck"
        )
        self._hand_over.clicked.connect(self.handover_wanted)
        self._finish = EnterButton(
            desk.theme,
            lambda: translate("Finish", "Finish in one go"),
            "quiet",
            icon="circle-check",
            shortcut="Ctrl+Shift+Return",
        )
        self._finish.clicked.connect(self.finish_wanted)
        correct = EnterButton(
            desk.theme, lambda: translate("Case", "Correct"), "quiet", icon="pencil"
        )
        correct.clicked.connect(self.edit_wanted)
        slip = EnterButton(
            desk.theme,
            lambda: translate("Case", "Print slip"),
            "quiet",
            icon="printer",
            shortcut="Ctrl+P",
        )
        slip.clicked.connect(self.slip_wanted)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addLayout(self._row)
        head.addWidget(self._more)
        head.addStretch(1)
        self._tools = (self._finish, self._hand_over, correct, slip)
        for button in self._tools:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addWidget(self.line)

    def show_moves(
        self, card: CaseCard, offers: tuple[OfferedMove, ...], leading: OfferedMove | None
    ) -> None:
        """One button a move: the way on first and in accent, closed ones with what is missing.

        A line that is being filled in stays, as long as what it asks for can still be done.
        """
        same_case = self._card is not None and self._card.line.id == card.line.id
        self._card, self._making = card, False
        open_codes = {offer.move.code for offer in offers if offer.is_allowed}
        if not same_case or self.line.asks_for() not in {*open_codes, _COST}:
            self.line.close_line()
        for button in self._moves:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        # The cards make the moves where the money must be seen.
        self._offers = [o for o in in_order(offers, leading) if not o.move.place]
        self._shown = _SHOWN if card.line.is_open else 0  # what opens an end again is rare
        self._moves = [
            self._button(offer, leads=offer is leading) for offer in self._offers[: self._shown]
        ]
        for button in self._moves:
            self._row.addWidget(button)
        tab_through(self, self._moves)
        self._hand_over.setVisible(card.item is not None)
        may_finish = self._desk.standing.may("cases.decide")
        self._finish.setVisible(may_finish and card.line.lane == "fast" and card.line.is_open)
        self._fitting = -1
        self._fit()

    def focus_start(self) -> bool:
        """To the first move that can be made; whether there is one."""
        first = next((button for button in self._moves if button.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def make_move(self, number: int) -> None:
        """The keys 1 to 4 press the buttons."""
        if number <= len(self._moves):
            self._moves[number - 1].click()

    def retranslate(self) -> None:
        """The moves in the menu; buttons say theirs themselves, wider or narrower than before."""
        self._fitting = -1
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows fewer moves, never half a word."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the moves that have room, the first one always; the menu holds the others."""
        room = self.width() - sum(_room(tool) for tool in self._tools if not tool.isHidden())
        if len(self._offers) > len(self._moves) or sum(map(_room, self._moves)) > room:
            room -= _room(self._more)
        fitting = min(1, len(self._moves))
        while fitting < len(self._moves) and sum(map(_room, self._moves[: fitting + 1])) <= room:
            fitting += 1
        if fitting == self._fitting:
            return
        self._fitting = fitting
        for place, button in enumerate(self._moves):
            # At once: Qt would do so later, and what is not shown cannot have the focus.
            button.setVisible(place < fitting)
        self._fill_menu(self._offers[fitting:])

    def _button(self, offer: OfferedMove, *, leads: bool) -> EnterButton:
        name = offer.move.name
        button = EnterButton(
            self.theme,
            lambda: name.in_language(self._desk.lang),
            "primary" if leads and offer.is_allowed else "secondary",
            hint=lambda: missing_words(offer, self._card),
        )
        button.setEnabled(offer.is_allowed or offer.missing == _EVIDENCE)
        button.clicked.connect(partial(self._on_move_clicked, offer))
        return button

    def _fill_menu(self, offers: list[OfferedMove]) -> None:
        self._menu.clear()
        for offer in offers:
            action = self._menu.addAction(offer.move.name.in_language(self._desk.lang))
            action.setEnabled(offer.is_allowed)
            action.setToolTip(missing_words(offer, self._card))
            action.triggered.connect(partial(self._on_move_clicked, offer))
        self._more.setVisible(bool(offers))

    def _on_more_clicked(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_move_clicked(self, offer: OfferedMove) -> None:
        if self._card is None:
            return
        if offer.missing == _EVIDENCE:
            self.evidence_wanted.emit()
            return
        asked = self._question(offer.move, self._card)
        if asked is None:
            self._make(offer, MoveTold())
        else:
            self.line.ask(asked, partial(self._make, offer))

    def _question(self, move: Move, card: CaseCard) -> Ask | None:
        """What a move wants to be told; None where a click says it all."""
        outcome = _BANK_SAYS.get(move.code)
        if outcome and card.dispute is not None:
            return Ask(
                move.code,
                accept=lambda: move.name.in_language(self._desk.lang),
                note=lambda: translate("Claims", "What the bank writes (may stay empty)"),
                why=partial(outcome_words, card, card.dispute, outcome),
            )
        is_refund, is_sent = move.does == "refund", move.hands == "with_third"
        wants_note = "note" in move.asks
        if not (move.asks or is_refund or is_sent):
            return None
        has_amount = is_refund or "amount" in move.asks
        notes: tuple[tuple[bool, Words], ...] = (
            (wants_note, lambda: translate("Case", "Why? It goes into the timeline.")),
            (is_sent, lambda: translate("Case", "To whom? Waybill? (may stay empty)")),
            (is_refund, lambda: translate("Case", "Another way than it was paid? Say why.")),
        )
        return Ask(
            move.code,
            accept=lambda: move.name.in_language(self._desk.lang),
            note=next((words for wanted, words in notes if wanted), ""),
            note_needed=wants_note,
            currency=card.line.currency if has_amount else "",
            amount_minor=self._usual_amount(move, card) if has_amount else None,
            tender=self._usual_tender(card) if is_refund else "",
            by_tender=is_refund,
            why=partial(self._why_amount, card) if move.does == "compensate" else "",
            refund=card.line.number if is_refund else "",
        )

    def _why_amount(self, card: CaseCard) -> str:
        """How her contract counts what the shop owes for the item."""
        worth = card.worth
        if worth is None:
            return ""
        return valuation_sentence(worth.reason, worth.cap_minor, card.line.currency)

    def _usual_amount(self, move: Move, card: CaseCard) -> int | None:
        """The whole price where the route says so; of an allowance what was agreed on, if so."""
        if move.does == "compensate":  # what her contract counts is not for everybody to see
            return card.worth.amount_minor if card.worth else None
        route = self._desk.shop.program.routes.route(card.line.resolution, card.route_version)
        if route.refund == "full":
            return card.line.at_stake_minor - card.refunded_minor
        return card.agreed_minor

    def _usual_tender(self, card: CaseCard) -> str:
        route = self._desk.shop.program.routes.route(card.line.resolution, card.route_version)
        return route.tender or (card.sale.tender if card.sale else "")

    def ask_cost(self) -> None:
        """Record a cost of the case."""
        if self._card is not None:
            asked = Ask(
                _COST,
                accept=lambda: translate("Case", "Record the cost"),
                note=lambda: translate("Case", "What for? (freight, repair, appraiser…)"),
                currency=self._card.line.currency,
                tender="cash",
                by_tender=True,
            )
            self.line.ask(asked, self._record_cost)

    def _make(self, offer: OfferedMove, told: MoveTold) -> None:
        card, desk = self._card, self._desk
        if card is None or self._making:
            return  # the second of two quick keys
        self._making = True
        name = offer.move.name
        if offer.move.hands == "with_third" and told.note:
            told = replace(told, note="", handover=Handover("with_third", place=told.note))
        desk.do(
            lambda shop: move_case(
                shop,
                number=card.line.number,
                move=offer.move.code,
                actor=desk.actor,
                told=told,
                seen=card.last_entry,
            ),
            owner=self,
            said=lambda: f"{card.line.number}: {name.in_language(desk.lang)}",
            done=self._on_done,
            failed=self._on_refused,
        )

    def _record_cost(self, told: MoveTold) -> None:
        card, desk, amount = self._card, self._desk, told.amount_minor
        if card is None or amount is None or self._making:
            return
        self._making = True
        desk.do(
            lambda shop: record_cost(
                shop,
                number=card.line.number,
                what=told.note,
                amount_minor=amount,
                tender=told.tender,
                paid_by=desk.actor.name,
            ),
            owner=self,
            said=lambda: translate("Case", "Cost recorded."),
            done=self._on_done,
            failed=self._on_refused,
        )

    def _on_done(self, _changes: Changes) -> None:
        self.line.close_line()

    def _on_refused(self, error: Exception) -> None:
        """The line stays open with what was typed."""
        self._making = False
        self._desk.tell_failure(error)


def _room(button: QWidget) -> int:
    """What a button takes of the row, with the gap beside it."""
    return button.sizeHint().width() + NEAR_PX
