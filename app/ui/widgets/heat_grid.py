"""A table of counts as a calm grid: what was wanted by what was said, the diagonal in accent."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Ringed, paint_ring
from app.ui.widgets.words import Words, said

_CELL_PX = 30
_WIDEST_PX = 72
_NAME_PX = 184
_FAINTEST = 0.12
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row: its name, a count a column, and the column that agrees with it (or -1)."""

    name: str
    counts: tuple[int, ...]
    agrees: int


class HeatGrid(Ringed):
    """Arrows walk from cell to cell; the cell looked at is said in words below the grid.

    A cell is as strong as its share of its row, so that a rare category is read like a common one.
    """

    def __init__(self, theme: Theme, said_of: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._corner = said_of
        self._columns: tuple[str, ...] = ()
        self._shorts: tuple[str, ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self._at = (0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(
        self, columns: Sequence[str], shorts: Sequence[str], rows: Sequence[HeatRow]
    ) -> None:
        """``columns`` are said, ``shorts`` (codes) are painted above."""
        self._columns, self._shorts, self._rows = tuple(columns), tuple(shorts), tuple(rows)
        self._at = (0, max(rows[0].agrees, 0)) if rows else (0, 0)
        self._tell()
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[HeatRow, ...]:
        """What is shown."""
        return self._rows

    def cell_words(self, row: int, column: int) -> str:
        """One cell as a person says it."""
        line = self._rows[row]
        total = sum(line.counts) or 1
        count = line.counts[column]
        return f"{line.name} → {self._columns[column]}: {count} ({round(100 * count / total)} %)"

    def retranslate(self) -> None:
        """The corner is painted."""
        self.update()

    def sizeHint(self) -> QSize:
        """A cell a pair, a line of words below."""
        width = _NAME_PX + len(self._columns) * _WIDEST_PX
        return QSize(width, (len(self._rows) + 1) * _CELL_PX + self._foot_px())

    def minimumSizeHint(self) -> QSize:
        """Cells become narrow, never flat."""
        width = _NAME_PX + len(self._columns) * _CELL_PX
        return QSize(width, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            event.ignore()
            return
        row = max(0, min(len(self._rows) - 1, self._at[0] + step[0]))
        column = max(0, min(len(self._columns) - 1, self._at[1] + step[1]))
        self._look_at(row, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the cell under the pointer."""
        place = event.position().toPoint()
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                if self._cell(row, column).contains(place):
                    self._look_at(row, column)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, cells, the words of the cell looked at."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        for row, line in enumerate(self._rows):
            for column in range(len(self._columns)):
                self._paint_cell(painter, row, column, line)
        foot = QRect(0, self.height() - self._foot_px(), self.width(), self._foot_px())
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("secondary"))
        painter.drawText(foot, int(_LEFT), self.cell_words(*self._at))

    def _paint_names(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("secondary"))
        corner = QRect(0, 0, _NAME_PX - NEAR_PX, _CELL_PX)
        painter.drawText(corner, int(_LEFT), self._cut(said(self._corner), corner.width()))
        for column, short in enumerate(self._shorts):
            room = self._cell(-1, column)
            painter.drawText(room, int(_CENTRE), self._cut(short, room.width() - INSIDE_PX))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        for row, line in enumerate(self._rows):
            room = QRect(0, self._cell(row, 0).top(), _NAME_PX - NEAR_PX, _CELL_PX)
            text = QFontMetrics(theme.font("body")).elidedText(
                line.name, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(_LEFT), text)

    def _paint_cell(self, painter: QPainter, row: int, column: int, line: HeatRow) -> None:
        theme, count = self.theme, line.counts[column]
        cell = self._cell(row, column).adjusted(1, 1, -1, -1)
        if count:
            share = count / sum(line.counts)
            colour = QColor(theme.colour("accent" if column == line.agrees else "warning"))
            colour.setAlphaF(_FAINTEST + (0.55 - _FAINTEST) * share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(cell, INSIDE_PX, INSIDE_PX)
            painter.setFont(theme.font("caption", bold=column == line.agrees))
            painter.setPen(theme.colour("ink"))
            painter.drawText(cell, int(_CENTRE), f"{count:,}")
        else:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("disabled"))
            painter.drawText(cell, int(_CENTRE), "·")
        if self.ring and (row, column) == self._at:
            paint_ring(painter, cell.toRectF(), theme, INSIDE_PX)

    def _cell(self, row: int, column: int) -> QRect:
        count = max(len(self._columns), 1)
        width = min((self.width() - _NAME_PX) // count, _WIDEST_PX)
        return QRect(_NAME_PX + column * width, (row + 1) * _CELL_PX, width, _CELL_PX)

    def _cut(self, text: str, room_px: int) -> str:
        metrics = QFontMetrics(self.theme.font("caption"))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)

    def _foot_px(self) -> int:
        return QFontMetrics(self.theme.font("caption")).height() + NEAR_PX

    def _look_at(self, row: int, column: int) -> None:
        if (row, column) != self._at:
            self._at = (row, column)
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(self.cell_words(*self._at) if self._rows else said(self._corner))
