"""A button for hands that stay on the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.buttons import Button


class EnterButton(Button):
    """Enter presses it like Space; held down it does so once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt lets Enter press buttons in dialogs alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)
