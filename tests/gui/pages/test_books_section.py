"""The books on screen: every balance opens its postings, every posting its case."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.ui.desk import Desk, Place
from app.ui.money.books_section import BooksSection
from app.ui.money.export_form import ExportForm
from app.ui.money.page import MoneyPage
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage, button


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> MoneyPage:
    made = MoneyPage(desk)
    show(made)
    return made


def books(page: MoneyPage, desk: Desk, key: str = "books") -> BooksSection:
    page.open(key)
    settle(desk)
    section = page.section("books")
    assert isinstance(section, BooksSection)
    return section


def told(section: BooksSection) -> list[tuple[str, str]]:
    return [(line.title, line.figure) for line in section._accounts.lines() if not line.head]


def test_books_without_a_posting_say_how_they_begin(page: MoneyPage, desk: Desk) -> None:
    section = books(page, desk)
    assert button(section, "Import a file…").isVisible()
    assert not section._side.isVisible()


def test_every_balance_stands_on_its_side_and_the_sides_are_equal(
    page: MoneyPage, desk: Desk, counter: Counter
) -> None:
    counter.sell_the_bag()
    section = books(page, desk)
    assert [
        ("WeChat Pay", "12,800.00 Dr"),
        ("Consignors", "8,960.00 Cr"),
        ("Commission", "3,840.00 Cr"),
    ] == told(section)
    assert "CNY: debits 12,800.00, credits 12,800.00" == section._sum.text()


def test_a_control_account_opens_its_parties_and_a_posting_its_case(
    page: MoneyPage, desk: Desk, counter: Counter, places: list[Place]
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    counter.consignor("1002", "赵")
    counter.item("A-2", consignor="1002", price=10_000)
    counter.sell("A-2")
    section = books(page, desk, "books/consignors")
    parties = [(line.title, line.figure) for line in section._party_list.lines()]
    assert [("Everybody", "1"), ("赵", "70.00 Cr")] == parties
    section._party_list.choose_row(1)
    settle(desk)
    assert 1 == section._table.model().rowCount()
    assert page.leave()  # back to everybody
    settle(desk)
    assert 3 == section._table.model().rowCount()
    section._table.choose_row(1)
    press(section._table, Qt.Key.Key_Return)
    assert [Place("case", number)] == places


def test_the_books_leave_as_a_file(
    page: MoneyPage,
    desk: Desk,
    counter: Counter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counter.sell_the_bag()
    section = books(page, desk)
    out = tmp_path / "books.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    button(section, "Export…").click()
    form = section._side.currentWidget()
    assert isinstance(form, ExportForm)
    form._format.setCurrentIndex(form._format.findData("csv"))
    button(form, "Choose a file…").click()
    settle(desk)
    assert out.read_text(encoding="utf-8-sig").count("\n") == 4
