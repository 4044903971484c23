"""Who pays: the split, the money it stands for, why, and its settlement."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from app.domain.cases import shares_in_money
from app.domain.parties import PARTIES
from app.domain.refunds import FAILED, ORDERED
from app.domain.rows import CaseCard
from app.services.money.confirming import WhoPays
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.steps import step_sentence
from app.ui.case.silence_line import SilenceLine
from app.ui.case.split_words import SplitWords
from app.ui.case.why_ladder import WhyLadder
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

    ``recovery_wanted`` when settling leaves a debt: how it comes back is to be chosen first.

    A split that is being worked on stays while the case changes around it, until the facts that
    it divides are others.
    """

    cost_wanted = Signal()
    recovery_wanted = Signal()

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
        self._resplits = False  # a settled loss is being split again
        self._loss = Text(desk.theme, "", "number")
        self._loss_words = Text(desk.theme, "", tone="secondary", wrap=True)
        self._loss_words.setContentsMargins(0, 0, 0, INSIDE_PX)  # on the line of the figure
        self._split_words = TermText(
            desk.theme, desk.term("liability"), role="caption", tone="secondary"
        )
        self._bar = SplitBar(desk.theme)
        self._bar.shares_changed.connect(lambda _shares: self._show_buttons())
        self._why = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self.ladder = WhyLadder(desk)
        self.words = SplitWords(desk)
        self.words.standing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words.opened.connect(self._on_form_opened)
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
        self._decide = EnterButton(desk.theme, _accept_split, "primary")
        self._decide.clicked.connect(self._on_decide_clicked)
        self._settle = EnterButton(desk.theme, lambda: translate("Case", "Settle"), "primary")
        self._settle.clicked.connect(self._on_settle_clicked)
        self._again = EnterButton(
            desk.theme, lambda: translate("Case", "Split again…"), "quiet", icon="split"
        )
        self._again.clicked.connect(self._on_again_clicked)
        self._cost = EnterButton(
            desk.theme, lambda: translate("Case", "Add a cost"), "quiet", icon="plus"
        )
        self._cost.clicked.connect(self.cost_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add_action(self._cost)
        scroll = self._scroll = ScrollColumn()
        self.body.addWidget(scroll, 1)
        loss = QHBoxLayout()
        loss.setSpacing(NEAR_PX)
        loss.addWidget(self._loss)
        loss.addWidget(self._loss_words, 1, Qt.AlignmentFlag.AlignBottom)
        scroll.column.addLayout(loss)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._split_words)
        head.addWidget(self.words.standing, 1)
        scroll.column.addLayout(head)
        parts = (self._bar, self._why, self.ladder, self._silence)
        for widget in (*parts, self._reason_field):
            scroll.column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._another)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        buttons.addWidget(self._decide)
        buttons.addWidget(self._settle)
        scroll.column.addLayout(buttons)
        scroll.column.addWidget(self.words)
        scroll.column.addSpacing(NEAR_PX)
        scroll.column.addWidget(self._facts)
        scroll.column.addStretch(1)

    def show_case(self, card: CaseCard, told: WhoPays, *, leads: bool) -> None:
        """The decided split, or the proposal where nobody has decided yet.

        ``leads``: settling is the way on, and its buttons say so.
        """
        if self._card is None or self._card.line.id != card.line.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._card, self._leads = card, leads
        line, proposal = card.line, told.proposal
        self._names = {
            "consignor": card.consignor.name if card.consignor else "",
            "buyer": card.buyer_name,
        }
        self._proposed = proposal.shares_bp
        self._decided = {share.party: share.bp for share in card.shares}
        money = (card.shares, card.loss_minor, card.settled_minor, line.is_open)
        facts = (line.id, line.category, proposal, money, self._names, card.split_objected)
        if facts != self._shown:
            self._shown, self._resplits = facts, False
            self._reason.clear()
            self._show_split(self._decided or self._proposed)
            self._bar.set_total(card.divided_minor, line.currency)
        finished = self._is_settled()
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
        self._loss.say(format_money(card.divided_minor, line.currency))
        self._why.say(lambda: self._why_words(card, told))
        steps = told.rounds[-1].steps if told.rounds else ()
        self.ladder.show_steps(
            steps or proposal.steps,
            told.precedents,
            card.divided_minor,
            line.currency,
            alike=told.alike,
        )
        self.words.show_rounds(line.number, told.rounds, self._names, is_settled=finished)
        self._silence.show_case(card)
        for key, minor in (
            ("refunded", card.refunded_minor),
            ("reversed", card.reversed_minor),
            ("costs", card.cost_minor),
            ("settled", card.settled_minor),
        ):
            words = format_money(minor, line.currency)
            if key == "refunded" and card.refund_state in {ORDERED, FAILED}:
                words = f"{words} · {self._desk.word('refund_state', card.refund_state)}"
            self._facts.set_value(key, words)
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

    def leave(self) -> bool:
        """Esc puts a form away, then the correction of a settled split."""
        if self.words.leave():
            return True
        if self._resplits:
            self._resplits = False
            self._show_split(self._decided)
            self._show_buttons()
            return True
        return False

    def _is_settled(self) -> bool:
        card = self._card
        return card is not None and card.settled_minor == card.loss_minor and card.settled_minor > 0

    def _why_words(self, card: CaseCard, told: WhoPays) -> str:
        if not card.shares:
            return step_sentence(told.proposal.deciding, self._desk.category, card.line.currency)
        decided = translate("Case", "Decided: {reason}").format(
            reason=card.shares_reason or translate("Case", "as proposed")
        )
        was_proposed = bool(told.rounds) and told.rounds[-1].is_proposed
        if was_proposed and self._decided != self._proposed and not card.settled_minor:
            return (
                decided
                + "\n"
                + translate(
                    "Case",
                    "Since then the facts have changed: another split would be proposed now.",
                )
            )
        return decided

    def _shares_now(self) -> dict[str, int]:
        pairs = zip(self._parties, self._bar.shares(), strict=True)
        return {party: bp for party, bp in pairs if bp}

    def _show_buttons(self) -> None:
        card = self._card
        if card is None:
            return
        shares = self._shares_now()
        differs = shares != self._decided
        settled = self._is_settled()
        can_decide = card.line.is_open and not settled
        decides = (can_decide and (differs or card.split_objected)) or (self._resplits and differs)
        unusual = shares != self._proposed or card.split_objected or self._resplits
        self._bar.set_read_only(read_only=not (can_decide or self._resplits))
        self._decide.setVisible(decides)
        self._decide.say(_post_difference if self._resplits else _accept_split)
        self._reason_field.setVisible(decides and unusual)
        can_add = (can_decide or self._resplits) and len(self._parties) < len(PARTIES)
        self._another.setVisible(can_add)
        self._again.setVisible(
            settled and not self._resplits and self._desk.standing.may("money.resplit")
        )
        self._settle.setVisible(
            card.line.is_open
            and not card.claim_turn
            and bool(card.recovery_turn)
            and bool(card.shares or card.loss_minor == 0)
            and not (differs or card.split_objected)
        )
        # One primary button a page: before the claim is done the way on is among the moves.
        self._decide.set_kind("primary" if self._leads else "secondary")

    def _on_decide_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        shares, reason = self._shares_now(), self._reason.text()
        decide = resplit_loss if self._resplits else split_liability
        desk.do(
            lambda shop: decide(
                shop,
                number=card.line.number,
                shares_bp=shares,
                reason=reason,
                decided_by=desk.actor.name,
                seen=card.last_entry,
            ),
            owner=self,
            said=_posted if self._resplits else _decided,
        )

    def _on_form_opened(self) -> None:
        """What was asked for is brought into sight, once it has its place."""
        form = self.words.form
        QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form))

    def _on_again_clicked(self) -> None:
        """A settled split stays; what another would charge is posted as a difference."""
        self._resplits = True
        self._reason.clear()
        self._show_buttons()
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_settle_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        if _leaves_debt(card):
            self.recovery_wanted.emit()
            return
        desk.do(
            lambda shop: settle_case(shop, number=card.line.number, mode="", actor=desk.actor),
            owner=self,
            said=lambda: translate("Case", "Settled and booked."),
        )


def _leaves_debt(card: CaseCard) -> bool:
    """Whether the consignor's account does not cover what settling charges."""
    balance = card.consignor.balance_minor if card.consignor else None
    if balance is None:
        return False
    cents = shares_in_money(card.shares, card.loss_minor - card.settled_minor)
    hers = sum(c for s, c in zip(card.shares, cents, strict=True) if s.party == "consignor")
    return balance - hers < 0


def _accept_split() -> str:
    return translate("Case", "Accept this split")


def _post_difference() -> str:
    return translate("Case", "Post the difference")


def _decided() -> str:
    return translate("Case", "The split is decided.")


def _posted() -> str:
    return translate("Case", "The difference is posted.")
