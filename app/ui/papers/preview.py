"""A paper before it is handed out: looked at, printed, saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from app.domain.errors import AftercareError
from app.services.papers.preview import Paper, PaperPages, keep_paper, paper_pages, save_paper
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.dialog import Dialog
from app.ui.jobs import JobContext, JobHandle
from app.ui.papers.printing import (
    PRINT_DOTS_PER_INCH,
    fitting_printer,
    images_of,
    page_size_mm,
    print_pages,
)
from app.ui.papers.sheets import PageSheets
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.words import Words

MakePaper = Callable[[Shop], Paper]
_SCREEN_DOTS_PER_INCH = 150
_SIZE = QSize(860, 860)
_LETTERS_NAMED = 24

_Drawn = tuple[PaperPages, list[QImage]]


class PaperDialog(Dialog):
    """Makes the paper in the background, shows its pages, prints and saves them.

    ``make`` runs on the writing thread and may journal that the paper was issued. ``file_name``
    is what the PDF is called. Open it with ``open()``; it goes when it is closed.
    """

    def __init__(self, desk: Desk, make: MakePaper, file_name: str) -> None:
        super().__init__(desk)
        self._make, self._file_name = make, file_name
        self._paper: Paper | None = None
        self._pages: PaperPages | None = None
        self._job: JobHandle | None = None
        theme = desk.theme
        self._name = ElidedText(theme, file_name, "value", bold=True)
        self._extent = Text(theme, self._extent_words, tone="secondary")
        self._zoom = Text(theme, "", tone="secondary")
        self._sheets = PageSheets(theme)
        self._error = ErrorState(theme)
        self._stack = StateStack(
            self._sheets,
            skeleton=Skeleton(theme, lines=16),
            empty=EmptyState(theme, ""),
            error=self._error,
        )
        self._boxes = Banner(theme, self._box_words, tone="warning")
        self._notice = Banner(theme, "", tone="good")
        self._trouble = Banner(theme, "", tone="overdue")
        self._save = Button(
            theme,
            lambda: translate("Papers", "Save as PDF…"),
            icon="download",
            shortcut="Ctrl+S",
        )
        self._print = Button(
            theme,
            lambda: translate("Papers", "Print…"),
            "primary",
            icon="printer",
            shortcut="Ctrl+P",
        )
        self._print.setDefault(True)
        self._lay_out()
        self._connect()
        self._show_ready(ready=False)
        self.retranslate()
        self._begin()

    def _lay_out(self) -> None:
        theme = self.theme
        self._further = IconButton(theme, "zoom-out", lambda: translate("Photos", "Zoom out"))
        self._closer = IconButton(theme, "zoom-in", lambda: translate("Photos", "Zoom in"))
        self._fit = IconButton(theme, "maximize", lambda: translate("Papers", "Fit the width"))
        head = QHBoxLayout()
        head.setContentsMargins(GROUP_PX, GROUP_PX, GROUP_PX, NEAR_PX)
        head.setSpacing(NEAR_PX)
        head.addWidget(self._name, 1)
        head.addWidget(self._extent)
        head.addSpacing(NEAR_PX)
        for widget in (self._further, self._zoom, self._closer, self._fit):
            head.addWidget(widget)
        head.addSpacing(NEAR_PX)
        head.addWidget(self._save)
        head.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        told = QVBoxLayout()
        told.setContentsMargins(GROUP_PX, 0, GROUP_PX, NEAR_PX)
        told.setSpacing(NEAR_PX)
        for banner in (self._boxes, self._notice, self._trouble):
            told.addWidget(banner)
            banner.hide()
        column.addLayout(told)
        column.addWidget(self._stack, 1)
        window = self.parentWidget()
        room = window.size() - QSize(2 * GROUP_PX, 2 * GROUP_PX) if window else _SIZE
        self.resize(_SIZE.boundedTo(room))

    def _connect(self) -> None:
        self._further.clicked.connect(self._sheets.go_further)
        self._closer.clicked.connect(self._sheets.come_closer)
        self._fit.clicked.connect(self._sheets.fit)
        self._sheets.zoom_changed.connect(lambda percent: self._zoom.say(f"{percent} %"))
        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._error.retried.connect(self._begin)
        close = QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self)
        close.activated.connect(self.reject)

    def retranslate(self) -> None:
        """The window's own title."""
        self.setWindowTitle(translate("Papers", "Paper"))

    def end_work(self) -> None:
        """A paper nobody waits for need not be drawn."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        self._stack.show_loading()
        make = self._make

        def work(shop: Shop, _ctx: JobContext) -> Paper:
            return make(shop)

        self._job = self.desk.work(work, owner=self, done=self._on_made, failed=self._on_failed)

    def _on_made(self, paper: Paper) -> None:
        self._paper = paper
        # Making it may have been written down: on the case's timeline, among her statements.
        self.desk.refresh_everything()
        self._job = self.desk.ask(
            lambda _queries: _draw(paper, _SCREEN_DOTS_PER_INCH),
            self._on_drawn,
            owner=self,
            key="paper.preview",
            failed=self._on_failed,
        )

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._pages, images = drawn
        self._extent.retranslate()
        self._sheets.show_pages(images, self._pages.width_pt)
        self._stack.show_content()
        self._sheets.fit()
        if self._paper is not None and self._paper.unprintable:
            self._boxes.say(self._box_words)
            self._boxes.show()
        self._show_ready(ready=True)
        self._print.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._stack.show_error(
                lambda: sentence(error),
                lambda: translate("Papers", "Nothing was printed. What was saved is safe."),
            )

    def _show_ready(self, *, ready: bool) -> None:
        for widget in (self._further, self._closer, self._fit, self._save, self._print):
            widget.setEnabled(ready)

    def _extent_words(self) -> str:
        if self._pages is None:
            return ""
        width, height = page_size_mm(self._pages)
        return translate("Papers", "{n} pages, {width} × {height} mm").format(
            n=len(self._pages.pages), width=width, height=height
        )

    def _box_words(self) -> str:
        letters = self._paper.unprintable if self._paper else ()
        shown = " ".join(letters[:_LETTERS_NAMED])
        return translate(
            "Papers", "These characters are not in the paper's typeface and print as □: {letters}"
        ).format(letters=shown + (" …" if len(letters) > _LETTERS_NAMED else ""))

    def _on_save_clicked(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Papers", "Save as PDF"),
            str(Path(folder) / self._file_name),
            "PDF (*.pdf)",
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF to ``path``, and a copy into the shop's folder."""
        paper, name = self._paper, self._file_name
        if paper is None:
            return

        def work(shop: Shop, _ctx: JobContext) -> None:
            save_paper(paper, path)
            keep_paper(shop, paper, name)

        self.desk.work(
            work,
            owner=self,
            done=lambda _none: self._tell(
                lambda: translate("Papers", "Saved as {path}.").format(path=path.name)
            ),
            failed=self._tell_trouble,
        )

    def _on_print_clicked(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self._print.set_busy(lambda: translate("Papers", "Preparing…"))
        self._job = self.desk.ask(
            lambda _queries: _draw(paper, PRINT_DOTS_PER_INCH),
            self._choose_printer,
            owner=self,
            key="paper.print",
            failed=self._on_print_failed,
        )

    def _choose_printer(self, drawn: _Drawn) -> None:
        self._print.set_busy(None)
        pages, images = drawn
        printer = fitting_printer(pages)
        printer.setDocName(Path(self._file_name).stem)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(images))
        dialog.accepted.connect(lambda: self.send_to(printer, images, pages))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # Qt gives the print dialog another open() besides

    def send_to(self, printer: QPrinter, images: list[QImage], pages: PaperPages) -> None:
        """Print; a copy of what was handed out stays in the shop's folder."""
        paper, name = self._paper, self._file_name
        if paper is None:
            return
        if not print_pages(printer, images, pages):
            self._trouble.say(
                lambda: translate("Papers", "The printer did not take the paper. Nothing is lost.")
            )
            self._trouble.show()
            return
        self.desk.work(
            lambda shop, _ctx: keep_paper(shop, paper, name),
            owner=self,
            done=lambda _path: self.accept(),
            failed=self._tell_trouble,
        )
        self.desk.tell(lambda: translate("Papers", "Sent to the printer."))

    def _on_print_failed(self, error: Exception) -> None:
        self._print.set_busy(None)
        self._tell_trouble(error)

    def _tell(self, words: Words) -> None:
        self._trouble.hide()
        self._notice.say(words)
        self._notice.show()

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._notice.hide()
            self._trouble.say(lambda: sentence(error))
            self._trouble.show()


def print_paper(desk: Desk, make: MakePaper, file_name: str) -> PaperDialog:
    """Make a paper and show it, ready to be printed: Enter prints, Esc leaves it."""
    dialog = PaperDialog(desk, make, file_name)
    dialog.open()
    return dialog


def _draw(paper: Paper, dots_per_inch: int) -> _Drawn:
    pages = paper_pages(paper, dots_per_inch=dots_per_inch)
    return pages, images_of(pages)
