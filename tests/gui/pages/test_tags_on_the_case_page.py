"""A clerk tags a case by hand: typed, completed from those in use, taken away, found again."""

import pytest
from PySide6.QtCore import Qt

from app.domain.rows import QueueFilter
from app.services.cases import edit_case
from app.services.shop import Shop
from app.ui.case.page import CasePage
from app.ui.desk import Desk
from tests.counter import Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until


@pytest.fixture
def page(desk: Desk, counter: Counter, show: ShowPage, until: Until) -> CasePage:
    counter.sell_the_bag()
    other = counter.open()
    edit_case(counter.shop, number=other, tags=["熟客", "VIP"], edited_by="陈")
    number = counter.open()
    made = CasePage(desk)
    desk.changed.connect(lambda changes: made.refresh() if made.concerns(changes) else None)
    show(made)
    made.open(number)
    until(lambda: number == made._edit.tags._card.line.number if made._edit.tags._card else False)
    made._on_edit_wanted()
    return made


def test_a_tag_is_typed_completed_and_taken_away(page: CasePage, shop: Shop, until: Until) -> None:
    bar = page._edit.tags
    until(lambda: ["VIP", "熟客"] == bar._known.stringList())
    type_in(bar.typed, "VIP")
    press(bar.typed, Qt.Key.Key_Return)
    until(lambda: ["VIP"] == [button.accessibleName() for button in bar.buttons()])
    type_in(bar.typed, "等 寄卖人")
    press(bar.typed, Qt.Key.Key_Return)
    until(lambda: 2 == len(bar.buttons()))
    assert "VIP" == page._header._tags[0].face().text
    click(bar.buttons()[0])
    until(lambda: ["等 寄卖人"] == [button.accessibleName() for button in bar.buttons()])
    press(bar.typed, Qt.Key.Key_Backspace)
    until(lambda: [] == bar.buttons())
    assert 1 == shop.queries.cases.count(QueueFilter(tag="VIP"))


def test_what_is_no_tag_is_refused_beside_the_field(page: CasePage, until: Until) -> None:
    bar = page._edit.tags
    bar.typed.setText("a;b")
    press(bar.typed, Qt.Key.Key_Return)
    until(lambda: bool(bar.field._below.text()))
    assert [] == bar.buttons()


def test_the_header_shows_three_tags_and_how_many_more(page: CasePage, until: Until) -> None:
    number = page._edit.tags._card.line.number if page._edit.tags._card else ""
    edit_case(page.desk.shop, number=number, tags=list("一二三四五"), edited_by="陈")
    page.refresh()
    chips = page._header._tags
    until(chips[3].isVisible)
    assert ["一", "二", "三", "+2"] == [chip.face().text for chip in chips]


def test_a_tag_is_found_by_the_queues_search(page: CasePage, shop: Shop) -> None:
    assert page.isVisible()
    found = shop.queries.cases.page(QueueFilter(words="熟客"), offset=0, limit=9)
    assert ["A-000001"] == [line.number for line in found]
