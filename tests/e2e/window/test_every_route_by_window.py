"""All fourteen resolutions played in the window: buttons, the menu behind More, who pays."""

import pytest

from app.services.opening import open_case
from app.services.shop import Shop
from app.services.verify import verify
from app.services.visitors import Claimant
from app.ui.case.page import CasePage
from tests.counter import Counter
from tests.gui.window.front import Front
from tests.walks import WALKS, Walk


@pytest.mark.parametrize("walk", WALKS, ids=[walk.resolution for walk in WALKS])
def test_a_resolution_is_played_in_the_window(
    front: Front, counter: Counter, shop: Shop, walk: Walk
) -> None:
    counter.consignor()
    counter.item()
    if walk.sold:
        counter.sell("A-1")
    number = open_case(
        shop,
        complaint="走一遍",
        opened_by="陈",
        sku="A-1",
        claimant=Claimant(walk.claimant),
        category=walk.category,
        resolution=walk.resolution,
    ).number
    front.go("case", number)
    page = front.page(CasePage, "case")
    for step in walk.steps:
        play(front, page, step)
    card = counter.card(number)
    assert (card.claim_path, card.recovery_path) == (walk.claim, walk.recovery)
    assert card.item is not None
    assert card.item.line.custody == walk.custody
    assert verify(shop, deep=False).is_sound


def play(front: Front, page: CasePage, step: str) -> None:
    """One step as a person does it with the mouse."""
    word, *rest = step.split()
    if word == "ours!":
        page._evidence._answers[0].click()
    elif word == "split":
        page._liability._decide.click()  # as the program proposes
    elif word == "settle":
        page._liability._settle.click()
    elif word == "cost":
        page._on_cost_wanted()
        answer(page, rest)
    else:
        press_move(page, word)
        answer(page, rest)
    front.settle()


def press_move(page: CasePage, code: str) -> None:
    """The button of a move, or its line behind More."""
    bar = page._moves
    codes = [offer.move.code for offer in bar._offers]
    place = codes.index(code)
    if place < len(bar._moves):
        assert bar._moves[place].isEnabled()
        bar._moves[place].click()
    else:
        action = bar._menu.actions()[place - len(bar._moves)]
        assert action.isEnabled()
        action.trigger()


def answer(page: CasePage, amounts: list[str]) -> None:
    """Fill in the line below the moves, where one has opened."""
    line = page._moves.line
    if not line.asks_for():
        return
    if amounts:
        line.amount.set_minor(int(amounts[0]) * 100)
    if line._note_field.isVisible():
        line.note.setText("如上")
    line.accept()
