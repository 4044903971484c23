"""The pages of a paper, one below the other, as they will come out of the printer."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed

_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
_LARGEST_FIT = 1.6  # pixels per point: a narrow roll is not blown up to fill the screen


class PageSheets(QScrollArea):
    """Fits the width unless a zoom was chosen. ``zoom_changed`` carries percent of real size."""

    zoom_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets(theme)
        self._zoom: float | None = None  # pixels per point; None fits
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._sheets)
        self._sheets.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_pages(self, images: Sequence[QImage], width_pt: float) -> None:
        """Show these; all are as wide as the first, which is ``width_pt`` points wide."""
        self._sheets.show_pages(images, width_pt)
        self._apply()

    def come_closer(self) -> None:
        """The next larger step."""
        self._zoom = next((s for s in _STEPS if s > self._now() + 0.01), _STEPS[-1])
        self._apply()

    def go_further(self) -> None:
        """The next smaller step."""
        smaller = [s for s in _STEPS if s < self._now() - 0.01]
        self._zoom = smaller[-1] if smaller else _STEPS[0]
        self._apply()

    def fit(self) -> None:
        """As wide as there is room."""
        self._zoom = None
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page follows the window."""
        super().resizeEvent(event)
        self._apply()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+, - and 0 zoom; arrows and pages scroll."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.come_closer()
        elif key == Qt.Key.Key_Minus:
            self.go_further()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.come_closer()
            else:
                self.go_further()
            event.accept()
        else:
            super().wheelEvent(event)

    def _now(self) -> float:
        if self._zoom is not None:
            return self._zoom
        bar_px = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * PAGE_PX - bar_px
        return max(0.3, min(room / self._sheets.width_pt, _LARGEST_FIT))

    def _apply(self) -> None:
        if self._sheets.width_pt:
            zoom = self._now()
            self._sheets.set_zoom(zoom)
            # 96 logical pixels an inch are what screens call real size.
            self.zoom_changed.emit(round(zoom * 75))


class _Sheets(Themed):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._images: tuple[QImage, ...] = ()
        self.width_pt = 0.0
        self._zoom = 1.0

    def show_pages(self, images: Sequence[QImage], width_pt: float) -> None:
        self._images, self.width_pt = tuple(images), width_pt
        self.set_zoom(self._zoom)

    def set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        sizes = [self._size(image) for image in self._images]
        width = max((size.width() for size in sizes), default=0)
        height = sum(size.height() for size in sizes) + GROUP_PX * max(len(sizes) - 1, 0)
        return QSize(width + 2 * PAGE_PX, height + 2 * PAGE_PX)

    def _size(self, image: QImage) -> QSize:
        width = round(self.width_pt * self._zoom * image.width() / self._images[0].width())
        return QSize(width, round(width * image.height() / image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = PAGE_PX
        density = self.devicePixelRatioF()
        for image in self._images:
            size = self._size(image)
            place = QPoint((self.width() - size.width()) // 2, top)
            top += size.height() + GROUP_PX
            sheet = QRectF(place.x(), place.y(), size.width(), size.height())
            if not sheet.intersects(QRectF(event.rect())):
                continue
            # Qt's smooth drawing is coarse below half size; a scaled copy of what is seen is not.
            seen = image.scaled(
                size * density,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            seen.setDevicePixelRatio(density)
            painter.drawImage(place, seen)
            painter.setPen(self.theme.colour("hairline"))
            painter.drawRect(sheet.adjusted(-0.5, -0.5, -0.5, -0.5))
