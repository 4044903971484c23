"""A pad to sign on with mouse, pen or finger, and the signature drawn again."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said

WHOLE = 1000  # both coordinates run from 0 to this
_WIDER = 3  # a pad is three times as wide as it is high
_APART = 6  # points nearer than this say nothing new
_LINE_AT = 0.72  # where one signs, from the top

Strokes = tuple[tuple[int, ...], ...]


class SignatureView(Themed):
    """A signature as it was drawn: strokes of x, y, x, y, … from 0 to 1,000."""

    def __init__(
        self, theme: Theme, strokes: Sequence[Sequence[int]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._strokes: list[list[int]] = [list(stroke) for stroke in strokes]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def strokes(self) -> Strokes:
        """What has been drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def sizeHint(self) -> QSize:
        """As small as one can still tell whose it is."""
        return QSize(40 * _WIDER, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strokes in ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_strokes(painter, QRectF(self.rect()))

    def paint_strokes(self, painter: QPainter, area: QRectF) -> None:
        """Draw them into ``area``; a tap is a dot."""
        wide = max(1.2, area.height() / 50)
        pen = QPen(self.theme.colour("ink"), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            across, down = area.width() / WHOLE, area.height() / WHOLE
            points = [
                QPointF(area.left() + x * across, area.top() + y * down)
                for x, y in zip(stroke[::2], stroke[1::2], strict=True)
            ]
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if len(points) == 1:
                path.lineTo(points[0] + QPointF(0.1, 0))
            painter.drawPath(path)


class SignaturePad(SignatureView):
    """``signed`` with every stroke. ``words`` stand on it while it is empty."""

    signed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words = words
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def clear(self) -> None:
        """An empty pad."""
        self._strokes = []
        self.update()

    def retranslate(self) -> None:
        """What it is for."""
        self.setAccessibleName(said(self._words))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a hand."""
        return QSize(120 * _WIDER, 120)

    def heightForWidth(self, width: int) -> int:
        """Always of one shape, so that a signature is never drawn wider than it was."""
        return width // _WIDER

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append(self._at(event.position()))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            x, y = self._at(event.position())
            last = self._strokes[-1]
            if abs(x - last[-2]) + abs(y - last[-1]) >= _APART:
                last += [x, y]
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke ends."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.signed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, the line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.theme.colour("hairline"), 1))
        painter.setBrush(self.theme.colour("page"))
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
        line = frame.top() + frame.height() * _LINE_AT
        inset = frame.width() / 12
        painter.drawLine(QPointF(frame.left() + inset, line), QPointF(frame.right() - inset, line))
        if not self._strokes:
            painter.setPen(self.theme.colour("secondary"))
            painter.setFont(self.theme.font("caption"))
            below = QRectF(frame.left(), line, frame.width(), frame.bottom() - line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, said(self._words))
        painter.end()
        super().paintEvent(event)

    def _at(self, place: QPointF) -> list[int]:
        across = round(place.x() * WHOLE / max(1, self.width()))
        down = round(place.y() * WHOLE / max(1, self.height()))
        return [max(0, min(WHOLE, across)), max(0, min(WHOLE, down))]
