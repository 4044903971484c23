"""The consignor's answers, reminders and silence on the case's page; what is agreed with her."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.domain.consignors import TrustTerms
from app.services.consignors import agree_terms, send_reminder
from app.ui.case.answers_section import AnswersSection
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from app.ui.people.page import PeoplePage
from app.ui.people.terms_form import TermsForm
from tests.counter import Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage

Told = Callable[[], list[str]]


@pytest.fixture
def number(counter: Counter) -> str:
    """A partial refund of 50 was paid, and the consignor is asked."""
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 5_000)
    counter.move(number, "ask_consignor")
    return number


@pytest.fixture
def page(desk: Desk, show: ShowPage, number: str) -> CasePage:
    """Its page."""
    made = CasePage(desk)
    show(made)
    made.open(number)
    settle(desk)
    return made


def answers(page: CasePage, desk: Desk) -> AnswersSection:
    page._layers.show_layer("answers")
    settle(desk)
    made = page._layers._made["answers"]
    assert isinstance(made, AnswersSection)
    return made


def test_an_answer_is_written_down_and_the_case_goes_on(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    section = answers(page, desk)
    assert section._terms.text() == "Whatever they answer, the shop decides."
    assert not section._amount_field.isVisible()
    type_in(section.note, "同意")
    press(section.note, Qt.Key.Key_Return)
    settle(desk)
    (line,) = section._answers.lines()
    assert (line.title, line.detail) == ("accepts", "by phone · 同意")
    assert counter.card(number).recovery_stage == "DECIDE"


def test_an_offer_needs_its_amount(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    section = answers(page, desk)
    section.answer.setCurrentIndex(section.answer.findData("offer"))
    press(section.record, Qt.Key.Key_Return)
    assert section._amount_field._below.text() == "How much?"
    type_in(section.amount, "200")
    press(section.amount, Qt.Key.Key_Return)
    settle(desk)
    assert section._answers.lines()[0].figure == "¥200.00"
    talk = counter.shop.queries.talks.of_case(counter.card(number).line.id)
    assert [offer.amount_minor for offer in talk.offers] == [20_000]


def test_reminders_are_counted_by_party(page: CasePage, desk: Desk) -> None:
    section = answers(page, desk)
    assert section._counts.text() == "Nobody has been reminded yet."
    for proof in ("已读", ""):
        type_in(section.proof, proof)
        press(section.proof, Qt.Key.Key_Return)
        settle(desk)
    assert section._counts.text() == "Consignor × 2"
    details = [line.detail for line in section._reminders.lines()]
    assert details == ["arrival not proved", "已读"]


def test_silence_is_proposed_once_it_is_ripe_and_a_person_confirms(
    page: CasePage, desk: Desk, counter: Counter, number: str, clock: ShopClock, told: Told
) -> None:
    line = page._liability._silence
    assert line.isVisibleTo(page)
    assert not line.button.isVisible()
    assert "the contract does not say that silence is consent" in line.words.text()
    shop = counter.shop
    agree_terms(shop, consignor="1001", terms=TrustTerms(silence_clause=True), agreed_by="陈")
    for _ in range(2):
        send_reminder(
            shop,
            number=number,
            party="consignor",
            channel="message",
            proof="已读",
            sent_by="陈",
        )
    clock.step(days=4)
    desk.refresh_everything()
    settle(desk)
    assert line.button.isVisibleTo(page)
    press(line.button, Qt.Key.Key_Return)
    settle(desk)
    assert told()[-1] == "Silence was taken as consent; the split stands."
    card = counter.card(number)
    assert (card.recovery_stage, bool(card.shares)) == ("DECIDE", True)
    assert not line.isVisible()


def test_what_is_agreed_is_edited_beside_the_account(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.consignor()
    page = PeoplePage(desk)
    show(page)
    page.open("1001")
    settle(desk)
    page._account._terms.click()
    (form,) = page.findChildren(TermsForm)
    form.rating.setCurrentIndex(form.rating.findData("A"))
    type_in(form.decides, "300")
    form.clause.setChecked(True)
    press(form.decides, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    terms = counter.shop.queries.people.card("1001").terms
    assert terms == TrustTerms("A", 30_000, 0, silence_clause=True)
    assert "Decides alone up to ¥300.00" in page._account._facts.text()
