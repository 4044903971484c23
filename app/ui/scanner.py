"""A barcode scanner types like a very fast clerk and ends with Enter: it is told by its speed."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.typing_place import TypingPlace, typing_place

_MOST_GAP_MS = 35  # no person types five keys at this pace
_FEWEST_KEYS = 5
_HELD_MS = 40  # a little longer than a scanner's pause between two keys
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_HELD_DOWN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Scanner(QObject):
    """Is shown the application's keys by `KeyFilter`; ``scanned`` carries what a scanner read.

    What a burst typed into a field is taken out of there again. Where no text is taken, each key
    waits a moment before it counts: a digit of a tag must not make a move. Dialogs are left
    alone: a serial number may be scanned into them.
    """

    scanned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = ""
        self._last_ms = 0
        self._place: TypingPlace | None = None  # where the burst began to be typed
        self._held: list[QKeyEvent] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setTimerType(Qt.TimerType.PreciseTimer)
        self._wait.setInterval(_HELD_MS)
        self._wait.timeout.connect(self._let_go)

    def end(self) -> None:
        """Wait for no further key."""
        self._wait.stop()

    def take(self, watched: QObject, event: QKeyEvent) -> bool:
        """Collect fast keys; whether this one is swallowed (the Enter that ends a burst is)."""
        # Keys without a time come from the program itself, ours among them. Qt offers one key to
        # several receivers: it counts once.
        if (
            not event.timestamp()
            or watched is not _receiver()
            or QApplication.activeModalWidget() is not None
        ):
            return False
        fast = 0 <= event.timestamp() - self._last_ms <= _MOST_GAP_MS
        self._last_ms = event.timestamp()
        if not fast:
            self._begin()
        if event.key() in _ENDS:
            return self._ends_burst()
        text = event.text()
        if text.isprintable() and text and not event.modifiers() & _HELD_DOWN:
            return self._collect(event)
        if event.key() != Qt.Key.Key_Shift:
            self._begin()
        return False

    def _begin(self) -> None:
        self._let_go()
        self._burst = ""
        self._place = typing_place(QApplication.focusWidget())

    def _collect(self, event: QKeyEvent) -> bool:
        self._burst += event.text()
        # A button pressed by Space waits for its release: that key passes.
        if self._place is not None or event.key() == Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._held.append(
            QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        )
        self._wait.start()
        return True

    def _ends_burst(self) -> bool:
        burst, place, self._burst = self._burst, self._place, ""
        if len(burst) < _FEWEST_KEYS:
            self._let_go()
            return False
        self._wait.stop()
        self._held.clear()
        if popup := QApplication.activePopupWidget():
            popup.close()
        if place is not None:
            place.take_back(len(burst))
        self.scanned.emit(burst)
        return True

    def _let_go(self) -> None:
        """It was a person: the keys that waited count now."""
        self._wait.stop()
        held, self._held = self._held, []
        for event in held:
            if receiver := _receiver():
                QApplication.sendEvent(receiver, event)


def _receiver() -> QWidget | None:
    return (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )
