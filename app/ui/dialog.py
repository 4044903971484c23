"""What every window above the page shares: the theme, the language, and when it ends."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.desk import Desk


class Dialog(QDialog):
    """A dialog over the window that ``desk`` works for; it goes when it is closed.

    Give it no parent: it finds the window by itself and stays alive until closed.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(_window_of(desk))
        self.desk = desk
        self.theme = desk.theme

    def retranslate(self) -> None:
        """The language changed: say the words again."""

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate with every LanguageChange."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Closed in whichever way: end what it started, then go."""
        self.end_work()
        super().done(result)
        self.deleteLater()

    def end_work(self) -> None:
        """Cancel what runs for it; called once, when it closes."""


def _window_of(desk: Desk) -> QWidget | None:
    host = desk.toasts.parent() if desk.toasts is not None else None
    return host.window() if isinstance(host, QWidget) else None
