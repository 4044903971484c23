"""A column of things that may be taller than its room: it scrolls, and only up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.metrics import NEAR_PX


class ScrollColumn(QScrollArea):
    """Put the content into ``column``. It stands on whatever ground is below."""

    def __init__(self, *, spacing_px: int = NEAR_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing_px)
        self.setWidget(inner)
        # Qt makes both opaque; the card's own ground shall show.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def inset(thing: QWidget | QLayout) -> QHBoxLayout:
    """``thing`` with `NEAR_PX` at both sides: in line with the words of a `LineList` around it."""
    row = QHBoxLayout()
    row.setContentsMargins(NEAR_PX, 0, NEAR_PX, 0)
    if isinstance(thing, QWidget):
        row.addWidget(thing)
    else:
        row.addLayout(thing)
    return row
