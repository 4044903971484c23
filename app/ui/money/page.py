"""The money page: one tab a subject, each made when it is first wanted."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain.changes import Changes
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.money.section import MoneySection
from app.ui.money.tabs import TABS
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.tab_row import Tab, TabRow
from app.ui.widgets.texts import Text


class MoneyPage(Page):
    """``open("books")`` shows that tab, ``open("books/consignors")`` one thing in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._of = {tab.key: tab for tab in TABS}
        self._made: dict[str, MoneySection] = {}
        self._tabs = TabRow(desk.theme, [Tab(tab.key, tab.words) for tab in TABS], self)
        self._tabs.chosen.connect(lambda key: self._show(str(key), ""))
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        head.addWidget(Text(desk.theme, lambda: translate("Places", "Money"), "title"))
        head.addSpacing(GROUP_PX)
        head.addWidget(self._tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def load(self, key: str) -> None:
        """Show a tab; without a key the one that was in front."""
        tab, _, rest = key.partition("/")
        self._show(tab if tab in self._of else self._tabs.current(), rest)

    def refresh(self) -> None:
        """What is in front asks again."""
        self.section(self._tabs.current()).refresh()

    def concerns(self, changes: Changes) -> bool:
        """What is in front decides."""
        return self.section(self._tabs.current()).concerns(changes)

    def leave(self) -> bool:
        """Esc closes what is open in the tab."""
        return self.section(self._tabs.current()).leave()

    def section(self, key: str) -> MoneySection:
        """A tab's content, made when it is first wanted."""
        if key not in self._made:
            self._made[key] = self._of[key].make(self.desk)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _show(self, key: str, rest: str) -> None:
        self._tabs.show_tab(key)
        section = self.section(key)
        self._stack.setCurrentWidget(section)
        section.load(rest)
