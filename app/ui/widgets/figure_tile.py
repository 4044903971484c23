"""One figure with its name, as large as it matters; it opens what it is made of."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Ringed, paint_ring

_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FigureFace:
    """What a tile says: its name, the figure, and what stands below it."""

    name: str = ""
    figure: str = ""
    note: str = ""
    tone: str = "ink"


class FigureTile(Ringed):
    """``opened`` when it is clicked, or Enter or Space comes."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._face = FigureFace()
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def face(self) -> FigureFace:
        """What it says now."""
        return self._face

    def show_face(self, face: FigureFace) -> None:
        """Say this."""
        self._face = face
        self.setAccessibleName("  ".join(filter(None, (face.name, face.figure, face.note))))
        self.setToolTip(face.note)  # cut where there is no room
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines of type."""
        return QSize(160, sum(self._heights()) + 2 * NEAR_PX + INSIDE_PX)

    def minimumSizeHint(self) -> QSize:
        """Figures get smaller before they are cut."""
        return QSize(96, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open."""
        if Qt.Key(event.key()) in _OPENS:
            self.opened.emit()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open, where the pointer is still on it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A breath of ink under the pointer."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self._over = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, name, figure, note."""
        theme, face = self.theme, self._face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour("hover" if self._over else "surface"))
        painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        room = self.rect().adjusted(GROUP_PX - INSIDE_PX, NEAR_PX, -NEAR_PX, -NEAR_PX)
        name, figure, note = self._heights()
        line = QRect(room.left(), room.top(), room.width(), name)
        self._line(painter, line, face.name, "secondary")
        line = QRect(room.left(), line.bottom() + 1, room.width(), figure)
        font = theme.font("title")
        while (
            QFontMetrics(font).horizontalAdvance(face.figure) > room.width()
            and font.pointSize() > theme.font("caption").pointSize()
        ):
            font.setPointSize(font.pointSize() - 1)
        painter.setFont(font)
        painter.setPen(theme.colour(face.tone))
        painter.drawText(line, int(_LEFT), face.figure)
        line = QRect(room.left(), line.bottom() + 1, room.width(), note)
        self._line(painter, line, face.note, "secondary")
        if self.ring:
            paint_ring(painter, QRectF(self.rect()), theme)

    def _line(self, painter: QPainter, room: QRect, text: str, role: str) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_LEFT), shown)

    def _heights(self) -> tuple[int, int, int]:
        caption = QFontMetrics(self.theme.font("caption")).height() + 2
        return caption, QFontMetrics(self.theme.font("title")).height() + 2, caption
