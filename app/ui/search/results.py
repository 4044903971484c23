"""The list of hits: drawn row by row, with the words that were looked for in bold."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.rows import Hit
from app.text.catalogue import translate
from app.ui.search.found import Heading, Row, pieces, typed_parts
from app.ui.theme.metrics import GROUP_PX, ICON_PX, INSIDE_PX, NEAR_PX, RADIUS_PX, TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.themed import paint_ring

_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_HEAD_PX = 36
_HIT_PX = 52
_KEY_PX = 132
_ICONS = {"case": "inbox", "item": "package", "person": "user", "sale": "receipt"}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def group_words(group: str) -> str:
    """The name of a group of hits."""
    names = {
        "exact": translate("Search", "This number"),
        "case": translate("Search", "Cases"),
        "item": translate("Search", "Items"),
        "person": translate("Search", "People"),
        "sale": translate("Search", "Receipts"),
    }
    return names[group]


def kind_words(subject_type: str) -> str:
    """One hit's kind."""
    names = {
        "case": translate("Search", "Case"),
        "item": translate("Search", "Item"),
        "person": translate("Search", "Person"),
        "sale": translate("Search", "Receipt"),
    }
    return names[subject_type]


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return group_words(row.group)
            return f"{kind_words(row.subject_type)}  {row.key}  {row.title}  {row.snippet}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Hit):
            return "\n".join(part for part in (row.title, row.snippet) if part)
        return None


class ResultList(QListView):
    """``hit_opened`` carries the `Hit` that was clicked, or stood on when Enter came."""

    hit_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self._delegate = _HitDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "tiles")  # the rows draw the focus themselves
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    def show_hits(self, rows: Sequence[Row], words: str) -> None:
        """Replace what is shown; ``words`` stand out. The first hit is stood on.

        Asked again for the same words, it stays where it stood.
        """
        parts = typed_parts(words)
        stood_on = self.hit() if parts == self._delegate.words else None
        self._delegate.words = parts
        self._model.show(rows)
        row = rows.index(stood_on) if stood_on in rows else -1
        self._step(row - 1 if row >= 0 else -1, 1)

    def hit(self) -> Hit | None:
        """The hit the keyboard is on."""
        row = self.currentIndex().row()
        found = self._model.rows[row] if 0 <= row < len(self._model.rows) else None
        return found if isinstance(found, Hit) else None

    def move_by(self, step: int) -> None:
        """One hit down (1) or up (-1); headings are stepped over."""
        self._step(self.currentIndex().row(), step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and j/k move, Enter opens; the rest is the page's."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.move_by(steps[key])
        elif key == Qt.Key.Key_Home:
            self._step(-1, 1)
        elif key == Qt.Key.Key_End:
            self._step(len(self._model.rows), -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hit() is not None:
            self.hit_opened.emit(self.hit())
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are the page's."""

    def _step(self, start: int, step: int) -> None:
        row = start + step
        while 0 <= row < len(self._model.rows):
            if isinstance(self._model.rows[row], Hit):
                self.setCurrentIndex(self._model.index(row))
                self.scrollTo(self._model.index(max(row - 1, 0)))  # its heading stays in sight
                self.scrollTo(self._model.index(row))
                return
            row += step

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if isinstance(row, Hit):
            self.hit_opened.emit(row)


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: ResultList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.words: tuple[str, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        heading = isinstance(index.data(_ROW_ROLE), Heading)
        return QSize(200, _HEAD_PX if heading else _HIT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(_ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_hit(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Heading) -> None:
        painter.setFont(self._theme.font("caption", bold=True))
        painter.setPen(self._theme.colour("secondary"))
        room = area.adjusted(NEAR_PX, GROUP_PX // 2, -NEAR_PX, 0)
        painter.drawText(room, _LEFT, f"{group_words(row.group)}  {row.count}")

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        area, theme = option.rect, self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        shape = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(shape, RADIUS_PX, RADIUS_PX)
        awake = chosen and self._view.hasFocus()
        if awake:
            paint_ring(painter, shape, theme)
        density = painter.device().devicePixelRatio()
        icon = theme.pixmap(
            _ICONS[hit.subject_type], "accent" if chosen else "secondary", ICON_PX, density
        )
        middle = area.top() + (area.height() - ICON_PX) // 2
        painter.drawPixmap(area.left() + NEAR_PX + INSIDE_PX, middle, icon)
        left = area.left() + NEAR_PX + INSIDE_PX + ICON_PX + GROUP_PX
        key = QRect(left, area.top(), _KEY_PX, area.height())
        self._words(painter, key, hit.key, "body", "ink", always_bold=True)
        text = QRect(left + _KEY_PX + GROUP_PX, 0, 0, 0)
        text.setRight(area.right() - NEAR_PX - (56 if awake else 0))
        half = (area.height() - 2 * INSIDE_PX) // 2
        above = QRect(text.left(), area.top() + INSIDE_PX, text.width(), half)
        below = above.translated(0, half)
        if hit.snippet.strip() and hit.snippet.strip() not in hit.title:
            self._words(painter, above, hit.title or kind_words(hit.subject_type), "body", "ink")
            self._words(painter, below, hit.snippet, "caption", "secondary")
        else:
            whole = above.united(below)
            self._words(painter, whole, hit.title or kind_words(hit.subject_type), "body", "ink")
        if awake:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("accent"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(
                area.adjusted(0, 0, -NEAR_PX - INSIDE_PX, 0),
                right,
                translate("Search", "Open") + " \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
            )

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        role: TypeRole,
        tone: str,
        *,
        always_bold: bool = False,
    ) -> None:
        """Draw ``text``, what matches in bold and ink, until the room ends."""
        plain = self._theme.font(role, bold=always_bold)
        strong = self._theme.font(role, bold=True)
        left = room.left()
        for part, matches in pieces(text.replace("\n", " "), self.words):
            font: QFont = strong if matches else plain
            metrics = QFontMetrics(font)
            space = room.right() - left + 1
            if space <= metrics.horizontalAdvance("…"):
                return
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, space)
            painter.setFont(font)
            painter.setPen(self._theme.colour("accent" if matches else tone))
            painter.drawText(QRect(left, room.top(), space, room.height()), _LEFT, shown)
            left += metrics.horizontalAdvance(shown)
            if shown != part:
                return
