"""A column of things that may be taller than its room: it scrolls, and only up and down."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.metrics import NEAR_PX


class ScrollColumn(QScrollArea):
    """Put the content into ``column``. It stands on whatever is below; what gets focus is seen."""

    def __init__(self, *, spacing_px: int = NEAR_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing_px)
        self.setWidget(self._inner)
        # Qt makes both opaque; the card's own ground shall show.
        self._inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the scroll bar off the content: leave it a margin while it is there."""
        if watched is self._inner and event.type() == QEvent.Type.Resize:
            shown = self.verticalScrollBar().isVisible()
            margins = self.column.contentsMargins()
            if margins.right() != (NEAR_PX if shown else 0):
                self.column.setContentsMargins(0, 0, NEAR_PX if shown else 0, 0)
        return super().eventFilter(watched, event)
