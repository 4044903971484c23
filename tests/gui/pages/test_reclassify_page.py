"""Filing many cases anew: what is found, ticked, written at once, and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.cases import edit_case
from app.services.opening import open_case
from app.services.shop import Shop
from app.ui.desk import Desk, Place
from app.ui.queue.page import QueuePage
from app.ui.queue.reclassify_page import ReclassifyPage
from app.ui.widgets.row_delegate import RowDelegate
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import click, press
from tests.gui.pages.finding import ShowPage, Until, button

ZIP = "包的拉链用了两天就坏了，拉不上"
FAKE = "怀疑是假包，刻字不对，鉴定说是仿的"


def opened(shop: Shop, complaint: str, category: str = "") -> str:
    return open_case(shop, complaint=complaint, opened_by="小周", category=category).number


@pytest.fixture
def cases(shop: Shop) -> list[str]:
    """Two that nobody has classified and are clear, one that says nothing, one filed wrongly."""
    return [
        opened(shop, ZIP),
        opened(shop, FAKE),
        opened(shop, "🙂"),
        opened(shop, FAKE, "MIND.FIT"),
    ]


@pytest.fixture
def page(desk: Desk, show: ShowPage, cases: list[str]) -> ReclassifyPage:  # noqa: ARG001 - there
    made = ReclassifyPage(desk)
    show(made)
    look(made)
    return made


def look(page: ReclassifyPage, key: str = "") -> None:
    page.open(key)
    settle(page.desk)


def numbers(page: ReclassifyPage) -> list[str]:
    model = page.table.paged_model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def ticked(page: ReclassifyPage) -> set[str]:
    return {row.number for row in page.chosen()}


def category(counter: Counter, number: str) -> str:
    return counter.card(number).line.category


def test_sure_ones_are_ticked_and_the_chosen_one_says_why(
    page: ReclassifyPage, cases: list[str], until: Until
) -> None:
    zip_case, fake, *_others = cases
    assert numbers(page) == [fake, zip_case]
    assert ticked(page) == {zip_case, fake}
    assert page._count.text() == "2 of 2 ticked"
    until(lambda: page.why.text.toPlainText() == FAKE)
    assert page._number.text() == fake
    assert page.why.text.marked() != ()


def test_space_and_a_click_on_the_box_tick_and_enter_opens_the_case(
    page: ReclassifyPage, cases: list[str], places: list[Place]
) -> None:
    zip_case, fake, *_others = cases
    assert QApplication.focusWidget() is page.table
    press(page.table, Qt.Key.Key_Space)
    assert ticked(page) == {zip_case}
    first_box = page.table.visualRect(page.table.paged_model().index(1, 0)).center()
    click(page.table.viewport(), first_box)
    assert ticked(page) == set()
    assert not page.file.isEnabled()
    click(button(page, "Tick all that are sure"))
    assert ticked(page) == {zip_case, fake}
    click(button(page, "Tick none"))
    assert ticked(page) == set()
    press(page.table, Qt.Key.Key_Return)
    assert places[-1] == Place("case", zip_case)


def test_one_action_files_all_that_are_ticked_and_undo_brings_them_back(
    page: ReclassifyPage, cases: list[str], counter: Counter, told: Callable[[], list[str]]
) -> None:
    zip_case, fake, silent, _wrong = cases
    page.file.click()
    settle(page.desk)
    assert category(counter, zip_case).startswith("FUNC")
    assert category(counter, fake).startswith("AUTH")
    assert category(counter, silent) == "OTHER.UNK"
    assert "Filed anew: 2." in told()
    assert numbers(page) == []
    page.desk.undo_last()
    settle(page.desk)
    assert category(counter, fake) == "OTHER.UNK"
    assert numbers(page) == [fake, zip_case]


def test_what_changed_since_it_was_looked_at_is_left_alone_and_told(
    page: ReclassifyPage,
    cases: list[str],
    shop: Shop,
    counter: Counter,
    told: Callable[[], list[str]],
) -> None:
    zip_case = cases[0]
    edit_case(shop, number=zip_case, category="MIND.DUP", edited_by="小周")
    page.file.click()
    settle(page.desk)
    assert category(counter, zip_case) == "MIND.DUP"
    assert told() == [f"Filed anew: 1. Changed since, left alone: 1 ({zip_case})"]


def test_where_the_program_thinks_otherwise_and_a_category(
    page: ReclassifyPage, cases: list[str]
) -> None:
    wrong = cases[-1]
    look(page, "differing")
    assert numbers(page) == [wrong]
    look(page, "category")
    page.scope.category.choose("FUNC")
    settle(page.desk)
    assert numbers(page) == []
    assert page._empty.isVisible()
    page.scope.category.choose("MIND")
    settle(page.desk)
    assert numbers(page) == [wrong]


def test_what_was_ticked_by_hand_stays_so_when_it_is_looked_at_again(
    page: ReclassifyPage, cases: list[str]
) -> None:
    zip_case, _fake, *_others = cases
    press(page.table, Qt.Key.Key_Space)
    page.refresh()
    settle(page.desk)
    assert ticked(page) == {zip_case}


def test_the_least_sure_come_first_when_asked(page: ReclassifyPage, shop: Shop) -> None:
    for words in ("等了十天还没收到", "说好有发票，没给", "尺码偏小穿不下"):
        opened(shop, words)
    look(page)
    page.table.sort_requested.emit("confidence", False)  # noqa: FBT003 - a signal has no names
    settle(page.desk)
    order = [row.confidence for row in page._search.rows]
    model = page.table.paged_model()
    shown = [model.index(row, 5).data() for row in range(model.rowCount())]
    assert shown == [f"{min(99, max(1, round(c * 100)))} %" for c in sorted(order)]


def test_boxes_are_drawn_in_both_palettes(page: ReclassifyPage) -> None:
    assert isinstance(page.table.itemDelegate(), RowDelegate)
    light = page.table.grab().toImage()
    page.theme.choose("dark")
    assert page.table.grab().toImage() != light


def test_the_queue_leads_here(
    desk: Desk, show: ShowPage, cases: list[str], places: list[Place]
) -> None:
    assert cases
    queue = QueuePage(desk)
    show(queue)
    queue.open("")
    settle(desk)
    click(button(queue, "File anew as suggested"))
    assert places[-1] == Place("reclassify")
