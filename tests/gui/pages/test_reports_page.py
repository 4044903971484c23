"""A month in figures, as a person reads it: every number and every bar opens its cases."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from app.domain.months import Month
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.text.catalogue import choose_language
from app.ui.desk import Desk, Place
from app.ui.pages import FACTORIES
from app.ui.reports.page import ReportsPage
from app.ui.widgets.words import announce_language
from tests.counter import OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def month(counter: Counter) -> list[str]:
    """In March the bag comes back with ¥386 of costs shared, and a second case is still open."""
    counter.sell_the_bag()
    counter.item("A-2", title="Chloé Marcie")
    counter.sell("A-2", number="S2")
    done = counter.open("A-1")
    counter.return_and_refund(done)
    record_cost(
        counter.shop, number=done, what="检测", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.split(done, shop=3000, consignor=7000)
    settle_case(counter.shop, number=done, mode="", actor=OWNER)
    return [done, counter.open("A-2")]


@pytest.fixture
def page(desk: Desk, show: ShowPage, month: list[str]) -> ReportsPage:  # noqa: ARG001 - are there
    made = FACTORIES["reports"](desk)
    assert isinstance(made, ReportsPage)
    show(made)
    made.open("2026-03")
    settle(desk)
    return made


def listed(page: ReportsPage) -> list[str]:
    return [line.key for line in page.panel().lines()]


def test_five_figures_say_the_month(page: ReportsPage) -> None:
    faces = {code: tile.face() for code, tile in page.section()._tiles.items()}
    assert ("2", "¥12,800.00", "¥3,840.00", "¥386.00", "¥3,955.80") == tuple(
        faces[code].figure for code in ("opened", "reversed", "commission", "loss", "cost")
    )
    assert "15.45 % of sales" == faces["cost"].note
    assert not page.panel().isVisible()


def test_a_figure_opens_its_cases_and_enter_opens_the_case(
    page: ReportsPage, desk: Desk, month: list[str], places: list[Place]
) -> None:
    tile = page.section()._tiles["loss"]
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    press(tile, Qt.Key.Key_Return)
    settle(desk)
    assert page.panel().isVisible()
    assert [month[0]] == listed(page)
    assert "386.00" == page.panel().lines()[0].figure
    press(page.panel()._list, Qt.Key.Key_Return)
    assert [Place("case", month[0])] == places
    assert page.leave()
    assert not page.leave()


def test_a_column_of_the_chart_opens_the_cases_of_its_month(
    page: ReportsPage, desk: Desk, month: list[str]
) -> None:
    chart = page.section()._charts["opened"]
    assert (13, "2026-03", "2") == (
        len(chart.columns()),
        chart.columns()[-1].key,
        chart.columns()[-1].shown,
    )
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Qt.Key.Key_Left)
    assert "Cases opened  2026-02  0" == chart.accessibleName()
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_Space)
    settle(desk)
    assert sorted(month) == sorted(listed(page))


def test_a_bar_opens_what_it_stands_for(page: ReportsPage, desk: Desk, month: list[str]) -> None:
    bars = page.section()._parts["category"]
    assert [("Functional fault", "386.00", "2 cases")] == [
        (bar.name, bar.figure, bar.note) for bar in bars.bars()
    ]
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Functional fault" in bars.accessibleName()
    press(bars, Qt.Key.Key_Return)
    settle(desk)
    assert sorted(month) == sorted(listed(page))


def test_who_bears_the_loss_has_the_parties_letters(page: ReportsPage) -> None:
    told = [(bar.letter, bar.name, bar.figure) for bar in page.section()._losses.bars()]
    assert [
        ("", "Loss", "386.00"),
        ("C", "Consignors", "270.20"),
        ("S", "Borne by the shop", "115.80"),
    ] == told


def test_what_is_open_opens_too(page: ReportsPage, desk: Desk, month: list[str]) -> None:
    waiting = page.section()._waiting
    assert ["shop"] == [bar.key for bar in waiting.bars()]
    press(waiting, Qt.Key.Key_Return)
    settle(desk)
    assert [month[1]] == listed(page)


def test_the_months_are_walked_and_an_empty_one_is_one_sentence(
    page: ReportsPage, desk: Desk
) -> None:
    page._bar._before.click()
    settle(desk)
    report = page.report()
    assert report is not None
    assert (Month(2026, 2), True) == (report.month, report.is_empty)
    assert page.section() is not page._stack.currentWidget()
    page._bar._now.click()
    settle(desk)
    assert page.section() is page._stack.currentWidget()
    assert not page._bar._after.isEnabled()


def test_the_figures_follow_what_is_written(
    page: ReportsPage, desk: Desk, counter: Counter
) -> None:
    number = counter.open("A-2")
    assert number
    desk.refresh_everything()
    settle(desk)
    assert "3" == page.section()._tiles["opened"].face().figure


def test_it_speaks_chinese_when_the_window_does(page: ReportsPage, desk: Desk) -> None:
    choose_language("zh")
    try:
        announce_language(desk.theme._app)
        settle(desk)
        assert "退货冲销" == page.section()._tiles["reversed"].face().name
        assert "功能故障" == page.section()._parts["category"].bars()[0].name
    finally:
        choose_language("en")


def test_the_workbook_is_saved(page: ReportsPage, desk: Desk, tmp_path: Path) -> None:
    page.save_workbook(tmp_path / "m.xlsx")
    settle(desk)
    assert "Monthly report" in CalamineWorkbook.from_path(str(tmp_path / "m.xlsx")).sheet_names
    assert page._xlsx.isEnabled()
