"""The list of keys (Ctrl+/): what the hands can do without the mouse."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.texts import Text

_Says = Callable[[], str]
_ANYWHERE: tuple[tuple[str, _Says], ...] = (
    ("F2", lambda: translate("Keys", "counter")),
    ("F3", lambda: translate("Keys", "queue")),
    ("F4", lambda: translate("Keys", "items")),
    ("F5", lambda: translate("Keys", "consignors")),
    ("Ctrl+K", lambda: translate("Keys", "find anything")),
    ("Ctrl+Z", lambda: translate("Keys", "undo the last action")),
    ("Esc", lambda: translate("Keys", "back")),
    ("Ctrl+/", lambda: translate("Keys", "this list")),
)
_COUNTER: tuple[tuple[str, _Says], ...] = (
    ("Ctrl+Return", lambda: translate("Keys", "save and print the slip")),
    ("Ctrl+S", lambda: translate("Keys", "save without a slip")),
    ("Ctrl+O", lambda: translate("Keys", "add photos")),
    ("Ctrl+V", lambda: translate("Keys", "paste a photo")),
    ("Alt+1", lambda: translate("Keys", "take the first suggestion")),
)
_QUEUE: tuple[tuple[str, _Says], ...] = (
    ("J", lambda: translate("Keys", "next case")),
    ("K", lambda: translate("Keys", "case before")),
    ("Return", lambda: translate("Keys", "open the case")),
    ("1", lambda: translate("Keys", "make the first offered move")),
)


class KeysPage(Page):
    """Three groups side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(Text(desk.theme, lambda: translate("Keys", "Keys"), "title"))
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        for title, keys in (
            (lambda: translate("Keys", "Anywhere"), _ANYWHERE),
            (lambda: translate("Places", "Counter"), _COUNTER),
            (lambda: translate("Places", "Queue"), _QUEUE),
        ):
            card = Card(desk.theme, title)
            grid = KeyValueGrid(desk.theme)
            for key, words in keys:
                grid.add_row(key, shortcut_text(key), words)
            card.body.addWidget(grid)
            card.body.addStretch(1)
            row.addWidget(card, 1)
        column.addLayout(row)
        column.addStretch(1)

    def load(self, _key: str) -> None:
        """Nothing to ask: keys are the program's own."""

    def refresh(self) -> None:
        """Nothing changes."""
