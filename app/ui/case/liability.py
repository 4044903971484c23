"""Who pays: the split, the money it stands for, why, and its settlement."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from app.domain.liability import Proposal
from app.domain.parties import PARTIES
from app.domain.rows import CaseCard
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import proposal_sentence
from app.ui.case.silence_line import SilenceLine
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.split_bar import SplitBar, SplitParty
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import Text


class LiabilityCard(Card):
    """Always shows the money per party. ``cost_wanted`` when a cost is to be recorded.

    A split that is being worked on stays while the case changes around it, until the facts that
    it divides are others.
    """

    cost_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Case", "Who pays"), parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._parties: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._decided: dict[str, int] = {}
        self._proposed: dict[str, int] = {}
        self._shown: object = None  # the facts on the screen, to tell whether others have come
        self._leads = False
        self._loss = Text(desk.theme, "", "number")
        self._loss_words = Text(desk.theme, "", tone="secondary", wrap=True)
        self._loss_words.setContentsMargins(0, 0, 0, INSIDE_PX)  # on the line of the figure
        self._split_words = TermText(
            desk.theme, desk.term("liability"), role="caption", tone="secondary"
        )
        self._bar = SplitBar(desk.theme)
        self._bar.shares_changed.connect(lambda _shares: self._show_buttons())
        self._why = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self._silence = SilenceLine(desk)
        self._reason = QLineEdit()
        self._reason_field = Field(
            desk.theme, lambda: translate("Case", "Why not the proposal?"), self._reason
        )
        self._menu = QMenu(self)
        self._another = EnterButton(
            desk.theme, lambda: translate("Case", "Another party"), "quiet", icon="plus"
        )
        self._another.clicked.connect(self._on_another_clicked)
        self._facts = KeyValueGrid(desk.theme)
        for key, words, code in (
            ("refunded", lambda: translate("Case", "Refunded"), "refund"),
            ("reversed", lambda: translate("Case", "Sale reversed"), "unwinding"),
            ("costs", lambda: translate("Case", "Costs"), "cost"),
            ("settled", lambda: translate("Case", "Settled"), "settlement"),
        ):
            self._facts.add_row(key, words, term=desk.term(code))
        self._decide = EnterButton(
            desk.theme, lambda: translate("Case", "Accept this split"), "primary"
        )
        self._decide.clicked.connect(self._on_decide_clicked)
        self._settle = EnterButton(desk.theme, lambda: translate("Case", "Settle"), "primary")
        self._settle.clicked.connect(self._on_settle_clicked)
        self._cost = EnterButton(
            desk.theme, lambda: translate("Case", "Add a cost"), "quiet", icon="plus"
        )
        self._cost.clicked.connect(self.cost_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add_action(self._cost)
        scroll = ScrollColumn()
        self.body.addWidget(scroll, 1)
        loss = QHBoxLayout()
        loss.setSpacing(NEAR_PX)
        loss.addWidget(self._loss)
        loss.addWidget(self._loss_words, 1, Qt.AlignmentFlag.AlignBottom)
        scroll.column.addLayout(loss)
        parts = (self._split_words, self._bar, self._why, self._silence, self._reason_field)
        for widget in parts:
            scroll.column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._another)
        buttons.addStretch(1)
        buttons.addWidget(self._decide)
        buttons.addWidget(self._settle)
        scroll.column.addLayout(buttons)
        scroll.column.addSpacing(NEAR_PX)
        scroll.column.addWidget(self._facts)
        scroll.column.addStretch(1)

    def show_case(self, card: CaseCard, proposal: Proposal, *, leads: bool) -> None:
        """The decided split, or the proposal where nobody has decided yet.

        ``leads``: settling is the way on, and its buttons say so.
        """
        self._card, self._leads = card, leads
        line = card.line
        self._names = {
            "consignor": card.consignor.name if card.consignor else "",
            "buyer": card.buyer_name,
        }
        self._proposed = {share.party: share.bp for share in proposal.shares}
        self._decided = {share.party: share.bp for share in card.shares}
        money = (card.shares, card.loss_minor, card.settled_minor, line.is_open)
        facts = (line.id, line.category, proposal, money, self._names)
        if facts != self._shown:
            self._shown = facts
            self._reason.clear()
            self._show_split(self._decided or self._proposed)
            self._bar.set_total(_divided(card), line.currency)
        finished = card.settled_minor == card.loss_minor and card.settled_minor > 0
        self._bar.set_read_only(read_only=finished or not line.is_open)
        self._loss_words.say(
            lambda: (
                translate("Case", "loss, settled")
                if finished
                else translate("Case", "to be borne still, of {loss}").format(
                    loss=format_money(card.loss_minor, line.currency)
                )
                if card.settled_minor
                else translate("Case", "loss to be borne")
                if card.loss_minor
                else translate("Case", "no loss yet; the split waits for one")
                if line.is_open
                else translate("Case", "no loss to be borne")
            )
        )
        self._loss.say(format_money(_divided(card), line.currency))
        self._why.say(lambda: self._why_words(card, proposal))
        self._silence.show_case(card)
        for key, minor in (
            ("refunded", card.refunded_minor),
            ("reversed", card.reversed_minor),
            ("costs", card.cost_minor),
            ("settled", card.settled_minor),
        ):
            self._facts.set_value(key, format_money(minor, line.currency))
            self._facts.show_row(key, shown=bool(minor))
        self._show_buttons()

    def _show_split(self, shares_bp: dict[str, int], *, and_party: str = "") -> None:
        """Everybody who bears a part or is known by name; the shop always."""
        card = self._card
        if card is None:
            return
        known = {"shop", and_party, *shares_bp, *(p for p in self._parties if and_party)}
        known |= {"consignor"} if card.consignor else set()
        known |= {"buyer"} if card.buyer else set()
        known |= {"carrier"} if card.line.category.startswith("SHIP") else set()
        self._parties = tuple(party for party in PARTIES if party in known)
        self._bar.set_split(
            tuple(SplitParty(party, self._names.get(party, "")) for party in self._parties),
            tuple(shares_bp.get(party, 0) for party in self._parties),
        )

    def _on_another_clicked(self) -> None:
        """The parties that have no line yet."""
        self._menu.clear()
        for party in PARTIES:
            if party not in self._parties:
                action = self._menu.addAction(self._desk.word("party", party))
                action.triggered.connect(partial(self.add_party, party))
        self._menu.popup(self._another.mapToGlobal(QPoint(0, self._another.height())))

    def focus_start(self) -> bool:
        """To the button that is the way on; whether there is one."""
        for button in (self._settle, self._decide):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def add_party(self, party: str) -> None:
        """A line for one more party, which bears nothing yet."""
        self._show_split(self._shares_now(), and_party=party)
        self._show_buttons()

    def _why_words(self, card: CaseCard, proposal: Proposal) -> str:
        if card.shares:
            return translate("Case", "Decided: {reason}").format(
                reason=card.shares_reason or translate("Case", "as proposed")
            )
        return proposal_sentence(proposal.reason, self._desk.category(proposal.basis))

    def _shares_now(self) -> dict[str, int]:
        pairs = zip(self._parties, self._bar.shares(), strict=True)
        return {party: bp for party, bp in pairs if bp}

    def _show_buttons(self) -> None:
        card = self._card
        if card is None:
            return
        shares = self._shares_now()
        differs = shares != self._decided
        can_decide = card.line.is_open and not 0 < card.settled_minor == card.loss_minor
        self._decide.setVisible(can_decide and differs)
        self._reason_field.setVisible(can_decide and differs and shares != self._proposed)
        self._another.setVisible(can_decide and len(self._parties) < len(PARTIES))
        self._settle.setVisible(
            card.line.is_open
            and not card.claim_turn
            and bool(card.recovery_turn)
            and bool(card.shares or card.loss_minor == 0)
            and not differs
        )
        # One primary button a page: before the claim is done the way on is among the moves.
        self._decide.set_kind("primary" if self._leads else "secondary")

    def _on_decide_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        shares, reason = self._shares_now(), self._reason.text()
        desk.do(
            lambda shop: split_liability(
                shop,
                number=card.line.number,
                shares_bp=shares,
                reason=reason,
                decided_by=desk.actor.name,
                seen=card.last_entry,
            ),
            owner=self,
            said=lambda: translate("Case", "The split is decided."),
        )

    def _on_settle_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        desk.do(
            lambda shop: settle_case(shop, number=card.line.number, mode="", actor=desk.actor),
            owner=self,
            said=lambda: translate("Case", "Settled and booked."),
        )


def _divided(card: CaseCard) -> int:
    """What is to be divided: of a loss that was settled in part the rest.

    A late cost, or what a carrier did not accept.
    """
    return card.loss_minor - card.settled_minor or card.loss_minor
