"""The books: every account's balance, the parties behind it, and every posting's case."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.books import ACCOUNT_GROUPS, PartyBalance, TrialLine
from app.domain.ledger import CONTROL_ACCOUNTS
from app.domain.rows import PostingLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.books_columns import posting_columns
from app.ui.money.export_form import ExportForm
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import ElidedText, Text

_ACCOUNTS_PX, _PARTIES_PX = 288, 216
_ANY_WIDTH_PX = (1 << 24) - 1  # what Qt takes for no limit
_WHO = 2  # the column that says whose posting it is


class BooksSection(MoneySection):
    """``load("consignors")`` shows that account. Enter on a posting opens its case or sale."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._trial: tuple[TrialLine, ...] = ()
        self._parties: tuple[PartyBalance, ...] = ()
        self._shown: TrialLine | None = None
        self._wanted = ""
        theme = desk.theme
        self._accounts = LineList(theme, chooses=True, patient=True)
        self._sum = Text(theme, "", "caption", tone="secondary", wrap=True)
        self._name = ElidedText(theme, "", "value", bold=True)
        self._balance = Text(theme, "", "number")
        self._meaning = Text(theme, "", tone="secondary", wrap=True)
        self._party_list = LineList(theme, chooses=True, patient=True)
        self._model = PagedTableModel(posting_columns(desk), row_id=lambda r: r.pk, parent=self)
        self._table = PagedTable(theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="books")
        self._export = EnterButton(theme, lambda: translate("Money", "Export…"), icon="download")
        empty = EmptyState(
            theme, lambda: translate("Money", "No posting on this account."), icon="receipt"
        )
        self._pane = PagedPane(theme, self._table, empty=empty, explain=failure_words)
        self._party_card = Card(theme, lambda: translate("Money", "Behind it"), inset_px=NEAR_PX)
        self._side = SideForms(self._account_card())
        self._stack = self._states()
        self._lay_out()
        self._listen()

    def _account_card(self) -> Card:
        card = Card(self.theme, inset_px=NEAR_PX)
        head = QVBoxLayout()
        head.setSpacing(INSIDE_PX)
        head.addWidget(self._name)
        head.addWidget(self._balance)
        head.addWidget(self._meaning)
        card.body.addLayout(inset(head))
        card.body.addWidget(self._pane, 1)
        return card

    def _states(self) -> StateStack:
        trial = Card(self.theme, lambda: translate("Money", "Trial balance"), inset_px=NEAR_PX)
        trial.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        trial.add_action(self._export)
        trial.body.addWidget(self._accounts, 1)
        trial.body.addLayout(inset(self._sum))
        empty = EmptyState(
            self.theme,
            lambda: translate("Money", "Nothing is booked yet. The first sale opens the books."),
            lambda: translate("Money", "Import a file…"),
            icon="receipt",
        )
        empty.action_taken.connect(lambda: self._desk.go("settings", "import"))
        error = ErrorState(self.theme)
        error.retried.connect(self.refresh)
        skeleton = Skeleton(self.theme, lines=12)
        return StateStack(trial, skeleton=skeleton, empty=empty, error=error)

    def _lay_out(self) -> None:
        self._stack.setMinimumWidth(_ACCOUNTS_PX)
        self._party_card.setFixedWidth(_PARTIES_PX)
        self._party_card.title.setContentsMargins(NEAR_PX, 0, 0, 0)
        self._party_card.body.addWidget(self._party_list, 1)
        self._party_card.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(self._stack)
        row.addWidget(self._party_card)
        row.addWidget(self._side, 1)

    def _listen(self) -> None:
        self._accounts.line_chosen.connect(self._on_account_chosen)
        self._accounts.line_opened.connect(lambda _line: self._table.setFocus())
        self._party_list.line_chosen.connect(self._on_party_chosen)
        self._party_list.line_opened.connect(self._on_party_opened)
        self._table.row_opened.connect(self._on_row_opened)
        self._export.clicked.connect(self._on_export_clicked)

    def load(self, key: str) -> None:
        """Ask for all balances; ``key`` names the account to show."""
        self._wanted = key
        if not self._trial:
            self._stack.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(
            lambda queries: tuple(queries.ledger.trial_balance()),
            self._take,
            owner=self,
            key="books.trial",
            failed=self._on_failed,
        )

    def retranslate(self) -> None:
        """Names and amounts are said again."""
        if self._trial:
            self._take(self._trial)

    def leave(self) -> bool:
        """Esc closes the form, then the choice of a party."""
        if self._side.close_form():
            return True
        if self._party_list.currentIndex().row() > 0:
            self._party_list.choose_row(0)
            return True
        return False

    def _take(self, trial: tuple[TrialLine, ...]) -> None:
        self._trial = trial
        self._side.setVisible(bool(trial))
        self._stack.setMaximumWidth(_ACCOUNTS_PX if trial else _ANY_WIDTH_PX)
        if not trial:
            self._stack.show_empty()
            return
        self._stack.show_content()
        self._accounts.set_lines(self._account_lines())
        self._sum.say(self._sum_words)
        wanted = self._wanted or (self._shown.account if self._shown else "")
        self._wanted = ""
        keys = [line.key.partition("|")[0] for line in self._account_lines()]
        first = next(i for i, line in enumerate(self._account_lines()) if not line.head)
        self._accounts.choose_row(keys.index(wanted) if wanted in keys else first)
        self._accounts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self._stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )

    def _account_lines(self) -> list[Line]:
        program, lang = self._desk.shop.program, self._desk.lang
        lines: list[Line] = []
        for group, accounts in ACCOUNT_GROUPS:
            found = [line for line in self._trial if line.account in accounts]
            if found:
                head = self._desk.word("account_group", group)
                lines.append(Line(f"head:{group}", head, head=True, tone="secondary"))
            lines += [
                Line(
                    f"{line.account}|{line.currency}",
                    program.account_name(line.account).in_language(lang),
                    figure=self._figure(line.minor, line.currency),
                    tone="ink" if line.minor else "secondary",
                )
                for line in found
            ]
        return lines

    def _figure(self, minor: int, currency: str) -> str:
        """An amount with its side, as accountants read it; its currency where it is another."""
        amount = format_amount(abs(minor), currency)
        if currency != self._desk.settings.currency:
            amount = f"{currency} {amount}"
        if not minor:
            return amount
        side = translate("Money", "Dr") if minor > 0 else translate("Money", "Cr")
        return f"{amount} {side}"

    def _sum_words(self) -> str:
        told = []
        for currency in sorted({line.currency for line in self._trial}):
            own = [line for line in self._trial if line.currency == currency]
            debits, credits_ = (
                format_amount(sum(getattr(line, side) for line in own), currency)
                for side in ("debit_minor", "credit_minor")
            )
            words = translate("Money", "{currency}: debits {debits}, credits {credits}")
            told.append(words.format(currency=currency, debits=debits, credits=credits_))
        return "\n".join(told)

    def _on_account_chosen(self, line: Line) -> None:
        account, _, currency = line.key.partition("|")
        chosen = next(
            (t for t in self._trial if (t.account, t.currency) == (account, currency)), None
        )
        if chosen is None:
            return
        self._shown, self._parties = chosen, ()
        self._party_card.setVisible(account in CONTROL_ACCOUNTS)
        self._party_list.set_lines(())
        self._show_head(line.title, chosen.minor)
        self._table.setColumnHidden(_WHO, account not in CONTROL_ACCOUNTS)
        self._fill("")
        if account in CONTROL_ACCOUNTS:
            self._desk.ask(
                lambda queries: tuple(queries.ledger.parties(account, currency)),
                self._take_parties,
                owner=self,
                key="books.parties",
            )

    def _show_head(self, name: str, minor: int) -> None:
        if self._shown is None:
            return
        currency = self._shown.currency
        count = self._shown.postings
        self._name.say(name)
        self._balance.say(f"{self._figure(minor, currency)}")
        self._meaning.say(
            lambda: (
                translate("Money", "1 posting in {currency}").format(currency=currency)
                if count == 1
                else translate("Money", "{n} postings in {currency}").format(
                    n=f"{count:,}", currency=currency
                )
            )
        )

    def _take_parties(self, parties: tuple[PartyBalance, ...]) -> None:
        self._parties = parties
        everybody = Line("", translate("Money", "Everybody"), figure=str(len(parties)))
        self._party_list.set_lines(
            [
                everybody,
                *(
                    Line(
                        party.party,
                        party.name or party.number,
                        detail=party.number,
                        figure=self._figure(party.minor, party.currency),
                    )
                    for party in parties
                ),
            ]
        )
        self._party_list.choose_row(0)

    def _on_party_chosen(self, line: Line) -> None:
        self._table.setColumnHidden(_WHO, bool(line.key))
        self._fill(line.key)

    def _on_party_opened(self, line: Line) -> None:
        number = next((p.number for p in self._parties if p.party == line.key), "")
        if number:
            self._desk.go("people", number)

    def _fill(self, party: str) -> None:
        shown, ledger = self._shown, self._desk.shop.queries.ledger
        if shown is None:
            return
        account, currency = shown.account, shown.currency

        def page(asked: PageRequest) -> list[PostingLine]:
            return ledger.newest(
                account=account,
                currency=currency,
                party=party,
                offset=asked.offset,
                limit=asked.limit,
            )

        self._loader.set_source(
            page, lambda: ledger.count(account=account, currency=currency, party=party)
        )

    def _on_row_opened(self, row: object) -> None:
        if isinstance(row, PostingLine) and row.case_number:
            self._desk.go("case", row.case_number)
        elif isinstance(row, PostingLine) and row.sale_number:
            self._desk.go("search", row.sale_number)

    def _on_export_clicked(self) -> None:
        self._side.open_form(ExportForm(self._desk))
