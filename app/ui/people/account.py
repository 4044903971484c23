"""One consignor's account, like a bank app: one number, what it means, and every line behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rows import CaseLine, IssuedStatement, MovementLine, PersonCard
from app.domain.statements import Objection
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.text.dates import format_day, local_time
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.people.plan_list import PlanList
from app.ui.people.statement_periods import issued_period
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import ScrollColumn, inset
from app.ui.widgets.texts import ElidedText, Text

_ASIDE_PX = 208


class AccountCard(Card):
    """``payout_wanted``, ``statement_wanted``; ``period_wanted`` an issued period.

    ``case_opened`` a case's number, ``item_opened`` a SKU, ``items_opened`` whose items.
    """

    payout_wanted = Signal()
    statement_wanted = Signal()
    terms_wanted = Signal()
    period_wanted = Signal(object)
    objection_wanted = Signal(object)  # Objection, an open one
    contract_wanted = Signal()
    edit_wanted = Signal()
    case_opened = Signal(object)
    item_opened = Signal(object)
    items_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=NEAR_PX, parent=parent)
        theme = desk.theme
        self._desk = desk
        self._card: PersonCard | None = None
        self._cases: tuple[CaseLine, ...] = ()
        self._name = ClampedText(theme, "", "title", lines=2, bold=True)
        self._contact = ElidedText(theme, "", tone="secondary")
        self._balance = Text(theme, "", "number")
        self._meaning = Text(theme, "", tone="secondary", wrap=True)
        self._pay = Button(theme, lambda: translate("People", "Pay out…"), "primary", icon="wallet")
        self._statement = Button(theme, lambda: translate("People", "Statement…"), icon="file-text")
        self._terms = Button(
            theme, lambda: translate("People", "What is agreed…"), "quiet", icon="pencil"
        )
        self._contract = Button(
            theme, lambda: translate("People", "Contract…"), "quiet", icon="receipt"
        )
        self._edit = Button(theme, lambda: translate("People", "Correct…"), icon="pencil")
        self._movements = LineList(theme)
        self._case_list = LineList(theme, grows=True)
        self._statements = LineList(theme, grows=True)
        self._objections = LineList(theme, grows=True)
        self._objected: tuple[Objection, ...] = ()
        self._items = LineList(theme, grows=True)
        self.plans = PlanList(desk)
        self._facts = Text(theme, "", "caption", tone="secondary", wrap=True)
        self._nothing = Text(theme, "", tone="secondary", wrap=True)
        self._heads = {
            key: Text(theme, words, "caption", tone="secondary", bold=True)
            for key, words in (
                ("movements", self._movement_words),
                ("cases", lambda: translate("People", "Open cases")),
                ("statements", lambda: translate("People", "Statements")),
                ("objections", lambda: translate("People", "Open objections")),
                ("items", lambda: translate("People", "Items")),
            )
        }
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._pay)
        buttons.addWidget(self._statement)
        buttons.addWidget(self._terms)
        buttons.addWidget(self._contract)
        buttons.addWidget(self._edit)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(INSIDE_PX)
        left.addLayout(inset(self._heads["movements"]))
        left.addLayout(inset(self._nothing))
        left.addWidget(self._movements, 1)
        left.addStretch(0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        aside = ScrollColumn(spacing_px=INSIDE_PX)
        aside.setFixedWidth(_ASIDE_PX)
        aside.column.addWidget(self.plans)
        for key, widget in (
            ("cases", self._case_list),
            ("statements", self._statements),
            ("objections", self._objections),
            ("items", self._items),
        ):
            aside.column.addLayout(inset(self._heads[key]))
            aside.column.addWidget(widget)
        aside.column.addLayout(inset(self._facts))
        aside.column.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(GROUP_PX)
        below.addLayout(left, 1)
        below.addWidget(aside)
        head = QVBoxLayout()
        head.setSpacing(INSIDE_PX)
        head.addSpacing(INSIDE_PX)
        head.addWidget(self._name)
        head.addWidget(self._contact)
        head.addSpacing(NEAR_PX)
        head.addWidget(self._balance)
        head.addWidget(self._meaning)
        head.addSpacing(INSIDE_PX)
        head.addLayout(buttons)
        head.addSpacing(NEAR_PX)
        self.body.addLayout(inset(head))
        self.body.addLayout(below, 1)
        self.body.setSpacing(INSIDE_PX)

    def _connect(self) -> None:
        self._pay.clicked.connect(self.payout_wanted)
        self._statement.clicked.connect(self.statement_wanted)
        self._terms.clicked.connect(self.terms_wanted)
        self._contract.clicked.connect(self.contract_wanted)
        self._edit.clicked.connect(self.edit_wanted)
        self._movements.line_opened.connect(self._on_movement_opened)
        self._case_list.line_opened.connect(lambda line: self.case_opened.emit(line.key))
        self._objections.line_opened.connect(self._on_objection_opened)
        self.plans.case_opened.connect(self.case_opened)
        self._items.line_opened.connect(lambda line: self.items_opened.emit(line.key))
        self._statements.line_opened.connect(lambda line: self.period_wanted.emit(line.key))

    def person(self) -> PersonCard | None:
        """Who is shown."""
        return self._card

    def open_cases(self) -> tuple[CaseLine, ...]:
        """Her open cases, as far as they are shown."""
        return self._cases

    def focus_first(self) -> None:
        """Come by keyboard: to the first thing that can be done here."""
        for widget in (self._pay, self._statement, self._edit, self._movements):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._card, self._cases, self._objected = None, (), ()
        self.setEnabled(False)
        self._name.say(lambda: translate("People", "Nobody chosen"))
        self.plans.show_person("")
        for text in (self._contact, self._balance, self._meaning, self._nothing):
            text.say("")
        for key, shown in self._lists().items():
            shown.set_lines(())
            self._heads[key].hide()
        self._facts.say("")
        self._pay.hide()
        self._statement.hide()
        self._terms.hide()
        self._contract.hide()
        self._edit.hide()

    def _lists(self) -> dict[str, LineList]:
        return {
            "movements": self._movements,
            "cases": self._case_list,
            "statements": self._statements,
            "objections": self._objections,
            "items": self._items,
        }

    def show_person(
        self,
        card: PersonCard,
        cases: tuple[CaseLine, ...],
        objections: tuple[Objection, ...] = (),
    ) -> None:
        """Show a consignor's account, her open cases, and what she objects to."""
        self._card, self._cases, self._objected = card, cases, objections
        line = card.line
        self.setEnabled(True)
        self._name.say(line.name)
        kind = self._desk.word("outside", line.kind) if line.kind else ""
        self.plans.show_person(line.id)
        parts = (line.number, kind, line.phone, card.email, card.company)
        self._contact.say("  ·  ".join(part for part in parts if part))
        owed = line.balance_minor
        self._balance.say("" if owed is None else format_money(owed, line.currency))
        self._balance.set_tone("overdue" if owed is not None and owed < 0 else "ink")
        self._meaning.say(lambda: _meaning(owed, outside=bool(line.kind)))
        self._pay.setVisible(line.is_consignor and owed is not None)
        self._pay.setEnabled((owed or 0) > 0)
        self._edit.setVisible(bool(line.kind) and self._desk.standing.may("people.edit"))
        self._statement.setVisible(line.is_consignor and owed is not None)
        sees_terms = line.is_consignor and self._desk.standing.sight.shares
        self._terms.setVisible(sees_terms)
        self._contract.setVisible(sees_terms)
        self._heads["movements"].setVisible(bool(card.movements))
        self._heads["movements"].retranslate()
        self._movements.setVisible(bool(card.movements))
        self._nothing.setVisible(not card.movements and owed is not None)
        self._nothing.say(lambda: _nothing_words(outside=bool(line.kind)))
        self._movements.set_lines([self._movement(movement) for movement in card.movements])
        self._show_cases(cases)
        self._show_statements(card.statements)
        self._show_objections(objections)
        self._facts.say(lambda: self._fact_words(card))
        for key, shown in self._lists().items():
            shown.setAccessibleName(self._heads[key].text())
        self._show_items(card)

    def retranslate(self) -> None:
        """Words of codes are made anew."""
        if self._card is not None:
            self.show_person(self._card, self._cases, self._objected)

    def _movement(self, movement: MovementLine) -> Line:
        amount = format_amount(movement.amount_minor, movement.currency, sign=True)
        foreign = movement.currency != self._desk.settings.currency
        where = movement.case_number or movement.sale_number
        parts = (movement.title, where)
        return Line(
            f"{movement.case_number}|{movement.sku}|{movement.pk}",
            self._desk.word("memo", movement.memo),
            detail=dotted(*parts),
            lead=self._day(movement.booked_on),
            figure=f"{movement.currency} {amount}" if foreign else amount,
            tone="good" if movement.amount_minor > 0 else "ink",
            opens=bool(movement.case_number or movement.sku),
        )

    def _day(self, booked_on: str) -> str:
        """Month and day; the year too where it is not this one."""
        now = local_time(self._desk.shop.clock(), self._desk.settings.zone)
        return booked_on[5:] if booked_on.startswith(f"{now.year}-") else booked_on

    def _show_cases(self, cases: tuple[CaseLine, ...]) -> None:
        desk = self._desk
        self._heads["cases"].setVisible(bool(cases))
        self._case_list.setVisible(bool(cases))
        self._case_list.set_lines(
            [
                Line(
                    line.number,
                    line.number,
                    detail=line.title,
                    chip=ChipFace(desk.stage(line.stage), line.turn or "neutral"),
                )
                for line in cases
            ]
        )

    def _show_statements(self, statements: tuple[IssuedStatement, ...]) -> None:
        zone = self._desk.settings.zone
        self._heads["statements"].setVisible(bool(statements))
        self._statements.setVisible(bool(statements))
        self._statements.set_lines(
            [
                Line(
                    issued_period(issued),
                    issued_period(issued).replace("/", " - "),
                    detail=translate("People", "issued {day}").format(
                        day=format_day(local_time(issued.issued_at, zone).date())
                    ),
                    figure=format_amount(issued.closing_minor, issued.currency),
                )
                for issued in statements
            ]
        )

    def _show_objections(self, objections: tuple[Objection, ...]) -> None:
        self._heads["objections"].setVisible(bool(objections))
        self._objections.setVisible(bool(objections))
        self._objections.set_lines(
            [Line(str(one.number), one.words, detail=one.day) for one in objections]
        )

    def _on_objection_opened(self, line: Line) -> None:
        found = next((one for one in self._objected if str(one.number) == line.key), None)
        if found is not None:
            self.objection_wanted.emit(found)

    def _show_items(self, card: PersonCard) -> None:
        self._heads["items"].setVisible(bool(card.item_count))
        self._items.setVisible(bool(card.item_count))
        words = translate("People", "{n} items so far").format(n=f"{card.item_count:,}")
        self._items.set_lines([Line(card.line.number, words)] if card.item_count else [])

    def _fact_words(self, card: PersonCard) -> str:
        parts = []
        if card.split_bp is not None:
            words = translate("People", "Share of the price: {share}")
            parts.append(words.format(share=format_share(card.split_bp)))
        parts += [*_agreed(card), *(part for part in (card.address, card.note) if part)]
        return "\n".join(parts)

    def _movement_words(self) -> str:
        currency = self._card.line.currency if self._card else ""
        return translate("People", "Movements, {currency}").format(currency=currency)

    def _on_movement_opened(self, line: Line) -> None:
        case_number, sku, _ = line.key.split("|", 2)
        if case_number:
            self.case_opened.emit(case_number)
        else:
            self.item_opened.emit(sku)


