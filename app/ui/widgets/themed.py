"""What painted components share: the theme, its changes, the language, the focus ring."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.metrics import RADIUS_PX, RING_PX
from app.ui.theme.theme import Theme


class Themed(QWidget):
    """A widget that repaints when the theme changes and retranslates when the language does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """The palette changed: fetch icons and colours again."""
        self.update()

    def retranslate(self) -> None:
        """The language changed: say the words again."""
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate with every LanguageChange that Qt hands down the tree."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Ringed(Themed):
    """A painted widget that knows whether its focus must be seen: ``ring``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows who came by keyboard."""
        self.ring = came_by_keyboard(event.reason())
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self.ring = False
        self.update()
        super().focusOutEvent(event)


def reword(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let the sheet look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def is_key(event: QEvent, key: Qt.Key) -> bool:
    """Whether Qt asks if ``key`` is meant for the widget rather than for a shortcut."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == key
    )


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, radius_px: int = RADIUS_PX) -> None:
    """The focus ring along the inside of ``rect``."""
    half = RING_PX / 2
    painter.setPen(QPen(theme.colour("accent"), RING_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius_px, radius_px)


def came_by_keyboard(reason: Qt.FocusReason) -> bool:
    """Whether focus came in a way that must be seen (not by a click)."""
    return reason != Qt.FocusReason.MouseFocusReason
