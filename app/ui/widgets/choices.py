"""Codes to choose from in a combo box, each with its name."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, choices: Iterable[tuple[object, str]]) -> None:
    """Codes with their names; what was chosen stays chosen, silently."""
    chosen = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    for code, name in choices:
        box.addItem(name, code)
    choose(box, chosen)
    blocker.unblock()


def choose(box: QComboBox, code: object) -> None:
    """Choose by code; the first where it is not offered."""
    box.setCurrentIndex(max(box.findData(code), 0))
