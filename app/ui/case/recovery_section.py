"""Recovery on a case's page: five ways side by side, one key to take the proposed one, the plan."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.recoveries import RecoveryPicture
from app.domain.recovery import RecoveryTold
from app.domain.recovery_effects import Effect, effects
from app.domain.rows import CaseCard
from app.services.money.buying_in import buy_in_item
from app.services.money.recovering import change_plan, plan_recovery
from app.services.money.recovery_picture import recovery_picture
from app.services.money.settling import settle_case
from app.services.money.writing_off import write_off_debt
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.text.recovery_words import proposed_sentence
from app.ui.case.layers import CaseSection
from app.ui.case.recovery_plans import RecoveryPlans
from app.ui.case.recovery_terms import RecoveryTerms
from app.ui.case.recovery_ways import WaysGrid
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import Text

_PLANS_PX = 280
_WIDE_PX = 1000  # from here on the plan has room beside the five ways
_ANY_WIDTH_PX = (1 << 24) - 1  # what Qt takes for no limit
_WAYS_HIGH_PX, _PLANS_HIGH_PX = 424, 280  # where one stands above the other


class RecoverySection(CaseSection):
    """Asks for the picture itself. Ctrl+Enter takes the way that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._picture: RecoveryPicture | None = None
        self._busy = False
        theme = desk.theme
        self.ways, self.terms, self.plans = WaysGrid(desk), RecoveryTerms(desk), RecoveryPlans(desk)
        self._why = Text(theme, "", wrap=True)
        self._problem = Text(theme, "", tone="overdue", wrap=True)
        self.accept_button = EnterButton(theme, self._accept_words, "primary", hint="Ctrl+Enter")
        self._ways_card = self._lay_out_ways()
        self.empty = EmptyState(theme, "", icon="circle-check")
        self.empty.action_taken.connect(self.accept)
        self._stack = QStackedWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GROUP_PX)
        self._row.addWidget(self._ways_card, 1)
        self._row.addWidget(self.plans)
        self._side_by_side(wide=True)
        content = ScrollColumn()
        content.column.addLayout(self._row, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All five ways are always seen: in a narrow window the plan goes below them."""
        super().resizeEvent(event)
        self._side_by_side(wide=self.width() >= _WIDE_PX)

    def _side_by_side(self, *, wide: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._ways_card.setMinimumHeight(0 if wide else _WAYS_HIGH_PX)
        self.plans.setMinimumHeight(0 if wide else _PLANS_HIGH_PX)
        self.plans.setMinimumWidth(_PLANS_PX if wide else 0)
        self.plans.setMaximumWidth(_PLANS_PX if wide else _ANY_WIDTH_PX)

    def _lay_out_ways(self) -> Card:
        card = Card(self.theme, lambda: translate("Recovery", "How the money comes back"))
        scroll = ScrollColumn(spacing_px=NEAR_PX)
        for widget in (self._why, self.ways, self.terms, self._problem):
            scroll.column.addWidget(widget)
        scroll.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self.accept_button)
        foot.addStretch(1)
        card.body.addWidget(scroll, 1)
        card.body.addLayout(foot)
        return card

    def _listen(self) -> None:
        self.ways.chosen.connect(self._on_chosen)
        self.terms.worth_changed.connect(self._on_worth_changed)
        self.terms.accepted.connect(self.accept)
        self.accept_button.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.accept)

    def show_case(self, card: CaseCard) -> None:
        """Ask what this case's recovery is decided on."""
        if self._card is None or self._card.line.id != card.line.id:
            self._picture = None
        self._card = card
        shop, name, number = self._desk.shop, self._desk.actor.name, card.line.number
        self._desk.ask(
            lambda _queries: recovery_picture(shop, number=number, seen_by=name),
            self._take,
            owner=self,
            key="case.recovery",
            failed=self._on_not_shown,
        )

    def retranslate(self) -> None:
        """Why, and what the button says."""
        if self._picture is not None:
            self._say(self._picture)

    def accept(self) -> None:
        """Take the chosen way."""
        picture, mode = self._picture, self.ways.mode()
        if picture is None or self._busy or not self.accept_button.isEnabled():
            return
        self._busy = True
        self._problem.say("")
        self._desk.do(
            self._intent(picture, mode, self.terms.told()),
            owner=self,
            said=lambda: f"{picture.number}: {self._desk.word('mode', mode)}",
            done=self._on_done,
            failed=self._on_refused,
        )

    def _intent(
        self, picture: RecoveryPicture, mode: str, told: RecoveryTold
    ) -> Callable[[Shop], Changes]:
        number, actor = picture.number, self._desk.actor

        def act(shop: Shop) -> Changes:
            if picture.phase == "settle":
                return settle_case(shop, number=number, mode=mode, actor=actor, told=told)
            if mode == "BUY_IN":
                return buy_in_item(shop, number=number, told=told, bought_by=actor.name)
            if mode == "WRITE_OFF":
                return write_off_debt(
                    shop,
                    number=number,
                    note=told.note,
                    written_off_by=actor.name,
                    amount_minor=told.amount_minor,
                    goodwill=told.goodwill,
                )
            if picture.open_plan is not None:
                return change_plan(
                    shop, number=number, method=mode, told=told, changed_by=actor.name
                )
            return plan_recovery(shop, number=number, method=mode, told=told, planned_by=actor.name)

        return act

    def _take(self, picture: RecoveryPicture | None) -> None:
        was, self._picture = self._picture, picture
        self._busy = False
        self._problem.say("")
        if picture is None:
            self._say_empty(None)
            return
        self.ways.show_picture(picture)
        self.plans.show_picture(picture)
        changed = was is None or (was.phase, was.footing) != (picture.phase, picture.footing)
        if changed or not self.ways.mode():
            self.ways.choose(picture.proposed.mode)
        self._on_chosen(self.ways.mode())
        if _owes_nothing(picture):
            self._say_empty(picture)
            return
        self._stack.setCurrentIndex(0)
        if was is None and self.isVisible():
            self.ways.focus_start()  # Ctrl+Enter takes what is chosen

    def _on_chosen(self, mode: object) -> None:
        if self._picture is not None:
            self.terms.show_mode(self._picture, str(mode))
            self._say(self._picture)

    def _on_worth_changed(self, minor: object) -> None:
        """What it is worth changes the figures at once."""
        picture = self._picture
        if picture is None or not isinstance(minor, int):
            return
        footing = replace(picture.footing, worth_minor=minor)
        self._picture = replace(picture, footing=footing, effects=effects(footing))
        self.ways.show_picture(self._picture)

    def _say(self, picture: RecoveryPicture) -> None:
        self._why.say(lambda: _why_words(picture))
        idle = picture.phase == "after" and self.ways.mode() == "REVERSE"
        self.accept_button.setVisible(not idle)  # there is nothing to settle any more
        self.accept_button.say(self._accept_words)
        self.accept_button.set_kind("secondary" if picture.open_plan else "primary")
        effect = next((e for e in picture.effects if e.mode == self.ways.mode()), None)
        may = self._desk.standing.may("money.settle")
        self.accept_button.setEnabled(effect is not None and may and _can_take(picture, effect))

    def _accept_words(self) -> str:
        picture, mode = self._picture, self.ways.mode()
        if picture is None or picture.phase != "after":
            return translate("Recovery", "Settle this way")
        if mode == "BUY_IN":
            return translate("Recovery", "Buy the item")
        if mode == "WRITE_OFF":
            return translate("Recovery", "Write it off")
        if picture.open_plan is not None:
            return translate("Recovery", "Change the plan")
        return translate("Recovery", "Agree on this plan")

    def _say_empty(self, picture: RecoveryPicture | None) -> None:
        """One sentence instead of the five ways, and the settlement where it waits."""
        settles = picture is not None and picture.phase == "settle"
        settles = settles and self._desk.standing.may("money.settle")
        self.empty.say(partial(_empty_words, picture), self._accept_words if settles else "")
        self._stack.setCurrentIndex(1)

    def _on_not_shown(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._picture = None
            self.empty.say(partial(sentence, error))
            self._stack.setCurrentIndex(1)

    def _on_done(self, _changes: Changes) -> None:
        self._busy = False
        if self._card is not None:
            self.show_case(self._card)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, AftercareError):
            self._problem.say(partial(sentence, error))
            self._stack.setCurrentIndex(0)  # there the refusal stands


def _covered_words() -> str:
    return translate(
        "Recovery", "The consignor's account covers everything. Nothing is to be recovered."
    )


def _empty_words(picture: RecoveryPicture | None) -> str:
    if picture is None:
        return translate("Recovery", "The item has no consignor: there is nobody to recover from.")
    if picture.phase == "claim":
        return translate(
            "Recovery", "Nothing is owed so far. This is decided once the claim has ended."
        )
    return _why_words(picture)


def _owes_nothing(picture: RecoveryPicture) -> bool:
    """Nothing owed, no history to show, and no choice: the shop does not want the item either."""
    history = picture.standings or picture.written_off_minor
    chooses = picture.phase != "after" and any(
        effect.is_open for effect in picture.effects if effect.mode != "REVERSE"
    )
    return not (picture.footing.wanted_minor or history or chooses)


def _can_take(picture: RecoveryPicture, effect: Effect) -> bool:
    if not effect.is_open or picture.phase in {"claim", "split"}:
        return False
    if picture.phase == "settle":
        return True
    waits = bool(picture.usual_minor or picture.open_plan)
    return effect.mode != "REVERSE" and (waits or effect.mode == "BUY_IN")


def _why_words(picture: RecoveryPicture) -> str:
    if picture.phase == "after" and not picture.footing.wanted_minor:
        return _covered_words()
    told = proposed_sentence(picture.proposed, picture.currency)
    if picture.phase == "claim":
        waits = translate("Recovery", "This is decided once the claim has ended.")
        return f"{told} {waits}"
    if picture.phase == "split":
        waits = translate("Recovery", "First decide who bears the loss, on the overview.")
        return f"{told} {waits}"
    return told
