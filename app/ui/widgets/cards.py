"""A card: one subject, its title, its actions, its body."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.metrics import CONTROL_PX, GROUP_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said


class Card(Themed):
    """Surface with a hairline. Put the content into ``body``; actions go right of the title."""

    def __init__(
        self,
        theme: Theme,
        title: Words = "",
        *,
        inset_px: int = GROUP_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.title = Text(theme, title, "value", bold=True, parent=self)
        self.title.setVisible(bool(said(title)))
        self._head = QHBoxLayout()
        self._head.setSpacing(NEAR_PX)
        self._head.addWidget(self.title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(NEAR_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            inset_px, inset_px if not said(title) else NEAR_PX, inset_px, inset_px
        )
        column.setSpacing(INSIDE_PX)
        if said(title):
            # With or without actions: titles of neighbouring cards stand on one line.
            self._head.addStrut(CONTROL_PX)
            column.addLayout(self._head)
        column.addLayout(self.body, 1)

    def add_action(self, widget: QWidget) -> None:
        """A quiet button, a chip or a figure, right of the title."""
        self._head.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("hairline"), 1))
        painter.setBrush(self.theme.colour("surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
