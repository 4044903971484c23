"""Lucide's outlines, tinted by colour role and sharp on every screen density."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.text.program_files import program_file

_DENSITIES = (1, 2, 3)


@cache
def _outline(name: str) -> str:
    return program_file("resources", "icons", f"{name}.svg").read_text("utf-8")


def icon_pixmap(name: str, colour: str, size_px: int, density: float = 1) -> QPixmap:
    """One drawing of the icon ``name`` in ``colour`` (``#RRGGBB``), ``size_px`` logical pixels.

    An unknown name raises FileNotFoundError: a bug, not something a person can mend.
    """
    svg = _outline(name).replace("currentColor", colour).encode()
    side_px = round(size_px * density)
    pixmap = QPixmap(side_px, side_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side_px, side_px))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def tinted_icon(name: str, colour: str, disabled: str, size_px: int) -> QIcon:
    """An icon in ``colour``, and in ``disabled`` where Qt asks for that state."""
    icon = QIcon()
    for density in _DENSITIES:
        icon.addPixmap(icon_pixmap(name, colour, size_px, density), QIcon.Mode.Normal)
        icon.addPixmap(icon_pixmap(name, disabled, size_px, density), QIcon.Mode.Disabled)
    return icon
