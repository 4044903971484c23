"""The import: choose a file, look at what it would do, bring it in, take it back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AftercareError
from app.services.imports import ImportReport, ImportUndone, import_file, undo_import
from app.services.imports.bringing_in import NoRowCameInError
from app.services.imports.error_list import save_errors
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.dialog import Dialog
from app.ui.importing.chooser import FileChooser
from app.ui.importing.report import ReportView
from app.ui.importing.trouble import TroubleView
from app.ui.importing.words import result_words, undone_words, working_words
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words

_SIZE = QSize(760, 600)


class ImportDialog(Dialog):
    """Steps of one import; ``file`` begins with the second."""

    def __init__(self, desk: Desk, file: Path | None = None) -> None:
        super().__init__(desk)
        self._file = file
        self._map: Path | None = None
        self._split_is: str | None = None
        self._report: ImportReport | None = None
        self._job: JobHandle | None = None
        theme = desk.theme
        self._title = Text(theme, "", "title")
        self._chooser = FileChooser(theme)
        self._view = ReportView(theme)
        self._trouble = TroubleView(theme)
        self._waiting = QWidget()
        self._stack = QStackedWidget()
        for step in (self._chooser, self._waiting, self._view, self._trouble):
            self._stack.addWidget(step)
        self._result = Banner(theme, "", tone="good")
        self._refused = Banner(theme, "", tone="overdue")
        self._result.hide()
        self._refused.hide()
        self._progress = JobProgress(theme)
        self._bring = Button(theme, self._bring_words, "primary", shortcut="Ctrl+Return")
        self._undo = Button(
            theme, lambda: translate("Importing", "Undo this import"), icon="undo-2"
        )
        self._list = Button(
            theme, lambda: translate("Importing", "Save the list of errors…"), "quiet"
        )
        self._another = Button(
            theme, lambda: translate("Importing", "Another file"), "quiet", icon="file-text"
        )
        self._close = Button(theme, lambda: translate("Importing", "Close"))
        self._lay_out()
        self._connect()
        self.retranslate()
        if file is None:
            self._show(self._chooser)
        else:
            self.look_at(file)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        for button in (self._bring, self._undo, self._list, self._another, self._close):
            button.setAutoDefault(True)  # Enter presses the button that has the focus
            foot.addWidget(button)
        foot.insertStretch(4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._title)
        column.addWidget(self._result)
        column.addWidget(self._refused)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.resize(_SIZE)

    def _connect(self) -> None:
        self._chooser.file_chosen.connect(self.look_at)
        self._trouble.split_told.connect(self._on_split_told)
        self._trouble.map_wanted.connect(self._on_map_wanted)
        self._progress.stopped.connect(self.stop)
        self._bring.clicked.connect(self.bring_in)
        self._undo.clicked.connect(self.take_back)
        self._list.clicked.connect(self._on_list_clicked)
        self._another.clicked.connect(self._on_another_clicked)
        self._close.clicked.connect(self.reject)

    def retranslate(self) -> None:
        """The window's own title."""
        self.setWindowTitle(translate("Importing", "Import"))

    def end_work(self) -> None:
        """What is being read for this dialog is read no further; what was written stays."""
        self.stop()

    def look_at(self, file: Path) -> None:
        """Read a file without writing anything."""
        self._file = file
        self._report = None
        self._run(dry_run=True)

    def bring_in(self) -> None:
        """Write what was looked at."""
        if self._file is not None and self._report is not None:
            self._run(dry_run=False)

    def stop(self) -> None:
        """Cancel: the shop stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def take_back(self) -> None:
        """Undo the import that was just made."""
        report, desk = self._report, self.desk
        if report is None or not report.batch:
            return
        batch = report.batch
        self._undo.set_busy(lambda: translate("Importing", "Undoing…"))
        self._job = desk.work(
            lambda shop, _ctx: undo_import(shop, batch=batch, undone_by=desk.actor.name),
            owner=self,
            done=self._on_taken_back,
            failed=self._on_not_taken_back,
        )

    def _run(self, *, dry_run: bool) -> None:
        file, map_path, split_is = self._file, self._map, self._split_is
        if file is None:
            return
        desk = self.desk

        def work(shop: Shop, ctx: JobContext) -> ImportReport:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return import_file(
                shop,
                path=file,
                imported_by=desk.actor.name,
                map_path=map_path,
                split_is=split_is,
                dry_run=dry_run,
                progress=step,
            )

        self._refused.hide()
        self._result.hide()
        if dry_run:
            self._show(self._waiting)
        self._set_working(working=True)
        words: Words = partial(working_words, file.name, dry_run=dry_run)
        self._progress.begin(words)
        looked: Callable[[ImportReport], None] = self._on_looked_at
        self._job = desk.work(
            work,
            owner=self,
            done=looked if dry_run else self._on_brought_in,
            failed=partial(self._on_failed, dry_run=dry_run),
            cancelled=partial(self._on_cancelled, dry_run=dry_run),
            progress=self._on_progress,
        )

    def _on_progress(self, progress: Progress) -> None:
        words = translate("Importing", "{n} lines").format(n=f"{progress.done:,}")
        if progress.total:
            words = translate("Importing", "{n} of {total}").format(
                n=f"{progress.done:,}", total=f"{progress.total:,}"
            )
        name = self._file.name if self._file else ""
        self._progress.advance(progress.done, progress.total, f"{name}  ·  {words}")

    def _on_looked_at(self, report: ImportReport) -> None:
        self._report = report
        self._set_working(working=False)
        self._view.show_report(self._file.name if self._file else "", report)
        self._show(self._view)
        if not report.added and not report.updated:
            self._result.say(
                lambda: translate("Importing", "Everything in this file is known already.")
            )
            self._result.show()
        self._bring.setFocus()

    def _on_brought_in(self, report: ImportReport) -> None:
        self._report = report
        self._set_working(working=False)
        self._view.show_report(self._file.name if self._file else "", report)
        self._show(self._view)
        self._result.say(lambda: result_words(report))
        self._result.show()
        self.desk.refresh_everything()
        self._close.setFocus()

    def _on_taken_back(self, undone: ImportUndone) -> None:
        self._undo.set_busy(None)
        self._report = None
        self._result.say(lambda: undone_words(undone))
        self._result.show()
        self._show(self._chooser)
        self.desk.refresh_everything()

    def _on_not_taken_back(self, error: Exception) -> None:
        self._undo.set_busy(None)
        self._tell(error)

    def _on_failed(self, error: Exception, *, dry_run: bool) -> None:
        self._set_working(working=False)
        if not isinstance(error, AftercareError):
            self._show(self._chooser)
        elif isinstance(error, NoRowCameInError):
            self._show_hopeless(error)
        elif dry_run:
            self._trouble.show_trouble(self._file.name if self._file else "", error)
            self._show(self._trouble)
        else:
            self._tell(error)

    def _show_hopeless(self, error: NoRowCameInError) -> None:
        """No line can come in: the lines say why."""
        rows = error.rows
        self._report = ImportReport("", len(rows), 0, 0, 0, 0, rows, (), "")
        self._view.show_report(self._file.name if self._file else "", self._report)
        self._show(self._view)
        self._tell(error)

    def _on_cancelled(self, *, dry_run: bool) -> None:
        self._set_working(working=False)
        if dry_run:
            self._show(self._chooser)
        self._result.say(lambda: translate("Importing", "Stopped. Nothing was changed."))
        self._result.show()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._refused.say(lambda: sentence(error))
            self._refused.show()

    def _set_working(self, *, working: bool) -> None:
        if not working:
            self._progress.end()
        for button in (self._bring, self._list, self._another):
            button.setEnabled(not working)

    def _show(self, step: QWidget) -> None:
        """Show a step and the buttons that mean something there."""
        self._stack.setCurrentWidget(step)
        report = self._report if step is self._view else None
        is_done = bool(report and report.batch)
        some = report is not None and bool(report.added or report.updated)
        self._bring.setVisible(some and not is_done)
        self._bring.say(self._bring_words)
        self._undo.setVisible(is_done)
        self._list.setVisible(bool(report and report.errors))
        self._another.setVisible(step in (self._view, self._trouble))
        self._title.say(self._title_words)
        if step in (self._chooser, self._view, self._trouble):
            self._refused.hide()
        if step is self._waiting or (step is self._view and not is_done):
            self._result.hide()

    def _title_words(self) -> str:
        if self._stack.currentWidget() is self._view and self._report is not None:
            if self._report.batch:
                return translate("Importing", "Imported")
            return translate("Importing", "Preview: nothing is written yet")
        return translate("Importing", "Import")

    def _bring_words(self) -> str:
        report = self._report
        count = report.added + report.updated if report else 0
        return translate("Importing", "Import {n} lines").format(n=f"{count:,}")

    def _on_split_told(self, owner: str) -> None:
        self._split_is = owner
        self._run(dry_run=True)

    def _on_map_wanted(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            translate("Importing", "Choose a column map"),
            "",
            translate("Importing", "Column maps") + " (*.toml)",
        )
        if path:
            self._map = Path(path)
            self._run(dry_run=True)

    def _on_another_clicked(self) -> None:
        self._file = self._map = self._split_is = self._report = None
        self._result.hide()
        self._show(self._chooser)
        self._chooser.setFocus()

    def _on_list_clicked(self) -> None:
        report = self._report
        if report is None:
            return
        stem = self._file.stem if self._file else "import"
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Importing", "Save the list of errors"),
            f"{stem}-errors.csv",
            "CSV (*.csv)",
        )
        if path:
            self.save_list(Path(path))

    def save_list(self, path: Path) -> None:
        """Write the lines with errors where a person wants them."""
        errors = self._report.errors if self._report else ()

        def told(_none: None) -> None:
            self._result.say(
                lambda: translate("Importing", "Saved as {path}.").format(path=path.name)
            )
            self._result.show()

        self.desk.ask(
            lambda _queries: save_errors(path, errors), told, owner=self, failed=self._tell
        )
