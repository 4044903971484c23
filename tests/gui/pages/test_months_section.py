"""Month close on screen: the checklist opens what it counts, a click freezes, the pack follows."""

import pytest

from app.services.money.costs import record_cost
from app.services.money.month_pack import pack_path, verify_month_pack
from app.services.money.settling import settle_case
from app.services.shop import Shop
from app.ui.desk import Desk, Place
from app.ui.money.invoice_form import InvoiceForm
from app.ui.money.months_section import MonthsSection
from app.ui.money.page import MoneyPage
from tests.counter import OWNER, Counter, ShopClock
from tests.gui.hands import click, type_in
from tests.gui.pages.finding import ShowPage, Until


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> MoneyPage:
    made = MoneyPage(desk)
    show(made)
    return made


@pytest.fixture
def number(counter: Counter, clock: ShopClock) -> str:
    """A case of March: refunded, with a cost that has no invoice, not settled; it is April."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="cash", paid_by="陈"
    )
    clock.step(days=31)
    return number


def section(page: MoneyPage, until: Until) -> MonthsSection:
    page.open("months")
    found = page.section("months")
    assert isinstance(found, MonthsSection)
    until(lambda: bool(found.months.lines()))
    return found


@pytest.mark.usefixtures("each_language")
def test_a_new_shop_has_nothing_open_in_the_last_month(page: MoneyPage, until: Until) -> None:
    months = section(page, until)
    assert [line.key for line in months.months.lines()] == ["2026-02"]
    assert [line.figure for line in months.lines.lines()] == ["0"] * 7


def test_a_line_of_the_checklist_opens_what_it_counts(
    page: MoneyPage, until: Until, number: str, places: list[Place], shop: Shop
) -> None:
    months = section(page, until)
    found = {line.key: line for line in months.lines.lines()}
    months._on_line_opened(found["provisional_splits|0"])
    assert places == [Place("case", number)]
    months._on_line_opened(found["costs_without_invoice|0"])
    form = months.side.currentWidget()
    assert isinstance(form, InvoiceForm)
    type_in(form.number, "FP-7")
    click(form.accept_button)
    until(lambda: shop.queries.months.checks("2026-03-31")[-1].count == 0)
    until(lambda: months.side.currentWidget() is not form)


def test_a_month_is_closed_by_one_click_and_its_pack_is_written(
    page: MoneyPage,
    until: Until,
    number: str,
    counter: Counter,
    shop: Shop,
    places: list[Place],
) -> None:
    months = section(page, until)
    assert months.close_button.accessibleName() == "Close 2026-03"
    click(months.close_button)
    until(months.pack.open_button.isVisible)
    assert verify_month_pack(pack_path(shop, "2026-03")).faults == ()
    assert not months.close_button.isVisible()
    counter.split(number, shop=3000, consignor=7000)
    settle_case(shop, number=number, mode="REVERSE", actor=OWNER)
    months.refresh()
    until(lambda: bool(months._late))
    assert "Booked since, belonging to this month: 3" in months._meaning.text()
    late = [line for line in months.lines.lines() if line.key.startswith("late|")]
    assert {line.lead for line in late} == {"2026-04-02"}
    months._on_line_opened(late[0])
    assert places == [Place("case", number)]
