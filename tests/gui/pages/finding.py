"""Finding what a person sees: a button by its words, a field by its name."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.ui.page import Page

ShowPage = Callable[[Page], None]
Until = Callable[[Callable[[], bool]], None]


def button(parent: QWidget, words: str) -> QPushButton:
    """The one button in ``parent`` that says ``words``."""
    buttons = parent.findChildren(QPushButton)
    found = [each for each in buttons if words in each.text()]
    assert len(found) == 1, [each.text() for each in buttons]
    return found[0]


def field(parent: QWidget, name: str) -> QLineEdit:
    """The one line to type into that is called ``name``."""
    found = [edit for edit in parent.findChildren(QLineEdit) if edit.accessibleName() == name]
    assert len(found) == 1
    return found[0]
