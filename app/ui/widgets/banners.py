"""A line across the page that offers or warns, and can be dismissed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, ICON_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.texts import Text, Tone
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said

_ICONS: dict[Tone, str] = {
    "ink": "info",
    "secondary": "info",
    "accent": "info",
    "good": "circle-check",
    "warning": "triangle-alert",
    "overdue": "triangle-alert",
}


class Banner(Themed):
    """``action_taken`` for its button, ``dismissed`` when it was closed (it hides itself)."""

    action_taken = Signal()
    dismissed = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: Words,
        action: Words = "",
        *,
        tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tone: Tone = tone
        self._icon = QLabel()
        self._sentence = Text(theme, sentence, wrap=True)
        self._action = Button(theme, action, "quiet", parent=self)
        self._action.setVisible(bool(said(action)))
        self._action.clicked.connect(self.action_taken)
        close = IconButton(theme, "x", lambda: translate("States", "Dismiss"))
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(GROUP_PX, INSIDE_PX, INSIDE_PX, INSIDE_PX)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.restyle()

    def say(self, sentence: Words) -> None:
        """Replace the sentence."""
        self._sentence.say(sentence)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.dismissed.emit()

    def restyle(self) -> None:
        """Tint the icon."""
        density = self.devicePixelRatioF()
        name = _ICONS[self._tone]
        self._icon.setPixmap(self.theme.pixmap(name, self._tone, ICON_PX, density))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pale ground in the tone's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.tint(self._tone))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