def _agreed(card: PersonCard) -> list[str]:
    """What is agreed with a consignor beforehand, a line each."""
    terms, currency = card.terms, card.line.currency
    told = (
        (terms.rating, translate("People", "Rating: {value}"), terms.rating),
        (
            terms.decides_up_to_minor,
            translate("People", "Decides alone up to {value}"),
            format_money(terms.decides_up_to_minor, currency),
        ),
        (
            terms.settle_up_to_minor,
            translate("People", "Settled without asking up to {value}"),
            format_money(terms.settle_up_to_minor, currency),
        ),
        (terms.silence_clause, translate("People", "The contract takes silence as consent"), ""),
    )
    return [words.format(value=value) for holds, words, value in told if holds]


def _nothing_words(*, outside: bool) -> str:
    if outside:
        return translate(
            "People",
            "Nothing has moved yet. A claim that they accept in writing starts the account.",
        )
    return translate(
        "People",
        "Nothing has moved yet. The first sale of one of their items starts the account.",
    )


def _meaning(balance_minor: int | None, *, outside: bool) -> str:
    if balance_minor is None:
        return translate("People", "Accounts are not shown to your role.")
    if balance_minor < 0 and outside:
        return translate("People", "Accepted in writing, and not paid to the shop yet.")
    if balance_minor > 0:
        return translate("People", "The shop owes this to the consignor.")
    if balance_minor < 0:
        return translate(
            "People", "The consignor owes this to the shop; coming sales are set against it first."
        )
    return translate("People", "All settled: nobody owes anything.")
