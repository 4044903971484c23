"""The last look before a run: how many, how much, by which way; then it is made."""

from collections import Counter

from PySide6.QtCore import Qt, Signal

from app.services.money.payout_runs import MadeRun, make_payout_run
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.money.payout_plan import PayoutPlan
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.texts import Text


class RunForm(FormCard):
    """``made`` carries the run's number. All are paid or none; Cancel pays none."""

    made = Signal(object)

    def __init__(self, desk: Desk, plan: PayoutPlan) -> None:
        super().__init__(desk.theme, lambda: translate("Payouts", "Check and pay"), "")
        self._desk = desk
        self._job: JobHandle | None = None
        self._wishes = plan.wishes()
        self._currency = desk.settings.currency
        self._total = sum(wish.amount_minor for wish in self._wishes)
        self._left_out = len(plan.group("pay")) - len(self._wishes)
        theme = desk.theme
        self.progress = JobProgress(theme)
        self.add_field(Text(theme, format_money(self._total, self._currency), "number"))
        self.add_field(Text(theme, self._count_words, tone="secondary", wrap=True))
        ways = KeyValueGrid(theme)
        by_way: Counter[str] = Counter()
        for wish in self._wishes:
            by_way[wish.tender] += wish.amount_minor
        for way, minor in by_way.most_common():
            ways.add_row(way, desk.word("tender", way), format_money(minor, self._currency))
        self.add_field(ways)
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "Payouts",
                    "Each payout is booked with a number of its own. Until the run is marked as"
                    " sent it can be taken back as a whole or one by one.",
                ),
                "caption",
                tone="secondary",
                wrap=True,
            )
        )
        self.add_field(self.progress)
        self.finish()
        self.accept_button.say(self._pay_words)
        self.accept_button.setEnabled(bool(self._wishes))
        self.accepted.connect(self._on_accepted)
        self.progress.stopped.connect(self._on_stopped)

    def start(self) -> None:
        """Enter or Ctrl+Enter pays."""
        self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _pay_words(self) -> str:
        return translate("Payouts", "Pay {amount}").format(
            amount=format_money(self._total, self._currency)
        )

    def _count_words(self) -> str:
        told = translate("Payouts", "Consignors: {n}").format(n=f"{len(self._wishes):,}")
        if self._left_out:
            more = translate("Payouts", "left out: {n}").format(n=f"{self._left_out:,}")
            told = f"{told}  ·  {more}"
        return told

    def _on_accepted(self) -> None:
        wishes, actor = self._wishes, self._desk.actor.name
        self.set_problem("")
        self.set_busy(lambda: translate("Payouts", "Paying…"))
        self.progress.begin(lambda: translate("Payouts", "Booking the payouts"))

        def work(shop: Shop, ctx: JobContext) -> MadeRun:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return make_payout_run(shop, wishes=wishes, made_by=actor, progress=step)

        self._job = self._desk.work(
            work,
            owner=self,
            done=self._on_made,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progress=self._on_progress,
        )

    def _on_progress(self, progress: Progress) -> None:
        self.progress.advance(progress.done, progress.total)

    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, made: MadeRun) -> None:
        self.progress.end()
        self._desk.committed(made.changes)
        number = made.number
        self._desk.tell(
            lambda: translate("Payouts", "{number} is booked. Next: the list for the bank.").format(
                number=number
            )
        )
        self.made.emit(number)
        self.closed.emit()

    def _on_cancelled(self) -> None:
        self.progress.end()
        self.set_busy(None)
        self.set_problem(lambda: translate("Payouts", "Stopped. Nobody was paid."))

    def _on_failed(self, error: Exception) -> None:
        self.progress.end()
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
