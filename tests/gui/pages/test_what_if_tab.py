"""Trying other terms on last year, as a person does it on the reports page."""

import pytest
from PySide6.QtCore import Qt

from app.domain.parties import PARTIES
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.simulating import Change
from app.ui.desk import Desk, Place
from app.ui.reports.page import ReportsPage
from app.ui.reports.what_if_form import KINDS, WhatIfForm
from tests.counter import OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def page(desk: Desk, show: ShowPage, counter: Counter) -> ReportsPage:
    """¥386 of costs of a return, borne by the shop as was proposed."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.split(number, shop=10_000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    made = ReportsPage(desk)
    show(made)
    made.open("what_if")
    settle(desk)
    return made


def form_of(page: ReportsPage) -> WhatIfForm:
    return page.what_if().form


def try_buyers_share(page: ReportsPage, desk: Desk) -> None:
    form = form_of(page)
    form.category.choose("FUNC")
    form.shares.take_share(PARTIES.index("buyer"), 10_000)
    form.go.click()
    settle(desk)


def test_both_sides_stand_side_by_side(page: ReportsPage, desk: Desk) -> None:
    assert page.what_if().found() is None
    try_buyers_share(page, desk)
    rows = {row.key: row for row in page.what_if().parties.rows()}
    assert ("386.00", "0.00", "−386.00", "good") == (
        rows["shop"].before,
        rows["shop"].after,
        rows["shop"].difference,
        rows["shop"].tone,
    )
    assert ("+386.00", "B") == (rows["buyer"].difference, rows["buyer"].letter)
    assert ["Functional fault"] == [row.name for row in page.what_if().categories.rows()]
    assert form_of(page).go.isEnabled()


def test_a_row_opens_the_cases_that_differ(
    page: ReportsPage, desk: Desk, places: list[Place]
) -> None:
    try_buyers_share(page, desk)
    table = page.what_if().parties
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert "As it would be 0.00" in table.accessibleName()
    press(table, Qt.Key.Key_Return)
    assert page.panel().isVisible()
    (line,) = page.panel().lines()
    assert ("A-000001", "386.00 → 0.00", "−386.00") == (line.lead, line.detail, line.figure)
    press(page.panel()._list, Qt.Key.Key_Return)
    assert [Place("case", "A-000001")] == places


def test_the_form_begins_with_the_shops_own_table(page: ReportsPage) -> None:
    form = form_of(page)
    form.category.choose("FUNC")
    own = {line.category: line.shares for line in form._table if not line.when}["FUNC"]
    assert tuple(own.get(party, 0) for party in PARTIES) == form.shares.shares()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_can_be_tried(page: ReportsPage, desk: Desk, kind: str) -> None:
    form = form_of(page)
    form.kind.setCurrentIndex(form.kind.findData(kind))
    assert isinstance(form.change(), Change)
    form.go.click()
    settle(desk)
    found = page.what_if().found()
    assert found is not None
    assert 1 == found.cases


def test_the_month_comes_back_with_its_buttons(page: ReportsPage, desk: Desk) -> None:
    assert not page._pdf.isVisible()
    page.open("2026-03")
    page._tabs._on_clicked("month")
    settle(desk)
    assert page._pdf.isVisible()
    assert page.section().isVisible()
