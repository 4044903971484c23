"""The fast lane's finish: one panel, one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.offers import AnswerTold, OfferTold, answer_offer, make_offer
from app.services.opening import open_case
from app.services.visitors import Claimant
from app.ui.case.finish_panel import FinishPanel
from app.ui.desk import Desk
from tests.counter import OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(desk: Desk, host: QWidget) -> FinishPanel:
    """The panel as it stands on a page."""
    made = FinishPanel(desk)
    layout = host.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(made)
    host.show()
    host.activateWindow()
    return made


def fast_case(counter: Counter, resolution: str, *, lane: str = "fast") -> str:
    counter.sell_the_bag()
    return open_case(
        counter.shop,
        complaint="拉链坏了",
        opened_by="小周",
        sku="A-1",
        category="FUNC.HARD",
        resolution=resolution,
        lane=lane,
        claimant=Claimant("buyer"),
    ).number


def shown(panel: FinishPanel, desk: Desk, counter: Counter, number: str) -> None:
    panel.show_case(counter.card(number))
    settle(desk)
    panel.focus_start()


def test_ctrl_enter_finishes_a_return_with_every_field_as_it_stands(
    panel: FinishPanel, desk: Desk, counter: Counter
) -> None:
    number = fast_case(counter, "RETURN_REFUND")
    done: list[bool] = []
    panel.finished.connect(lambda: done.append(True))
    shown(panel, desk, counter, number)
    assert QApplication.focusWidget() is panel.resolution
    press(panel.resolution, Qt.Key.Key_Return, CTRL)
    settle(desk)
    card = counter.card(number)
    assert (card.line.is_open, card.refunded_minor, card.identity) == (False, 1_280_000, "ours")
    counter.confirm_refunds(number)
    assert counter.balances() == {}
    assert done == [True]


def test_ctrl_enter_finishes_what_was_agreed_on(
    panel: FinishPanel, desk: Desk, counter: Counter
) -> None:
    number = fast_case(counter, "PARTIAL")
    make_offer(counter.shop, number=number, told=OfferTold(20_000), actor=OWNER)
    answer_offer(counter.shop, number=number, place=1, told=AnswerTold("accepted"), actor=OWNER)
    shown(panel, desk, counter, number)
    assert panel.amount.text() == "200.00"
    assert panel._who_pays.text().startswith("Borne by: Shop 100 % ¥200.00.")
    press(panel.resolution, Qt.Key.Key_Return, CTRL)
    settle(desk)
    card = counter.card(number)
    assert (card.line.is_open, card.refunded_minor, card.settled_minor) == (False, 20_000, 20_000)


def test_an_amount_that_nobody_knows_is_asked_for(
    panel: FinishPanel, desk: Desk, counter: Counter
) -> None:
    number = fast_case(counter, "PARTIAL")
    shown(panel, desk, counter, number)
    press(panel.resolution, Qt.Key.Key_Return, CTRL)
    assert panel._fields["amount"]._below.text() == "How much?"
    type_in(panel.amount, "50")
    press(panel.amount, Qt.Key.Key_Return, CTRL)
    settle(desk)
    assert counter.card(number).refunded_minor == 5_000


def test_another_resolution_changes_what_is_asked(
    panel: FinishPanel, desk: Desk, counter: Counter
) -> None:
    number = fast_case(counter, "RETURN_REFUND")
    shown(panel, desk, counter, number)
    assert panel.here.isVisible()
    panel.resolution.setCurrentIndex(panel.resolution.findData("NOTE_ONLY"))
    panel.resolution.activated.emit(panel.resolution.currentIndex())
    settle(desk)
    assert not panel.here.isVisible()
    assert not panel._fields["amount"].isVisible()
    press(panel.resolution, Qt.Key.Key_Return, CTRL)
    settle(desk)
    assert counter.card(number).line.is_open is False


def test_what_stands_against_it_is_said_before_anything_is_pressed(
    panel: FinishPanel, desk: Desk, counter: Counter, each_language: str
) -> None:
    number = fast_case(counter, "RETURN_REFUND", lane="normal")
    shown(panel, desk, counter, number)
    told = {"en": "the case is not in the fast lane", "zh": "这单不是快速处理"}
    assert panel._problem.text() == told[each_language]
    assert not panel.go.isEnabled()


def test_a_refusal_stands_where_the_hands_are(
    panel: FinishPanel, desk: Desk, counter: Counter
) -> None:
    number = fast_case(counter, "RETURN_REFUND")
    shown(panel, desk, counter, number)
    panel.here.setChecked(False)
    press(panel.resolution, Qt.Key.Key_Return, CTRL)
    settle(desk)
    assert panel._problem.text().endswith("the item is not in the shop.")
    assert counter.card(number).line.is_open
