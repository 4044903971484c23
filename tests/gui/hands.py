"""What a person's hands do to a widget, typed: pytest-qt's own wrappers are not."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, held)


def type_in(widget: QWidget, text: str) -> None:
    """Type letter by letter; Chinese comes by input method, since key events would abort Qt."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle unless told."""
    QTest.mouseClick(widget, LEFT, NO_KEY, at or widget.rect().center())


def double_click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click twice."""
    QTest.mouseDClick(widget, LEFT, NO_KEY, at or widget.rect().center())


def pull(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move, let go."""
    QTest.mousePress(widget, LEFT, NO_KEY, start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, LEFT, NO_KEY, end)
