"""A table over pages that arrive late, out of order, not at all, or after the question changed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.widgets.columns import Column, PageRequest, RowRole, SortRole
from app.ui.widgets.page_cache import PageCache, PageWishes
from app.ui.widgets.paged_model import PagedTableModel


@dataclass(frozen=True, slots=True)
class Case:
    number: int
    note: str = ""


COLUMNS: tuple[Column[Case], ...] = (
    Column("number", "Number", lambda case: f"A-{case.number:06d}", sort=lambda case: case.number),
    Column("note", "Note", lambda case: case.note, align="right", tip=lambda case: case.note),
)


class Shelf:
    """Stands for the shop: remembers what the model asked, answers when the test says so."""

    def __init__(self, model: PagedTableModel, count: int = 1000) -> None:
        self.model = model
        self.count = count
        self.asked: list[PageRequest] = []
        self.counts: list[int] = []
        self.note = ""
        model.page_wanted.connect(self.asked.append)
        model.count_wanted.connect(self.counts.append)

    def rows(self, request: PageRequest) -> list[Case]:
        end = min(request.offset + request.limit, self.count)
        return [Case(number, self.note) for number in range(request.offset, end)]

    def answer_pages(self) -> None:
        while self.asked:
            request = self.asked.pop(0)
            self.model.take_page(request, self.rows(request))

    def answer_count(self) -> None:
        self.model.take_count(self.counts.pop(0), self.count)


@pytest.fixture
def model(qapp: object) -> PagedTableModel:  # noqa: ARG001 - timers need the application
    return PagedTableModel(COLUMNS, row_id=lambda case: case.number, page_rows=100, pages_kept=3)


@pytest.fixture
def shelf(model: PagedTableModel) -> Shelf:
    return Shelf(model)


def _asked(qtbot: QtBot, shelf: Shelf) -> None:
    qtbot.waitUntil(lambda: bool(shelf.asked), timeout=5_000)


def _loaded(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.model.reload()
    _asked(qtbot, shelf)
    shelf.answer_pages()
    shelf.answer_count()


def _shown(model: PagedTableModel, row: int) -> object:
    return model.index(row, 0).data()


def test_the_first_page_shows_before_anybody_counted(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    model.reload()
    _asked(qtbot, shelf)
    assert (model.rowCount(), model.state()) == (0, "loading")
    shelf.answer_pages()
    assert (model.rowCount(), model.state(), _shown(model, 99)) == (100, "ready", "A-000099")
    shelf.answer_count()
    assert model.rowCount() == 1000


def test_a_count_may_come_before_the_page(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    model.reload()
    shelf.answer_count()
    assert (model.rowCount(), _shown(model, 5)) == (1000, None)
    _asked(qtbot, shelf)
    shelf.answer_pages()
    assert _shown(model, 5) == "A-000005"


def test_without_a_count_rows_grow_by_scrolling(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    shelf.count = 150
    model.reload()
    _asked(qtbot, shelf)
    shelf.answer_pages()
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    _asked(qtbot, shelf)
    shelf.answer_pages()
    assert (model.rowCount(), model.canFetchMore(model.index(-1, -1))) == (150, False)


def test_a_far_row_is_empty_until_its_page_arrives(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    assert _shown(model, 555) is None
    _asked(qtbot, shelf)
    assert [request.offset for request in shelf.asked] == [500]
    shelf.answer_pages()
    assert _shown(model, 555) == "A-000555"


def test_pages_answered_in_any_order_land_where_they_belong(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    assert (_shown(model, 150), _shown(model, 250)) == (None, None)
    qtbot.waitUntil(lambda: len(shelf.asked) == 2, timeout=5_000)
    shelf.asked.reverse()
    shelf.answer_pages()
    assert (_shown(model, 150), _shown(model, 250)) == ("A-000150", "A-000250")


def test_an_answer_to_the_old_question_is_ignored(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    model.reload()
    _asked(qtbot, shelf)
    old, old_count = shelf.asked.pop(), shelf.counts.pop()
    model.reload()
    model.take_page(old, [Case(7, "old")])
    model.take_count(old_count, 7)
    assert (model.rowCount(), model.state()) == (0, "loading")


def test_only_a_few_pages_are_kept(qtbot: QtBot, model: PagedTableModel, shelf: Shelf) -> None:
    _loaded(qtbot, shelf)
    for row in (150, 250, 350):
        assert _shown(model, row) is None
        _asked(qtbot, shelf)
        shelf.answer_pages()
    assert (_shown(model, 350), _shown(model, 50)) == ("A-000350", None)


def test_refresh_keeps_old_rows_until_the_new_ones_are_there(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    shelf.note = "new"
    model.refresh()
    assert model.index(5, 1).data() == ""
    _asked(qtbot, shelf)
    shelf.answer_pages()
    assert model.index(5, 1).data() == "new"


def test_refresh_follows_a_count_that_shrank(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    shelf.count = 3
    model.refresh()
    shelf.answer_count()
    assert model.rowCount() == 3


def test_nothing_found_is_a_state_of_its_own(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    shelf.count = 0
    with qtbot.waitSignal(model.state_changed, check_params_cb=lambda state: state == "empty"):
        model.reload()
        _asked(qtbot, shelf)
        shelf.answer_pages()
    assert model.rowCount() == 0


def test_a_page_that_fails_is_told_and_can_be_asked_again(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    model.reload()
    _asked(qtbot, shelf)
    error = OSError("disk")
    with qtbot.waitSignal(model.failed) as told:
        model.fail_page(shelf.asked.pop(), error)
    assert (told.args, model.state()) == ([error], "failed")
    _loaded(qtbot, shelf)
    assert model.state() == "ready"


def test_a_superseded_page_is_asked_again_when_looked_at(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    assert _shown(model, 555) is None
    _asked(qtbot, shelf)
    model.drop_page(shelf.asked.pop())
    assert _shown(model, 555) is None
    _asked(qtbot, shelf)
    assert [request.page for request in shelf.asked] == [5]


def test_sorting_asks_anew_in_the_new_order(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    _loaded(qtbot, shelf)
    model.set_sort("number", descending=True)
    _asked(qtbot, shelf)
    assert [(ask.sort_key, ask.descending, ask.page) for ask in shelf.asked] == [
        ("number", True, 0)
    ]
    heads = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(2)]
    assert heads == ["Number ↓", "Note"]


def test_roles_carry_row_sort_value_and_alignment(
    qtbot: QtBot, model: PagedTableModel, shelf: Shelf
) -> None:
    shelf.note = "拉链"
    _loaded(qtbot, shelf)
    number, note = model.index(7, 0), model.index(7, 1)
    assert (number.data(RowRole), number.data(SortRole)) == (Case(7, "拉链"), 7)
    assert note.data(Qt.ItemDataRole.ToolTipRole) == "拉链"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert Qt.AlignmentFlag(note.data(Qt.ItemDataRole.TextAlignmentRole)) == right


def test_qt_itself_finds_no_fault(
    qtbot: QtBot, qtmodeltester: ModelTester, model: PagedTableModel, shelf: Shelf
) -> None:
    shelf.count = 250
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    _loaded(qtbot, shelf)
    model.refresh()
    shelf.count = 20
    shelf.answer_count()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_racing_past_pages_forgets_those_left_behind() -> None:
    wishes = PageWishes()
    for page in range(100):
        wishes.wish(page)
    assert wishes.take() == (99, 98)
    assert wishes.take() == ()
    wishes.answered(99)
    wishes.answered(98)
    assert (wishes.take(), wishes.take()) == ((97, 96), ())


def test_a_wish_is_asked_once_until_answered() -> None:
    wishes = PageWishes()
    assert (wishes.wish(3), wishes.wish(3)) == (True, False)
    assert (wishes.take(), wishes.wish(3)) == ((3,), False)
    wishes.answered(3)
    assert wishes.wish(3)


def test_the_page_used_last_is_kept_longest() -> None:
    cache = PageCache(page_rows=10, pages_kept=2)
    cache.put(0, ["a"])
    cache.put(1, ["b"])
    assert cache.row(0) == "a"
    cache.put(2, ["c"])
    assert (cache.row(0), cache.row(10), cache.row(20)) == ("a", None, "c")
