"""Haggling on the case's page, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from app.domain.moves import Actor
from app.services.offers import OfferTold, make_offer
from app.ui.case.offers_section import OffersSection
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from tests.counter import CLERK, Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def number(counter: Counter) -> str:
    """The buyer keeps the bag and wants some money back."""
    counter.sell_the_bag()
    return counter.open(resolution="PARTIAL")


@pytest.fixture
def section(desk: Desk, show: ShowPage, number: str) -> OffersSection:
    """Its offers, in front on the page."""
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    page._layers.show_layer("offers")
    settle(desk)
    made = page._layers._made["offers"]
    assert isinstance(made, OffersSection)
    return made


def standings(counter: Counter, number: str) -> list[str]:
    talk = counter.shop.queries.talks.of_case(counter.card(number).line.id)
    return [offer.standing(counter.clock()) for offer in talk.offers]


def test_an_offer_is_typed_countered_and_accepted_without_the_mouse(
    section: OffersSection, desk: Desk, counter: Counter, number: str
) -> None:
    assert section._empty.isVisible()
    section.entry.by.setFocus()
    section.entry.by.setCurrentIndex(section.entry.by.findData("buyer"))
    section.entry.focus_amount()
    type_in(section.entry.amount, "800")
    press(section.entry.amount, Qt.Key.Key_Return)
    settle(desk)
    (row,) = section.rows
    press(row.buttons["counter"], Qt.Key.Key_Return)
    assert section.entry.by.currentData() == "shop"
    assert section._hint.text() == "In place of offer 1:"
    type_in(section.entry.amount, "300")
    press(section.entry.amount, Qt.Key.Key_Return)
    settle(desk)
    assert standings(counter, number) == ["countered", "open"]
    press(section.rows[1].buttons["accept"], Qt.Key.Key_Return)
    settle(desk)
    assert standings(counter, number) == ["countered", "accepted"]
    assert set(section.rows[1].buttons) == {"settle", "withdraw"}
    assert not section.entry.isVisible()
    assert counter.card(number).agreed_minor == 30_000


def test_what_is_missing_is_said_and_recorded_right_there(
    section: OffersSection, desk: Desk, counter: Counter, number: str
) -> None:
    counter.split(number, shop=3000, consignor=7000)
    make_offer(counter.shop, number=number, told=OfferTold(20_001), actor=CLERK)
    desk.actor = Actor("小周", "clerk")
    desk.refresh_everything()
    settle(desk)
    (row,) = section.rows
    assert row.missing.text() == (
        "above the limit, it needs an approval; the consignor bears a part and has not consented"
    )
    assert not row.buttons["accept"].isEnabled()
    press(row.buttons["approve"], Qt.Key.Key_Return)
    section.word.how.setCurrentIndex(section.word.how.findData("phone"))
    type_in(section.word.who, "陈")
    press(section.word.note, Qt.Key.Key_Return)
    settle(desk)
    press(section.rows[0].buttons["consent"], Qt.Key.Key_Return)
    assert section.word.isVisible()
    press(section.word.go, Qt.Key.Key_Return)
    settle(desk)
    (row,) = section.rows
    assert not row.missing.isVisible()
    press(row.buttons["accept"], Qt.Key.Key_Return)
    settle(desk)
    assert standings(counter, number) == ["accepted"]


def test_an_empty_amount_is_asked_for(section: OffersSection) -> None:
    section.entry.focus_amount()
    press(section.entry.amount, Qt.Key.Key_Return)
    assert section.entry._amount_field._below.text() == "How much?"
    assert section.rows == []


def test_esc_puts_a_question_away(section: OffersSection, desk: Desk, counter: Counter) -> None:
    make_offer(counter.shop, number="A-000001", told=OfferTold(100), actor=CLERK)
    desk.refresh_everything()
    settle(desk)
    press(section.rows[0].buttons["counter"], Qt.Key.Key_Return)
    assert section._hint.isVisible()
    press(section.entry.amount, Qt.Key.Key_Escape)
    assert not section._hint.isVisible()
