"""The search page: hits while one types, the best ones on Enter, and the way to each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.rows import Hit, PersonLine, SaleLineRow
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.search.found import grouped
from app.ui.search.results import ResultList
from app.ui.slip_notice import tell_slip, tell_statement
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import ElidedText, Text

_TYPED, _RANKED = 30, 60
_WIDEST_PX = 980


class SearchPage(Page):
    """Typed words come as they are; after Enter a line break stands before them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._key = ""
        self._results = ResultList(desk.theme)
        self._what = ElidedText(desk.theme, self._title_words, "title", bold=True)
        self._how = Text(desk.theme, "", tone="secondary")
        self._error = ErrorState(desk.theme)
        self._empty = EmptyState(desk.theme, "", icon="search")
        self._stack = StateStack(
            self._results,
            skeleton=Skeleton(desk.theme, lines=10),
            empty=self._empty,
            error=self._error,
        )
        column = QVBoxLayout()
        column.setSpacing(NEAR_PX)
        head = QVBoxLayout()
        head.setSpacing(INSIDE_PX)
        head.addWidget(self._what)
        head.addWidget(self._how)
        column.addLayout(head)
        card = Card(desk.theme, inset_px=NEAR_PX)
        card.body.addWidget(self._stack)
        column.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        row.addLayout(column, 100)
        row.addStretch(0)
        card.setMaximumWidth(_WIDEST_PX)
        self._what.setMaximumWidth(_WIDEST_PX)
        self._results.hit_opened.connect(self.open_hit)
        self._error.retried.connect(self.refresh)
        self._empty.action_taken.connect(lambda: desk.go("counter"))
        self.setFocusProxy(self._results)

    def words(self) -> str:
        """What is looked for."""
        return self._key.removeprefix("\n").strip()

    def load(self, key: str) -> None:
        """Look for ``key``; Enter takes the hands to the first hit."""
        self._key = key
        self._what.retranslate()
        self.refresh()
        if key.startswith("\n"):
            self._results.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again for the same words."""
        words, is_enter = self.words(), self._key.startswith("\n")
        if not words:
            self._take([])
            return

        def question(queries: Queries) -> list[Hit]:
            if is_enter:
                return queries.search.ranked(words, limit=_RANKED)
            return queries.search.typed(words, limit=_TYPED)

        self.desk.ask(question, self._take, owner=self, key="search.page", failed=self._on_failed)

    def concerns(self, changes: Changes) -> bool:
        """Whatever can be found."""
        return any(changes.touches(kind) for kind in ("case", "item", "person", "sale", "import"))

    def retranslate(self) -> None:
        """Groups and sentences."""
        self._results.viewport().update()

    def open_hit(self, hit: Hit) -> None:
        """Where a clerk expects to land: a receipt and an item start an intake or its record."""
        desk = self.desk
        if hit.subject_type == "case":
            desk.go("case", hit.key)
            tell_slip(desk, self.words(), owner=self)
        elif hit.subject_type == "item":
            desk.go("items", hit.key)
        elif hit.subject_type == "sale":
            desk.go("counter", hit.key)
        else:
            self._open_person(hit)
            tell_statement(desk, self.words(), owner=self)

    def _open_person(self, hit: Hit) -> None:
        """A consignor has an account; a buyer has receipts."""

        def question(queries: Queries) -> tuple[PersonLine | None, list[SaleLineRow]]:
            person = queries.people.line_by_id(hit.id)
            if person is None or person.is_consignor:
                return person, []
            return person, queries.sales.after(None, words=person.name, limit=1)

        def go(found: tuple[PersonLine | None, list[SaleLineRow]]) -> None:
            person, sales = found
            if person is not None and person.is_consignor:
                self.desk.go("people", person.number)
            elif sales:
                self.desk.go("counter", sales[0].number)
            else:
                name = hit.title[:40]
                self.desk.tell(
                    lambda: translate("Search", "{name} has bought nothing here.").format(name=name)
                )

        self.desk.ask(question, go, owner=self)

    def _take(self, hits: list[Hit]) -> None:
        self._results.show_hits(grouped(hits), self.words())
        at_most = _RANKED if self._key.startswith("\n") else _TYPED
        self._how.say(lambda: self._how_words(len(hits), at_most))
        if hits:
            self._stack.show_content()
        else:
            self._say_nothing()
            self._stack.show_empty()

    def _say_nothing(self) -> None:
        if not self.words():
            self._empty.say(
                lambda: translate(
                    "Search",
                    "A case, a tag, a name, the end of a phone number, a receipt, or an amount"
                    " with its day: 12800 11-18.",
                )
            )
            return
        words = self.words()[:60]
        self._empty.say(
            lambda: translate("Search", "Nothing here is called {words}.").format(words=words),
            lambda: translate("Search", "Open a case anyway"),
        )

    def _title_words(self) -> str:
        words = self.words()
        return words or translate("Search", "Search")

    def _how_words(self, count: int, at_most: int) -> str:
        if not count:
            return ""
        if self._key.startswith("\n"):
            text = translate("Search", "{n} hits, the best first")
            if count >= at_most:
                text = translate("Search", "the best {n}; one more word narrows it down")
        else:
            text = translate("Search", "{n} hits, the newest first; Enter looks for the best")
            if count >= at_most:
                text = translate("Search", "the newest {n}; Enter looks for the best")
        return text.format(n=count)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._stack.show_error(
                lambda: sentence(error),
                lambda: translate("States", "Nothing was changed or lost."),
            )
