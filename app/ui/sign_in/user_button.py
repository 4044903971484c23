"""Whose turn at the desk it is, in the head of the window, and how another takes over."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.buttons import Button, shortcut_text

LOCK_KEYS = "Ctrl+L"


class UserButton(Button):
    """``lock_wanted`` to lock or let somebody else in, ``users_wanted`` for PINs and people."""

    lock_wanted = Signal()
    users_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(desk.theme, self._who, "quiet", icon="user")
        self._menu = QMenu(self)
        self.clicked.connect(self._on_clicked)
        desk.standing_changed.connect(self.retranslate)

    def _who(self) -> str:
        desk = self._desk
        if not desk.standing.asks_who:
            return desk.actor.name
        role = desk.word("role", desk.actor.role)
        return translate("Window", "{name} · {role}").format(name=desk.actor.name, role=role)

    def _on_clicked(self) -> None:
        self._menu.clear()
        if self._desk.standing.asks_who:
            words = translate("Window", "Lock, or let somebody else in")
            lock = self._menu.addAction(f"{words}\t{shortcut_text(LOCK_KEYS)}")
            lock.triggered.connect(self.lock_wanted)
        people = self._menu.addAction(translate("Window", "Users and PINs…"))
        people.triggered.connect(self.users_wanted)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
