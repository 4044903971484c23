"""The table by keyboard; its choice is an id, not a place."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.errors import RuleError
from app.ui.jobs import Jobs
from app.ui.theme.theme import Theme
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.gallery_samples import SAMPLE_COLUMNS, SampleCase, sample_case
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.states import EmptyState
from tests.gui.hands import click, double_click, press


class Shop:
    """Rows in an order that a test may change."""

    def __init__(self, count: int = 500) -> None:
        self.numbers = list(range(count))

    def page(self, request: PageRequest) -> Sequence[SampleCase]:
        end = request.offset + request.limit
        return [sample_case(number) for number in self.numbers[request.offset : end]]

    def count(self) -> int:
        return len(self.numbers)


class NoEntryError(RuleError):
    """Not for clerks."""

    code = "no_entry"


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, shop: Shop) -> PagedTable:
    model = PagedTableModel(SAMPLE_COLUMNS, row_id=lambda case: case.number)
    made = PagedTable(theme, model)
    model.setParent(made)
    model.page_wanted.connect(lambda request: model.take_page(request, shop.page(request)))
    model.count_wanted.connect(lambda generation: model.take_count(generation, shop.count()))
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    model.reload()
    qtbot.waitUntil(lambda: model.row_at(0) is not None, timeout=5_000)
    return made


def _chosen(table: PagedTable) -> int | None:
    row = table.chosen()
    return row.number if isinstance(row, SampleCase) else None


def test_j_k_home_and_end_move(qtbot: QtBot, table: PagedTable) -> None:
    table.choose_row(0)
    for key, expected in (
        (Qt.Key.Key_J, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_K, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_K, 0),
    ):
        press(table, key)
        assert _chosen(table) == expected
    press(table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: _chosen(table) == 499, timeout=5_000)


def test_enter_opens_and_space_previews_the_chosen_row(qtbot: QtBot, table: PagedTable) -> None:
    table.choose_row(3)
    with qtbot.waitSignal(table.row_opened) as opened:
        press(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.preview_requested) as previewed:
        press(table, Qt.Key.Key_Space)
    assert (opened.args, previewed.args) == ([sample_case(3)], [sample_case(3)])


def test_a_double_click_opens(qtbot: QtBot, table: PagedTable) -> None:
    place = table.visualRect(table.model().index(2, 1)).center()
    with qtbot.waitSignal(table.row_opened) as opened:
        click(table.viewport(), place)
        double_click(table.viewport(), place)
    assert opened.args == [sample_case(2)]


def test_a_header_asks_for_its_order_and_then_for_the_reverse(
    qtbot: QtBot, table: PagedTable
) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(6) + 20, 10)
    for expected in (["stake", False], ["stake", True]):
        with qtbot.waitSignal(table.sort_requested) as asked:
            click(header.viewport(), place)
        assert asked.args == expected
        table.paged_model().set_sort("stake", descending=bool(expected[1]))


def test_a_header_that_cannot_sort_says_nothing(qtbot: QtBot, table: PagedTable) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, 10)
    with qtbot.assertNotEmitted(table.sort_requested):
        click(header.viewport(), place)


def test_the_choice_follows_its_row_through_a_refresh(
    qtbot: QtBot, table: PagedTable, shop: Shop
) -> None:
    table.choose_row(4)
    shop.numbers.insert(0, 9_000)
    table.paged_model().refresh()
    qtbot.waitUntil(lambda: table.currentIndex().row() == 5, timeout=5_000)
    assert _chosen(table) == 4


def test_the_choice_is_given_up_rather_than_moved_to_another_row(
    qtbot: QtBot, table: PagedTable, shop: Shop
) -> None:
    """Enter must never open a case that nobody chose."""
    table.choose_row(4)
    shop.numbers.remove(4)
    with qtbot.waitSignal(table.row_chosen) as told:
        table.paged_model().refresh()
    assert (told.args, table.currentIndex().isValid()) == ([None], False)


def test_a_row_not_there_yet_is_chosen_when_it_arrives(qtbot: QtBot, table: PagedTable) -> None:
    table.choose(222)
    assert _chosen(table) is None
    table.scrollTo(table.model().index(222, 0))
    qtbot.waitUntil(lambda: _chosen(table) == 222, timeout=5_000)


def test_keys_the_table_does_not_need_are_left_to_the_page(table: PagedTable) -> None:
    table.choose_row(7)
    press(table, Qt.Key.Key_1)
    press(table, Qt.Key.Key_A)
    assert _chosen(table) == 7


def test_all_rows_are_of_one_height_and_painted(table: PagedTable) -> None:
    heights = {table.rowHeight(row) for row in range(50)}
    assert (len(heights), table.grab().isNull()) == (1, False)


def test_pages_come_through_the_jobs(qtbot: QtBot, theme: Theme, jobs: Jobs, shop: Shop) -> None:
    model = PagedTableModel(SAMPLE_COLUMNS, row_id=lambda case: case.number)
    pane = PagedPane(theme, PagedTable(theme, model), empty=EmptyState(theme, "Nothing"))
    model.setParent(pane)
    qtbot.addWidget(pane)
    pane.show()
    PagedLoader(model, jobs, name="queue").set_source(shop.page, shop.count)
    qtbot.waitUntil(lambda: model.rowCount() == 500, timeout=5_000)
    qtbot.waitUntil(lambda: isinstance(pane.currentWidget(), PagedTable), timeout=5_000)


def test_a_pane_says_what_failed_and_tries_again(
    qtbot: QtBot, theme: Theme, jobs: Jobs, shop: Shop
) -> None:
    model = PagedTableModel(SAMPLE_COLUMNS, row_id=lambda case: case.number)
    pane = PagedPane(theme, PagedTable(theme, model), empty=EmptyState(theme, "Nothing"))
    model.setParent(pane)
    qtbot.addWidget(pane)
    locked = True

    def page(request: PageRequest) -> Sequence[SampleCase]:
        if locked:
            raise NoEntryError
        return shop.page(request)

    loader = PagedLoader(model, jobs, name="queue")
    loader.set_source(page, shop.count)
    qtbot.waitUntil(lambda: model.rowCount() == 500, timeout=5_000)
    assert model.state() == "failed"
    locked = False
    model.reload()
    qtbot.waitUntil(lambda: model.state() == "ready", timeout=5_000)


def test_an_empty_answer_shows_the_empty_state(qtbot: QtBot, theme: Theme, jobs: Jobs) -> None:
    model = PagedTableModel(SAMPLE_COLUMNS, row_id=lambda case: case.number)
    empty = EmptyState(theme, "Nothing waits for you")
    pane = PagedPane(theme, PagedTable(theme, model), empty=empty)
    model.setParent(pane)
    qtbot.addWidget(pane)
    PagedLoader(model, jobs, name="queue").set_source(lambda _request: (), lambda: 0)
    qtbot.waitUntil(lambda: pane.currentWidget() is empty, timeout=5_000)
