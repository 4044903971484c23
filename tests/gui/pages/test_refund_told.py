"""What is told with a refund on the case's page: only what this refund asks."""

from PySide6.QtCore import Qt

from app.domain.contracts import ContractTerms
from app.services.contracts import agree_contract
from app.services.settings import edit_settings
from app.ui.case.ask_line import AskLine
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from tests.counter import TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.gui.answers import settle
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage


def refund_line(desk: Desk, show: ShowPage, number: str) -> AskLine:
    """The line that asks, opened by the way on."""
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    page._moves.make_move(1)
    settle(desk)
    return page._moves.line


def brought_back(counter: Counter, category: str = "MIND.DISLIKE") -> str:
    number = counter.open(category=category)
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed")
    return number


def kept(counter: Counter, category: str) -> str:
    number = counter.open(category=category, resolution="PARTIAL")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    return number


def agree(counter: Counter, **terms: int) -> None:
    agree_contract(
        counter.shop,
        consignor="",
        terms=ContractTerms(**terms),  # type: ignore[arg-type] # numbers all
        valid_from=None,
        agreed_by="陈",
    )


def test_a_plain_return_asks_nothing_more(counter: Counter, desk: Desk, show: ShowPage) -> None:
    counter.sell_the_bag()
    line = refund_line(desk, show, brought_back(counter, "FUNC.HARD"))
    details = line.details
    assert details.isHidden()
    assert not details.more.isHidden()


def test_the_fee_is_seen_before_it_is_charged(counter: Counter, desk: Desk, show: ShowPage) -> None:
    agree(counter, restocking_bp=1000)
    counter.sell_the_bag()
    number = brought_back(counter)
    line = refund_line(desk, show, number)
    assert line.details.charge.isChecked()
    assert "1,280.00" in line.details._words.text()
    assert "11,520.00" in line.details._words.text()
    click(line.go)
    settle(desk)
    assert counter.balances()["restocking_income"] == -128_000
    assert counter.card(number).refunded_minor == 1_152_000


def test_the_fee_is_waived_by_a_tick(counter: Counter, desk: Desk, show: ShowPage) -> None:
    agree(counter, restocking_bp=1000)
    counter.sell_the_bag()
    number = brought_back(counter)
    line = refund_line(desk, show, number)
    line.details.charge.click()
    assert line.details._words.text() == ""
    click(line.go)
    settle(desk)
    counter.confirm_refunds(number)
    assert counter.balances() == {}


def test_a_dispute_about_the_price_asks_what_the_refund_is(
    counter: Counter, desk: Desk, show: ShowPage
) -> None:
    counter.sell_the_bag()
    number = kept(counter, "MONEY.PRICE")
    line = refund_line(desk, show, number)
    box = line.details.meaning
    assert [box.itemData(place) for place in range(box.count())] == [
        "price_correction",
        "allowance",
    ]
    type_in(line.amount, "1000")
    box.setCurrentIndex(1)
    click(line.go)
    settle(desk)
    card = counter.card(number)
    assert (card.loss_minor, card.reversed_minor) == (100_000, 0)


def test_credit_note_and_fee_wait_behind_more(counter: Counter, desk: Desk, show: ShowPage) -> None:
    edit_settings(counter.shop, values={"tax_basis": "gross", "tax_rate_bp": "300"}, edited_by="陈")
    counter.sell_the_bag()
    number = brought_back(counter, "FUNC.HARD")
    line = refund_line(desk, show, number)
    click(line.details.more)
    assert line.details.credit_note.placeholderText() == "CN-000001"
    assert line.details.credit_note.hasFocus()
    type_in(line.details.credit_note, "红-7")
    type_in(line.details.fee, "76.80")
    press(line.details.fee, Qt.Key.Key_Return)
    settle(desk)
    assert counter.balances()["channel_fees"] == -7_680
    (told,) = [
        entry.payload
        for entry in counter.shop.queries.cases.timeline(counter.card(number).line.id)
        if entry.kind == "refund_recorded"
    ]
    assert told["credit_note"] == "红-7"


def test_sale_reversed_and_loss_are_two_figures(
    counter: Counter, desk: Desk, show: ShowPage
) -> None:
    counter.sell_the_bag()
    number = brought_back(counter, "FUNC.HARD")
    counter.move(number, "refund_done")
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    said = page._liability._facts._values["reversed"]
    assert (said.accessibleName(), said.isHidden()) == ("¥12,800.00", False)
    assert page._liability._loss.text() == "¥0.00"
