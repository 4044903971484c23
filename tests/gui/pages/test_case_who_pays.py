"""The card “Who pays”: why step by step, who agrees and who objects, round after round."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from app.services.cases import edit_case
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.ui.case.liability import LiabilityCard
from app.ui.case.page import CasePage
from app.ui.desk import Desk, Place
from tests.counter import OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import press, pull, type_in
from tests.gui.pages.finding import ShowPage

Told = Callable[[], list[str]]


def a_loss(counter: Counter, sku: str) -> str:
    number = counter.open(sku, category="STORE.TAG")
    counter.return_and_refund(number)
    record_cost(
        counter.shop,
        number=number,
        what="往返运费",
        amount_minor=38_600,
        tender="cash",
        paid_by="陈",
    )
    return number


@pytest.fixture
def number(counter: Counter) -> str:
    """Five cases alike were settled 60/40; the sixth is to be decided."""
    counter.consignor()
    for n in range(1, 7):
        counter.item(f"A-{n}")
        counter.sell(f"A-{n}")
    for n in range(1, 6):
        past = a_loss(counter, f"A-{n}")
        counter.split(past, shop=6000, consignor=4000)
        settle_case(counter.shop, number=past, mode="", actor=OWNER)
    return a_loss(counter, "A-6")


@pytest.fixture
def page(desk: Desk, show: ShowPage, number: str) -> CasePage:
    made = CasePage(desk)
    show(made)
    made.open(number)
    settle(desk)
    return made


@pytest.fixture
def card(page: CasePage) -> LiabilityCard:
    return page._liability


def test_the_ladder_says_each_step_and_its_effect_in_money(card: LiabilityCard) -> None:
    assert "Why: 2 steps" == card.ladder.toggle.accessibleName()
    assert [
        "The shop's usual shares for While in our care.",
        "5 similar past cases: their median.",
    ] == card.ladder.sentences()
    assert [
        "Shop ¥386.00",
        "Shop ¥386.00 → ¥231.60 · Consignor ¥0.00 → ¥154.40",
    ] == [card.ladder.effect(0), card.ladder.effect(1)]
    assert not card.ladder.cases.isVisible()
    press(card.ladder.toggle, Qt.Key.Key_Return)
    assert card.ladder.cases.isVisible()


def test_similar_past_cases_open(card: LiabilityCard, places: list[Place]) -> None:
    press(card.ladder.toggle, Qt.Key.Key_Return)
    assert ["A-000005", "A-000004", "A-000003", "A-000002", "A-000001"] == [
        line.key for line in card.ladder.cases.lines()
    ]
    card.ladder.cases.setFocus()
    card.ladder.cases.choose("A-000003")
    press(card.ladder.cases, Qt.Key.Key_Return)
    assert ("case", "A-000003") == (places[-1].page, places[-1].key)


def test_the_proposal_is_accepted_without_a_word(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk
) -> None:
    assert not card._reason_field.isVisible()
    card._decide.click()
    settle(desk)
    assert "5 单同类处理，取中位数。" == counter.card(number).shares_reason
    assert "Waits for the word of 李女士." == card.words.standing.text()


def test_she_signs_on_the_screen(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk, told: Told
) -> None:
    card._decide.click()
    settle(desk)
    press(card.words.buttons["consignor", "confirmed"], Qt.Key.Key_Return)
    form = card.words.form
    assert form.isVisible()
    assert form.pad.isVisible()
    pull(form.pad, QPoint(20, 40), QPoint(120, 60))
    type_in(form.words, "可以")
    form._record.click()
    settle(desk)
    assert "Their word is recorded." == told()[-1]
    assert not form.isVisible()
    assert "Confirmed by all who bear something." == card.words.standing.text()
    assert () == counter.card(number).split_awaits
    (last,) = counter.shop.queries.splits.rounds(counter.card(number).line.id)
    assert ("可以", 1) == (last.words[0].words, len(last.words[0].signature))


def test_an_objection_by_phone_asks_for_another_round(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk
) -> None:
    card._decide.click()
    settle(desk)
    assert card._settle.isVisible()
    card.words.buttons["consignor", "objected"].click()
    form = card.words.form
    form.channel.setCurrentIndex(form.channel.findData("phone"))
    assert not form.pad.isVisible()
    type_in(form.words, "没有划痕")
    press(form.words, Qt.Key.Key_Return)
    settle(desk)
    assert "Somebody objects: decide the split again." == card.words.standing.text()
    assert not card._settle.isVisible()
    assert card._decide.isVisible()
    assert card._reason_field.isVisible()
    type_in(card._reason, "照旧，入库单有记录")
    card._decide.click()
    settle(desk)
    assert 2 == counter.card(number).split_round
    assert card._settle.isVisible()
    assert 1 == card.words._past.count()


def test_escape_puts_the_form_away(card: LiabilityCard, page: CasePage, desk: Desk) -> None:
    card._decide.click()
    settle(desk)
    card.words.buttons["consignor", "confirmed"].click()
    assert page.leave()
    assert not card.words.form.isVisible()


def test_the_owner_splits_a_settled_loss_again(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk, told: Told
) -> None:
    card._decide.click()
    settle(desk)
    settle_case(counter.shop, number=number, mode="CLAWBACK", actor=OWNER)
    desk.refresh_everything()
    settle(desk)
    assert card._again.isVisible()
    assert not card._decide.isVisible()
    card._again.click()
    assert not card._bar._read_only
    edit = card._bar._rows[card._parties.index("shop")].percent
    edit.selectAll()
    type_in(edit, "100")
    press(edit, Qt.Key.Key_Return)
    type_in(card._reason, "店员承认贴错标签")
    assert "Post the difference" == card._decide.accessibleName()
    card._decide.click()
    settle(desk)
    assert "The difference is posted." == told()[-1]
    shares = {share.party: share.bp for share in counter.card(number).shares}
    assert {"shop": 10_000} == shares
    assert "The shop bears it all: nobody has to agree." == card.words.standing.text()


def test_a_split_that_would_be_proposed_otherwise_now_says_so(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk
) -> None:
    card._decide.click()
    settle(desk)
    assert "Decided: 5 单同类处理，取中位数。" == card._why.text()
    edit_case(counter.shop, number=number, edited_by="陈", arose="in_use")
    desk.refresh_everything()
    settle(desk)
    assert card._why.text().endswith("another split would be proposed now.")
