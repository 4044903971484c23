"""The statements of all consignors for a month, into a folder."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog

from app.domain.months import month_of
from app.services.papers.statement_batch import BatchReport, issue_statements
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.text.statements import outcome_words
from app.ui.desk import Desk
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.widgets.banners import Banner
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.texts import Text

_MONTHS = 24


class BatchForm(FormCard):
    """A month that has ended. Stopping keeps whole statements; again goes on from there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Statements of all consignors"),
            lambda: translate("People", "Choose a folder and issue…"),
        )
        self._desk = desk
        self._job: JobHandle | None = None
        self._report: BatchReport | None = None
        self.month, self.workbooks = QComboBox(), QCheckBox()
        self.progress = JobProgress(desk.theme)
        self.result = Banner(
            desk.theme, "", lambda: translate("People", "Open the folder"), tone="good"
        )
        self.result.hide()
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("People", "Month"), self.month))
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "People",
                    "One PDF each in their language, and a list beside them. Whoever has no"
                    " movement and no balance gets none. What was issued before is printed again"
                    " as it was.",
                ),
                tone="secondary",
                wrap=True,
            )
        )
        self.add_field(self.workbooks)
        self.add_field(self.progress)
        self.add_field(self.result)
        self.finish()
        self.retranslate()
        self.accepted.connect(self._on_accepted)
        self.closed.connect(self.stop)
        self.progress.stopped.connect(self.stop)
        self.result.action_taken.connect(self._on_folder_wanted)

    def start(self) -> None:
        """The month is what differs; the last one is chosen."""
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Months and the workbooks."""
        today = self._desk.today()
        offer(self.month, [(month, month) for month in ended_months(today)])
        self.workbooks.setText(translate("People", "An Excel workbook beside each"))

    def stop(self) -> None:
        """Leave it at what is done."""
        if self._job is not None:
            self._job.cancel()

    def _on_accepted(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, translate("People", "Statements of all consignors")
        )
        if folder:
            month = str(self.month.currentData())
            self.issue_into(
                Path(folder) / translate("People", "Statements {month}").format(month=month)
            )

    def issue_into(self, folder: Path) -> None:
        """Issue to everybody, into ``folder``."""
        desk, month, workbooks = self._desk, self.month.currentData(), self.workbooks.isChecked()

        def work(shop: Shop, ctx: JobContext) -> BatchReport:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return issue_statements(
                shop,
                period=str(month),
                folder=folder,
                issued_by=desk.actor.name,
                workbooks=workbooks,
                progress=step,
            )

        self.set_problem("")
        self.result.hide()
        self.set_busy(lambda: translate("People", "Issuing…"))
        self.progress.begin(lambda: translate("People", "Statements {month}").format(month=month))
        self._job = desk.work(
            work,
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progress=self._on_progress,
        )

    def _on_progress(self, progress: Progress) -> None:
        words = translate("People", "{n} of {total}").format(
            n=f"{progress.done:,}", total=f"{progress.total:,}"
        )
        self.progress.advance(progress.done, progress.total, words)

    def _on_done(self, report: BatchReport) -> None:
        self._report = report
        self._end()
        self.result.say(lambda: _result_words(report))
        self.result.show()

    def _on_cancelled(self) -> None:
        self._end()
        self.set_problem(
            lambda: translate(
                "People", "Stopped. What was issued is whole; the next time goes on from there."
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.set_problem(lambda: failure_words(error))

    def _end(self) -> None:
        self.set_busy(None)
        self.progress.end()
        self._desk.refresh_everything()

    def _on_folder_wanted(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.folder)))


def ended_months(today: date) -> list[str]:
    """The last months that have ended, newest first."""
    return [str(month_of(today).plus(-back)) for back in range(1, _MONTHS + 1)]


def _result_words(report: BatchReport) -> str:
    told = [
        outcome_words(outcome, report.count(outcome))
        for outcome in ("issued", "printed_again", "nothing_moved", "overlaps")
        if report.count(outcome)
    ]
    left_out = [
        f"{one.number} {one.name[:20]}" for one in report.lines if one.outcome == "overlaps"
    ]
    return "\n".join([*told, *left_out[:10]]) or translate("People", "There is nobody yet.")
