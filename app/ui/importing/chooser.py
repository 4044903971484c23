"""Step one: which file. Dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, PAGE_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_ICON_PX = 32


class FileChooser(Themed):
    """``file_chosen`` carries a path."""

    file_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._dropping = False
        self._icon = QLabel()
        self._choose = Button(
            theme, lambda: translate("Importing", "Choose a file…"), "primary", shortcut="Ctrl+O"
        )
        self._choose.setAutoDefault(True)
        self._choose.clicked.connect(self.choose)
        words = Text(
            theme,
            lambda: translate("Importing", "Drop a CSV or Excel file here, or choose one."),
            "value",
            wrap=True,
        )
        safe = Text(
            theme,
            lambda: translate(
                "Importing", "It is only read for now; nothing is written before you have seen it."
            ),
            tone="secondary",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(GROUP_PX)
        column.addStretch(1)
        for widget in (self._icon, words, safe):
            column.addWidget(widget)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        self.restyle()

    def choose(self) -> None:
        """The file chooser."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            translate("Importing", "Choose a file"),
            "",
            translate("Importing", "Tables") + " (*.csv *.tsv *.txt *.xlsx *.xls *.xlsm *.ods)",
        )
        if path:
            self.file_chosen.emit(Path(path))

    def restyle(self) -> None:
        """Tint the icon."""
        density = self.devicePixelRatioF()
        self._icon.setPixmap(self.theme.pixmap("file-text", "secondary", _ICON_PX, density))
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if dropped_file(event) is not None:
            self._dropping = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away."""
        self._dropping = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._dropping = False
        self.update()
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame that wakes while a file hovers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "accent" if self._dropping else "field_border"
        painter.setPen(QPen(self.theme.colour(role), 1.5, Qt.PenStyle.DashLine))
        if self._dropping:
            painter.setBrush(self.theme.colour("selection"))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file that is dropped, or None."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(paths[0]) if len(paths) == 1 else None
