"""Who pays: the split, the money it stands for, why, and its settlement."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.liability import Proposal
from app.domain.parties import PARTIES
from app.domain.rows import CaseCard
from app.services.settlement import settle_case, split_liability
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import proposal_sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.split_bar import SplitBar, SplitParty
from app.ui.widgets.texts import Text


class LiabilityCard(Card):
    """Always shows the money per party. ``cost_wanted`` when a cost is to be recorded."""

    cost_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Case", "Who pays"), parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._parties: tuple[str, ...] = ()
        self._decided: dict[str, int] = {}
        self._loss = Text(desk.theme, "", "number")
        self._loss_words = Text(desk.theme, "", tone="secondary")
        self._bar = SplitBar(desk.theme)
        self._bar.shares_changed.connect(lambda _shares: self._show_buttons())
        self._why = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self._reason = QLineEdit()
        self._facts = KeyValueGrid(desk.theme)
        self._facts.add_row("refunded", lambda: translate("Case", "Refunded"))
        self._facts.add_row("costs", lambda: translate("Case", "Costs"))
        self._facts.add_row("settled", lambda: translate("Case", "Settled"))
        self._decide = Button(desk.theme, lambda: translate("Case", "Accept this split"), "primary")
        self._decide.clicked.connect(self._on_decide_clicked)
        self._settle = Button(desk.theme, lambda: translate("Case", "Settle"), "primary")
        self._settle.clicked.connect(self._on_settle_clicked)
        self._cost = Button(
            desk.theme, lambda: translate("Case", "Add a cost"), "quiet", icon="plus"
        )
        self._cost.clicked.connect(self.cost_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add_action(self._cost)
        self.body.addWidget(self._loss_words)
        self.body.addWidget(self._loss)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._why)
        self.body.addWidget(self._reason)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addStretch(1)
        buttons.addWidget(self._decide)
        buttons.addWidget(self._settle)
        self.body.addLayout(buttons)
        self.body.addSpacing(NEAR_PX)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)

    def show_case(self, card: CaseCard, proposal: Proposal) -> None:
        """The decided split, or the proposal where nobody has decided yet."""
        self._card = card
        line = card.line
        shares = card.shares or proposal.shares
        bps = {share.party: share.bp for share in shares}
        names = {
            "consignor": card.consignor.name if card.consignor else "",
            "buyer": card.buyer.name if card.buyer else "",
        }
        self._parties = tuple(
            party
            for party in PARTIES
            if party in bps
            or party == "shop"
            or (party == "consignor" and card.consignor)
            or (party == "buyer" and card.buyer)
            or (party == "carrier" and line.category.startswith("SHIP"))
        )
        self._bar.set_split(
            tuple(SplitParty(party, names.get(party, "")) for party in self._parties),
            tuple(bps.get(party, 0) for party in self._parties),
        )
        self._decided = {share.party: share.bp for share in card.shares}
        self._bar.set_total(card.loss_minor, line.currency)
        finished = card.settled_minor == card.loss_minor and card.settled_minor > 0
        self._bar.set_read_only(read_only=finished or not line.is_open)
        self._loss_words.say(
            lambda: (
                translate("Case", "loss to be borne")
                if card.loss_minor
                else translate("Case", "no loss yet; the split waits for one")
            )
        )
        self._loss.say(format_money(card.loss_minor, line.currency))
        self._why.say(lambda: self._why_words(card, proposal))
        for key, minor in (
            ("refunded", card.refunded_minor),
            ("costs", card.cost_minor),
            ("settled", card.settled_minor),
        ):
            self._facts.set_value(key, format_money(minor, line.currency))
            self._facts.show_row(key, shown=bool(minor))
        self._reason.clear()
        self._reason.setPlaceholderText(translate("Case", "Why not the proposal? (a few words)"))
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
        differs = self._shares_now() != self._decided
        can_decide = card.line.is_open and card.settled_minor == 0
        self._decide.setVisible(can_decide and differs)
        self._reason.setVisible(can_decide and differs)
        claim_done = not card.claim_turn
        self._settle.setVisible(
            card.line.is_open
            and claim_done
            and not differs
            and bool(card.recovery_turn)
            and (bool(card.shares) or card.loss_minor == 0)
        )

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
            done=lambda _changes: desk.tell(lambda: translate("Case", "Settled and booked.")),
        )
