"""Where a small window stands beside what it belongs to."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_GAP_PX = 4


def place_beside(widget: QWidget, size: QSize) -> QPoint:
    """Below ``widget``, or above it where the screen ends; always whole on the screen."""
    start = widget.mapToGlobal(QPoint(0, widget.height() + _GAP_PX))
    screen = QGuiApplication.screenAt(start) or widget.screen()
    room = screen.availableGeometry()
    x = max(room.left(), min(start.x(), room.right() - size.width()))
    y = start.y()
    if y + size.height() > room.bottom():
        y = widget.mapToGlobal(QPoint(0, -_GAP_PX)).y() - size.height()
    return QPoint(x, max(room.top(), y))
