"""What the program takes a case for: on its page, in the queue's preview, agreed with or not."""

import pytest
from PySide6.QtCore import Qt

from app.services.opening import open_case
from app.services.shop import Shop
from app.ui.case.intake_section import IntakeSection
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from app.ui.queue.page import QueuePage
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import click, press
from tests.gui.pages.finding import ShowPage, button

ALT = Qt.KeyboardModifier.AltModifier
ZIP = "包的拉链用了两天就坏了，拉不上"


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> CasePage:
    made = CasePage(desk)
    show(made)
    return made


def opened(shop: Shop, complaint: str = ZIP, category: str = "") -> str:
    return open_case(shop, complaint=complaint, opened_by="小周", category=category).number


def look(page: CasePage, key: str) -> None:
    page.open(key)
    settle(page.desk)


def intake(page: CasePage) -> IntakeSection:
    section = page._layers.section("intake")
    assert isinstance(section, IntakeSection)
    return section


def test_what_nobody_has_classified_says_so_and_one_key_does_it(
    page: CasePage, shop: Shop, counter: Counter
) -> None:
    number = opened(shop)
    look(page, number)
    bar = page._unclassified
    assert bar.isVisible()
    suggested = bar.suggestion.chips.opinion().suggestion.choices[0].category
    press(page, Qt.Key.Key_1, ALT)
    settle(page.desk)
    assert counter.card(number).line.category == suggested
    assert not bar.isVisible()
    (answer,) = shop.queries.learning.answers(number)
    assert (answer.answer, answer.category, answer.told_by) == ("accepted", suggested, "clerk")


def test_words_that_say_nothing_are_told_and_another_category_is_chosen_by_hand(
    page: CasePage, shop: Shop
) -> None:
    look(page, opened(shop, "🙂🙂"))
    chips = page._unclassified.suggestion.chips
    assert chips.chips() == ()
    assert chips.accessibleName() == "The program finds nothing to go by in these words."
    page._unclassified.other.click()
    assert page._edit.isVisible()


def test_a_classified_case_shows_no_bar_and_tells_of_it_in_its_layer(
    page: CasePage, shop: Shop
) -> None:
    look(page, f"{opened(shop, category='MIND.FIT')}/intake")
    section = intake(page)
    assert not page._unclassified.isVisible()
    assert section._category.accessibleName() == "Change of mind / Does not fit"
    assert section.suggestion.chips.accessibleName() == "The program would say"


def test_who_knows_better_says_that_the_category_is_right(page: CasePage, shop: Shop) -> None:
    number = opened(shop, category="MIND.FIT")
    look(page, f"{number}/intake")
    click(button(intake(page), "The category is right"))
    settle(page.desk)
    (answer,) = shop.queries.learning.answers(number)
    assert (answer.answer, answer.category) == ("overridden", "MIND.FIT")
    assert answer.suggested.category.startswith("FUNC")


def test_a_buyer_who_says_this_is_not_my_problem_corrects_it(
    page: CasePage, shop: Shop, counter: Counter
) -> None:
    number = opened(shop, category="MIND.FIT")
    look(page, f"{number}/intake")
    section = intake(page)
    section.told_by.setCurrentIndex(section.told_by.findData("buyer"))
    press(page, Qt.Key.Key_1, ALT)
    settle(page.desk)
    assert counter.card(number).line.category.startswith("FUNC")
    (answer,) = shop.queries.learning.answers(number)
    assert (answer.told_by, answer.answer) == ("buyer", "accepted")


def test_the_queue_shows_it_for_what_nobody_has_classified(
    desk: Desk, show: ShowPage, shop: Shop, counter: Counter
) -> None:
    number = opened(shop)
    queue = QueuePage(desk)
    show(queue)
    queue.open("unclassified")
    settle(desk)
    suggestion = queue._preview.suggestion
    assert suggestion.isVisible()
    suggested = suggestion.chips.opinion().suggestion.choices[0].category
    press(queue._table, Qt.Key.Key_1, ALT)
    settle(desk)
    assert counter.card(number).line.category == suggested
    assert not suggestion.isVisible()
