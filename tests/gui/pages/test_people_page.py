"""The consignors page: what the shop owes whom, paid out and put on paper."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.rows import IssuedStatement, MovementLine, PersonCard, PersonLine
from app.services.money.payouts import pay_out
from app.services.shop import Shop
from app.text.shares import read_share
from app.ui.desk import Desk, Place
from app.ui.papers.preview import PaperDialog
from app.ui.people.page import PeoplePage
from app.ui.people.payout_form import PayoutForm
from app.ui.people.person_form import PersonForm
from app.ui.people.statement_form import StatementForm
from app.ui.people.statement_periods import periods_to_offer
from tests.counter import CONSIGNORS_PART, Counter, ShopClock
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until, button, field

Told = Callable[[], list[str]]


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> PeoplePage:
    made = PeoplePage(desk)
    show(made)
    return made


@pytest.mark.usefixtures("each_language")
def test_an_empty_shop_offers_to_import_a_file(page: PeoplePage, until: Until) -> None:
    page.open("")
    until(page.empty.isVisible)


def test_the_balance_is_one_number_and_a_sentence(
    page: PeoplePage, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    assert page._account._balance.text() == "¥8,960.00"
    assert page._account._meaning.text() == "The shop owes this to the consignor."
    movements = page._account._movements.lines()
    assert [(line.title, line.figure) for line in movements] == [("Sold", "+8,960.00")]


def test_who_owes_the_shop_is_shown_in_red(
    page: PeoplePage, counter: Counter, until: Until, shop: Shop
) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=20)
    pay_out(shop, consignor="1001", amount_minor=CONSIGNORS_PART, tender="cash", paid_by="陈")
    counter.return_and_refund(counter.open())
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    assert page._account._balance.text() == "−¥8,960.00"
    assert page._account._balance.property("tone") == "overdue"
    assert not page._account._pay.isEnabled()


def test_a_movement_opens_its_case_or_its_item(
    page: PeoplePage, counter: Counter, until: Until, places: list[Place]
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    lines = page._account._movements
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    press(lines, Qt.Key.Key_Return)
    press(lines, Qt.Key.Key_Down)
    press(lines, Qt.Key.Key_Return)
    assert places == [Place("case", number), Place("items", "A-1")]


def test_enter_in_the_table_goes_on_to_the_account(
    page: PeoplePage, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    page.open("")
    until(lambda: page.shown_key() == "1001")
    press(page.table, Qt.Key.Key_Return)
    assert page._account._pay.hasFocus()


def test_a_payout_by_keyboard_is_booked(
    page: PeoplePage, counter: Counter, until: Until, shop: Shop, told: Told
) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=20)
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    click(button(page._account, "Pay out"))
    form = payout_form(page, until)
    assert form.accept_button.accessibleName() == "Pay out ¥8,960.00"
    type_in(form._amount, "5000")
    assert form.accept_button.accessibleName() == "Pay out ¥5,000.00"
    press(form._amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: page._account._balance.text() == "¥3,960.00")
    assert told() == ["Paid ¥5,000.00 to 李女士."]
    assert shop.queries.people.line("1001").balance_minor == 396_000


def payout_form(page: PeoplePage, until: Until) -> PayoutForm:
    until(lambda: isinstance(page.side.currentWidget(), PayoutForm))
    form = page.side.currentWidget()
    assert isinstance(form, PayoutForm)
    return form


def test_a_payout_of_too_much_is_refused_where_it_was_typed(
    page: PeoplePage, counter: Counter, until: Until, shop: Shop
) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=20)
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    page._on_payout_wanted()
    form = payout_form(page, until)
    type_in(form._amount, "9000")
    click(form.accept_button)
    until(lambda: "Cannot pay out ¥9,000.00" in form._problem.text())
    assert shop.queries.people.line("1001").balance_minor == CONSIGNORS_PART


def test_what_waits_says_why_and_is_paid_with_a_reason(
    page: PeoplePage, counter: Counter, until: Until, shop: Shop, places: list[Place]
) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=40)
    number = counter.open()
    page.open("1001")
    until(lambda: len(page._account.open_cases()) == 1)
    page._on_payout_wanted()
    form = payout_form(page, until)
    assert form._owed_words() == (
        "The shop owes ¥8,960.00. ¥0.00 can be paid now, ¥8,960.00 waits:"
    )
    assert not form.accept_button.isEnabled()
    form.holds.setFocus(Qt.FocusReason.TabFocusReason)
    press(form.holds, Qt.Key.Key_Return)
    assert places == [Place("case", number)]
    type_in(form._amount, "100")
    click(form.accept_button)
    until(lambda: "¥0.00 now; ¥8,960.00 waits" in form._problem.text())
    type_in(form.reason, "老客户，先付一部分")
    click(form.accept_button)
    until(lambda: shop.queries.people.line("1001").balance_minor == CONSIGNORS_PART - 10_000)


def test_a_consignor_is_added_and_shown(page: PeoplePage, until: Until, shop: Shop) -> None:
    page.open("")
    until(page.empty.isVisible)
    click(button(page, "Add a consignor"))
    form = page.side.currentWidget()
    assert isinstance(form, PersonForm)
    type_in(field(form, "Name"), "Wu Jie")
    type_in(field(form, "Consignor's share of the price"), "62.5")
    click(form.accept_button)
    until(lambda: page.shown_key() == "1001")
    card = shop.queries.people.card("1001")
    assert (card.line.name, card.split_bp) == ("Wu Jie", 6250)


def test_a_consignor_without_a_name_is_not_added(page: PeoplePage, until: Until) -> None:
    page.open("")
    until(page.empty.isVisible)
    page._on_add_clicked()
    form = page.side.currentWidget()
    assert isinstance(form, PersonForm)
    click(form.accept_button)
    assert form._name_field._below.text() == ("Without a name nobody finds this person again.")


def test_an_ended_month_is_issued_once_and_listed(
    page: PeoplePage, counter: Counter, clock: ShopClock, until: Until
) -> None:
    counter.sell_the_bag()
    clock.step(days=31)
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    click(button(page._account, "Statement"))
    form = page.side.currentWidget()
    assert isinstance(form, StatementForm)
    assert form.period.chosen() == "2026-03"
    assert form.accept_button.accessibleName() == "Issue and show"
    click(form.accept_button)
    dialog = page.window().findChildren(PaperDialog)[0]
    until(dialog._print.isEnabled)
    until(lambda: [line.key for line in page._account._statements.lines()] == ["2026-03"])
    dialog.reject()
    page._on_statement_wanted()
    form = page.side.currentWidget()
    assert isinstance(form, StatementForm)
    assert form.accept_button.accessibleName() == "Show it again"


def test_months_before_the_last_statement_are_offered_only_if_issued() -> None:
    card = _card(
        ("2026-01-05", "2026-02-03", "2026-03-10"),
        (_issued("2026-02-01", "2026-02-28"),),
    )
    assert periods_to_offer(card, date(2026, 4, 2)) == ["2026-04", "2026-03", "2026-02"]


def test_a_new_account_offers_the_running_month() -> None:
    assert periods_to_offer(_card((), ()), date(2026, 4, 2)) == ["2026-04"]


@pytest.mark.parametrize(
    ("typed", "share_bp"),
    [
        ("70", 7000),
        ("70 %", 7000),
        ("62.5", 6250),
        ("100", 10_000),
        ("0", 0),
        ("33.33%", 3333),
        ("70\N{FULLWIDTH PERCENT SIGN}", 7000),
    ],
)
def test_a_share_is_read_as_a_person_writes_it(typed: str, share_bp: int) -> None:
    assert read_share(typed) == share_bp


@pytest.mark.parametrize("typed", ["", "101", "-1", "a third", "33.333", "NaN", "Infinity"])
def test_what_is_no_share_is_none(typed: str) -> None:
    assert read_share(typed) is None


def _card(days: tuple[str, ...], statements: tuple[IssuedStatement, ...]) -> PersonCard:
    line = PersonLine(1, "c" * 32, "1001", "李女士", "", True, 0, "CNY")  # noqa: FBT003 - a row
    movements = tuple(
        MovementLine(n, day, "sale", 100, "CNY", "", "", "", "") for n, day in enumerate(days)
    )
    return PersonCard(line, "", "", "", "", None, 0, (), movements, statements)


def _issued(first: str, last: str) -> IssuedStatement:
    return IssuedStatement(first, last, "CNY", 0, 0, 0, "zh", 0, b"")
