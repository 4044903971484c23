"""The one place that sees every key before its field does: scanners and Ctrl+Z are told here.

One filter for both: Qt calls it for every event of the program.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.scanner import Scanner
from app.ui.typing_place import typing_place

_STIRRING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that is a shortcut comes as this alone
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class KeyFilter(QObject):
    """Installed on the application while its window is open.

    ``stirred`` with every sign that somebody sits there.
    """

    stirred = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.scanner = Scanner(self)

    def begin(self) -> None:
        """Watch the keys."""
        self._app.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer."""
        self._app.removeEventFilter(self)
        self.scanner.end()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether nobody else shall see ``event``."""
        kind = event.type()
        if kind in _STIRRING:
            self.stirred.emit()
        if kind == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self.scanner.take(watched, event)
        if kind == QEvent.Type.ShortcutOverride:
            return isinstance(event, QKeyEvent) and _is_undo_for_the_window(watched, event)
        return False


def _is_undo_for_the_window(watched: QObject, event: QKeyEvent) -> bool:
    """Ctrl+Z is a field's own while there is something to undo in it; then it is the window's.

    Qt asks the field whether it wants the key, and a field says yes even with nothing to undo.
    """
    if not event.matches(QKeySequence.StandardKey.Undo) or not isinstance(watched, QWidget):
        return False
    place = typing_place(watched) if watched is QApplication.focusWidget() else None
    if place is None or place.can_undo():
        return False
    event.ignore()
    return True
