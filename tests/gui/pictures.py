"""A picture to take in: one colour is photo enough."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage


def picture(colour: str = "#a85410") -> QImage:
    """320 × 240 pixels of one colour."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def png(colour: str = "#a85410") -> bytes:
    """The same as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stubs ask for bytes where the library takes the name of a format.
    picture(colour).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
