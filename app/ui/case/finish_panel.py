"""The fast lane's finish: the few fields that a simple case needs, and one key for all of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.cases import IDENTITY_ANSWERS, shares_in_money
from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.finishing import FinishProposal, FinishTold
from app.domain.ledger import TENDERS
from app.domain.rows import CaseCard
from app.services.finishing import finish_case, propose_finish
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.errors import guard_sentence, sentence
from app.text.steps import step_sentence
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text

_MONEY_PX = 120
_CHOICE_PX = 150
_RESOLUTION_PX = 216


class FinishPanel(Card):
    """Everything is filled in; Ctrl+Enter finishes both tracks. ``finished`` when it is done."""

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Finish", "Finish in one go"), parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._proposal: FinishProposal | None = None
        self._busy = False
        theme = desk.theme
        self.resolution, self.tender, self.identity = QComboBox(), QComboBox(), QComboBox()
        self.note, self.here = QLineEdit(), QCheckBox()
        self.amount = amount_edit(self._currency)
        self._fields = {
            "resolution": Field(theme, lambda: translate("Finish", "Ends with"), self.resolution),
            "amount": Field(theme, lambda: translate("Finish", "Refund"), self.amount),
            "tender": Field(theme, lambda: translate("Case", "By"), self.tender),
            "identity": Field(theme, lambda: translate("Finish", "Is it our item?"), self.identity),
            "note": Field(theme, lambda: translate("Finish", "Note"), self.note),
        }
        self._who_pays = Text(theme, self._who_pays_words, tone="secondary", wrap=True)
        self._problem = Text(theme, "", tone="overdue", wrap=True)
        self._problem.hide()
        self.go = EnterButton(
            theme, lambda: translate("Finish", "Finish the case"), "primary", hint="Ctrl+Enter"
        )
        self.go.clicked.connect(self.accept)
        self._lay_out()
        self.resolution.activated.connect(lambda _row: self._ask())
        self.amount.problem_changed.connect(
            lambda problem: self._fields["amount"].set_problem(str(problem))
        )
        self.here.clicked.connect(lambda _on: self._problem.hide())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.accept)
        self.retranslate()

    def _lay_out(self) -> None:
        self._fields["resolution"].setFixedWidth(_RESOLUTION_PX)
        self._fields["identity"].setFixedWidth(_CHOICE_PX)
        for key in ("amount", "tender"):
            self._fields[key].setFixedWidth(_MONEY_PX)
        first = QHBoxLayout()
        first.setSpacing(GROUP_PX)
        for key, field in self._fields.items():
            weight = 1 if key == "note" else 0
            first.addWidget(field, weight, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setSpacing(NEAR_PX)
        second.addWidget(self.here)
        second.addWidget(self._who_pays, 1)
        second.addWidget(self.go)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self._problem)

    def show_case(self, card: CaseCard) -> None:
        """Propose how this case ends; what was chosen stays while it is the same case."""
        is_another = self._card is None or self._card.line.id != card.line.id
        self._card = card
        if is_another:
            self.note.clear()
            self._problem.hide()
            self._proposal = None
        self._ask()

    def focus_start(self) -> None:
        """To the first field."""
        self.resolution.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """How the case would end with the resolution that is chosen."""
        if self._card is None:
            return
        shop, actor, number = self._desk.shop, self._desk.actor, self._card.line.number
        chosen = str(self.resolution.currentData() or "") if self._proposal else ""
        self._desk.ask(
            lambda _queries: propose_finish(shop, number=number, actor=actor, resolution=chosen),
            self._take,
            owner=self,
            key="case.finish",
            failed=self._on_refused,
        )

    def _take(self, proposal: FinishProposal) -> None:
        fresh = self._proposal is None or self._proposal.resolution != proposal.resolution
        self._proposal = proposal
        self._fill_resolutions(proposal)
        if fresh:
            self.amount.set_minor(proposal.amount_minor)
            choose(self.tender, proposal.tender)
            self.identity.setCurrentIndex(0)
            self.here.setChecked(True)
        self._fields["amount"].setVisible(proposal.asks_amount)
        self._fields["tender"].setVisible(proposal.asks_amount)
        self._fields["identity"].setVisible(proposal.asks_identity)
        self.here.setVisible(proposal.asks_item)
        self._who_pays.retranslate()
        self._say_missing(proposal.missing)
        self.go.setEnabled(not proposal.missing)

    def _say_missing(self, missing: tuple[str, ...]) -> None:
        joint = translate("Case", "; ")
        self._problem.say(lambda: joint.join(guard_sentence(need) for need in missing))
        self._problem.setVisible(bool(missing))

    def accept(self) -> None:
        """Finish the case with what stands in the fields."""
        card, proposal, desk = self._card, self._proposal, self._desk
        if card is None or proposal is None or self._busy or proposal.missing:
            return
        if proposal.asks_amount and self.amount.minor() is None:
            self._fields["amount"].set_problem(lambda: translate("Case", "How much?"))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        told = FinishTold(
            resolution=proposal.resolution,
            amount_minor=self.amount.minor() if proposal.asks_amount else None,
            tender=str(self.tender.currentData()) if proposal.asks_amount else "",
            identity=str(self.identity.currentData()) if proposal.asks_identity else "",
            item_here=proposal.asks_item and self.here.isChecked(),
            note=self.note.text(),
        )
        self._set_busy(busy=True)
        desk.do(
            lambda shop: finish_case(
                shop,
                number=card.line.number,
                actor=desk.actor,
                told=told,
                seen=card.last_entry,
            ),
            owner=self,
            said=lambda: translate("Finish", "{number} is finished.").format(
                number=card.line.number
            ),
            done=self._on_done,
            failed=self._on_refused,
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.go.set_busy((lambda: translate("Finish", "Finishing…")) if busy else None)

    def _on_done(self, _changes: Changes) -> None:
        self._set_busy(busy=False)
        self.finished.emit()

    def _on_refused(self, error: Exception) -> None:
        """What is missing stands here, where the hands are."""
        self._set_busy(busy=False)
        if isinstance(error, AftercareError):
            self._problem.say(lambda: sentence(error))
            self._problem.show()
        else:
            self._desk.tell_failure(error)

    def _fill_resolutions(self, proposal: FinishProposal) -> None:
        codes = dict.fromkeys((*proposal.resolutions, proposal.resolution))
        offer(self.resolution, [(code, self._desk.resolution(code)) for code in codes])
        choose(self.resolution, proposal.resolution)

    def _who_pays_words(self) -> str:
        """What stays of the refund, who bears the loss in percent and money, and why."""
        proposal, card = self._proposal, self._card
        if proposal is None or card is None:
            return ""
        borne = self._borne_words(proposal, card)
        if not proposal.restocking_minor:
            return borne
        fee = format_money(proposal.restocking_minor, card.line.currency)
        text = translate("Finish", "A restocking fee of {fee} stays here.").format(fee=fee)
        return f"{text} {borne}"

    def _borne_words(self, proposal: FinishProposal, card: CaseCard) -> str:
        loss = proposal.loss_minor - card.settled_minor
        if proposal.asks_amount and proposal.amount_minor is None:
            parts = [f"{self._party(s.party)} {format_share(s.bp)}" for s in proposal.shares]
        elif not loss:
            return translate("Finish", "No loss to be borne.")
        else:
            cents = shares_in_money(proposal.shares, loss)
            parts = [
                f"{self._party(s.party)} {format_share(s.bp)} {format_money(c, card.line.currency)}"
                for s, c in zip(proposal.shares, cents, strict=True)
            ]
        why = translate("Finish", "as decided")
        if proposal.because is not None:
            why = step_sentence(proposal.because, self._desk.category, card.line.currency)
        return translate("Finish", "Borne by: {shares}. {why}").format(
            shares=" · ".join(parts), why=why
        )

    def _party(self, party: str) -> str:
        return self._desk.word("party", party)

    def retranslate(self) -> None:
        """Choices and names."""
        self.here.setText(translate("Finish", "The item lies here now"))
        for combo, codes, word in (
            (self.tender, TENDERS, partial(self._desk.word, "tender")),
            (self.identity, IDENTITY_ANSWERS, self._identity_word),
        ):
            offer(combo, [(code, word(code)) for code in codes])
        if self._proposal is not None:
            self._fill_resolutions(self._proposal)

    def _identity_word(self, code: str) -> str:
        names = {
            "ours": translate("Identity", "our item"),
            "not_ours": translate("Identity", "not our item"),
            "cannot_tell": translate("Identity", "cannot tell"),
        }
        return names[code]

    def _currency(self) -> str:
        return self._card.line.currency if self._card else self._desk.settings.currency
