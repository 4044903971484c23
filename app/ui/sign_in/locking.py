"""Locking a window: what it shows goes behind the lock page and comes back as it was."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from app.domain.moves import Actor
from app.ui.desk import Desk
from app.ui.sign_in.idle import IdleWatch
from app.ui.sign_in.lock_page import LockPage


class Locking(QObject):
    """``room`` is the window's central widget: its content, and the lock once it was needed.

    ``let_in`` after somebody signed in: True for another than was here before.
    """

    let_in = Signal(object)

    def __init__(self, desk: Desk, window: QMainWindow, content: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window, self._content = desk, window, content
        self.room = QStackedWidget()
        self.room.addWidget(content)
        self.idle = IdleWatch(desk.shop.clock)
        self._page: LockPage | None = None
        self._behind: tuple[QDialog, ...] = ()  # what stood open when the window was locked
        self._focus: QWidget | None = None
        desk.lock_wanted.connect(self._on_lock_wanted)

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to sign in before anything else."""
        return self.room.currentWidget() is not self._content

    def lock(self) -> None:
        """Lock where people sign in; elsewhere nobody could open it again."""
        if self._desk.standing.asks_who:
            self._desk.lock()

    def look(self) -> None:
        """Called now and then: lock if nobody has stirred for as long as the shop says."""
        if not self.is_locked and self.idle.is_idle(self._desk.settings.idle_lock_minutes):
            self.lock()

    def _on_lock_wanted(self) -> None:
        if self.is_locked:
            return
        if self._page is None:
            self._page = LockPage(self._desk)
            self._page.signed_in.connect(self._on_signed_in)
            self.room.addWidget(self._page)
        if popup := QApplication.activePopupWidget():
            popup.close()
        self._behind = _dialogs_of(self._window)
        for dialog in self._behind:
            dialog.hide()
        self._focus = self._window.focusWidget()
        self._show(self._page, shut=True)
        if self._behind:
            self._window.activateWindow()  # the keys must not stay with what has gone
        self._page.begin()

    def _on_signed_in(self, actor: Actor) -> None:
        is_another = actor.name != self._desk.actor.name
        self.idle.stirred()
        self._desk.sign_in(actor, lambda: self._unlock(is_another=is_another))

    def _unlock(self, *, is_another: bool) -> None:
        if self._desk.standing.rights is None:
            return  # she has left meanwhile
        self._show(self._content, shut=False)
        for dialog in self._behind:
            if shiboken6.isValid(dialog):
                dialog.open()
        self._behind = ()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.let_in.emit(is_another)

    def _show(self, widget: QWidget, *, shut: bool) -> None:
        self.room.setCurrentWidget(widget)
        self._window.statusBar().setVisible(not shut)
        keys: Sequence[QShortcut] = self._window.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        for key in keys:
            key.setEnabled(not shut)


def _dialogs_of(window: QWidget) -> tuple[QDialog, ...]:
    return tuple(
        other
        for other in QApplication.topLevelWidgets()
        if isinstance(other, QDialog) and other.isVisible() and _is_above(other, window)
    )


def _is_above(dialog: QDialog, window: QWidget) -> bool:
    parent = dialog.parentWidget()
    return parent is not None and parent.window() is window
