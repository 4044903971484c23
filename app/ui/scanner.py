"""A barcode scanner types like a very fast clerk and ends with Enter: it is told by its speed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

_MOST_GAP_MS = 35  # no person types twelve keys at this pace
_FEWEST_KEYS = 5


class ScannerFilter(QObject):
    """Watches the application's keys; ``scanned`` carries what a scanner read.

    The burst was typed into whatever had the focus; it is taken out of there again.
    """

    scanned = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._keys = ""
        self._last_ms = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Collect fast keys; swallow the Enter that ends a burst."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is not QApplication.focusWidget() and QApplication.focusWidget() is not None:
            return False  # Qt offers one key to several receivers; count it once
        gap_ms = event.timestamp() - self._last_ms
        self._last_ms = event.timestamp()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys, self._keys = self._keys, ""
            if len(keys) >= _FEWEST_KEYS and gap_ms <= _MOST_GAP_MS:
                _take_back(len(keys))
                self.scanned.emit(keys)
                return True
            return False
        text = event.text()
        fast = gap_ms <= _MOST_GAP_MS
        if text and text.isprintable() and not event.isAutoRepeat():
            self._keys = self._keys + text if fast else text
        elif event.key() != Qt.Key.Key_Shift:
            self._keys = ""
        return False


def _take_back(count: int) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        for _ in range(count):
            field.backspace()
    elif isinstance(field, QTextEdit | QPlainTextEdit):
        for _ in range(count):
            field.textCursor().deletePreviousChar()
