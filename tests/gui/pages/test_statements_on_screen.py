"""Statements on screen: any days, all consignors, objections, and a code that is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate

from app.documents.check_code import statement_code
from app.domain.rows import Hit
from app.domain.statements import month_days
from app.services.papers.statement import statement_model
from app.services.shop import Shop
from app.ui.desk import Desk
from app.ui.people.batch_form import BatchForm
from app.ui.people.objection_form import ObjectionAnswerForm, ObjectionForm
from app.ui.people.page import PeoplePage
from app.ui.people.statement_form import StatementForm
from app.ui.search.page import SearchPage
from app.ui.widgets.choices import choose
from tests.counter import Counter, ShopClock
from tests.gui.hands import click
from tests.gui.pages.finding import ShowPage, Until, button

Told = Callable[[], list[str]]


@pytest.fixture
def page(desk: Desk, show: ShowPage, counter: Counter, clock: ShopClock) -> PeoplePage:
    counter.sell_the_bag()
    clock.step(days=31)
    made = PeoplePage(desk)
    show(made)
    return made


def issue_march(shop: Shop) -> str:
    first, last = month_days("2026-03")
    return statement_code(
        statement_model(shop, consignor="1001", first=first, last=last, issued_by="陈")
    )


def statement_form(page: PeoplePage, until: Until) -> StatementForm:
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    click(button(page._account, "Statement"))
    form = page.side.currentWidget()
    assert isinstance(form, StatementForm)
    return form


def test_any_days_are_chosen_and_days_backwards_are_not_issued(
    page: PeoplePage, until: Until
) -> None:
    form = statement_form(page, until)
    choose(form.period.box, "other")
    form.period.first.setDate(QDate(2026, 3, 1))
    form.period.last.setDate(QDate(2026, 3, 15))
    assert form.period.chosen() == "2026-03-01/2026-03-15"
    assert form.accept_button.accessibleName() == "Issue and show"
    form.period.last.setDate(QDate(2026, 2, 1))
    assert form.period.chosen() == ""
    assert not form.accept_button.isEnabled()
    assert form.period._meaning.text() == "The last day comes before the first."


def test_a_later_month_says_where_it_begins(
    page: PeoplePage, until: Until, shop: Shop, clock: ShopClock
) -> None:
    issue_march(shop)
    clock.step(days=61)
    form = statement_form(page, until)
    assert form.period.chosen() == "2026-05"
    assert form.period._meaning.text().endswith(
        "It begins on 2026-04-01, where the last one ended."
    )


def test_the_workbook_is_saved_and_the_statement_issued(
    page: PeoplePage, until: Until, shop: Shop, tmp_path: Path
) -> None:
    form = statement_form(page, until)
    form.save_workbook(tmp_path / "march.xlsx")
    until((tmp_path / "march.xlsx").exists)
    until(lambda: [line.key for line in page._account._statements.lines()] == ["2026-03"])
    assert len(shop.queries.people.card("1001").statements) == 1


def test_all_statements_go_into_a_folder(page: PeoplePage, until: Until, tmp_path: Path) -> None:
    page.open("1001")
    until(lambda: page.shown_key() == "1001")
    click(button(page, "Statements of all"))
    form = page.side.currentWidget()
    assert isinstance(form, BatchForm)
    assert form.month.currentData() == "2026-03"
    form.issue_into(tmp_path / "all")
    until(form.result.isVisible)
    assert "Issued: 1" in form.result._sentence.text()
    assert [path.name for path in (tmp_path / "all").glob("*.pdf")] == [
        "statement-1001-2026-03.pdf"
    ]


def test_an_objection_is_written_down_and_settled(
    page: PeoplePage, until: Until, shop: Shop
) -> None:
    issue_march(shop)
    form = statement_form(page, until)
    choose(form.period.box, "2026-03")
    click(form.object)
    objecting = page.side.currentWidget()
    assert isinstance(objecting, ObjectionForm)
    until(lambda: objecting.line.count() == 2)
    choose(objecting.line, 1)
    objecting.words.setPlainText("佣金不对")
    click(objecting.accept_button)
    until(lambda: [line.title for line in page._account._objections.lines()] == ["佣金不对"])
    page._account._on_objection_opened(page._account._objections.lines()[0])
    answering = page.side.currentWidget()
    assert isinstance(answering, ObjectionAnswerForm)
    choose(answering.outcome, "corrected")
    click(answering.accept_button)
    until(lambda: not page._account._objections.lines())
    assert shop.queries.statements.all_objections() == []


def test_an_empty_objection_is_refused_beside_the_button(
    page: PeoplePage, until: Until, shop: Shop
) -> None:
    issue_march(shop)
    form = statement_form(page, until)
    choose(form.period.box, "2026-03")
    click(form.object)
    objecting = page.side.currentWidget()
    assert isinstance(objecting, ObjectionForm)
    click(objecting.accept_button)
    until(lambda: objecting._problem.text() == "Please say what the objection is.")


def test_a_typed_check_code_tells_what_the_statement_said(
    page: PeoplePage, desk: Desk, show: ShowPage, until: Until, shop: Shop, told: Told
) -> None:
    code = issue_march(shop)
    searching = SearchPage(desk)
    show(searching)
    searching.load(code)
    hit = shop.queries.search.typed(code)[0]
    assert isinstance(hit, Hit)
    searching.open_hit(hit)
    until(lambda: bool(told()))
    assert told()[0].startswith(
        "Statement 2026-03-01 - 2026-03-31 for 李女士, closing at ¥8,960.00, issued 2026-04-02."
    )
    assert page is not None
