"""Help (F1): all words of the trade with what they mean, and the way to the list of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.glossary import Term
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.help.term_card import TermCard
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.texts import Text

_LIST_PX = 420


class HelpPage(Page):
    """``open("turn")`` shows one term; arrows walk the list, Ctrl+C copies the buyer's answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self._search = SearchBox(
            theme, lambda: translate("Help", "Find a word or what it means…"), shortcut="Ctrl+F"
        )
        self._list = LineList(theme, chooses=True)
        self._nothing = Text(theme, self._nothing_words, tone="secondary", wrap=True)
        self._card = TermCard(desk)
        self._keys = EnterButton(
            theme,
            lambda: translate("Help", "Keys"),
            "quiet",
            hint="Ctrl+/",
        )
        self._lay_out()
        self._search.searched.connect(lambda _words: self._show_list())
        self._search.submitted.connect(lambda _words: self._list.setFocus())
        self._search.left_downwards.connect(self._on_left_downwards)
        self._list.line_chosen.connect(self._on_line_chosen)
        self._keys.clicked.connect(lambda: desk.go("keys"))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._list)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._card.copy)
        self._show_list()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        head.addWidget(
            Text(self.theme, lambda: translate("Help", "What the words mean"), "title"), 1
        )
        head.addWidget(self._keys)
        words = Card(self.theme)
        words.setFixedWidth(_LIST_PX)
        words.body.addWidget(self._search)
        words.body.addWidget(self._nothing)
        words.body.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        row.addWidget(words)
        row.addWidget(self._card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(row, 1)

    def load(self, key: str) -> None:
        """``key`` is a term's code to stand on; the search is where the hands begin."""
        if key:
            self._search.clear()
            self._show_list()
            self._list.choose(key)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Words are the program's own."""

    def concerns(self, _changes: Changes) -> bool:
        """Nothing that a shop does changes them."""
        return False

    def leave(self) -> bool:
        """Esc empties the search first."""
        if not self._search.text():
            return False
        self._search.clear()
        self._show_list()
        return True

    def retranslate(self) -> None:
        """The list is in the order and language of the file."""
        self._show_list()

    def _show_list(self) -> None:
        desk = self.desk
        glossary = desk.shop.program.glossary
        found = glossary.find(self._search.text())
        if not self._search.text().strip():
            order = list(glossary.groups)
            found.sort(key=lambda term: order.index(term.group))
        self._list.set_lines([self._line(term) for term in found])
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.retranslate()
        chosen = self._list.chosen()
        if chosen is None and found:
            self._list.choose(found[0].code)
        elif chosen is not None:
            self._on_line_chosen(chosen)

    def _line(self, term: Term) -> Line:
        lang = self.desk.lang
        other = "en" if lang == "zh" else "zh"
        return Line(
            term.code,
            term.name.in_language(lang),
            detail=term.name.in_language(other),
            figure=self.desk.shop.program.glossary.groups[term.group].in_language(lang),
            tone="secondary",
        )

    def _on_line_chosen(self, line: Line) -> None:
        self._card.show_term(self.desk.term(line.key))

    def _on_left_downwards(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._list.chosen() is None and self._list.lines():
            self._list.choose(self._list.lines()[0].key)

    def _nothing_words(self) -> str:
        return translate("Help", "No word holds “{words}”.").format(words=self._search.text()[:40])
