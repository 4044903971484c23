"""The case's page shows how cases like it ended, and leads to them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.settings import edit_settings
from app.ui.case.page import CasePage
from app.ui.case.similar_section import SimilarSection
from app.ui.desk import Desk, Place
from app.ui.standing import standing_of
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.pages.finding import ShowPage
from tests.past import BOX, ZIP, ended, grow, told_of
from tests.staff import NAMES, hire

Section = Callable[[str], SimilarSection]


@pytest.fixture
def section(desk: Desk, show: ShowPage) -> Section:
    """The layer of a case, shown."""
    page = CasePage(desk)
    show(page)

    def of(number: str) -> SimilarSection:
        page.load(f"{number}/similar")
        settle(desk)
        found = page._layers.section("similar")
        assert isinstance(found, SimilarSection)
        return found

    return of


def test_before_there_are_enough_it_says_how_many_are_missing(
    counter: Counter, section: Section
) -> None:
    ended(counter)
    shown = section(told_of(counter, ZIP))
    assert "Speaks from 20 closed cases on; 19 are missing." == shown.words.text()
    assert shown.table.isHidden()


def test_a_row_says_how_it_ended_and_why_it_is_alike(
    counter: Counter, section: Section, places: list[Place]
) -> None:
    grow(counter, but=1)
    past = ended(counter, ZIP)
    shown = section(told_of(counter, "拉链坏了，卡住"))
    assert "Too few to say how such cases usually end." == shown.words.text()
    (row,) = shown.table.rows()
    assert (past, "Note only", "same day") == (row.number, row.ended, row.days)
    assert "“拉链坏”, “卡住” · same sub-category" == row.why
    assert "Who bore it" in shown.table.heads()
    assert shown.table.accessibleName().startswith(f"Case {past}  Item {ZIP}")
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert Place("case", past) == places[-1]


def test_from_five_on_it_says_how_most_of_them_ended(counter: Counter, section: Section) -> None:
    grow(counter)
    shown = section(told_of(counter, BOX))
    assert "20 of 20 ended with: Note only." == shown.words.text()


def test_nothing_alike_and_kept_off_are_said(counter: Counter, section: Section) -> None:
    grow(counter)
    number = told_of(counter, "屏幕不亮")
    assert "No closed case is like this one." == section(number).words.text()
    edit_settings(counter.shop, values={"smart_similar": "off"}, edited_by="陈")
    assert "Switched off in the settings." == section(number).words.text()


def test_who_bore_it_is_no_column_for_those_who_may_not_see_it(
    counter: Counter, section: Section, desk: Desk
) -> None:
    grow(counter)
    number = told_of(counter, BOX)
    hire(counter.shop, "clerk")
    desk.shop = counter.shop.seen_by(NAMES["clerk"])
    desk.standing = standing_of(counter.shop.queries, NAMES["clerk"])
    assert "Who bore it" not in section(number).table.heads()
