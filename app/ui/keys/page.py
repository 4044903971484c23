"""The list of keys (Ctrl+/): what the hands can do without the mouse."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.texts import Text

_KEY_PX = 84
_LONG_KEY_PX = 110  # Ctrl+Shift+Return
_Says = Callable[[], str]
_ANYWHERE: tuple[tuple[str, _Says], ...] = (
    ("F1", lambda: translate("Keys", "what the words mean")),
    ("F2", lambda: translate("Keys", "counter")),
    ("F3", lambda: translate("Keys", "queue")),
    ("F4", lambda: translate("Keys", "items")),
    ("F5", lambda: translate("Keys", "consignors")),
    ("F6", lambda: translate("Keys", "money")),
    ("F7", lambda: translate("Keys", "reports; Alt+← Alt+→ the months")),
    ("F8", lambda: translate("Keys", "my day")),
    ("F9", lambda: translate("Keys", "deadlines")),
    ("Ctrl+K", lambda: translate("Keys", "find anything")),
    ("Ctrl+Z", lambda: translate("Keys", "undo the last action")),
    ("Esc", lambda: translate("Keys", "back")),
    ("Ctrl+L", lambda: translate("Keys", "lock, or another user")),
    ("Ctrl+/", lambda: translate("Keys", "this list")),
)
_COUNTER: tuple[tuple[str, _Says], ...] = (
    ("Ctrl+Return", lambda: translate("Keys", "save and print the slip")),
    ("Ctrl+S", lambda: translate("Keys", "save without a slip")),
    ("Ctrl+Shift+S", lambda: translate("Keys", "save, then the next item of this customer")),
    ("Alt+1 – 3", lambda: translate("Keys", "take a suggested category")),
    ("Alt+V", lambda: translate("Keys", "next item of the customer just saved")),
    ("Alt+N", lambda: translate("Keys", "the sale is not proven")),
    ("Alt+W", lambda: translate("Keys", "who complains")),
    ("Ctrl+Shift+V", lambda: translate("Keys", "paste a chat")),
    ("Ctrl+O", lambda: translate("Keys", "add photos")),
    ("Ctrl+V", lambda: translate("Keys", "paste a photo")),
    ("Alt+D", lambda: translate("Keys", "continue an interrupted intake")),
    ("Alt+O", lambda: translate("Keys", "open the case that is there already")),
    ("Alt+S", lambda: translate("Keys", "to similar cases")),
    ("Alt", lambda: translate("Keys", "held down: show the consignor")),
)
_QUEUE: tuple[tuple[str, _Says], ...] = (
    ("J", lambda: translate("Keys", "next case")),
    ("K", lambda: translate("Keys", "previous case")),
    ("Return", lambda: translate("Keys", "open the case")),
    ("Space", lambda: translate("Keys", "look at the photos")),
    ("/", lambda: translate("Keys", "filter")),
    ("B", lambda: translate("Keys", "board or list")),
    ("1 – 3", lambda: translate("Keys", "make an offered move")),
    ("Alt+1 – 3", lambda: translate("Keys", "take a suggested category")),
)
_CASE: tuple[tuple[str, _Says], ...] = (
    ("1 – 4", lambda: translate("Keys", "press a move")),
    ("Return", lambda: translate("Keys", "press what has the focus")),
    ("Alt+1 – 3", lambda: translate("Keys", "take a suggested category")),
    ("Ctrl+PgDown", lambda: translate("Keys", "next layer; Ctrl+PgUp the one before")),
    ("Ctrl+Shift+Return", lambda: translate("Keys", "finish in one go, in the fast lane")),
    ("Ctrl+P", lambda: translate("Keys", "print the slip")),
    ("← →", lambda: translate("Keys", "shift the split by 1 %, with Shift by 0.01 %")),
)


class KeysPage(Page):
    """Four groups side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(Text(desk.theme, lambda: translate("Keys", "Keys"), "title"))
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        for title, keys, key_px in (
            (lambda: translate("Keys", "Anywhere"), _ANYWHERE, _KEY_PX),
            (lambda: translate("Places", "Counter"), _COUNTER, _KEY_PX),
            (lambda: translate("Places", "Queue"), _QUEUE, _KEY_PX),
            (lambda: translate("Keys", "A case"), _CASE, _LONG_KEY_PX),
        ):
            card = Card(desk.theme, title)
            for key, words in keys:
                line = QHBoxLayout()
                line.setSpacing(NEAR_PX)
                name = Text(desk.theme, partial(_key_text, key), tone="secondary")
                name.setFixedWidth(key_px)
                line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Text(desk.theme, words, wrap=True), 1)
                card.body.addLayout(line)
            card.body.addStretch(1)
            row.addWidget(card, 1)
        column.addLayout(row)
        column.addStretch(1)

    def load(self, _key: str) -> None:
        """Nothing to ask: keys are the program's own."""

    def refresh(self) -> None:
        """Nothing changes."""


def _key_text(key: str) -> str:
    """As this keyboard is labelled; a range of keys as it stands."""
    return shortcut_text(key) or key
