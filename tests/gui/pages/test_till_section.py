"""What to enter in the till program, ticked off by keyboard; openings by form."""

import pytest
from PySide6.QtCore import Qt

from app.services.settings import edit_settings
from app.ui.desk import Desk
from app.ui.money.opening_form import OpeningForm
from app.ui.money.page import MoneyPage
from app.ui.money.till_section import TillSection
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage, button


@pytest.fixture
def section(desk: Desk, show: ShowPage, counter: Counter) -> TillSection:
    edit_settings(counter.shop, values={"books": "follows"}, edited_by="陈")
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 100_000)
    page = MoneyPage(desk)
    show(page)
    page.open("till")
    settle(desk)
    made = page.section("till")
    assert isinstance(made, TillSection)
    return made


def test_what_was_entered_is_ticked_off(section: TillSection, desk: Desk) -> None:
    assert [("Refund to the buyer", "¥1,000.00")] == [
        (line.title, line.figure) for line in section.list.lines()
    ]
    press(section.list, Qt.Key.Key_Return)
    done = button(section, "Entered")
    assert done.hasFocus()
    press(done, Qt.Key.Key_Return)
    settle(desk)
    assert not section.side.isVisible()
    assert [] == desk.shop.queries.till.tasks()


def test_an_opening_is_set_and_the_next_begins(
    section: TillSection, desk: Desk, counter: Counter
) -> None:
    section._on_openings_wanted()
    form = section.side.currentWidget()
    assert isinstance(form, OpeningForm)
    form.who.setText("9999")
    form.amount.set_minor(50_000)
    form.accepted.emit()
    settle(desk)
    assert "9999" in form._problem.text()
    form.who.setText("1001")
    form.accepted.emit()
    settle(desk)
    assert "" == form.who.text()
    assert counter.balances()["opening_balances"] == 50_000
