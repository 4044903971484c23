"""Getting the money again on the case's page: five ways compared, one taken, payments recorded."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from app.domain.recovery import RecoveryTold
from app.services.money.settling import settle_case
from app.ui.case.page import CasePage
from app.ui.case.recovery_section import RecoverySection
from app.ui.day.page import DayPage
from app.ui.deadlines.page import DeadlinesPage
from app.ui.desk import Desk, Place
from app.ui.money.page import MoneyPage
from app.ui.money.recoveries_section import RecoveriesSection
from app.ui.people.page import PeoplePage
from tests.counter import CONSIGNORS_PART, OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import click, press
from tests.gui.pages.finding import ShowPage

OWED = CONSIGNORS_PART


@pytest.fixture
def number(counter: Counter) -> str:
    """Li was paid 8,960 for a bag that came back; nothing else of hers was sold."""
    counter.sell_the_bag()
    counter.pay_early(OWED)
    return counter.take_back()


@pytest.fixture
def section(desk: Desk, show: ShowPage, number: str) -> RecoverySection:
    page = CasePage(desk)
    show(page)
    page.open(f"{number}/recovery")
    settle(desk)
    made = page._layers.section("recovery")
    assert isinstance(made, RecoverySection)
    return made


def planned(counter: Counter, number: str, *, count: int = 3, first: date) -> None:
    told = RecoveryTold(count=count, first_due=first)
    settle_case(counter.shop, number=number, mode="PAY_IN", actor=OWNER, told=told)


def column(section: RecoverySection, mode: str) -> list[str]:
    return [cell.text() for (_, of), cell in section.ways._cells.items() if of == mode]


def test_the_five_stand_side_by_side_with_every_balance(section: RecoverySection) -> None:
    assert [section.ways.buttons[m].isEnabled() for m in ("REVERSE", "CLAWBACK")] == [False, True]
    assert ["−8,960.00", "−8,960.00", "0.00", "–", "–", "8,960.00"] == column(section, "PAY_IN")
    assert ["−8,960.00", "0.00", "0.00", "8,960.00", "–", "–"] == column(section, "WRITE_OFF")
    assert section.ways.mode() == "PAY_IN"
    assert section.ways._marks["PAY_IN"].text() == "proposed"
    assert "Too little is for sale" in section._why.text()
    assert section.accept_button.text() == "Settle this way"


def test_what_the_item_is_worth_changes_the_figures_at_once(section: RecoverySection) -> None:
    section.ways.buttons["BUY_IN"].setChecked(True)
    section.terms.worth.set_minor(700_000)
    section.terms.worth.minor_changed.emit(700_000)
    assert ["−8,960.00", "0.00", "0.00", "1,960.00", "7,000.00", "–"] == column(section, "BUY_IN")


def test_one_key_takes_the_proposed_way_and_the_plan_stands_beside_it(
    section: RecoverySection, desk: Desk, counter: Counter, number: str
) -> None:
    press(section.ways.buttons["PAY_IN"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert counter.card(number).mode == "PAY_IN"
    assert not counter.card(number).line.is_open
    lines = section.plans.parts.lines()
    assert [(line.title, line.figure) for line in lines] == [
        ("2026-03-16", "2,986.67"),
        ("2026-04-16", "2,986.67"),
        ("2026-05-16", "2,986.66"),
    ]
    assert section.accept_button.text() == "Change the plan"


def test_the_instalments_are_told_before_anything_is_agreed(section: RecoverySection) -> None:
    section.terms.count.setCurrentIndex(section.terms.count.findData(2))
    assert "2026-03-16  4,480.00   ·   2026-04-16  4,480.00" == section.terms._parts.text()
    section.terms.amount.set_minor(1)
    section.terms.amount.minor_changed.emit(1)
    assert "can be paid in 1 to 1" in section.terms._parts.text()


def test_a_payment_covers_the_oldest_part(
    section: RecoverySection, desk: Desk, counter: Counter, number: str
) -> None:
    planned(counter, number, first=date(2026, 3, 31))
    desk.refresh_everything()
    settle(desk)
    assert section.plans.money.amount.minor() == 298_667  # the part that is due next
    click(section.plans.money.take)
    settle(desk)
    states = [line.chip.text if line.chip else "" for line in section.plans.parts.lines()]
    assert states == ["paid", "due", "due"]
    assert section.plans._left.text() == "¥5,973.33"


def test_a_refusal_stands_where_one_looks(
    section: RecoverySection, desk: Desk, counter: Counter, number: str
) -> None:
    """Somebody else has settled it in the meantime."""
    settle_case(counter.shop, number=number, mode="WRITE_OFF", actor=OWNER)
    section.accept()
    settle(desk)
    assert section._problem.text() != ""


def test_what_was_written_off_can_still_come_in(
    section: RecoverySection, desk: Desk, counter: Counter
) -> None:
    section.ways.buttons["WRITE_OFF"].setChecked(True)
    section.accept()
    settle(desk)
    assert counter.balances()["bad_debt"] == OWED
    assert section.plans.money.take.text() == "Written-off debt came in"
    click(section.plans.money.take)
    settle(desk)
    assert counter.balances()["recovered_bad_debt"] == -OWED


def test_where_nothing_is_to_be_recovered_it_says_so(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    settle_case(counter.shop, number=number, mode="REVERSE", actor=OWNER)
    page = CasePage(desk)
    show(page)
    page.open(f"{number}/recovery")
    settle(desk)
    section = page._layers.section("recovery")
    assert isinstance(section, RecoverySection)
    assert section.empty.isVisible()


@pytest.mark.usefixtures("each_language")
def test_every_word_has_room(section: RecoverySection) -> None:
    for button in section.findChildren(QRadioButton):
        assert button.text()
        assert button.width() >= button.minimumSizeHint().width()


def test_the_money_page_lists_open_plans_late_ones_first(
    desk: Desk, show: ShowPage, counter: Counter, number: str, places: list[Place]
) -> None:
    planned(counter, number, first=date(2026, 3, 31))
    counter.clock.step(days=40)
    page = MoneyPage(desk)
    show(page)
    page.open("recoveries")
    settle(desk)
    section = page.section("recoveries")
    assert isinstance(section, RecoveriesSection)
    assert [line.case_number for line in section.lines()] == [number]
    assert section._sum.text() == "¥8,960.00"
    assert section._late.text() == "1 late"
    section.table.row_opened.emit(section.lines()[0])
    assert places == [Place("case", f"{number}/recovery")]


def test_without_plans_the_list_says_what_will_stand_there(desk: Desk, show: ShowPage) -> None:
    page = MoneyPage(desk)
    show(page)
    page.open("recoveries")
    settle(desk)
    section = page.section("recoveries")
    assert isinstance(section, RecoveriesSection)
    assert section._pane.currentWidget() is not section.table


def test_a_consignors_plans_stand_beside_the_account(
    desk: Desk, show: ShowPage, counter: Counter, number: str, places: list[Place]
) -> None:
    planned(counter, number, first=date(2026, 3, 31))
    page = PeoplePage(desk)
    show(page)
    page.open("1001")
    settle(desk)
    (line,) = page._account.plans.lines.lines()
    assert (line.title, line.figure, line.detail) == (number, "8,960.00", "next 2026-03-31")
    press(page._account.plans.lines, Qt.Key.Key_Down)
    press(page._account.plans.lines, Qt.Key.Key_Return)
    assert places == [Place("case", number)]


def test_a_late_part_is_in_the_days_work_and_in_the_calendar(
    desk: Desk, show: ShowPage, counter: Counter, number: str, places: list[Place]
) -> None:
    planned(counter, number, first=date(2026, 3, 31))
    counter.clock.step(days=30)  # 1 April
    day = DayPage(desk)
    show(day)
    day.open("")
    settle(desk)
    told = [line.title if line.head else line.lead for line in day._lines.lines()]
    assert told == ["Money due from consignors", number]
    month = DeadlinesPage(desk)
    show(month)
    month.open("2026-03-31")
    settle(desk)
    (line,) = month._list.lines()
    assert (line.figure, "payment due" in line.detail) == ("late", True)
    month._list.line_opened.emit(line)
    assert places == [Place("case", f"{number}/recovery")]
