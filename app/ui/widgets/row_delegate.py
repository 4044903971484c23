"""How a table's row is drawn: directly, since the style sheet would cost more than the query."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme.metrics import NEAR_PX, ROW_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.chip_faces import paint_chip
from app.ui.widgets.columns import Align, Column
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.paged_model import PagedTableModel

_BAR_PX = 3
_WAIT_PX = 9
_CHECK_PX = 16
_CHECK_RADIUS = 4
_WAIT_PERCENT = (70, 45, 60, 80, 50)
_FLAGS: dict[Align, Qt.AlignmentFlag] = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}


class RowDelegate(QStyledItemDelegate):
    """Text, chips, the ground of the chosen row, quiet bars for rows still on the way.

    The table tells it where the pointer is, whether it has the focus (a bar at the left edge of
    the chosen row) and whether waiting is to be shown yet.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered_row = -1
        self.shows_waiting = False
        self.has_focus = False
        self._fonts: dict[bool, tuple[QFont, QFontMetrics]] = {}
        for bold in (False, True):
            font = theme.font("body", bold=bold)
            self._fonts[bold] = (font, QFontMetrics(font))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are of one height."""
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, PagedTableModel):
            return
        rect, theme = option.rect, self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, index, chosen=chosen)
        if chosen and index.column() == 0 and self.has_focus:
            bar = QRect(rect.left(), rect.top(), _BAR_PX, rect.height() - 1)
            painter.fillRect(bar, theme.colour("accent"))
        column = model.columns[index.column()]
        room = rect.adjusted(NEAR_PX, 0, -NEAR_PX, -1)
        row = model.row_at(index.row())
        if row is None:
            self._paint_waiting(painter, room, index)
            return
        face = column.chip(row) if column.chip else None
        if column.check is not None:
            self._paint_check(painter, room, ticked=column.check(row))
        elif face is not None:
            paint_chip(painter, QRectF(room), face, theme)
        else:
            self._paint_text(painter, room, column, row)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: AnyIndex, *, chosen: bool
    ) -> None:
        if chosen:
            painter.fillRect(rect, self._theme.colour("selection"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _paint_check(self, painter: QPainter, room: QRect, *, ticked: bool) -> None:
        theme = self._theme
        box = QRectF(0, 0, _CHECK_PX, _CHECK_PX)
        box.moveCenter(QPointF(room.center()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if ticked else "field_border"), 1))
        painter.setBrush(theme.colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _CHECK_RADIUS, _CHECK_RADIUS)
        if ticked:
            density = painter.device().devicePixelRatio()
            mark = theme.pixmap("check", "on_accent", _CHECK_PX - 2, density)
            painter.drawPixmap(box.adjusted(1, 1, -1, -1).topLeft(), mark)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, room: QRect, column: Column[object], row: object
    ) -> None:
        text = column.display(row)
        if not text:
            return
        font, metrics = self._fonts[column.bold]
        tone = column.tone(row) if column.tone else "ink"
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone or "ink"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _FLAGS[column.align], shown)

    def _paint_waiting(self, painter: QPainter, room: QRect, index: AnyIndex) -> None:
        if not self.shows_waiting:
            return
        percent = _WAIT_PERCENT[(index.row() + index.column()) % len(_WAIT_PERCENT)]
        width = room.width() * percent // 100
        bar = QRect(room.left(), room.center().y() - _WAIT_PX // 2, width, _WAIT_PX)
        painter.fillRect(bar, self._theme.colour("skeleton"))
