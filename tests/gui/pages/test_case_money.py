"""Who pays, on the case's page: the split by hand, its cents, its settlement."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.services.cases import add_note
from app.services.money.costs import record_cost
from app.ui.case.liability import LiabilityCard
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press, pull, type_in
from tests.gui.pages.finding import ShowPage

Told = Callable[[], list[str]]


@pytest.fixture
def number(counter: Counter) -> str:
    """The bag came back, the price was refunded, and freight of 385.99 is to be borne.

    Another sale of hers is unpaid: it covers whatever she bears.
    """
    counter.sell_the_bag()
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop,
        number=number,
        what="运费",
        amount_minor=38_599,
        tender="cash",
        paid_by="陈",
    )
    return number


@pytest.fixture
def card(desk: Desk, show: ShowPage, number: str) -> LiabilityCard:
    """Its card on the page."""
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    return page._liability


def cents(card: LiabilityCard) -> dict[str, int]:
    return dict(zip(card._parties, card._bar.cents(), strict=True))


def type_share(card: LiabilityCard, party: str, percent: str) -> None:
    edit = card._bar._rows[card._parties.index(party)].percent
    edit.selectAll()
    type_in(edit, percent)
    press(edit, Qt.Key.Key_Return)


def test_the_loss_and_its_parties_are_shown(card: LiabilityCard) -> None:
    assert card._loss.text() == "¥385.99"
    assert card._loss_words.text() == "loss to be borne"
    assert card._parties == ("shop", "consignor", "buyer")
    assert sum(card._bar.cents()) == 38_599


def test_typed_shares_always_add_up_to_the_cent(card: LiabilityCard) -> None:
    for percent in ("33.33", "0.01", "99.99", "50"):
        type_share(card, "consignor", percent)
        assert sum(card._bar.shares()) == 10_000
        assert sum(card._bar.cents()) == 38_599
    type_share(card, "consignor", "150 ")
    assert sum(card._bar.shares()) == 10_000


def test_a_pulled_line_moves_the_cents_with_it(card: LiabilityCard) -> None:
    type_share(card, "consignor", "50")
    track = card._bar._track
    before = cents(card)
    start = QPoint(round(track.boundary_x_px(0)), 20)
    pull(track, start, start + QPoint(track.width() // 5, 0))
    after = cents(card)
    assert after["shop"] > before["shop"]
    assert sum(after.values()) == 38_599


def test_arrows_nudge_the_line(card: LiabilityCard) -> None:
    type_share(card, "consignor", "50")
    shop = card._bar.shares()[0]
    track = card._bar._track
    track.setFocus()
    press(track, Qt.Key.Key_Right)
    assert card._bar.shares()[0] == shop + 100
    press(track, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert card._bar.shares()[0] == shop + 99


def test_a_split_is_decided_with_its_reason(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk, told: Told
) -> None:
    assert not card._reason_field.isVisible()
    type_share(card, "consignor", "70")
    assert card._reason_field.isVisible()
    type_in(card._reason, "合同第 4 条")
    card._decide.click()
    settle(desk)
    decided = counter.card(number)
    assert {s.party: s.bp for s in decided.shares} == {"shop": 3000, "consignor": 7000}
    assert card._why.text() == "Decided: 合同第 4 条"
    assert told() == ["The split is decided."]
    assert not card._decide.isVisible()
    assert card._settle.isVisible()


def test_another_party_gets_a_line(card: LiabilityCard, counter: Counter, desk: Desk) -> None:
    card._another.click()
    carrier, _third = card._menu.actions()
    assert carrier.text() == "Carrier"
    carrier.trigger()
    card._menu.close()
    type_share(card, "carrier", "40")
    type_in(card._reason, "物流口头答应")
    card._decide.click()
    settle(desk)
    shares = {s.party: s.bp for s in counter.card("A-000001").shares}
    assert shares["carrier"] == 4000
    assert sum(shares.values()) == 10_000


def test_a_split_in_work_survives_what_others_do(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk
) -> None:
    type_share(card, "consignor", "42")
    type_in(card._reason, "half an idea")
    add_note(counter.shop, number=number, text="called", written_by="周")
    desk.refresh_everything()
    settle(desk)
    assert card._bar.shares()[card._parties.index("consignor")] == 4200
    assert card._reason.text() == "half an idea"
    record_cost(
        counter.shop, number=number, what="寄回", amount_minor=100, tender="cash", paid_by="周"
    )
    desk.refresh_everything()
    settle(desk)
    assert card._loss.text() == "¥386.99"
    assert card._reason.text() == ""


def test_it_is_settled_and_the_books_say_so(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk, told: Told
) -> None:
    type_share(card, "consignor", "70")
    type_in(card._reason, "协商一致")
    card._decide.click()
    settle(desk)
    card._settle.click()
    settle(desk)
    settled = counter.card(number)
    assert (settled.settled_minor, settled.line.is_open) == (38_599, False)
    assert told()[-1] == "Settled and booked."
    assert card._facts._values["settled"].accessibleName() == "¥385.99"
    assert card._bar._read_only
    assert not card._settle.isVisible()
    assert not card._another.isVisible()
    assert sum(counter.balances().values()) == 0
    desk.undo_last()
    settle(desk)
    assert told()[-1].endswith("Correct it with a reversing posting.")
    assert counter.card(number).settled_minor == 38_599


def test_a_debt_is_not_settled_before_it_is_said_how_it_comes_back(
    card: LiabilityCard, counter: Counter, number: str, desk: Desk
) -> None:
    """She was paid what she had: settling leads to the five ways, and nothing is booked yet."""
    counter.pay_early(70_000)
    counter.split(number, consignor=7_000, shop=3_000)
    desk.refresh_everything()
    settle(desk)
    card._settle.click()
    settle(desk)
    page = next(p for p in card.window().findChildren(CasePage) if p.isAncestorOf(card))
    assert page._layers.tabs.current() == "recovery"
    assert counter.card(number).settled_minor == 0


def test_the_way_on_is_the_one_primary_button_and_has_the_focus(
    card: LiabilityCard, desk: Desk
) -> None:
    page = next(p for p in card.window().findChildren(CasePage) if p.isAncestorOf(card))
    assert QApplication.focusWidget() is card._decide
    assert card._decide.property("kind") == "primary"
    assert all(b.property("kind") != "primary" for b in page._moves._moves)
    press(card._decide, Qt.Key.Key_Return)
    settle(desk)
    assert card._settle.isVisible()
