"""The queue: saved views, keys, the preview with its moves, and a screen that is old."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.moves import MoveTold, move_case
from app.services.photos import add_photos
from app.ui.desk import Desk, Place
from app.ui.queue.page import QueuePage
from app.ui.queue.views import VIEWS
from tests.counter import OWNER, TO_THE_RETURN, Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage, Until
from tests.gui.pictures import png


@pytest.fixture
def cases(counter: Counter, clock: ShopClock) -> list[str]:
    """Three cases: one overdue, one of the shop's turn, one that waits for the buyer."""
    counter.sell_the_bag()
    counter.item("A-2", title="Chloé Marcie")
    counter.sell("A-2")
    counter.item("A-3", title="Celine Box")
    counter.sell("A-3")
    late = counter.open("A-1")
    clock.step(days=2)
    new = counter.open("A-2", complaint="smells of smoke")
    waits = counter.open("A-3")
    counter.move(waits, "review", "ask_info")
    return [late, new, waits]


@pytest.fixture
def page(desk: Desk, show: ShowPage, cases: list[str]) -> QueuePage:  # noqa: ARG001 - are there
    """The queue, open on all open cases."""
    made = QueuePage(desk)
    show(made)
    made.open("")
    settle(desk)
    return made


def numbers(page: QueuePage) -> list[str]:
    model = page._model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(page: QueuePage) -> str:
    card = page._preview._card
    return card.line.number if card else ""


def choose_view(page: QueuePage, key: str) -> None:
    page._views.setCurrentRow([view.key for view in VIEWS].index(key))
    settle(page.desk)


def test_every_view_counts_and_shows_its_cases(page: QueuePage, cases: list[str]) -> None:
    late, new, waits = cases
    counts = [page._views.item(row).data(Qt.ItemDataRole.UserRole + 1) for row in range(10)]
    assert counts == ["3", "1", "2", "2", "0", "1", "0", "0", "0", "3"]
    for key, wanted in {
        "open": {late, new, waits},
        "overdue": {late},
        "shop": {late, new},
        "buyer": {waits},
        "carrier": set(),
    }.items():
        choose_view(page, key)
        assert set(numbers(page)) == wanted


def test_the_most_urgent_case_is_chosen_at_once(page: QueuePage, cases: list[str]) -> None:
    assert chosen(page) == cases[0]
    assert page._table.selectionModel().hasSelection()
    assert QApplication.focusWidget() is page._table
    assert "overdue" in page._preview._due.accessibleName()


def test_keys_go_through_the_cases_and_open_one(
    page: QueuePage, cases: list[str], places: list[Place]
) -> None:
    press(page._table, Qt.Key.Key_J)
    settle(page.desk)
    assert chosen(page) == cases[1]
    press(page._table, Qt.Key.Key_K)
    settle(page.desk)
    assert chosen(page) == cases[0]
    press(page._table, Qt.Key.Key_Return)
    assert places == [Place("case", cases[0])]


def test_coming_back_from_a_case_finds_the_same_place(page: QueuePage, cases: list[str]) -> None:
    press(page._table, Qt.Key.Key_J)
    settle(page.desk)
    page.open("")
    settle(page.desk)
    assert chosen(page) == cases[1]
    assert QApplication.focusWidget() is page._table


