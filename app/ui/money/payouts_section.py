"""Payouts: who may be paid, what waits and why, the runs that were made, and their lists."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from app.domain.changes import Changes
from app.domain.payout_runs import PayoutLine, ProposedPayout, RunLine
from app.domain.payouts import GROUPS
from app.services.money.payment_lists import save_payment_list
from app.services.money.payout_runs import mark_payout_sent
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.text.payout_words import group_name, state_name
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.money.payee_card import PayeeCard
from app.ui.money.payout_card import PayoutCard
from app.ui.money.payout_forms import HoldForm, LiftForm, PayeeForm, ReleaseForm, TakeBackForm
from app.ui.money.payout_head import PayoutHead
from app.ui.money.payout_plan import PayoutPlan
from app.ui.money.payout_tables import PayoutTables
from app.ui.money.run_form import RunForm
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState

_CHOICES_PX, _SIDE_PX = 256, 288
_CONCERNED = ("person", "sale", "case", "item", "payout_run", "shop", "import")
_Found = tuple[list[ProposedPayout], list[RunLine]]


class PayoutsSection(MoneySection):
    """``load("PR-000012")`` shows that run, ``load("hold")`` that group."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk, self.plan = desk, PayoutPlan()
        self._runs: dict[str, RunLine] = {}
        self._has_asked = False
        self._wanted = self._shown = ""
        theme = desk.theme
        self.choices = LineList(theme, chooses=True, patient=True)
        self.head, self.tables = PayoutHead(desk), PayoutTables(desk, self.plan)
        self.payee, self.payout = PayeeCard(desk, self.plan), PayoutCard(desk)
        self._cards = QStackedWidget()
        for card in (self.payee, self.payout):
            self._cards.addWidget(card)
        self.side = SideForms(self._cards)
        self._choice_stack = self._states()
        self._lay_out()
        self._listen()

    def _states(self) -> StateStack:
        theme = self.theme
        card = Card(theme, inset_px=NEAR_PX)
        card.body.addWidget(self.choices, 1)
        error = ErrorState(theme)
        error.retried.connect(self.refresh)
        empty = EmptyState(theme, "", icon="wallet")
        return StateStack(card, skeleton=Skeleton(theme, lines=8), empty=empty, error=error)

    def _lay_out(self) -> None:
        shown = Card(self.theme, inset_px=NEAR_PX)
        shown.body.addLayout(inset(self.head))
        shown.body.addWidget(self.tables, 1)
        self._choice_stack.setFixedWidth(_CHOICES_PX)
        self.side.setFixedWidth(_SIDE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(self._choice_stack)
        row.addWidget(shown, 1)
        row.addWidget(self.side)

    def _listen(self) -> None:
        head, payee, payout, tables = self.head, self.payee, self.payout, self.tables
        self.choices.line_chosen.connect(lambda line: self._show(line.key))
        self.choices.line_opened.connect(lambda _line: tables.table().setFocus())
        tables.line_chosen.connect(self._on_line_chosen)
        tables.line_opened.connect(lambda _line: self._card().focus_first())
        self.side.form_closed.connect(lambda: tables.table().setFocus())
        tables.toggled.connect(lambda _line: payee.toggle())
        head.check.clicked.connect(self._on_check_clicked)
        head.save.clicked.connect(self._on_save_clicked)
        head.sent.clicked.connect(self._on_sent_clicked)
        head.take_back.clicked.connect(self._on_run_taken_back)
        payee.plan_changed.connect(self._on_plan_changed)
        payee.account_wanted.connect(self._on_account_wanted)
        payee.hold_wanted.connect(self._on_hold_wanted)
        payee.lift_wanted.connect(self._on_lift_wanted)
        payee.release_wanted.connect(self._on_release_wanted)
        payout.take_back_wanted.connect(lambda: self._on_payout_back(returned=False))
        payout.returned_wanted.connect(lambda: self._on_payout_back(returned=True))

    def load(self, key: str) -> None:
        """Ask who may be paid; ``key`` is a group, or a run's number."""
        self._wanted = key
        if not self._has_asked:
            self._choice_stack.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Ask again; what was edited stays."""
        self._desk.ask(
            _proposals_and_runs,
            self._take,
            owner=self,
            key="payouts",
            failed=self._on_failed,
        )

    def concerns(self, changes: Changes) -> bool:
        """Whatever moves a consignor's money or lets it wait."""
        return any(changes.touches(kind) for kind in _CONCERNED)

    def retranslate(self) -> None:
        """Names and amounts are said again."""
        if self._has_asked:
            self._say_choices()
            self._say_head()

    def leave(self) -> bool:
        """Esc closes the form."""
        return self.side.close_form()

    def _card(self) -> PayeeCard | PayoutCard:
        return self.payout if self._cards.currentIndex() else self.payee

    def _take(self, found: _Found) -> None:
        proposals, runs = found
        self.plan.take(proposals)
        self._runs = {run.number: run for run in runs}
        first = not self._has_asked
        self._has_asked = True
        self._choice_stack.show_content()
        self._say_choices()
        known = (*GROUPS, *self._runs)
        wanted, self._wanted = self._wanted or self._shown, ""
        key = wanted if wanted in known else "pay"
        if key == self._shown:
            self._show(key)
        self.choices.choose(key)
        if first:
            self.choices.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._choice_stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )

    def _say_choices(self) -> None:
        currency = self._desk.settings.currency
        head = translate("Payouts", "Before a payout")
        lines = [Line("head:groups", head, head=True, tone="secondary")]
        lines += [
            Line(
                key,
                group_name(key),
                detail=translate("Payouts", "Consignors: {n}").format(
                    n=f"{len(self.plan.group(key)):,}"
                ),
                figure=format_amount(self.plan.sum_of(key), currency),
                tone="overdue" if key == "negative" and self.plan.group(key) else "ink",
            )
            for key in GROUPS
        ]
        if self._runs:
            made = translate("Payouts", "Runs")
            lines.append(Line("head:runs", made, head=True, tone="secondary"))
        lines += [
            Line(
                run.number,
                run.number,
                detail=f"{run.made_on}  ·  {state_name(run.state)}",
                figure=format_amount(run.total_minor, run.currency),
                tone="ink" if run.count else "secondary",
                detail_tone="accent" if run.state == "made" else "secondary",
            )
            for run in self._runs.values()
        ]
        self.choices.set_lines(lines)

    def _show(self, key: str) -> None:
        """Show a group or a run; the same again only renews what is shown."""
        anew, self._shown = key != self._shown, key
        if key in self._runs:
            self._cards.setCurrentIndex(1)
            self.tables.show_run(key, anew=anew)
        elif key in GROUPS:
            self._cards.setCurrentIndex(0)
            self.tables.show_proposals(key, self.plan.group(key), anew=anew)
        if anew:
            self.payee.show_nothing()
            self.payout.show_nothing()
        self._say_head()

    def _say_head(self) -> None:
        if self._shown in self._runs:
            self.head.show_run(self._runs[self._shown])
        elif self._shown:
            self.head.show_group(self._shown, self.plan)

    def _on_line_chosen(self, row: object) -> None:
        if isinstance(row, ProposedPayout):
            self.payee.show_line(row)
        elif isinstance(row, PayoutLine):
            self.payout.show_line(row)
        else:
            self._card().show_nothing()

    def _on_plan_changed(self) -> None:
        self._say_choices()
        self.tables.show_proposals(self._shown, self.plan.group(self._shown), anew=False)
        self._say_head()

    def _on_check_clicked(self) -> None:
        form = RunForm(self._desk, self.plan)
        form.made.connect(self._on_made)
        self.side.open_form(form)

    def _on_made(self, number: object) -> None:
        self._wanted = str(number)
        self.plan.forget()
        self.refresh()

    def _on_account_wanted(self) -> None:
        line = self.payee.line()
        if line is not None:
            self.side.open_form(PayeeForm(self._desk, line.payee))

    def _on_hold_wanted(self) -> None:
        line = self.payee.line()
        if line is not None:
            self.side.open_form(HoldForm(self._desk, line.payee))

    def _on_lift_wanted(self, hold: object) -> None:
        line = self.payee.line()
        if line is not None:
            self.side.open_form(LiftForm(self._desk, line.payee, str(hold)))

    def _on_release_wanted(self) -> None:
        line = self.payee.line()
        if line is not None:
            proposal = line.proposal
            self.side.open_form(
                ReleaseForm(self._desk, line.payee, proposal.held_minor, proposal.currency)
            )

    def _on_run_taken_back(self) -> None:
        if self._shown in self._runs:
            self.side.open_form(TakeBackForm(self._desk, self._shown, self._shown, returned=False))

    def _on_payout_back(self, *, returned: bool) -> None:
        line = self.payout.line()
        if line is not None:
            about = f"{line.number}  {line.person_name}"
            self.side.open_form(TakeBackForm(self._desk, line.number, about, returned=returned))

    def _on_sent_clicked(self) -> None:
        number, actor = self._shown, self._desk.actor.name
        self._desk.do(
            lambda shop: mark_payout_sent(shop, number=number, sent_by=actor),
            owner=self,
            said=lambda: translate("Payouts", "{number} is marked as sent.").format(number=number),
        )

    def _on_save_clicked(self) -> None:
        number = self._shown
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Payouts", "Payment list"),
            f"{number}.xlsx",
            translate("Payouts", "Workbook") + " (*.xlsx);;CSV (*.csv)",
        )
        if path:
            self.save_list(number, Path(path))

    def save_list(self, number: str, path: Path) -> None:
        """Write the list of a run in the form that the file's name says."""
        target = path if path.suffix else path.with_suffix(".xlsx")

        def write(shop: Shop, _ctx: JobContext) -> Path:
            return save_payment_list(shop, number=number, path=target)

        self._desk.work(write, owner=self, done=self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self._desk.tell(
            lambda: translate("Payouts", "The list is in {file}.").format(file=path.name)
        )


def _proposals_and_runs(queries: Queries) -> _Found:
    return queries.payouts.proposals(), queries.payouts.runs()
