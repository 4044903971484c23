"""Rows that a widget paints itself: walked by arrows, opened by Enter or a click."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Ringed, paint_ring

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PaintedRows(Ringed):
    """As tall as its rows. What a row says and how it looks is for those who build on it."""

    head_rows = 0  # rows at the top that name columns and open nothing

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._at = 0
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def row_count(self) -> int:
        """How many rows open something."""
        raise NotImplementedError

    def row_words(self, place: int) -> str:
        """What a screen reader says of a row."""
        raise NotImplementedError

    def open_row(self, place: int) -> None:
        """A row was clicked, or Enter came."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, room: QRect, place: int) -> None:
        """Draw a row; one below 0 is a head, counted from -1 upwards."""
        raise NotImplementedError

    def rows_changed(self) -> None:
        """Call it when the rows are others."""
        count = self.row_count()
        self._at = min(self._at, max(count - 1, 0))
        self._over = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if count else Qt.FocusPolicy.NoFocus)
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(320, (max(self.row_count(), 1) + self.head_rows) * self._row_px())

    def minimumSizeHint(self) -> QSize:
        """Names give way."""
        return QSize(220, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        if key in _STEPS and 0 <= self._at + _STEPS[key] < self.row_count():
            self._at += _STEPS[key]
            self._tell()
            self.update()
        elif key in _OPENS and self.row_count():
            self.open_row(self._at)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer."""
        over = self._row_at(event.position().toPoint().y())
        if over != self._over:
            self._over = over
            on_one = over is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if on_one else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        at = self._row_at(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._at = at
            self._tell()
            self.open_row(at)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        self._over = None
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row, each on its ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(-self.head_rows, self.row_count()):
            top = (place + self.head_rows) * self._row_px()
            area = QRect(0, top, self.width(), self._row_px())
            if place >= 0:
                self._paint_ground(painter, area, place)
            self.paint_row(painter, area.adjusted(NEAR_PX, 0, -NEAR_PX, 0), place)

    def _paint_ground(self, painter: QPainter, area: QRect, place: int) -> None:
        if place == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover"))
            painter.drawRoundedRect(QRectF(area), RADIUS_PX, RADIUS_PX)
        if self.ring and place == self._at:
            paint_ring(painter, QRectF(area), self.theme)

    def _row_px(self) -> int:
        return QFontMetrics(self.theme.font("body")).height() + NEAR_PX + INSIDE_PX

    def _row_at(self, y_px: int) -> int | None:
        place = y_px // self._row_px() - self.head_rows
        return place if 0 <= place < self.row_count() else None

    def _tell(self) -> None:
        self.setAccessibleName(self.row_words(self._at) if self.row_count() else "")


R = TypeVar("R")


class RowTable(PaintedRows, Generic[R]):
    """Rows that are values under painted heads; ``row_opened`` carries the one that was opened."""

    row_opened = Signal(object)
    head_rows = 1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._rows: tuple[R, ...] = ()
        super().__init__(theme, parent)

    def rows(self) -> tuple[R, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self.rows_changed()

    def row_count(self) -> int:
        """A row a value."""
        return len(self._rows)

    def open_row(self, place: int) -> None:
        """Tell which it was."""
        self.row_opened.emit(self._rows[place])

    def retranslate(self) -> None:
        """The heads are painted."""
        self.rows_changed()
