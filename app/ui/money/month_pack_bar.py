"""The archive pack of a closed month: written in the background, then a click away."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.month_close import ClosedMonth
from app.services.money.month_pack import MonthPack, pack_path, write_month_pack
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class MonthPackBar(Themed):
    """Shown for a closed month; ``write`` makes the pack, once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._closed: ClosedMonth | None = None
        self._job: JobHandle | None = None
        theme = desk.theme
        self.write_button = Button(
            theme, lambda: translate("Money", "Write the archive pack"), icon="package"
        )
        self.open_button = Button(
            theme, lambda: translate("Money", "Open the archive pack"), icon="external-link"
        )
        self.progress = JobProgress(theme)
        self.problem = Text(theme, "", tone="overdue", wrap=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        row.addWidget(self.write_button)
        row.addWidget(self.open_button)
        row.addWidget(self.progress, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.write_button.clicked.connect(self.write)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.progress.stopped.connect(self.stop)
        self.hide()

    def show_month(self, closed: ClosedMonth | None) -> None:
        """The pack of a closed month; nothing for one that is open."""
        self._closed = closed
        self.setVisible(closed is not None)
        if closed is not None:
            self.write_button.setVisible(not closed.pack_sha256)
            self.open_button.setVisible(bool(closed.pack_sha256))

    def write(self) -> None:
        """Issue the statements of the month and write its pack."""
        desk, closed = self._desk, self._closed
        if closed is None or self._job is not None:
            return

        def work(shop: Shop, ctx: JobContext) -> MonthPack:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return write_month_pack(
                shop, month=closed.month, written_by=desk.actor.name, progress=step
            )

        self.problem.hide()
        self.write_button.set_busy(lambda: translate("Money", "Writing…"))
        self.progress.begin(lambda: translate("Money", "Statements"))
        self._job = desk.work(
            work,
            owner=self,
            done=lambda _pack: self._end(),
            failed=self._on_failed,
            cancelled=self._end,
            progress=self._on_progress,
        )

    def stop(self) -> None:
        """What was issued stays; the pack is written another time."""
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, progress: Progress) -> None:
        words = translate("People", "{n} of {total}").format(
            n=f"{progress.done:,}", total=f"{progress.total:,}"
        )
        self.progress.advance(progress.done, progress.total, words)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.problem.say(lambda: failure_words(error))
        self.problem.show()

    def _end(self) -> None:
        self._job = None
        self.write_button.set_busy(None)
        self.progress.end()
        self._desk.refresh_everything()

    def _on_open_clicked(self) -> None:
        if self._closed is not None:
            path = pack_path(self._desk.shop, self._closed.month)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
