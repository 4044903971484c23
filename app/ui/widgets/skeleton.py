"""Grey bars where words will be, shown only to those who have waited a moment."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import PATIENCE_MS
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed

_LINE_PX = 28
_BAR_PX = 10
_WIDTHS_PERCENT = (42, 78, 64, 88, 56, 72)


class Skeleton(Themed):
    """``begin`` when loading starts, ``end`` when it is over; bars appear after 200 ms.

    They stand still: movement would say that something happens here to look at.
    """

    def __init__(self, theme: Theme, lines: int = 4, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines = lines
        self._visible_bars = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.retranslate()

    def begin(self) -> None:
        """Loading starts."""
        self._visible_bars = False
        self._timer.start()
        self.update()

    def end(self) -> None:
        """Loading is over."""
        self._timer.stop()
        self._visible_bars = False
        self.update()

    def shows_bars(self) -> bool:
        """Whether the person has waited long enough to be shown something."""
        return self._visible_bars

    def retranslate(self) -> None:
        """Screen readers hear that something loads."""
        self.setAccessibleName(translate("States", "Loading…"))

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(240, self._lines * _LINE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rounded bars of uneven length."""
        if not self._visible_bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("skeleton"))
        for line in range(min(self._lines, self.height() // _LINE_PX + 1)):
            width = self.width() * _WIDTHS_PERCENT[line % len(_WIDTHS_PERCENT)] / 100
            top = line * _LINE_PX + (_LINE_PX - _BAR_PX) / 2
            painter.drawRoundedRect(QRectF(0, top, width, _BAR_PX), 4, 4)

    def _on_timeout(self) -> None:
        self._visible_bars = True
        self.update()
