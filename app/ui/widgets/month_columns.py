"""A year and a month of one figure as columns: this month in accent, the rest in grey."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Ringed, paint_ring
from app.ui.widgets.words import Words, said

_FILLED = 0.68  # of a month's width
_LEAST_PX = 2  # a figure that is not nothing is seen
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One column: ``key`` is what opens, ``label`` stands below, ``shown`` is the value in words.

    ``year`` is said below the label where it is not empty.
    """

    key: str
    label: str
    value: int
    shown: str
    year: str = ""


class MonthColumns(Ringed):
    """``column_opened`` carries the key. Left and Right walk, Enter opens; the last is this month.

    The figure at the right of the title is that of the column looked at.
    """

    column_opened = Signal(object)

    def __init__(self, theme: Theme, title: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = title
        self._columns: tuple[MonthColumn, ...] = ()
        self._full = 0
        self._at = 0
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def columns(self) -> tuple[MonthColumn, ...]:
        """What is shown."""
        return self._columns

    def show_columns(self, columns: Sequence[MonthColumn], *, full: int = 0) -> None:
        """Show these, the last one standing out; ``full`` is a value as high as there is room."""
        self._columns, self._full = tuple(columns), full
        self._at = max(len(columns) - 1, 0)
        self._over = None
        self._tell()
        self.update()

    def column_rect(self, place: int) -> QRect:
        """The room of one column, from the top of the chart to its label."""
        plot = self._plot()
        count = max(len(self._columns), 1)
        left = plot.left() + place * plot.width() // count
        right = plot.left() + (place + 1) * plot.width() // count
        return QRect(left, plot.top(), right - left, self.height() - plot.top())

    def retranslate(self) -> None:
        """The title is painted."""
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Flat enough for two rows on a page."""
        return QSize(320, 148)

    def minimumSizeHint(self) -> QSize:
        """Thirteen labels side by side."""
        return QSize(260, 132)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._columns:
            self._at = max(0, min(len(self._columns) - 1, self._at + _STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._columns:
            self._at = 0 if key == Qt.Key.Key_Home else len(self._columns) - 1
        elif key in _OPENS and self._columns:
            self.column_opened.emit(self._columns[self._at].key)
        else:
            event.ignore()
            return
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the column under the pointer."""
        over = self._column_at(event.position().toPoint().x())
        if over != self._over:
            self._over = over
            on_one = over is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if on_one else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the column under the pointer."""
        at = self._column_at(event.position().toPoint().x())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._at = at
            self.column_opened.emit(self._columns[at].key)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to this month."""
        self._over = None
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """This month is looked at again."""
        self._at = max(len(self._columns) - 1, 0)
        self._tell()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, columns, months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter)
        if self._columns:
            self._paint_columns(painter)
        if self.ring:
            paint_ring(painter, QRectF(self.rect()), self.theme)

    def _looked_at(self) -> int:
        return self._at if self._over is None else self._over

    def _paint_title(self, painter: QPainter) -> None:
        theme = self.theme
        room = QRect(NEAR_PX, INSIDE_PX, self.width() - 2 * NEAR_PX, self._title_px())
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("ink"))
        taken = 0
        if self._columns:
            at = self._looked_at()
            column, is_last = self._columns[at], at == len(self._columns) - 1
            told = column.shown if is_last else f"{column.key}  {column.shown}"
            painter.setPen(theme.colour("accent" if is_last else "ink"))
            painter.drawText(room, int(_RIGHT), told)
            taken = painter.fontMetrics().horizontalAdvance(told) + NEAR_PX
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("body"))
        room.setRight(room.right() - taken)
        title = painter.fontMetrics().elidedText(
            said(self._title), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(_LEFT), title)

    def _paint_columns(self, painter: QPainter) -> None:
        theme, plot = self.theme, self._plot()
        values = [column.value for column in self._columns]
        highest, lowest = max(*values, 0), min(*values, 0)
        span = (max(highest, self._full) - lowest) or 1
        room = plot.height() - GROUP_PX  # the figure above the highest
        zero = plot.bottom() + 1 - room * -lowest // span
        last, looked_at = len(values) - 1, self._looked_at()
        peak = values.index(highest) if highest else last
        painter.setPen(Qt.PenStyle.NoPen)
        for place, value in enumerate(values):
            area = self.column_rect(place)
            width = round(area.width() * _FILLED)
            left = area.left() + (area.width() - width) // 2
            reach = max(round(room * abs(value) / span), _LEAST_PX) if value else 0
            top = zero - reach if value >= 0 else zero
            role = "accent" if place == last else "secondary" if place == looked_at else "disabled"
            painter.fillRect(QRect(left, top, width, reach), theme.colour(role))
            if place == peak != last:
                self._paint_peak(painter, area, top, self._columns[place].shown)
            self._paint_label(painter, area, place, role)
        painter.fillRect(QRect(plot.left(), zero, plot.width(), 1), theme.colour("field_border"))

    def _paint_peak(self, painter: QPainter, area: QRect, top: int, shown: str) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("secondary"))
        width = painter.fontMetrics().horizontalAdvance(shown)
        left = area.center().x() - width // 2
        left = max(NEAR_PX, min(left, self.width() - NEAR_PX - width))
        room = QRect(left, top - GROUP_PX, width + 1, GROUP_PX)
        painter.drawText(room, int(_CENTRE), shown)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_label(self, painter: QPainter, area: QRect, place: int, role: str) -> None:
        theme, column = self.theme, self._columns[place]
        height = QFontMetrics(theme.font("caption")).height()
        foot = QRect(area.left(), self._plot().bottom() + 2, area.width(), height)
        painter.setFont(theme.font("caption", bold=place == len(self._columns) - 1))
        painter.setPen(theme.colour("accent" if role == "accent" else "secondary"))
        painter.drawText(foot, int(_CENTRE), column.label)
        if column.year:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("secondary"))
            below = foot.translated(0, height - 2)
            below.setWidth(area.width() * 2)
            text = painter.fontMetrics().horizontalAdvance(column.label)
            below.moveLeft(area.center().x() - text // 2)
            painter.drawText(below, int(_LEFT), column.year)
        painter.setPen(Qt.PenStyle.NoPen)

    def _plot(self) -> QRect:
        top = self._title_px() + 2 * INSIDE_PX
        foot = 2 * QFontMetrics(self.theme.font("caption")).height()
        return QRect(NEAR_PX, top, self.width() - 2 * NEAR_PX, self.height() - top - foot)

    def _title_px(self) -> int:
        return QFontMetrics(self.theme.font("body")).height() + 2

    def _column_at(self, x_px: int) -> int | None:
        for place in range(len(self._columns)):
            area = self.column_rect(place)
            if area.left() <= x_px <= area.right():
                return place
        return None

    def _tell(self) -> None:
        told = said(self._title)
        if self._columns:
            column = self._columns[self._at]
            told = f"{told}  {column.key}  {column.shown}"
        self.setAccessibleName(told)
