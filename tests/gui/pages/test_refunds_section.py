"""Refunds and store credit on screen: what waits, and what is done about it by keyboard."""

import pytest
from PySide6.QtCore import Qt

from app.services.money.refund_orders import fail_refund
from app.ui.desk import Desk, Place
from app.ui.money.credit_form import BonusForm
from app.ui.money.credit_section import CreditSection
from app.ui.money.page import MoneyPage
from app.ui.money.refund_form import RefundForm
from app.ui.money.refunds_section import RefundsSection
from tests.counter import TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage, button


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> MoneyPage:
    made = MoneyPage(desk)
    show(made)
    return made


def refunds(page: MoneyPage, desk: Desk) -> RefundsSection:
    page.open("refunds")
    settle(desk)
    section = page.section("refunds")
    assert isinstance(section, RefundsSection)
    return section


def ordered(counter: Counter) -> str:
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    return number


def told(section: RefundsSection | CreditSection) -> list[tuple[str, str, str]]:
    lines = [line for line in section.list.lines() if not line.head]
    return [(line.title, line.figure, line.chip.text if line.chip else "") for line in lines]


def test_a_shop_without_refunds_says_so(page: MoneyPage, desk: Desk) -> None:
    assert not refunds(page, desk).side.isVisible()


def test_a_refund_is_confirmed_by_keyboard(page: MoneyPage, desk: Desk, counter: Counter) -> None:
    ordered(counter)
    section = refunds(page, desk)
    assert [("王先生", "¥12,800.00", "Ordered")] == told(section)
    press(section.list, Qt.Key.Key_Return)
    done = button(section, "Done")
    assert done.hasFocus()
    press(done, Qt.Key.Key_Return)
    form = section.side.currentWidget()
    assert isinstance(form, RefundForm)
    form.text.setText("50000123")
    press(form.text, Qt.Key.Key_Return)
    settle(desk)
    assert [("王先生", "¥12,800.00", "Done")] == told(section)
    assert "50000123" == counter.shop.queries.refunds.numbered("R-1").note
    assert not button(section, "Done").isVisible()


def test_what_failed_is_tried_another_way(
    page: MoneyPage, desk: Desk, counter: Counter, places: list[Place]
) -> None:
    number = ordered(counter)
    fail_refund(counter.shop, refund="R-1", reason="账户已注销", told_by="陈")
    section = refunds(page, desk)
    button(section, "Try again…").click()
    form = section.side.currentWidget()
    assert isinstance(form, RefundForm)
    form.tender.setCurrentIndex(form.tender.findData("cash"))
    form.accepted.emit()
    settle(desk)
    assert "Say why" in form._problem.text()
    form.text.setText("来店取现金")
    form.accepted.emit()
    settle(desk)
    assert [("王先生", "¥12,800.00", "Done"), ("王先生", "¥12,800.00", "Failed")] == told(section)
    button(section, "Open the case").click()
    assert [Place("case", number)] == places


def test_a_bonus_is_given_to_whoever_is_named(
    page: MoneyPage, desk: Desk, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="STORE_CREDIT")
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed", "refund_done")
    page.open("credit")
    settle(desk)
    section = page.section("credit")
    assert isinstance(section, CreditSection)
    assert [("王先生", "¥12,800.00", "")] == told(section)
    button(section, "Bonus for a buyer…").click()
    form = section.side.currentWidget()
    assert isinstance(form, BonusForm)
    form.who.setText("王先生")
    form.amount.set_minor(10_000)
    form.accepted.emit()
    settle(desk)
    assert [("王先生", "¥12,900.00", "")] == told(section)
    assert page.leave() is False
