"""The timeline: what happened, who, when; newest first, drawn row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.timeline import Told
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DOT_PX = 7
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Event:
    """One row: when and who in one caption, what, and the words behind it."""

    caption: str
    told: Told
    undone: bool


class _Events(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.events: tuple[Event, ...] = ()

    def show(self, events: Sequence[Event]) -> None:
        self.beginResetModel()
        self.events = tuple(events)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.events)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        event = self.events[index.row()]
        if role == _EVENT_ROLE:
            return event
        if role == Qt.ItemDataRole.ToolTipRole:
            return event.told.detail or None
        return event.told.title if role == Qt.ItemDataRole.DisplayRole else None


class TimelineView(QListView):
    """Rows of their own height; the whole text of a long one is its tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Events()
        self.setModel(self._model)
        self.setItemDelegate(_EventDelegate(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)

    def show_events(self, events: Sequence[Event]) -> None:
        """Replace what is shown."""
        self._model.show(events)


class _EventDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        event: Event = index.data(_EVENT_ROLE)
        width = self._view.viewport().width() - GROUP_PX - NEAR_PX
        metrics = QFontMetrics(self._theme.font("body"))
        small = QFontMetrics(self._theme.font("caption"))
        height = small.height() + self._lines(metrics, event.told.title, width) * metrics.height()
        if event.told.detail:
            height += self._lines(small, event.told.detail, width) * small.height()
        return QSize(width, height + NEAR_PX + INSIDE_PX)

    @staticmethod
    def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(wrap), text)
        return max(1, min(_MOST_LINES, box.height() // metrics.lineSpacing()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        event: Event = index.data(_EVENT_ROLE)
        theme = self._theme
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line_x = area.left() + _DOT_PX // 2 + 1
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(line_x, area.top(), line_x, area.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(event.told.party or "disabled"))
        painter.drawEllipse(area.left() + 1, area.top() + 5, _DOT_PX, _DOT_PX)
        room = area.adjusted(GROUP_PX, 0, -NEAR_PX, 0)
        room = self._draw(painter, room, event.caption, "caption", "secondary", 1)
        title_role = "disabled" if event.undone else "ink"
        font = theme.font("body")
        font.setStrikeOut(event.undone)
        room = self._draw(
            painter, room, event.told.title, "body", title_role, _MOST_LINES, event.undone
        )
        if event.told.detail:
            self._draw(painter, room, event.told.detail, "caption", "secondary", _MOST_LINES)
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        role: str,
        colour: str,
        most: int,
        struck: bool = False,  # noqa: FBT001, FBT002 - private
    ) -> QRect:
        font = self._theme.font("caption" if role == "caption" else "body")
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        metrics = painter.fontMetrics()
        lines = self._lines(metrics, text, room.width()) if most > 1 else 1
        box = QRect(room.left(), room.top(), room.width(), lines * metrics.height())
        if lines == 1:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere) if lines > 1 else 0
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft) | wrap, text)
        return room.adjusted(0, box.height(), 0, 0)
