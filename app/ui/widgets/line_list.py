"""Lines of a record: when, what, how much. Each may open what it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.theme.metrics import GROUP_PX, ICON_PX, INSIDE_PX, NEAR_PX, RADIUS_PX, TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.chip_faces import ChipFace, chip_size, paint_chip
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.themed import came_by_keyboard, paint_ring

_LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``lead`` stands in a column of its own (a day), ``figure`` at the right.

    ``tone`` is the colour role of the figure; ``opens`` whether a click or Enter leads somewhere.
    A ``head`` names the lines below it: the keyboard passes it by.
    """

    key: str
    title: str
    detail: str = ""
    lead: str = ""
    figure: str = ""
    tone: str = "ink"
    chip: ChipFace | None = None
    opens: bool = True
    head: bool = False
    detail_tone: str = "secondary"


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.lines[index.row()].head else super().flags(index)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.lines[index.row()]
        if role == _LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            chip = line.chip.text if line.chip else ""
            parts = (line.lead, line.title, chip, line.detail, line.figure)
            return "  ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (line.title, line.detail) if part)
        return None


class LineList(QListView):
    """``line_opened`` carries the `Line` that was clicked, or chosen when Enter came.

    With ``chooses`` one line always stands out, and ``line_chosen`` carries it when the keyboard
    or a click goes to it: a list of sections. With ``patient`` a click only goes there, and two
    open. With ``grows`` it is as tall as its lines and
    leaves scrolling to the page. Rows have a ground that reaches beyond their words: what stands
    around it is `inset`.
    """

    line_opened = Signal(object)
    line_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        grows: bool = False,
        chooses: bool = False,
        patient: bool = False,
        arrows: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grows = grows
        self._told: str | None = None  # the key that `line_chosen` carried last
        self._model = _Lines(self)
        self._delegate = _LineDelegate(theme, self, chooses=chooses, arrows=arrows and not chooses)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "tiles")  # the rows draw the focus themselves
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        (self.doubleClicked if patient else self.clicked).connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.viewport().update)

    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._model.lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the chosen one stays chosen where its key is still there."""
        chosen = self.chosen()
        self._model.show(lines)
        self._delegate.measure(self._model.lines)
        if chosen is not None:
            self.choose(chosen.key)
        focusable = any(line.opens for line in lines) or not self._grows
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if lines and focusable else Qt.FocusPolicy.NoFocus
        )
        if self._grows:
            self.setFixedHeight(sum(self._delegate.height(line) for line in lines))

    def choose(self, key: str) -> None:
        """Stand on the line with this key, if it is there."""
        for row, line in enumerate(self._model.lines):
            if line.key == key:
                self.setCurrentIndex(self._model.index(row))

    def chosen(self) -> Line | None:
        """The line the keyboard is on."""
        row = self.currentIndex().row()
        return self._model.lines[row] if 0 <= row < len(self._model.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and j/k move, Enter opens; the rest is the page's."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._model.lines) - 1}
        key = Qt.Key(event.key())
        if key in moves:
            self._go_to(self.currentIndex().row() + moves[key], step=moves[key])
        elif key in ends:
            self._go_to(ends[key], step=-1 if ends[key] else 1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._opens(self.chosen()):
            self.line_opened.emit(self.chosen())
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are the page's."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard stands on the first line."""
        super().focusInEvent(event)
        if came_by_keyboard(event.reason()) and not self.currentIndex().isValid():
            self._go_to(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self._opens(self._model.lines[index.row()])
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fonts may have changed under the rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()

    def choose_row(self, row: int) -> None:
        """Stand on a row, or on the first line after a head that is there."""
        self._go_to(row)

    def _go_to(self, row: int, *, step: int = 1) -> None:
        """Stand on ``row``, or past a head that is there; stay where only heads follow."""
        lines = self._model.lines
        row = max(0, min(len(lines) - 1, row))
        while 0 <= row < len(lines) and lines[row].head:
            row += step
        if 0 <= row < len(lines):
            self.setCurrentIndex(self._model.index(row))

    def _on_current_changed(self) -> None:
        line = self.chosen()
        if line is not None and line.key != self._told:
            self._told = line.key
            self.line_chosen.emit(line)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()]
        if self._opens(line):
            self.line_opened.emit(line)

    @staticmethod
    def _opens(line: Line | None) -> bool:
        return line is not None and line.opens and not line.head


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: LineList, *, chooses: bool, arrows: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._chooses, self._arrows = theme, view, chooses, arrows
        self._lead_px = self._figure_px = self._arrow_px = self._chips_px = 0
        body, caption = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("caption"))
        self._title_px, self._detail_px = body.height(), caption.height()

    def measure(self, lines: Sequence[Line]) -> None:
        """Columns as wide as what stands in them."""
        caption = QFontMetrics(self._theme.font("caption"))
        body = QFontMetrics(self._theme.font("body"))
        leads = [caption.horizontalAdvance(line.lead) for line in lines if line.lead]
        figures = [body.horizontalAdvance(line.figure) for line in lines if line.figure]
        self._lead_px = max(leads) + GROUP_PX if leads else 0
        self._figure_px = max(figures) + GROUP_PX if figures else 0
        chips = [chip_size(line.chip, self._theme).width() for line in lines if line.chip]
        self._chips_px = max(chips) + NEAR_PX if chips and figures else 0
        opens = any(line.opens for line in lines) and self._arrows
        self._arrow_px = ICON_PX if opens else 0

    def height(self, line: Line) -> int:
        """One line, or two with a detail, and the air around them."""
        if line.head:
            return self._title_px + 2 * NEAR_PX
        return self._title_px + (self._detail_px if line.detail else 0) + NEAR_PX + INSIDE_PX

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, self.height(index.data(_LINE_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line: Line = index.data(_LINE_ROLE)
        area, theme = option.rect, self._theme
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.head:
            self._paint_head(painter, area, line)
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = self._view.hasFocus() and chosen
        stands_out = chosen and self._chooses
        over = bool(state & QStyle.StateFlag.State_MouseOver) and line.opens
        self._paint_ground(painter, area, over=over, chosen=focused or stands_out)
        if focused:
            paint_ring(painter, QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme)
        room = area.adjusted(NEAR_PX, 0, -NEAR_PX, 0)
        if line.opens and self._arrows:
            self._paint_arrow(painter, room, awake=over or focused)
        room.setRight(room.right() - self._arrow_px)
        room.setRight(room.right() - self._paint_chip(painter, room, line))
        first = QRect(room.left(), room.top() + (NEAR_PX + INSIDE_PX) // 2, room.width(), 0)
        first.setHeight(self._title_px)
        self._text(painter, first, line.lead, "caption", "secondary")
        self._text(painter, first, line.figure, "body", line.tone, right=True)
        first.adjust(self._lead_px, 0, -self._figure_px, 0)
        self._text(painter, first, line.title, "body", "accent" if stands_out else "ink")
        if line.detail:
            below = QRect(first.left(), first.bottom() + 1, 0, self._detail_px)
            below.setRight(room.right() - self._figure_px)
            self._text(painter, below, line.detail, "caption", line.detail_tone)
        painter.restore()

    def _paint_chip(self, painter: QPainter, room: QRect, line: Line) -> int:
        """At the end of the row; how much of it is taken. Figures beside chips stay in line."""
        taken = min(self._chips_px, room.width() // 2)
        if line.chip is None:
            return taken
        title_px = QFontMetrics(self._theme.font("body")).horizontalAdvance(line.title)
        most = room.width() - title_px - 2 * NEAR_PX  # a short title leaves the chip more room
        most = max(room.width() // 2, 0 if taken else most)
        width = min(chip_size(line.chip, self._theme).width(), most)
        place = QRectF(room.right() - width, room.top(), width, room.height())
        paint_chip(painter, place, line.chip, self._theme)
        return max(taken, width + NEAR_PX)

    def _paint_head(self, painter: QPainter, area: QRect, line: Line) -> None:
        """At the foot of its row, so that it stands with the lines it names."""
        room = area.adjusted(NEAR_PX, NEAR_PX + INSIDE_PX, -NEAR_PX, 0)
        painter.setFont(self._theme.font("body", bold=True))
        painter.setPen(self._theme.colour(line.tone))
        painter.drawText(room, int(_LEFT), line.title)
        left = painter.fontMetrics().horizontalAdvance(line.title) + NEAR_PX
        self._text(painter, room.adjusted(left, 0, 0, 0), line.figure, "caption", "secondary")

    def _paint_ground(self, painter: QPainter, area: QRect, *, over: bool, chosen: bool) -> None:
        if over or chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection" if chosen else "hover"))
            shape = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, RADIUS_PX, RADIUS_PX)

    def _paint_arrow(self, painter: QPainter, room: QRect, *, awake: bool) -> None:
        density = painter.device().devicePixelRatio()
        role = "accent" if awake else "disabled"
        arrow = self._theme.pixmap("chevron-right", role, ICON_PX, density)
        top = room.top() + (room.height() - ICON_PX) // 2
        painter.drawPixmap(room.right() - ICON_PX + INSIDE_PX, top, arrow)

    def _text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        role: TypeRole,
        tone: str,
        *,
        right: bool = False,
    ) -> None:
        if not text:
            return
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(room.width(), 0)
        )
        painter.drawText(room, int(_RIGHT if right else _LEFT), shown)
