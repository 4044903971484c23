"""The consignors page: a table, and beside it the account of the chosen one."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.domain.payout_runs import ProposedPayout
from app.domain.rows import CaseLine, IssuedStatement, PersonCard, PersonLine
from app.domain.statements import Objection
from app.services.reading import Queries
from app.text.catalogue import translate
from app.ui.contracts.forms import ContractForm
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.importing.dialog import ImportDialog
from app.ui.people.account import AccountCard
from app.ui.people.batch_form import BatchForm
from app.ui.people.columns import person_columns
from app.ui.people.objection_form import ObjectionAnswerForm, ObjectionForm
from app.ui.people.party_form import PartyForm
from app.ui.people.payout_form import PayoutForm
from app.ui.people.person_form import PersonForm
from app.ui.people.statement_form import StatementForm, show_statement
from app.ui.people.terms_form import TermsForm
from app.ui.record_page import PageOf, RecordPage
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.tab_row import Tab, TabRow
from app.ui.widgets.texts import Text

_CASES_SHOWN = 20
_CONSIGNORS, _OUTSIDE = "consignors", "outside"

_Found = tuple[PersonCard, tuple[CaseLine, ...], tuple[Objection, ...]]


class PeoplePage(RecordPage):
    """``open("1003")`` shows that person. Enter goes on to the account's buttons and lines."""

    def __init__(self, desk: Desk) -> None:
        self._account = AccountCard(desk)
        self._groups = TabRow(
            desk.theme,
            (
                Tab(_CONSIGNORS, lambda: translate("Places", "Consignors")),
                Tab(_OUTSIDE, lambda: translate("People", "Carriers and others")),
            ),
        )
        super().__init__(
            desk,
            person_columns(desk),
            self._account,
            name="people",
            icon="users",
            first_to_go=("phone",),
        )
        self._add = EnterButton(desk.theme, self._add_words, icon="plus", shortcut="Ctrl+N")
        self._all = EnterButton(
            desk.theme, lambda: translate("People", "Statements of all…"), icon="file-text"
        )
        desk.standing_changed.connect(self._show_for_role)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(Text(desk.theme, lambda: translate("Places", "Consignors"), "title"))
        head.addSpacing(GROUP_PX)
        head.addWidget(self._groups)
        head.addWidget(self.words, 1)
        head.addStretch(0)
        head.addWidget(self._all)
        head.addWidget(self._add)
        self.lay_out(head, table=9, side=11)
        self._listen()
        self._show_for_role()
        self.retranslate()

    def _listen(self) -> None:
        account, desk = self._account, self.desk
        self._groups.chosen.connect(self._on_group_chosen)
        self._add.clicked.connect(self._on_add_clicked)
        self._all.clicked.connect(lambda: self.side.open_form(BatchForm(desk)))
        self.table.row_opened.connect(lambda _line: account.focus_first())
        account.payout_wanted.connect(self._on_payout_wanted)
        account.statement_wanted.connect(self._on_statement_wanted)
        account.terms_wanted.connect(self._on_terms_wanted)
        account.period_wanted.connect(self._on_period_wanted)
        account.objection_wanted.connect(self._on_answer_wanted)
        account.contract_wanted.connect(self._on_contract_wanted)
        account.edit_wanted.connect(self._on_edit_wanted)
        account.case_opened.connect(lambda number: desk.go("case", str(number)))
        account.item_opened.connect(lambda sku: desk.go("items", str(sku)))
        account.items_opened.connect(lambda number: desk.go("items", f"@{number}"))

    def concerns(self, changes: Changes) -> bool:
        """People, and whatever moves their money."""
        return any(changes.touches(kind) for kind in ("person", "sale", "case", "item", "import"))

    def retranslate(self) -> None:
        """Placeholder; columns and accounts ask anew by themselves."""
        self.words.setPlaceholderText(translate("People", "Name, number, phone…"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.table.setAccessibleName(translate("Places", "Consignors"))
        self.say_empty()

    def source(self) -> tuple[PageOf, Callable[[], int]]:
        """Consignors, or whoever else may bear a loss, in the order in which they came."""
        people, words = self.desk.shop.queries.people, self.words.text()
        if self._shows_outside():

            def outside(asked: PageRequest) -> list[PersonLine]:
                return people.outside(words=words, offset=asked.offset, limit=asked.limit)

            return outside, lambda: people.count_outside(words=words)

        def page(asked: PageRequest) -> list[PersonLine]:
            return people.page(words=words, offset=asked.offset, limit=asked.limit)

        return page, lambda: people.count(words=words)

    def key_of(self, line: PersonLine) -> str:
        """Her number."""
        return line.number

    def shown_key(self) -> str:
        """The number of the person who is shown."""
        shown = self._account.person()
        return shown.line.number if shown else ""

    def find_record(self, queries: Queries, key: str) -> _Found:
        """The account, and the open cases behind it."""
        card = queries.people.card(key)
        numbers = card.open_case_numbers[:_CASES_SHOWN]
        objected = tuple(one for one in queries.statements.objections(card.line.id) if one.is_open)
        return card, tuple(queries.cases.line(number) for number in numbers), objected

    def show_found(self, found: _Found) -> str:
        """Show an account, in the list where it belongs."""
        line = found[0].line
        self._account.show_person(*found)
        if bool(line.kind) != self._shows_outside() and (line.kind or line.is_consignor):
            self._show_group(_OUTSIDE if line.kind else _CONSIGNORS)
        return line.id

    def show_nothing(self) -> None:
        """Nobody is there."""
        self._account.show_nothing()

    def say_empty(self) -> None:
        """Nobody fits, or nobody is there."""
        if self._shows_outside():
            self.empty.say(
                lambda: translate(
                    "People",
                    "Nobody here. Enter a carrier, an insurer, an appraiser or a bank, and claims"
                    " can be filed with it.",
                ),
                self._add_words,
            )
        elif self.is_filtered():
            self.empty.say(
                lambda: translate("People", "No consignor fits this filter."),
                lambda: translate("People", "Show all consignors"),
            )
        elif not self.desk.standing.sight.consignors:
            self.empty.say(lambda: translate("People", "Consignors are not shown to your role."))
        else:
            self.empty.say(
                lambda: translate(
                    "People", "No consignors yet. Bring in what your till program already knows."
                ),
                lambda: translate("People", "Import a file…"),
            )

    def fill(self) -> None:
        """Bring in a file, or enter whom a claim goes to."""
        if self._shows_outside():
            self._on_add_clicked()
        else:
            ImportDialog(self.desk).open()

    def _shows_outside(self) -> bool:
        return self._groups.current() == _OUTSIDE

    def _add_words(self) -> str:
        if self._shows_outside():
            return translate("People", "Add a carrier or other")
        return translate("People", "Add a consignor")

    def _show_group(self, group: str) -> None:
        self._groups.show_tab(group)
        self._add.say(self._add_words)
        self._show_for_role()
        self.reload()

    def _on_group_chosen(self, group: object) -> None:
        self.side.close_form()
        self._account.show_nothing()
        self._show_group(str(group))

    def _show_for_role(self) -> None:
        sees = self.desk.standing.sight.balances
        self._all.setVisible(sees and not self._shows_outside())

    def _on_add_clicked(self) -> None:
        if self._shows_outside():
            party = PartyForm(self.desk)
            party.added.connect(self._on_added)
            self.side.open_form(party)
            return
        form = PersonForm(self.desk)
        form.added.connect(self._on_added)
        self.side.open_form(form)

    def _on_added(self, person: str) -> None:
        self.desk.ask(
            lambda queries: queries.people.line_by_id(person),
            lambda line: self.load(line.number) if line else None,
            owner=self,
        )

    def _on_payout_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            person = shown.line.id
            self.desk.ask(
                lambda queries: queries.payouts.proposal(person),
                self._open_payout,
                owner=self,
                key="people.payout",
            )

    def _open_payout(self, proposed: ProposedPayout | None) -> None:
        if proposed is not None:
            self.side.open_form(PayoutForm(self.desk, proposed))

    def _on_statement_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            form = StatementForm(self.desk, shown)
            form.objection_wanted.connect(self._on_objection_wanted)
            self.side.open_form(form)

    def _on_objection_wanted(self, issued: IssuedStatement) -> None:
        shown = self._account.person()
        if shown is not None:
            self.side.open_form(ObjectionForm(self.desk, shown, issued))

    def _on_answer_wanted(self, objection: Objection) -> None:
        self.side.open_form(ObjectionAnswerForm(self.desk, objection))

    def _on_edit_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            self.side.open_form(PartyForm(self.desk, shown))

    def _on_terms_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            self.side.open_form(TermsForm(self.desk, shown))

    def _on_contract_wanted(self) -> None:
        shown = self._account.person()
        if shown is not None:
            self.side.open_form(ContractForm(self.desk, shown))

    def _on_period_wanted(self, period: object) -> None:
        shown = self._account.person()
        if shown is not None:
            show_statement(self.desk, shown, str(period), ())
