"""Long work: how far it is, and a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_PATIENCE_MS = 600  # shorter work needs no bar


class JobProgress(Themed):
    """``begin`` with the work, `advance` from its reports, ``end`` with it. ``stopped`` = Cancel.

    It shows itself after 600 ms, so that fast work does not flicker.
    """

    stopped = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._text = ElidedText(theme, tone="secondary")
        self._cancel = Button(theme, lambda: translate("States", "Cancel"), "quiet")
        self._cancel.clicked.connect(self.stopped)
        column = QVBoxLayout()
        column.setSpacing(INSIDE_PX)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, words: Words = "", *, can_stop: bool = True) -> None:
        """Work starts; its length is not known yet."""
        self._text.say(words)
        self._bar.setRange(0, 0)
        self._cancel.setVisible(can_stop)
        self._timer.start()

    def advance(self, done: int, total: int, text: str = "") -> None:
        """``done`` of ``total``; a total of 0 means that nobody knows."""
        # Qt counts in 32 bits; per mille is enough for a bar.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        if text:
            self._text.say(text)

    def end(self) -> None:
        """It is over, in whichever way."""
        self._timer.stop()
        self.hide()