def test_a_number_makes_the_move_and_the_case_stays_chosen(
    page: QueuePage, counter: Counter, cases: list[str], told: Callable[[], list[str]]
) -> None:
    press(page._table, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(cases[0]).claim_stage == "TRIAGE"
    assert told() == [f"{cases[0]}: Start review"]
    assert chosen(page) == cases[0]
    press(page._table, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(cases[0]).claim_stage == "DECIDE"


def test_two_quick_keys_make_one_move(
    page: QueuePage, counter: Counter, cases: list[str], told: Callable[[], list[str]]
) -> None:
    press(page._table, Qt.Key.Key_1)
    press(page._table, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(cases[0]).claim_stage == "TRIAGE"
    assert len(told()) == 1


def test_a_case_that_leaves_the_view_makes_room_for_the_next(
    page: QueuePage, cases: list[str], until: Until
) -> None:
    choose_view(page, "shop")
    page.desk.do(
        lambda shop: move_case(
            shop, number=cases[0], move="cancel", actor=OWNER, told=MoveTold(note="found it")
        ),
        owner=page,
    )
    until(lambda: numbers(page) == [cases[1]])
    until(lambda: chosen(page) == cases[1])


def test_an_old_screen_is_refused_and_filled_anew(
    page: QueuePage, counter: Counter, cases: list[str], told: Callable[[], list[str]]
) -> None:
    counter.move(cases[0], "review")
    press(page._table, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(cases[0]).claim_stage == "TRIAGE"
    assert told() == [
        f"Somebody has just changed {cases[0]}. The newest state is shown; please look again."
    ]
    card = page._preview._card
    assert card is not None
    assert card.claim_stage == "TRIAGE"
    press(page._table, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(cases[0]).claim_stage == "DECIDE"


def test_words_filter_and_esc_brings_all_back(
    page: QueuePage, cases: list[str], until: Until
) -> None:
    type_in(page._table, "/")
    assert QApplication.focusWidget() is page._words
    type_in(page._words, "smoke")
    until(lambda: numbers(page) == [cases[1]])
    press(page._words, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page._table
    assert page.leave()
    until(lambda: len(numbers(page)) == 3)
    assert not page.leave()


def test_digits_in_the_filter_make_no_move(
    page: QueuePage, counter: Counter, cases: list[str]
) -> None:
    page._words.setFocus()
    type_in(page._words, "1")
    settle(page.desk)
    assert page._words.text() == "1"
    assert counter.card(cases[0]).claim_stage == "NEW"


def test_a_move_that_must_be_explained_leads_to_the_case(
    page: QueuePage, counter: Counter, cases: list[str]
) -> None:
    """A refund wants an amount: the way on is the case's page, and its button says so."""
    counter.is_ours(cases[0])
    counter.move(cases[0], *TO_THE_RETURN, "inspection_passed")
    page.refresh()
    settle(page.desk)
    assert page._preview._open.property("kind") == "primary"
    codes = [offer.move.code for offer in page._preview._offers]
    assert codes == ["ask_consignor", "ask_carrier"]


def test_space_shows_the_photos_of_the_chosen_case(
    page: QueuePage, counter: Counter, cases: list[str]
) -> None:
    add_photos(counter.shop, number=cases[0], pictures=[png()], added_by="陈")
    page.refresh()
    settle(page.desk)
    press(page._table, Qt.Key.Key_Space)
    settle(page.desk)
    viewer = page._large._viewer
    assert viewer is not None
    assert viewer._canvas.has_picture()
    press(viewer, Qt.Key.Key_Escape)
    assert page._large._viewer is None
    assert QApplication.focusWidget() is page._table


def test_a_view_without_cases_says_where_they_come_from(
    page: QueuePage, places: list[Place]
) -> None:
    choose_view(page, "carrier")
    assert page._empty.isVisible()
    assert not page._preview.isEnabled()
    page._empty._action.click()
    assert places == [Place("counter")]


def test_a_click_on_a_head_sorts(page: QueuePage, cases: list[str]) -> None:
    header = page._table.horizontalHeader()
    header.sectionClicked.emit(0)
    settle(page.desk)
    assert numbers(page) == cases
    header.sectionClicked.emit(0)
    settle(page.desk)
    assert numbers(page) == cases[::-1]


def test_words_change_with_the_language(page: QueuePage, each_language: str) -> None:
    page.retranslate()
    wanted = {"zh": "全部未办结", "en": "All open"}[each_language]
    assert page._views.item(0).text() == wanted
