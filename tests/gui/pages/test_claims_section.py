"""Claims and chargebacks on the case's page, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from app.domain.moves import Actor
from app.services.money.chargebacks import ChargebackTold, record_chargeback
from app.services.money.claims import ClaimAnswer, ClaimTold, answer_claim, file_claim
from app.services.parties import add_party
from app.ui.case.claim_row import ChargebackRow, ClaimRow
from app.ui.case.claims_section import ClaimsSection
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from tests.counter import OWNER, PRICE, Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage
from tests.staff import hire

INSURED, REST = 800_000, 480_000


@pytest.fixture
def number(counter: Counter) -> str:
    """The buyer kept a broken bag and has her money back: all of it is a loss."""
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.refund(number)
    return number


def opened(desk: Desk, show: ShowPage, number: str) -> ClaimsSection:
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    page._layers.show_layer("claims")
    settle(desk)
    made = page._layers._made["claims"]
    assert isinstance(made, ClaimsSection)
    return made


def row_of(section: ClaimsSection) -> ClaimRow:
    (row,) = section.rows
    assert isinstance(row, ClaimRow)
    return row


def test_a_claim_goes_from_filing_to_its_money_without_the_mouse(
    desk: Desk, show: ShowPage, counter: Counter, number: str
) -> None:
    """The carrier is entered with the first claim; it accepts 8,000 of 12,800 and pays."""
    section = opened(desk, show, number)
    assert section.empty.isVisible()
    press(section.file_button, Qt.Key.Key_Return)
    assert "new:carrier" == section.filing.party.currentData()
    assert "12,800.00" == section.filing.amount.text()
    type_in(section.filing.name, "顺丰速运")
    type_in(section.filing.insured, "8000")
    press(section.filing.insured, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert not section.empty.isVisible()
    assert "claimed ¥12,800.00" == row_of(section)._sums_words()
    assert PRICE == counter.balances()["pending_claim"]

    press(row_of(section).buttons["answer"], Qt.Key.Key_Return)
    assert "8,000.00" == section.answer.amount.text()  # what it was insured for
    press(section.answer.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "Nothing is receivable without a written acceptance: name the letter." == (
        section.answer._problem.text()
    )
    type_in(section.answer.letter, "理赔函 3 月 16 日")
    press(section.answer.letter, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert (INSURED, REST) == (
        counter.balances()["carriers"],
        counter.balances()["after_sales_loss"],
    )

    press(row_of(section).buttons["paid"], Qt.Key.Key_Return)
    type_in(section.payment.amount, "5000")
    press(section.payment.reference, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "¥3,000.00 is still to come" == row_of(section)._waits_words()
    assert 500_000 == counter.balances()["channel.bank"]

    press(row_of(section).buttons["paid"], Qt.Key.Key_Return)
    section.payment.mistake.click()
    assert "5,000.00" == section.payment.amount.text()
    section.payment.amount.set_minor(None)
    press(section.payment.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "How much?" == section.payment._problem.text()
    type_in(section.payment.amount, "4500")
    type_in(section.payment.why, "one zero too many")
    press(section.payment.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert 50_000 == counter.balances()["channel.bank"]


def test_a_known_party_is_offered_and_a_refusal_needs_no_letter(
    desk: Desk, show: ShowPage, counter: Counter, number: str
) -> None:
    add_party(counter.shop, kind="insurer", name="平安保险", added_by="陈")
    section = opened(desk, show, number)
    press(section.file_button, Qt.Key.Key_Return)
    assert "I1" == section.filing.party.currentData()
    assert not section.filing.name.isVisible()
    press(section.filing.insured, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    press(row_of(section).buttons["answer"], Qt.Key.Key_Return)
    section.answer.answer.setCurrentIndex(section.answer.answer.findData("refused"))
    assert not section.answer.letter.isVisible()
    press(section.answer.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "refused" == row_of(section).claim.standing
    assert PRICE == counter.balances()["after_sales_loss"]


def test_a_debit_blocks_refunds_until_the_bank_has_decided(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open(category="MONEY.CB", resolution="CB_RESPONSE")
    section = opened(desk, show, number)
    press(section.debit_button, Qt.Key.Key_Return)
    type_in(section.debit.fee, "150")
    type_in(section.debit.reference, "CB-77")
    press(section.debit.reference, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    (row,) = section.rows
    assert isinstance(row, ChargebackRow)
    assert not section.debit_button.isEnabled()
    clocks = counter.shop.queries.clocks.of_case(number).clocks
    assert [("chargeback", "CB-77")] == [(clock.kind, clock.note) for clock in clocks]

    press(row.buttons["lost"], Qt.Key.Key_Return)
    assert "not back" in section.outcome._effect.text()
    press(section.outcome.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    (row,) = section.rows
    assert {} == row.buttons
    assert PRICE + 15_000 == counter.card(number).loss_minor


def test_esc_puts_the_form_away_and_the_hands_go_back(
    desk: Desk, show: ShowPage, number: str
) -> None:
    section = opened(desk, show, number)
    press(section.file_button, Qt.Key.Key_Return)
    assert section.filing.isVisible()
    assert section.leave()
    assert not section.filing.isVisible()
    assert section.file_button.hasFocus()


def test_a_clerk_sees_no_claims_and_an_owner_does(
    desk: Desk, show: ShowPage, counter: Counter, number: str
) -> None:
    add_party(counter.shop, kind="carrier", name="顺丰", added_by="陈")
    file_claim(counter.shop, number=number, told=ClaimTold("L1"), actor=OWNER)
    told = ClaimAnswer("accepted", letter="1")
    answer_claim(counter.shop, number=number, place=1, told=told, actor=OWNER)
    section = opened(desk, show, number)
    assert 1 == len(section.rows)

    hire(counter.shop, "clerk")
    desk.sign_in(Actor("小周", "clerk"), lambda: None)
    settle(desk)
    assert [] == section.rows
    assert not section.file_button.isVisible()
    assert "What others owe for a case is not shown to your role." == section.empty.text()


def test_what_the_contract_counts_stands_below_the_amount(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    """A bag nobody finds: the amount is filled in, and the line says where it comes from."""
    counter.consignor()
    counter.item()
    number = counter.open(category="STORE.LOST", resolution="COMPENSATE_CONSIGNOR")
    counter.move(number, "not_found", "to_decision")
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    page._moves.make_move(1)
    line = page._moves.line
    assert "8,960.00" == line.amount.text()
    assert "not sold yet: the tag price less the commission" == line.why.text()


def test_what_the_carrier_does_not_accept_is_split_again_on_the_page(
    desk: Desk, show: ShowPage, counter: Counter, number: str
) -> None:
    """8,000 of 12,800 are accepted: the card divides the 4,800 that are left."""
    add_party(counter.shop, kind="carrier", name="顺丰", added_by="陈")
    file_claim(counter.shop, number=number, told=ClaimTold("L1"), actor=OWNER)
    told = ClaimAnswer("partly", INSURED, letter="1")
    answer_claim(counter.shop, number=number, place=1, told=told, actor=OWNER)
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    card = page._liability
    assert "¥4,800.00" == card._loss.text()
    assert "to be borne still, of ¥12,800.00" == card._loss_words.text()

    press(card._decide, Qt.Key.Key_Return)
    settle(desk)
    press(card._settle, Qt.Key.Key_Return)
    settle(desk)
    assert "CLOSED" == counter.card(number).recovery_stage
    assert REST == counter.balances()["after_sales_loss"]  # without a baseline the shop bears it


def test_the_move_says_what_losing_does_and_asks_for_no_amount(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    """The bank took what it took: nobody chooses an amount or a way of paying."""
    counter.sell_the_bag()
    number = counter.open(category="MONEY.CB", resolution="CB_RESPONSE")
    told = ChargebackTold(fee_minor=15_000)
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    counter.to_decision(number)
    counter.move(number, "answer_bank")
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    offered = [offer.move.code for offer in page._moves._offers]
    page._moves.make_move(1 + offered.index("chargeback_lost"))
    line = page._moves.line
    assert not line.amount.isVisible()
    assert "and the fee of ¥150.00 become a loss to be split." in line.why.text()
    press(line.note, Qt.Key.Key_Return)
    settle(desk)
    assert PRICE + 15_000 == counter.card(number).loss_minor
    assert "CLOSED" == counter.card(number).claim_stage
