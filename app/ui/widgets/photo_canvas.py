"""One photo, as large as there is room: zoom, pan, fit."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed

_STEP = 1.25
_MAX_ZOOM = 8.0


class PhotoCanvas(Themed):
    """Zoom 1.0 is one picture pixel to one logical pixel; fitting never enlarges beyond it."""

    zoom_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pixmap = QPixmap()
        self._zoom = 1.0
        self._fitting = True
        self._centre = QPointF()
        self._pulled_from: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_picture(self, image: QImage) -> None:
        """Show ``image``, fitted; a null image clears."""
        self._pixmap = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        self.fit()

    def has_picture(self) -> bool:
        """Whether there is one."""
        return not self._pixmap.isNull()

    def zoom_factor(self) -> float:
        """The zoom in force."""
        return self._zoom

    def fit(self) -> None:
        """The whole photo, centred."""
        self._fitting = True
        self._centre = QPointF(self._pixmap.width() / 2, self._pixmap.height() / 2)
        self._set_zoom(self._fit_zoom())

    def zoom_by(self, steps: float, about: QPointF | None = None) -> None:
        """Closer or further by ``steps`` notches, keeping the point ``about`` where it is."""
        if not self.has_picture():
            return
        about = about or QPointF(self.rect().center())
        before = self._to_picture(about)
        wanted = self._zoom * _STEP**steps
        self._fitting = wanted <= self._fit_zoom()
        self._set_zoom(max(self._fit_zoom(), min(_MAX_ZOOM, wanted)))
        self._move_centre(self._centre + before - self._to_picture(about))

    def come_closer(self) -> None:
        """One notch in."""
        self.zoom_by(1)

    def go_further(self) -> None:
        """One notch out."""
        self.zoom_by(-1)

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Move the photo by logical pixels."""
        self._move_centre(self._centre - QPointF(dx_px, dy_px) / self._zoom)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(640, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting while fitted."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()
        else:
            self._move_centre(self._centre)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch is a step."""
        self.zoom_by(event.angleDelta().y() / 120, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton and not self._fitting:
            self._pulled_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull along."""
        if self._pulled_from is not None:
            moved = event.position() - self._pulled_from
            self._pulled_from = event.position()
            self.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._pulled_from = None
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between the whole and the detail."""
        if self._fitting:
            self.zoom_by(4, event.position())
        else:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo about the centre."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("page"))
        if not self.has_picture():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QPointF(self._pixmap.width(), self._pixmap.height()) * self._zoom
        middle = QRectF(self.rect()).center()
        corner = middle - self._centre * self._zoom
        target = QRectF(corner.x(), corner.y(), size.x(), size.y())
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))

    def _fit_zoom(self) -> float:
        if not self.has_picture() or not self.width() or not self.height():
            return 1.0
        wide = self.width() / self._pixmap.width()
        return min(wide, self.height() / self._pixmap.height(), 1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._show_cursor()
        self.zoom_changed.emit(zoom)
        self.update()

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor if self._fitting else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)

    def _to_picture(self, at: QPointF) -> QPointF:
        return self._centre + (at - QRectF(self.rect()).center()) / self._zoom

    def _move_centre(self, centre: QPointF) -> None:
        """No further than the photo's edges; a side that fits stays in the middle."""
        self._centre = QPointF(
            _within(centre.x(), self._pixmap.width(), self.width() / self._zoom),
            _within(centre.y(), self._pixmap.height(), self.height() / self._zoom),
        )
        self.update()


def _within(centre: float, length: float, room: float) -> float:
    if length <= room:
        return length / 2
    return max(room / 2, min(length - room / 2, centre))
