"""The saved views at the left of the queue, each with its count."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.categories import UNCLASSIFIED
from app.domain.clocks import DAY_MS
from app.domain.rows import QueueFilter
from app.text.catalogue import translate
from app.ui.theme.metrics import NEAR_PX, RADIUS_PX, ROW_PX
from app.ui.theme.theme import Theme

_COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_COUNTED_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class QueueView:
    """A view: its name, and the filter it stands for at a moment."""

    key: str
    words: Callable[[], str]
    filter_at: Callable[[int], QueueFilter]


VIEWS = (
    QueueView("open", lambda: translate("Queue", "All open"), lambda _now: QueueFilter()),
    QueueView(
        "overdue",
        lambda: translate("Queue", "Overdue"),
        lambda now: QueueFilter(due_before=now),
    ),
    QueueView(
        "day",
        lambda: translate("Queue", "Due within a day"),
        lambda now: QueueFilter(due_before=now + DAY_MS),
    ),
    QueueView(
        "shop", lambda: translate("Queue", "Our turn"), lambda _now: QueueFilter(turn="shop")
    ),
    QueueView(
        "consignor",
        lambda: translate("Queue", "Consignor's turn"),
        lambda _now: QueueFilter(turn="consignor"),
    ),
    QueueView(
        "buyer",
        lambda: translate("Queue", "Buyer's turn"),
        lambda _now: QueueFilter(turn="buyer"),
    ),
    QueueView(
        "carrier",
        lambda: translate("Queue", "Carrier's turn"),
        lambda _now: QueueFilter(turn="carrier"),
    ),
    QueueView(
        "third",
        lambda: translate("Queue", "Third party's turn"),
        lambda _now: QueueFilter(turn="third"),
    ),
    QueueView(
        "unclassified",
        lambda: translate("Queue", "To classify"),
        lambda _now: QueueFilter(category=UNCLASSIFIED),
    ),
    QueueView(
        "all",
        lambda: translate("Queue", "All, newest first"),
        lambda _now: QueueFilter(only_open=False, sort="newest", descending=True),
    ),
)


class ViewList(QListWidget):
    """``view_chosen`` carries the `QueueView`."""

    view_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_ViewDelegate(theme, self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _view in VIEWS:
            self.addItem(QListWidgetItem())
        self.retranslate()
        self.currentRowChanged.connect(lambda row: self.view_chosen.emit(VIEWS[row]))

    def retranslate(self) -> None:
        """Name the views again."""
        for row, view in enumerate(VIEWS):
            self.item(row).setText(view.words())

    def show_counts(self, counts: list[int]) -> None:
        """``999+`` where counting stopped."""
        for row, count in enumerate(counts):
            text = "999+" if count >= _COUNTED_AT_MOST else str(count)
            self.item(row).setData(_COUNT_ROLE, text)


class _ViewDelegate(QStyledItemDelegate):
    """Name at the left, count at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row of the grid."""
        return QSize(120, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground of the chosen one, name, count."""
        theme = self._theme
        area: QRect = option.rect.adjusted(0, 1, 0, -1)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        painter.setFont(theme.font("body", bold=chosen))
        painter.setPen(theme.colour("accent" if chosen else "ink"))
        inside = area.adjusted(NEAR_PX, 0, -NEAR_PX, 0)
        count = str(index.data(_COUNT_ROLE) or "")
        room = inside.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - NEAR_PX, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, text)
        painter.setPen(theme.colour("secondary"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, right, count)
