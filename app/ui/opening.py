"""What is seen while a shop is opened, if that takes long enough to be seen."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from app.text.catalogue import translate
from app.ui.jobs import Progress
from app.ui.theme.metrics import NEAR_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_PATIENCE_MS = 600
_WIDTH_PX = 380


class OpeningWindow(Themed):
    """A bar that appears after a moment: tables are being brought up to date."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setWindowTitle("Aftercare")
        self.setFixedWidth(_WIDTH_PX)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(NEAR_PX)
        column.addWidget(Text(theme, lambda: translate("Opening", "Opening the shop…"), "value"))
        column.addWidget(self._bar)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self.show)

    def begin(self) -> None:
        """Work starts."""
        self._timer.start()

    def advance(self, progress: Progress) -> None:
        """How far it is; Qt's bar counts in 32 bits, so per mille."""
        self._bar.setRange(0, 1000 if progress.total else 0)
        self._bar.setValue(progress.done * 1000 // progress.total if progress.total else 0)

    def end(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
