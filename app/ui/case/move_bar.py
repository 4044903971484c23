"""Moves as buttons; what a move wants to be told is asked in a line below, not in a dialog."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.ledger import TENDERS
from app.domain.moves import OfferedMove
from app.domain.rows import CaseCard
from app.services.moves import MoveTold, move_case
from app.services.settlement import record_cost
from app.text.amounts import format_amount, parse_amount
from app.text.catalogue import translate
from app.text.errors import guard_sentence, sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.themed import Themed

_MONEY_PX = 130


class MoveBar(Themed):
    """``slip_wanted``, ``edit_wanted`` and ``handover_wanted`` are for the page."""

    slip_wanted = Signal()
    edit_wanted = Signal()
    handover_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._act: Callable[[], None] | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(NEAR_PX)
        self._form = QWidget()
        self._note = QLineEdit()
        self._amount = MoneyEdit(parse=self._parse, show=self._show, explain=sentence)
        self._amount.setFixedWidth(_MONEY_PX)
        self._tender = QComboBox()
        self._go = Button(desk.theme, "", "primary")
        self._go.clicked.connect(self._on_go_clicked)
        self._note.returnPressed.connect(self._on_go_clicked)
        self._amount.returnPressed.connect(self._on_go_clicked)
        never_mind = Button(desk.theme, lambda: translate("Case", "Never mind"), "quiet")
        never_mind.clicked.connect(self.close_form)
        line = QHBoxLayout(self._form)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR_PX)
        line.addWidget(self._amount)
        line.addWidget(self._tender)
        line.addWidget(self._note, 1)
        line.addWidget(self._go)
        line.addWidget(never_mind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(self._buttons)
        column.addWidget(self._form)
        self._form.hide()

    def show_moves(self, card: CaseCard, offers: tuple[OfferedMove, ...]) -> None:
        """One button a move: open ones first, the way forward in accent."""
        self._card = card
        self.close_form()
        while (taken := self._buttons.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.deleteLater()
        first = True
        for offer in offers:
            if offer.move.place:
                continue  # a card makes it, where the money can be seen
            self._buttons.addWidget(self._button(offer, leads=first and offer.is_allowed))
            first = first and not offer.is_allowed
        self._buttons.addStretch(1)
        for words, icon, wanted in (
            (lambda: translate("Case", "Hand over"), "truck", self.handover_wanted),
            (lambda: translate("Case", "Correct"), "pencil", self.edit_wanted),
            (lambda: translate("Case", "Print slip"), "printer", self.slip_wanted),
        ):
            button = Button(self.theme, words, "quiet", icon=icon)
            button.clicked.connect(wanted)
            button.setVisible(icon != "truck" or card.item is not None)
            self._buttons.addWidget(button)

    def _button(self, offer: OfferedMove, *, leads: bool) -> Button:
        name = offer.move.name
        button = Button(
            self.theme,
            lambda: name.in_language(self._desk.lang),
            "primary" if leads else "secondary",
            hint=lambda: "\n".join(guard_sentence(guard) for guard in offer.missing),
        )
        button.setEnabled(offer.is_allowed)
        button.clicked.connect(partial(self._on_move_clicked, offer))
        return button

    def _on_move_clicked(self, offer: OfferedMove) -> None:
        move = offer.move
        if not move.asks and move.does != "refund":
            self._make(offer, MoveTold())
            return
        is_refund = move.does == "refund"
        self._open_form(
            words=lambda: move.name.in_language(self._desk.lang),
            note=translate("Case", "Why? (goes into the timeline)") if move.asks else "",
            money=is_refund,
            act=lambda: self._make(offer, self._told()),
        )
        if is_refund and self._card is not None:
            self._offer_refund(self._card)

    def _offer_refund(self, card: CaseCard) -> None:
        """The whole price and the way it was paid, unless the route is an allowance."""
        route = self._desk.shop.program.routes.route(card.line.resolution, card.route_version)
        whole = card.line.at_stake_minor - card.refunded_minor
        self._amount.set_minor(whole if route.refund == "full" else None)
        if card.sale:
            self._tender.setCurrentIndex(max(self._tender.findData(card.sale.tender), 0))

    def ask_cost(self) -> None:
        """Record a cost of the case."""
        self._open_form(
            words=lambda: translate("Case", "Record the cost"),
            note=translate("Case", "What for? (freight, repair, appraiser…)"),
            money=True,
            act=self._record_cost,
        )
        self._amount.set_minor(None)

    def _open_form(
        self, *, words: Callable[[], str], note: str, money: bool, act: Callable[[], None]
    ) -> None:
        self._act = act
        self._go.say(words)
        self._note.clear()
        self._note.setVisible(bool(note))
        self._note.setPlaceholderText(note)
        self._amount.setVisible(money)
        self._amount.setPlaceholderText(self._currency())
        self._tender.setVisible(money)
        self._tender.clear()
        for tender in TENDERS:
            self._tender.addItem(self._desk.word("tender", tender), tender)
        self._form.show()
        (self._amount if money else self._note).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Put the line below away; whether it was open."""
        was_open = self._form.isVisible()
        self._act = None
        self._form.hide()
        return was_open

    def _on_go_clicked(self) -> None:
        if self._act is not None:
            self._act()

    def _told(self) -> MoveTold:
        return MoveTold(
            note=self._note.text(),
            amount_minor=self._amount.minor(),
            tender=str(self._tender.currentData() or ""),
        )

    def _make(self, offer: OfferedMove, told: MoveTold) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        name = offer.move.name
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
            said=lambda: name.in_language(desk.lang),
        )

    def _record_cost(self) -> None:
        card, desk, amount = self._card, self._desk, self._amount.minor()
        if card is None or amount is None:
            return
        what, tender = self._note.text(), str(self._tender.currentData() or "")
        desk.do(
            lambda shop: record_cost(
                shop,
                number=card.line.number,
                what=what,
                amount_minor=amount,
                tender=tender,
                paid_by=desk.actor.name,
            ),
            owner=self,
            done=lambda _changes: desk.tell(lambda: translate("Case", "Cost recorded.")),
        )

    def _currency(self) -> str:
        return self._card.line.currency if self._card else self._desk.settings.currency

    def _parse(self, text: str) -> int:
        return parse_amount(text, self._currency())

    def _show(self, minor: int) -> str:
        return format_amount(minor, self._currency())
