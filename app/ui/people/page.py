"""The consignors page: a table, and beside it the account of the chosen one."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.rows import CaseLine, PersonCard, PersonLine
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.importing.dialog import ImportDialog
from app.ui.page import Page
from app.ui.people.account import AccountCard
from app.ui.people.columns import person_columns
from app.ui.people.payout_form import PayoutForm
from app.ui.people.person_form import PersonForm
from app.ui.people.statement_form import StatementForm, show_statement
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import Text

_PAUSE_MS = 120
_CASES_SHOWN = 20

_Found = tuple[PersonCard, tuple[CaseLine, ...]]


class PeoplePage(Page):
    """``open("1003")`` shows that person. j/k move, Enter goes to the account, / filters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""  # a number that was asked for and need not be in the table
        self._arriving = False
        self._words = QLineEdit()
        self._words.setClearButtonEnabled(True)
        self._model = PagedTableModel(person_columns(desk), row_id=lambda line: line.id)
        self._table = PagedTable(desk.theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="people")
        self._empty = EmptyState(desk.theme, "", icon="users")
        self._account = AccountCard(desk)
        self._side = SideForms(self._account)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        theme = self.theme
        self._add = Button(
            theme, lambda: translate("People", "Add a consignor"), icon="plus", shortcut="Ctrl+N"
        )
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(Text(theme, lambda: translate("Places", "Consignors"), "title"))
        head.addSpacing(GROUP_PX)
        self._words.setMaximumWidth(420)
        head.addWidget(self._words, 1)
        head.addStretch(0)
        head.addWidget(self._add)
        body = QHBoxLayout()
        body.setSpacing(GROUP_PX)
        body.addWidget(PagedPane(theme, self._table, empty=self._empty, explain=_explain), 9)
        body.addWidget(self._side, 11)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._on_words_changed)
        self._pause.timeout.connect(self._reload)
        self._table.row_chosen.connect(self._on_row_chosen)
        self._table.row_opened.connect(self._on_row_opened)
        self._model.page_arrived.connect(self._on_page_arrived)
        self._side.form_closed.connect(self._table.setFocus)
        self._model.state_changed.connect(self._on_state_changed)
        self._add.clicked.connect(self._on_add_clicked)
        self._empty.action_taken.connect(self._on_empty_action)
        account, desk = self._account, self.desk
        account.payout_wanted.connect(self._on_payout_wanted)
        account.statement_wanted.connect(self._on_statement_wanted)
        account.month_wanted.connect(self._on_month_wanted)
        account.case_opened.connect(lambda number: desk.go("case", str(number)))
        account.items_opened.connect(lambda number: desk.go("items", f"@{number}"))
        account.item_opened.connect(lambda sku: desk.go("items", str(sku)))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._words.setFocus)

    def load(self, key: str) -> None:
        """``key`` may be a person's number."""
        self._wanted = key
        if key:
            self._side.close_form()
            self._words.clear()
            self._show(key)
        self._arriving = True
        self._reload()

    def refresh(self) -> None:
        """Something was written: renew what is looked at."""
        self._model.refresh()
        shown = self._account.person()
        if shown is not None:
            self._show(shown.line.number)

    def concerns(self, changes: Changes) -> bool:
        """People, and whatever moves their money."""
        return any(changes.touches(kind) for kind in ("person", "sale", "case", "item", "import"))

    def retranslate(self) -> None:
        """Placeholder; columns and accounts ask anew by themselves."""
        self._words.setPlaceholderText(translate("People", "Name, number, phone…"))
        self._words.setAccessibleName(self._words.placeholderText())
        self._say_empty()

    def leave(self) -> bool:
        """Esc closes the form, then the filter."""
        if self._side.close_form():
            return True
        if self._words.text():
            self._words.clear()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``/`` goes to the filter."""
        if event.text() == "/":
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _reload(self) -> None:
        self._pause.stop()
        people, words = self.desk.shop.queries.people, self._words.text()
        self._say_empty()

        def page(request: PageRequest) -> list[PersonLine]:
            return people.page(words=words, offset=request.offset, limit=request.limit)

        self._loader.set_source(page, lambda: people.count(words=words))

    def _on_words_changed(self) -> None:
        self._arriving = False
        self._pause.start()

    def _say_empty(self) -> None:
        if self._words.text():
            self._empty.say(
                lambda: translate("People", "No consignor fits this filter."),
                lambda: translate("People", "Show all consignors"),
            )
        else:
            self._empty.say(
                lambda: translate(
                    "People", "No consignors yet. Bring in what your till program already knows."
                ),
                lambda: translate("People", "Import a file…"),
            )

    def _on_empty_action(self) -> None:
        if self._words.text():
            self._words.clear()
            self._reload()
        else:
            ImportDialog(self.desk).open()

    def _on_state_changed(self, state: object) -> None:
        if state == "empty" and not self._wanted:
            self._account.show_nothing()

    def _on_page_arrived(self) -> None:
        if self._arriving:  # a table that is still empty is not shown and takes no focus
            self._arriving = False
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_first()

    def _choose_first(self) -> None:
        """The first row is chosen where nobody else was asked for."""
        if self._table.chosen() is None and not self._wanted:
            self._table.choose_row(0)

    def _on_row_chosen(self, line: PersonLine | None) -> None:
        if line is None:
            return
        if line.number != self._wanted:
            self._wanted = ""
        shown = self._account.person()
        if shown is None or shown.line.number != line.number:
            self._show(line.number)

    def _on_row_opened(self, _line: PersonLine) -> None:
        """Enter goes on to the account's own buttons and lines."""
        self._account.focus_first()

    def _show(self, number: str) -> None:
        def question(queries: Queries) -> _Found:
            card = queries.people.card(number)
            numbers = card.open_case_numbers[:_CASES_SHOWN]
            return card, tuple(queries.cases.line(case) for case in numbers)

        self.desk.ask(question, self._take, owner=self, key="people.account")

    def _take(self, found: _Found) -> None:
        card, cases = found
        self._account.show_person(card, cases)
        if self._wanted == card.line.number:
            self._table.choose(card.line.id)

    def _on_add_clicked(self) -> None:
        form = PersonForm(self.desk)
        form.added.connect(self._on_added)
        self._side.open_form(form)

    def _on_added(self, person: str) -> None:
        self.desk.ask(
            lambda queries: queries.people.line_by_id(person),
            lambda line: self.load(line.number) if line else None,
            owner=self,
        )

    def _on_payout_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            self._side.open_form(PayoutForm(self.desk, shown.line, self._account.open_cases()))

    def _on_statement_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            self._side.open_form(StatementForm(self.desk, shown))

    def _on_month_wanted(self, month: object) -> None:
        shown = self._account.person()
        if shown is not None:
            langs = ("zh",) if self.desk.settings.language == "zh" else ("en",)
            show_statement(self.desk, shown, str(month), langs)


def _explain(error: Exception) -> str:
    return sentence(error) if isinstance(error, AftercareError) else str(error)
