"""Store credit: who may spend how much, how it came, and what lapses when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.domain.store_credit import CreditAccount
from app.services.money.store_credit import lapse_credit
from app.services.reading import Queries
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.credit_form import BonusForm, CashOutForm
from app.ui.money.listed_section import ListedSection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import ElidedText, Text


class CreditSection(ListedSection):
    """Enter on a person goes to what can be done with the credit."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        record = Card(theme)
        empty = EmptyState(
            theme,
            lambda: translate("Credit", "No buyer has store credit."),
            lambda: translate("Credit", "Give a bonus…"),
            icon="wallet",
        )
        super().__init__(
            desk,
            name="credit",
            title=lambda: translate("Credit", "Store credit"),
            record=record,
            empty=empty,
        )
        self._by_id: dict[str, CreditAccount] = {}
        self._shown: CreditAccount | None = None
        self._who = ElidedText(theme, "", "value", bold=True)
        self._balance = Text(theme, "", "number")
        self._lapses = Text(theme, "", tone="secondary", wrap=True)
        self._lines = LineList(theme, arrows=False)
        self._bonus, self._cash, self._lapse = (
            EnterButton(theme, words, kind)  # type: ignore[arg-type]
            for words, kind in (
                (lambda: translate("Credit", "Bonus…"), "secondary"),
                (lambda: translate("Credit", "Pay out…"), "secondary"),
                (lambda: translate("Credit", "Take off what lapsed"), "primary"),
            )
        )
        another = Button(theme, lambda: translate("Credit", "Bonus for a buyer…"), icon="plus")
        self.head.add_action(another)
        another.clicked.connect(lambda: self._give_to(None))
        empty.action_taken.connect(lambda: self._give_to(None))
        self._bonus.clicked.connect(lambda: self._give_to(self._shown))
        self._cash.clicked.connect(self._on_cash_clicked)
        self._lapse.clicked.connect(self._on_lapse_clicked)
        self._lines.line_opened.connect(self._on_line_opened)
        self._lay_out(record)

    def _lay_out(self, record: Card) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        for button in (self._lapse, self._bonus, self._cash):
            buttons.addWidget(button)
        buttons.addStretch(1)
        record.body.addWidget(self._who)
        record.body.addWidget(self._balance)
        record.body.addWidget(self._lapses)
        record.body.addLayout(buttons)
        record.body.addSpacing(GROUP_PX)
        record.body.addWidget(self._lines, 1)

    def question(self) -> Callable[[Queries], list[CreditAccount]]:
        """Everybody with credit left."""
        return lambda queries: queries.credit.holders()

    def concerns(self, changes: Changes) -> bool:
        """Whatever may have moved credit."""
        return any(map(changes.touches, ("case", "person", "sale", "shop", "import")))

    def lines_of(self, found: list[CreditAccount]) -> Sequence[Line]:
        """The most first."""
        self._by_id = {account.person: account for account in found}
        return [self._line(account) for account in found]

    def _line(self, account: CreditAccount) -> Line:
        lapsed = account.lapsed_minor(self._desk.today())
        lot = account.next_lot
        detail = account.phone
        if lapsed:
            detail = translate("Credit", "{amount} has lapsed").format(
                amount=format_amount(lapsed, account.currency)
            )
        elif lot and lot.lapses_on:
            detail = translate("Credit", "{amount} lapses on {day}").format(
                amount=format_amount(lot.left_minor, account.currency),
                day=format_day(lot.lapses_on),
            )
        return Line(
            account.person,
            account.name,
            detail=detail,
            figure=format_money(account.balance_minor, account.currency),
            detail_tone="warning" if lapsed else "secondary",
        )

    def show_key(self, key: str) -> None:
        """One buyer's credit and every movement."""
        account = self._shown = self._by_id.get(key)
        if account is None:
            return
        self._who.say("  ".join(part for part in (account.name, account.phone) if part))
        self._balance.say(format_money(account.balance_minor, account.currency))
        bonus = sum(lot.left_minor for lot in account.lots if lot.is_bonus)
        told = self._line(account).detail if account.next_lot else ""
        if bonus:
            words = translate("Credit", "{amount} of it is a bonus")
            part = words.format(amount=format_amount(bonus, account.currency))
            told = dotted(part, told)
        self._lapses.say(told)
        self._lapses.setVisible(bool(told))
        self._lapse.setVisible(account.lapsed_minor(self._desk.today()) > 0)
        self._lines.set_lines(
            [
                Line(
                    line.case_number or line.sale_number,
                    self._desk.word("memo", line.memo),
                    detail=dotted(line.case_number, line.sale_number, line.note),
                    lead=format_day(line.booked_on),
                    figure=format_amount(line.minor, line.currency, sign=True),
                    tone="ink" if line.minor > 0 else "secondary",
                    opens=bool(line.case_number or line.sale_number),
                )
                for line in reversed(account.lines)
            ]
        )

    def open_key(self, _key: str) -> None:
        """To the first button that fits."""
        for button in (self._lapse, self._bonus):
            if button.isVisibleTo(self):
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _give_to(self, account: CreditAccount | None) -> None:
        self.side.setVisible(True)
        self.open_form(BonusForm(self._desk, account))

    def _on_cash_clicked(self) -> None:
        if self._shown is not None:
            self.open_form(CashOutForm(self._desk, self._shown))

    def _on_lapse_clicked(self) -> None:
        account, by = self._shown, self._desk.actor.name
        if account is not None:
            self._desk.do(
                lambda shop: lapse_credit(shop, person=account.person, lapsed_by=by),
                owner=self,
                said=lambda: translate("Credit", "What had lapsed is off."),
            )

    def _on_line_opened(self, line: Line) -> None:
        cases = {one.case_number for one in (self._shown.lines if self._shown else ())}
        self._desk.go("case" if line.key in cases else "search", line.key)
