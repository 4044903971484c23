"""A window with hands on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.application import Application
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.window import MainWindow
from tests.gui.answers import settle
from tests.gui.hands import NO_KEY, press, type_in

_PATIENCE_MS = 10_000

P = TypeVar("P", bound=Page)


@dataclass
class Front:
    """The running application; ``keys`` counts what was pressed besides text."""

    application: Application
    qtbot: QtBot
    another: "Callable[[], Front]"  # the same shop once more
    keys: int = 0
    is_closed: bool = field(default=False)

    def open(self) -> None:
        """Start, and wait until the window is there and has the keyboard."""
        self.application.start()
        self.until(lambda: self.application.window is not None)
        self.activate()
        self.settle()

    def activate(self) -> None:
        """Give it the keyboard; without a desktop nobody does when a dialog closes."""
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window)

    def close(self) -> None:
        """End it, once."""
        if not self.is_closed:
            self.is_closed = True
            self.application.close()

    @property
    def window(self) -> MainWindow:
        assert self.application.window is not None
        return self.application.window

    @property
    def desk(self) -> Desk:
        assert self.application.desk is not None
        return self.application.desk

    def page(self, kind: type[P], name: str) -> P:
        """The page that is shown under this name."""
        page = self.window.page(name)
        assert isinstance(page, kind)
        return page

    def go(self, name: str, key: str = "") -> None:
        """Show a page and wait for what it asks."""
        self.desk.go(name, key)
        self.settle()

    def settle(self) -> None:
        """Wait until both lanes have answered all that was asked."""
        settle(self.desk)

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=_PATIENCE_MS)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        press(self.focus(), key, held)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        type_in(self.focus(), text)

    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def told(self) -> list[str]:
        """What the notifications say."""
        toasts = self.desk.toasts
        return [toast.accessibleName() for toast in toasts.toasts()] if toasts else []

    def shown(self) -> str:
        """The name of the page in front."""
        return self.window._here.page
