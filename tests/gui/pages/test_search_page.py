"""The search page: one box, every kind of thing, and where each leads."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.domain.rows import Hit
from app.ui.desk import Desk, Place
from app.ui.search.page import SearchPage
from tests.counter import Counter
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage, Until


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> SearchPage:
    made = SearchPage(desk)
    show(made)
    return made


def found(page: SearchPage) -> list[tuple[str, str]]:
    rows = page._results._model.rows
    return [(row.subject_type, row.key) for row in rows if isinstance(row, Hit)]


@pytest.mark.usefixtures("each_language")
def test_nothing_found_offers_to_open_a_case_all_the_same(
    page: SearchPage, until: Until, places: list[Place]
) -> None:
    page.open("nothing of the kind")
    until(page._empty.isVisible)
    page._empty.action_taken.emit()
    assert places == [Place("counter", "")]


@pytest.mark.usefixtures("each_language")
def test_without_words_it_says_what_can_be_found(page: SearchPage, until: Until) -> None:
    page.open("")
    until(page._empty.isVisible)


def test_a_case_and_its_item_are_found_in_groups(
    page: SearchPage, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    page.open("speedy")
    until(lambda: found(page) == [("case", number), ("item", "A-1")])
    assert page._how.text() == "2 hits, the newest first; Enter looks for the best"


def test_enter_puts_the_keyboard_on_the_first_hit_and_enter_opens_it(
    page: SearchPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    page.open("\nspeedy")
    until(lambda: len(found(page)) == 2)
    assert page._results.hasFocus()
    press(page._results, Qt.Key.Key_Return)
    press(page._results, Qt.Key.Key_Down)
    press(page._results, Qt.Key.Key_Return)
    assert places == [Place("case", number), Place("items", "A-1")]


def test_arrows_step_over_headings_and_stop_at_the_ends(
    page: SearchPage, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    page.open("\nspeedy")
    until(lambda: len(found(page)) == 2)
    for key, expected in (
        (Qt.Key.Key_Up, number),
        (Qt.Key.Key_Down, "A-1"),
        (Qt.Key.Key_Down, "A-1"),
        (Qt.Key.Key_Home, number),
        (Qt.Key.Key_End, "A-1"),
    ):
        press(page._results, key)
        hit = page._results.hit()
        assert hit is not None
        assert hit.key == expected


def test_a_receipt_leads_to_the_counter(
    page: SearchPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    receipt = counter.sell_the_bag()
    page.open("\n" + receipt)
    until(lambda: ("sale", receipt) in found(page))
    press(page._results, Qt.Key.Key_Return)
    assert places == [Place("counter", receipt)]


def test_a_consignor_leads_to_her_account_and_a_buyer_to_her_receipt(
    page: SearchPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    receipt = counter.sell_the_bag()
    page.open("\n李女士")
    until(lambda: found(page) == [("person", "1001")])
    press(page._results, Qt.Key.Key_Return)
    until(lambda: places == [Place("people", "1001")])
    page.open("\n王先生")
    until(lambda: len(found(page)) > 0 and found(page)[0] == ("person", ""))
    press(page._results, Qt.Key.Key_Return)
    until(lambda: places[-1] == Place("counter", receipt))


def test_a_buyer_without_a_receipt_is_told(
    page: SearchPage, counter: Counter, until: Until, told: Callable[[], list[str]]
) -> None:
    counter.consignor()
    page.open_hit(Hit("person", "f" * 32, "", "nobody", ""))
    until(lambda: told() == ["nobody has bought nothing here."])


def test_a_newer_word_replaces_the_answer_to_an_older_one(
    page: SearchPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    counter.item("A-1", title="Leica M6")
    counter.item("A-2", title="Rolex")
    page.open("lei")
    page.open("rolex")
    until(lambda: found(page) == [("item", "A-2")])
    assert page._what.accessibleName() == "rolex"


def test_asked_again_for_the_same_words_the_keyboard_stays_where_it_was(
    page: SearchPage, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    counter.open()
    page.open("\nspeedy")
    until(lambda: len(found(page)) == 2)
    press(page._results, Qt.Key.Key_Down)
    counter.item("A-9", title="Speedy 25")
    page.refresh()
    until(lambda: len(found(page)) == 3)
    hit = page._results.hit()
    assert hit is not None
    assert hit.key == "A-1"
