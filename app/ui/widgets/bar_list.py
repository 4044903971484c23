"""Rows that are read as bars: a name, a bar as long as its figure, the figure itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed, came_by_keyboard, paint_ring

_BAR_PX = 8
_LEAST_PX = 2
_NAME_PART = 0.42  # of the room: names are cut beyond
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. ``role`` colours the bar; ``letter`` says a party without its colour.

    ``note`` stands in small type before the figure: a count beside an amount.
    """

    key: str
    name: str
    value: int
    figure: str
    note: str = ""
    role: str = "disabled"
    letter: str = ""
    bold: bool = False


class BarList(Themed):
    """``bar_opened`` carries the `Bar`. Up and Down walk, Enter opens."""

    bar_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bars: tuple[Bar, ...] = ()
        self._at = 0
        self._over: int | None = None
        self._ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these; bars below zero have no length, their figure says it."""
        self._bars = tuple(bars)
        self._at = min(self._at, max(len(bars) - 1, 0))
        self._over = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if bars else Qt.FocusPolicy.NoFocus)
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(320, max(len(self._bars), 1) * self._row_px())

    def minimumSizeHint(self) -> QSize:
        """Names give way."""
        return QSize(220, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        if key in _STEPS and 0 <= self._at + _STEPS[key] < len(self._bars):
            self._at += _STEPS[key]
            self._tell()
            self.update()
        elif key in _OPENS and self._bars:
            self.bar_opened.emit(self._bars[self._at])
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
            self.bar_opened.emit(self._bars[at])

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        self._over = None
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows who came by keyboard."""
        self._ring = came_by_keyboard(event.reason())
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self._ring = False
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QFontMetrics(self.theme.font("body", bold=True))
        caption = QFontMetrics(self.theme.font("caption"))
        figures = max((body.horizontalAdvance(bar.figure) for bar in self._bars), default=0)
        notes = max((caption.horizontalAdvance(bar.note) for bar in self._bars), default=0)
        longest = max((bar.value for bar in self._bars), default=0)
        for place, bar in enumerate(self._bars):
            area = QRect(0, place * self._row_px(), self.width(), self._row_px())
            self._paint_ground(painter, area, place)
            room = area.adjusted(NEAR_PX, 0, -NEAR_PX, 0)
            self._paint_row(painter, room, bar, (figures, notes), longest)

    def _paint_ground(self, painter: QPainter, area: QRect, place: int) -> None:
        if place == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover"))
            painter.drawRoundedRect(QRectF(area), RADIUS_PX, RADIUS_PX)
        if self._ring and place == self._at:
            paint_ring(painter, QRectF(area), self.theme)

    def _paint_row(
        self, painter: QPainter, room: QRect, bar: Bar, widths: tuple[int, int], longest: int
    ) -> None:
        theme, (figures, notes) = self.theme, widths
        name_px = round(room.width() * _NAME_PART)
        name = QRect(room.left(), room.top(), name_px, room.height())
        if bar.letter:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.colour(bar.role))
            painter.drawText(name, int(_LEFT), bar.letter)
            name.setLeft(name.left() + GROUP_PX)
        painter.setFont(theme.font("body", bold=bar.bold))
        painter.setPen(theme.colour("ink"))
        shown = painter.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, int(_LEFT), shown)
        painter.drawText(room, int(_RIGHT), bar.figure)
        right = room.right() - figures - NEAR_PX
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("secondary"))
        note = QRect(room.left(), room.top(), right - room.left(), room.height())
        painter.drawText(note, int(_RIGHT), bar.note)
        left = name.right() + NEAR_PX
        whole = right - (notes + NEAR_PX if notes else 0) - left
        if whole > 0 and longest > 0 and bar.value > 0:
            length = max(round(whole * bar.value / longest), _LEAST_PX)
            top = room.center().y() - _BAR_PX // 2 + 1
            painter.fillRect(QRect(left, top, length, _BAR_PX), theme.colour(bar.role))

    def _row_px(self) -> int:
        return QFontMetrics(self.theme.font("body")).height() + NEAR_PX + INSIDE_PX

    def _row_at(self, y_px: int) -> int | None:
        place = y_px // self._row_px()
        return place if 0 <= place < len(self._bars) else None

    def _tell(self) -> None:
        told = ""
        if self._bars:
            bar = self._bars[self._at]
            told = "  ".join(filter(None, (bar.name, bar.note, bar.figure)))
        self.setAccessibleName(told)
