"""The way of the Tab key through widgets that are made while the window stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab goes through ``widgets`` in this order, from where ``anchor`` stands.

    What is made later would come last of all, after everything else in the window.
    """
    policy = anchor.focusPolicy()
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what Tab passes by
    before = anchor
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    anchor.setFocusPolicy(policy)
