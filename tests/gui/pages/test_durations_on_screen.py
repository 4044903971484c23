"""How long a case takes: at the counter while it is chosen, and on the case's own page."""

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.durations import CASES_NEEDED
from app.services.settings import edit_settings
from app.text.catalogue import choose_language
from app.ui.case.page import CasePage
from app.ui.counter.intake import Intake
from app.ui.counter.page import CounterPage
from app.ui.desk import Desk
from app.ui.widgets.words import announce_language
from tests.counter import PRICE, Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.pages.finding import ShowPage

_FEW = "How long it takes is said after 19 more finished cases"


@pytest.fixture
def experienced(counter: Counter, clock: ShopClock) -> Counter:
    """Twenty cases have been finished, each within two or three days."""
    counter.sell_the_bag()
    for place in range(CASES_NEEDED):
        finish(counter, clock, 2 + place % 2)
    return counter


def finish(counter: Counter, clock: ShopClock, days: int) -> None:
    number = counter.open(resolution="NOTE_ONLY")
    clock.step(days=days)
    counter.to_decision(number)
    counter.move(number, "note_kept")


@pytest.mark.usefixtures("experienced")
def test_the_counter_says_how_long_what_is_chosen_will_take(
    desk: Desk, show: ShowPage, qapp: QApplication
) -> None:
    page = CounterPage(desk)
    show(page)
    line = page._outcome.duration
    settle(desk)
    assert not line.isVisible()  # nobody has said yet what it is about
    page._outcome.fill("FUNC.HARD", "NOTE_ONLY")
    settle(desk)
    assert "Usually 2–3 days (half within 2), from 20 cases" == line.text()
    assert (
        "Cases alike: Registered · Note only · Functional fault / Hardware, zip, movement"
        " · Buyer\nHalf within 20 open hours, 4 of 5 within 30"
    ) == line.toolTip()
    choose_language("zh")
    announce_language(qapp)
    settle(desk)
    assert "一般 2–3 天（半数 2 天内），据 20 件" == line.text()
    page._outcome.fill("", "")
    settle(desk)
    assert not line.isVisible()


def test_what_is_at_stake_counts_once_the_item_is_found(
    counter: Counter, desk: Desk, show: ShowPage
) -> None:
    counter.sell_the_bag()
    page = CounterPage(desk)
    show(page)
    page._item.begin("A-1")
    settle(desk)
    assert PRICE == page._outcome._price_minor
    page._fill(Intake())
    settle(desk)
    assert page._outcome._price_minor == 0


def test_a_young_shop_says_how_many_cases_it_still_needs(
    counter: Counter, clock: ShopClock, desk: Desk, show: ShowPage
) -> None:
    counter.sell_the_bag()
    finish(counter, clock, 2)
    page = CounterPage(desk)
    show(page)
    page._outcome.category.choose("COND.WEAR")
    settle(desk)
    assert _FEW == page._outcome.duration.text()


def test_a_case_says_how_long_it_still_takes_until_its_claim_is_over(
    experienced: Counter, clock: ShopClock, desk: Desk, show: ShowPage
) -> None:
    number = experienced.open(resolution="NOTE_ONLY")
    clock.step(days=1)
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    line = page._header._duration
    assert "Usually another 24–48 hours (half within 24 h), from 20 cases" == line.text()
    experienced.to_decision(number)
    experienced.move(number, "note_kept")
    page.refresh()
    settle(desk)
    assert not line.isVisible()


def test_a_shop_that_wants_none_sees_none(experienced: Counter, desk: Desk, show: ShowPage) -> None:
    edit_settings(experienced.shop, values={"smart_durations": "off"}, edited_by="陈")
    page = CounterPage(desk)
    show(page)
    page._outcome.category.choose("FUNC.HARD")
    settle(desk)
    assert not page._outcome.duration.isVisible()
