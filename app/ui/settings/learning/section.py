"""Suggestions and learning: what the program has learned, how well it suggests, what to change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.learning_report import LearningReport
from app.domain.maturity import SETTING_OF, Part, Rung
from app.domain.rule_proposals import RuleProposal
from app.services.duration_backtest import back_test_durations
from app.services.learning import (
    ModelStanding,
    Training,
    keep_training,
    model_standing,
    return_to_model,
    study,
)
from app.services.learning_report import learning_report
from app.services.maturity import maturity
from app.services.rules.proposing import (
    make_proposed_rule,
    rule_clashes,
    rule_doubts,
    rule_proposals,
)
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.settings.learning.durations_card import DurationsCard
from app.ui.settings.learning.ladder import LadderCard
from app.ui.settings.learning.model_card import ModelCard
from app.ui.settings.learning.proposals_view import Proposals, ProposalsView
from app.ui.settings.learning.report_view import ReportView
from app.ui.settings.learning.threshold_card import ThresholdCard
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.tab_row import Tab, TabRow
from app.ui.widgets.themed import Themed


class LearningSection(Themed):
    """Long reckoning begins when it is first looked at, and again when something has changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._stale = True
        theme = desk.theme
        self._tabs = TabRow(
            theme,
            (
                Tab("learned", lambda: translate("Learning", "What it has learned")),
                Tab("report", lambda: translate("Learning", "How well it suggests")),
                Tab("proposals", lambda: translate("Learning", "Rules from corrections")),
            ),
        )
        self.ladder = LadderCard(desk)
        self.model = ModelCard(desk)
        self.threshold = ThresholdCard(desk)
        self.report = ReportView(desk)
        self.durations = DurationsCard(desk)
        self.proposals = ProposalsView(desk)
        error = ErrorState(theme)
        error.retried.connect(self._reckon)
        self._states = StateStack(
            self.report,
            skeleton=Skeleton(theme, lines=14),
            empty=EmptyState(
                theme,
                lambda: translate(
                    "Learning",
                    "There is nothing to report yet: no case has a category that a person chose.",
                ),
                icon="chart-column",
            ),
            error=error,
        )
        self._front = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self.writes = (self.threshold.save, self.proposals.make, self.model.learn)

    def _lay_out(self) -> None:
        for key, parts in (
            ("learned", (self.ladder, self.model, self.threshold)),
            ("report", (self._states, self.durations)),
            ("proposals", (self.proposals,)),
        ):
            page = ScrollColumn(spacing_px=GROUP_PX)
            page.column.setContentsMargins(0, 0, NEAR_PX, 0)
            for part in parts:
                page.column.addWidget(part)
            page.column.addStretch(1)
            self._pages[key] = page
            self._front.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._tabs)
        column.addWidget(self._front, 1)

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda key: self._front.setCurrentWidget(self._pages[str(key)]))
        self.ladder.switched.connect(self._on_switched)
        self.threshold.saved.connect(self._on_threshold_saved)
        self.model.pace_wanted.connect(lambda cases: self._edit({"retrain_after": str(cases)}))
        self.model.learn_wanted.connect(self._on_learn_wanted)
        self.model.model_wanted.connect(lambda digest: self._return_to(str(digest)))
        self.report.case_opened.connect(lambda number: self._desk.go("case", str(number)))
        self.proposals.rule_wanted.connect(self._on_rule_wanted)
        self._desk.standing_changed.connect(self._show_rights)

    def load(self) -> None:
        """What is stored may have changed elsewhere."""
        self._stale = True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Looked at: bring it up to date."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def focus_first(self) -> None:
        """Come to the tabs."""
        self._tabs.setFocus(Qt.FocusReason.TabFocusReason)
        self._tabs.focusNextChild()

    def _ask(self) -> None:
        self._stale = False
        shop, desk = self._desk.shop, self._desk
        self.threshold.show_threshold()
        desk.ask(
            lambda _queries: maturity(shop), self._take_rungs, owner=self, key="learning.ladder"
        )
        self._reckon()

    def _reckon(self) -> None:
        """The model, the report, the durations, the proposals: each takes its time."""
        desk = self._desk
        if not self.report.is_filled():
            self._states.show_loading()
        desk.work(
            lambda shop, _ctx: model_standing(shop),
            owner=self,
            done=self._take_standing,
            key="learning.model",
            lane="reckon",
        )
        desk.work(
            lambda shop, ctx: learning_report(shop, step=lambda _done, _total: ctx.check()),
            owner=self,
            done=self._take_report,
            failed=self._on_report_failed,
            key="learning.report",
            lane="reckon",
        )
        desk.work(
            lambda shop, ctx: back_test_durations(shop, lambda _done, _total: ctx.check()),
            owner=self,
            done=self.durations.show_found,
            key="learning.durations",
            lane="reckon",
        )
        desk.work(
            _find_proposals,
            owner=self,
            done=self.proposals.show_found,
            key="learning.proposals",
            lane="reckon",
        )

    def _take_rungs(self, rungs: tuple[Rung, ...]) -> None:
        self.ladder.show_rungs(rungs)
        self._show_rights()

    def _take_standing(self, standing: ModelStanding) -> None:
        self.model.show_standing(standing)

    def _take_report(self, report: LearningReport) -> None:
        self.report.show_report(report)
        self.threshold.show_curve(report.curve)
        if report.basis == "nothing":
            self._states.show_empty()
        else:
            self._states.show_content()

    def _on_report_failed(self, error: Exception) -> None:
        self._states.show_error(lambda: translate("Learning", "The report could not be made."))
        self._desk.tell_failure(error)

    def _show_rights(self) -> None:
        may = self._desk.standing.may
        self.ladder.allow(may=may("settings.edit"))
        self.threshold.allow(may=may("settings.edit"))
        self.model.allow(may=may("rules.edit"))
        self.proposals.allow(may=may("rules.edit"))

    def _on_switched(self, part: Part, switch: str) -> None:
        self._edit({SETTING_OF[part]: switch})

    def _on_threshold_saved(self, percent: int) -> None:
        self.threshold.settle()
        self._edit({"suggestion_threshold": str(percent)})

    def _edit(self, values: dict[str, str]) -> None:
        desk = self._desk
        desk.do(
            lambda shop: edit_settings(shop, values=values, edited_by=desk.actor.name),
            owner=self,
            said=lambda: translate("Settings", "Saved."),
        )

    def _on_learn_wanted(self) -> None:
        desk = self._desk
        self.model.learn.set_busy(lambda: translate("Learning", "Learning…"))
        self.model.progress.begin(
            lambda: translate("Learning", "Learning from this shop's cases…"), can_stop=False
        )

        def ended() -> None:
            self.model.learn.set_busy(None)
            self.model.progress.end()
            self._show_rights()

        def failed(error: Exception) -> None:
            ended()
            desk.tell_failure(error)

        def keep(training: Training) -> None:
            ended()
            keep_result(desk, training, owner=self)

        desk.work(
            lambda shop, ctx: study(shop, check=ctx.check, apart=True),
            owner=self,
            done=keep,
            failed=failed,
            cancelled=ended,
            lane="reckon",
        )

    def _return_to(self, digest: str) -> None:
        desk = self._desk
        desk.do(
            lambda shop: return_to_model(shop, digest=digest, returned_by=desk.actor.name),
            owner=self,
            done=lambda _changes: self.load(),
            said=lambda: translate("Learning", "Another model is in use now."),
        )

    def _on_rule_wanted(self, proposal: RuleProposal) -> None:
        desk = self._desk
        desk.do(
            lambda shop: make_proposed_rule(shop, proposal=proposal, made_by=desk.actor.name),
            owner=self,
            said=lambda: translate("Learning", "“{phrase}” is a rule now.").format(
                phrase=proposal.phrase
            ),
        )


def keep_result(desk: Desk, training: Training, *, owner: Themed) -> None:
    """Record what a training that somebody asked for came to, and say so."""
    why = training.verdict.why

    def said() -> str:
        told = translate("Learning", "Learned from {n} cases: {why}.")
        return told.format(n=f"{len(training.cases):,}", why=desk.word("training", why))

    desk.do(
        lambda shop: keep_training(shop, training=training, kept_by=desk.actor.name, by_hand=True),
        owner=owner,
        said=said,
    )


def _find_proposals(shop: Shop, ctx: JobContext) -> Proposals:
    """All that corrections say about rules."""
    queries = shop.queries
    is_off = queries.settings().smart_rule_proposals == "off"
    return Proposals(
        () if is_off else rule_proposals(shop, check_wanted=ctx.check),
        rule_doubts(shop),
        rule_clashes(shop),
        queries.rules.all(),
        queries.rules.teams(),
    )
