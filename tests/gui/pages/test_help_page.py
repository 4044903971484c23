"""Help: all words of the trade, found by name or meaning, with an answer to paste."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.text.catalogue import choose_language
from app.ui.desk import Desk, Place
from app.ui.help.page import HelpPage
from app.ui.widgets.words import announce_language
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage, Until, button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> HelpPage:
    """The page, open."""
    made = HelpPage(desk)
    show(made)
    made.open("")
    return made


def titles(page: HelpPage) -> list[str]:
    return [line.title for line in page._list.lines()]


def test_every_term_is_listed_and_the_first_explained(page: HelpPage, desk: Desk) -> None:
    assert len(titles(page)) == len(desk.shop.program.glossary.terms)
    assert page._card._name.text() == titles(page)[0] == "Case"


def test_words_find_terms_and_arrows_walk_them(page: HelpPage, until: Until) -> None:
    type_in(page._search, "waiting for")
    until(lambda: titles(page)[0] == "Waiting for")
    press(page._search, Qt.Key.Key_Down)
    assert page._card._name.text() in titles(page)
    page._list.choose("turn")
    assert page._card._plain.text().startswith("Whose move")
    assert page._card._other_plain.text().startswith("现在轮到谁")


def test_ctrl_c_in_the_list_copies_the_answer(
    page: HelpPage, told: Callable[[], list[str]], until: Until
) -> None:
    page.open("turn")
    page._list.setFocus()
    until(page._list.hasFocus)
    press(page._list, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("“Waiting for” says")
    assert told() == ["The answer is copied."]


def test_what_is_not_for_customers_says_so(page: HelpPage) -> None:
    page.open("lane")
    assert page._card._answer_words.text() == "Not for customers: they never see this."
    assert not page._card._copy.isVisible()
    page._card.copy()
    assert QGuiApplication.clipboard().text() == ""


def test_nothing_found_says_so_and_esc_brings_all_back(page: HelpPage, until: Until) -> None:
    type_in(page._search, "xyzzy")
    until(page._nothing.isVisible)
    assert page._nothing.text() == "No word holds “xyzzy”."
    assert page.leave()
    assert titles(page)
    assert not page.leave()


def test_the_other_language_turns_names_round(
    page: HelpPage, desk: Desk, qapp: QApplication, until: Until
) -> None:
    page.open("turn")
    choose_language("zh")
    announce_language(qapp)
    until(lambda: page._card._name.text() == "等谁")
    assert desk.lang == "zh"
    assert titles(page)[1] == "等谁"


def test_the_keys_are_one_button_away(page: HelpPage, places: list[Place]) -> None:
    button(page, "Keys").click()
    assert places == [Place("keys")]
