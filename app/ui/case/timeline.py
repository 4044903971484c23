"""The timeline: what happened, who, when; newest first, drawn row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.timeline.voice import Told
from app.ui.case.text_block import TextBlock, lay_out
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DOT_PX = 7
_MOST_LINES = 3
_ALL_LINES = 10_000
_TIP_LETTERS = 600


@dataclass(frozen=True, slots=True)
class Event:
    """One row: when and who in one caption, what, and the words behind it."""

    key: bytes
    caption: str
    told: Told
    undone: bool
    photo: str = ""  # the hash of the photo it is about


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
            return event.told.detail[:_TIP_LETTERS] or None
        return event.told.title if role == Qt.ItemDataRole.DisplayRole else None


class TimelineView(QListView):
    """Rows of their own height. Enter, Space or a click opens one.

    A row about a photo opens that (``photo_opened`` with its hash), a long text its whole length.
    """

    photo_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Events()
        self._delegate = _EventDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.clicked.connect(self.open_row)

    def show_events(self, events: Sequence[Event]) -> None:
        """Replace what is shown; rows that were opened and the place in the list stay."""
        if tuple(events) == self._model.events:
            return
        top = self.verticalScrollBar().value()
        row = self.currentIndex().row()
        self._model.show(events)
        self.doItemsLayout()
        self.setCurrentIndex(self._model.index(min(row, len(events) - 1)))
        self.verticalScrollBar().setValue(top)

    def open_row(self, index: _Index) -> None:
        """Show the photo a row is about, or all of its text; a second time less again."""
        event: Event = index.data(_EVENT_ROLE)
        if event.photo:
            self.photo_opened.emit(event.photo)
        else:
            self._delegate.opened ^= {event.key}
            self.doItemsLayout()
            self.scrollTo(self._model.index(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row; what the list has no use for goes to the page."""
        opens = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        moves = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
        moves |= {Qt.Key.Key_Home, Qt.Key.Key_End}
        if event.key() in opens and self.currentIndex().isValid():
            self.open_row(self.currentIndex())
        elif event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _EventDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.opened: set[bytes] = set()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        event: Event = index.data(_EVENT_ROLE)
        width = self._view.viewport().width() - GROUP_PX - NEAR_PX
        height = sum(block.height_px for block in self._blocks(event, width))
        return QSize(width, height + NEAR_PX + INSIDE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        event: Event = index.data(_EVENT_ROLE)
        theme, area, state = self._theme, option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(area.adjusted(GROUP_PX // 2, 0, 0, -INSIDE_PX), 4, 4)
        line_x = area.left() + _DOT_PX // 2 + 1
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(line_x, area.top(), line_x, area.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(event.told.party or "disabled"))
        painter.drawEllipse(area.left() + 1, area.top() + 5, _DOT_PX, _DOT_PX)
        left, top = area.left() + GROUP_PX, area.top()
        for block in self._blocks(event, area.width() - GROUP_PX - NEAR_PX):
            block.draw(painter, left, top, theme)
            top += block.height_px
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_ring(painter, QRectF(area.adjusted(GROUP_PX // 2, 0, 0, -INSIDE_PX)), theme, 4)
        painter.restore()

    def _blocks(self, event: Event, width_px: int) -> list[TextBlock]:
        """When and who, what, and the words behind it: each as tall as it will be drawn."""
        most = _ALL_LINES if event.key in self.opened else _MOST_LINES
        title = "disabled" if event.undone else "ink"
        parts: list[tuple[str, TypeRole, str, int, bool]] = [
            (event.caption, "caption", "secondary", 1, False),
            (event.told.title, "body", title, most, event.undone),
        ]
        if event.told.detail:
            parts.append((event.told.detail, "caption", "secondary", most, event.undone))
        return [
            lay_out(text, self._font(role, struck=struck), colour, width_px, most_lines)
            for text, role, colour, most_lines, struck in parts
        ]

    def _font(self, role: TypeRole, *, struck: bool) -> QFont:
        font = self._theme.font(role)
        font.setStrikeOut(struck)
        return font
