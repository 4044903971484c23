"""Mistakes mended in the window: joined, moved, void, reviewed; a photo hidden; an item's fate."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.moves import Actor
from app.services.cases import add_note
from app.services.moves import MoveTold, move_case
from app.services.photos import add_photos, record_baseline
from app.text.catalogue import choose_language
from app.ui.case.item_section import ItemSection
from app.ui.case.page import CasePage
from app.ui.case.related_section import RelatedSection
from app.ui.desk import Desk, Place
from app.ui.items.page import ItemsPage
from app.ui.tell_line import TellLine
from app.ui.widgets.words import announce_language
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage
from tests.gui.pictures import png

Told = Callable[[], list[str]]


@pytest.fixture
def number(counter: Counter) -> str:
    counter.sell_the_bag()
    return counter.open()


@pytest.fixture
def page(desk: Desk, show: ShowPage, number: str) -> CasePage:
    made = CasePage(desk)
    desk.changed.connect(lambda _changes: made.refresh())
    show(made)
    made.open(number)
    settle(desk)
    return made


def related(page: CasePage) -> RelatedSection:
    page._layers.show_layer("related")
    settle(page.desk)
    section = page._layers._made["related"]
    assert isinstance(section, RelatedSection)
    return section


def the_item(page: CasePage) -> ItemSection:
    page._layers.show_layer("item")
    settle(page.desk)
    section = page._layers._made["item"]
    assert isinstance(section, ItemSection)
    return section


def tell(desk: Desk, line: TellLine, *words: str) -> None:
    """Fill in the blanks one after the other, and Enter."""
    edits = list(line._edits.values())
    for edit, text in zip(edits, words, strict=True):
        edit.setFocus()
        type_in(edit, text)
    press(edits[-1], Qt.Key.Key_Return)
    settle(desk)


def titles(section: RelatedSection) -> list[str]:
    return [line.title.split("  ")[0] for line in section._list.lines()]


def test_nothing_belongs_to_a_case_that_stands_alone(page: CasePage) -> None:
    section = related(page)
    assert section._none.isVisible()
    assert not section._list.isVisible()
    assert not section._maybe.isVisible()


def test_a_likely_duplicate_is_named_and_opens(
    page: CasePage, counter: Counter, places: list[Place]
) -> None:
    twice = counter.open()
    section = related(page)
    (line,) = section._maybe.lines()
    section._maybe.choose(line.key)
    press(section._maybe, Qt.Key.Key_Return)
    assert places == [Place("case", twice)]


def test_a_duplicate_is_told_in_a_line_and_ends(
    page: CasePage, desk: Desk, counter: Counter, number: str, told: Told
) -> None:
    other = counter.open()
    section = related(page)
    press(section._buttons["duplicate"], Qt.Key.Key_Return)
    assert not section._ways.isVisible()
    tell(desk, section.line, other, "same thing")
    assert counter.card(number).claim_stage == "MERGED"
    assert titles(section) == [other]
    assert (section._over.isVisible(), section._ways.isVisible()) == (True, False)
    assert any("duplicate" in words for words in told())


def test_what_is_refused_stays_to_be_mended(page: CasePage, desk: Desk, told: Told) -> None:
    section = related(page)
    section._buttons["link"].click()
    tell(desk, section.line, "A-9", "")
    assert section.line.asks_for() == "link"
    assert any("no case with the number" in words for words in told())
    press(section.line._edits["other"], Qt.Key.Key_Escape)
    assert section.line.asks_for() == ""
    assert section._ways.isVisible()


def test_a_blank_that_is_needed_says_so(page: CasePage, desk: Desk, counter: Counter) -> None:
    section = related(page)
    section._buttons["void"].click()
    tell(desk, section.line, "")
    assert section.line._fields["reason"]._below.text() == "Please fill this in."
    assert counter.card(page._number).claim_stage == "NEW"


def test_a_void_case_is_brought_back_by_undo(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    section = related(page)
    section._buttons["void"].click()
    tell(desk, section.line, "wrong customer")
    assert counter.card(number).claim_stage == "VOID"
    assert "void" in section._over.text()
    desk.undo_last()
    settle(desk)
    assert counter.card(number).claim_stage == "NEW"
    assert section._ways.isVisible()


def test_a_case_is_moved_to_the_right_item(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    counter.item("B-2", price=50_000, title="Max Mara")
    section = related(page)
    section._buttons["relink"].click()
    tell(desk, section.line, "B-2", "", "wrong tag")
    assert counter.card(number).line.title == "Max Mara"
    assert page._header._item.accessibleName() == "Max Mara"


def test_a_second_problem_is_split_off(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    section = related(page)
    section._buttons["split"].click()
    tell(desk, section.line, "the lining too")
    (second,) = titles(section)
    assert counter.card(second).complaint == "the lining too"
    assert counter.card(number).line.is_open


def test_esc_closes_the_line_then_the_layer(page: CasePage) -> None:
    section = related(page)
    section._buttons["link"].click()
    assert page.leave()
    assert section.line.asks_for() == ""
    assert page._layers.tabs.current() == "related"
    assert page.leave()
    assert page._layers.tabs.current() == "overview"


def test_a_decision_goes_to_a_named_reviewer(
    page: CasePage, desk: Desk, counter: Counter, number: str, told: Told
) -> None:
    add_note(counter.shop, number=number, text="…", written_by="小周")
    counter.move(number, "review", "to_decision")
    wang = Actor("老王", "handler")
    move_case(counter.shop, number=number, move="reject", actor=wang, told=MoveTold("no"))
    page.refresh()
    settle(desk)
    appeal = related(page).appeal
    appeal._button.click()
    appeal.line.fill("by", "buyer")
    appeal.line.fill("reviewer", "老王")
    appeal.line.fill("grounds", "not fair")
    appeal.line.accept()
    settle(desk)
    assert any("somebody else must review it" in words for words in told())
    appeal.line.fill("reviewer", "小周")
    appeal.line.accept()
    settle(desk)
    assert counter.card(number).claim_stage == "APPEAL"
    (line,) = appeal._list.lines()
    assert line.title == "Buyer appeals, 小周 reviews"
    assert "only 小周 or the owner" in appeal._words.text()
    assert not appeal._button.isVisible()


def test_a_photo_is_hidden_by_the_delete_key_with_a_reason(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    pictures = [png("#a85410"), png("#104aa8")]
    add_photos(counter.shop, number=number, pictures=pictures, added_by="小周")
    page.refresh()
    settle(desk)
    evidence = page._evidence
    first, second = (photo.photo_id for photo in evidence._photos.photos())
    evidence._photos.select(first)
    press(evidence._photos, Qt.Key.Key_Delete)
    assert evidence.hiding.isVisible()
    assert [photo.photo_id for photo in evidence._photos.photos()] == [first, second]
    tell(desk, evidence.hiding.line, "an identity card")
    assert [photo.photo_id for photo in evidence._photos.photos()] == [second]
    assert not evidence.hiding.isVisible()
    desk.undo_last()
    settle(desk)
    assert len(evidence._photos.photos()) == 2


def test_a_photo_of_the_item_is_hidden_from_the_large_view(
    page: CasePage, desk: Desk, counter: Counter
) -> None:
    record_baseline(
        counter.shop, sku="A-1", pictures=[png()], condition="98", serial="", accessories=[],
        recorded_by="陈",
    )  # fmt: skip
    page.refresh()
    settle(desk)
    (photo,) = page._evidence._baseline.photos()
    page._look_at(photo.photo_id)
    settle(desk)
    viewer = page._large._viewer
    assert viewer is not None
    press(viewer, Qt.Key.Key_Delete)
    assert page._large._viewer is None
    tell(desk, page._evidence.hiding.line, "blurred")
    assert counter.shop.queries.items.card("A-1").photos == ()


def test_what_becomes_of_the_item_is_chosen_by_enter(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    counter.return_and_refund(number)
    page.refresh()
    settle(desk)
    section = the_item(page)
    assert section._status.accessibleName() == "On hold"
    fate = section.disposition
    fate.list.choose("restock")
    press(fate.list, Qt.Key.Key_Return)
    settle(desk)
    assert counter.shop.queries.items.card("A-1").line.status == "active"
    (line,) = [line for line in fate.list.lines() if line.key == "restock"]
    assert (line.detail, line.opens) == ("it is for sale already", False)


def test_a_new_price_is_asked_for(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    counter.return_and_refund(number)
    page.refresh()
    settle(desk)
    fate = the_item(page).disposition
    fate._on_opened("regrade")
    assert not fate.list.isVisible()
    fate.line.accept()
    assert fate.line._fields["price"]._below.text() == "Please fill this in."
    fate.line.fill("price", "9800")
    fate.line.fill("grade", "95")
    fate.line.accept()
    settle(desk)
    card = counter.shop.queries.items.card("A-1")
    assert (card.line.price_minor, card.condition) == (980_000, "95")
    assert fate.list.isVisible()


def test_a_case_without_an_item_says_so(desk: Desk, show: ShowPage, counter: Counter) -> None:
    made = CasePage(desk)
    show(made)
    made.open(counter.open(""))
    settle(desk)
    section = the_item(made)
    assert section._none.isVisible()
    assert not section._fate.isVisible()


def test_all_of_it_is_said_in_both_languages(
    page: CasePage, desk: Desk, counter: Counter, qapp: QApplication
) -> None:
    counter.open()
    section, item = related(page), the_item(page)
    english = [section._buttons["void"].text(), section._maybe_words.text()]
    english += [line.title for line in item.disposition.list.lines()]
    choose_language("zh")
    announce_language(qapp)
    settle(desk)
    chinese = [section._buttons["void"].text(), section._maybe_words.text()]
    chinese += [line.title for line in item.disposition.list.lines()]
    assert not set(english) & set(chinese)


def test_the_record_of_an_item_offers_what_can_be_done(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.consignor()
    counter.item()
    page = ItemsPage(desk)
    desk.changed.connect(lambda _changes: page.refresh())
    show(page)
    page.open("A-1")
    settle(desk)
    fate = page._record.disposition
    assert fate.isVisible()
    assert "restock" not in [line.key for line in fate.list.lines()]
    fate._on_opened("return_to_owner")
    fate.line.accept()
    settle(desk)
    assert counter.shop.queries.items.card("A-1").line.status == "returned_to_owner"
    assert not fate.isVisible()


def test_a_photo_of_the_record_is_hidden(desk: Desk, show: ShowPage, counter: Counter) -> None:
    counter.consignor()
    counter.item()
    record_baseline(
        counter.shop, sku="A-1", pictures=[png()], condition="98", serial="", accessories=[],
        recorded_by="陈",
    )  # fmt: skip
    page = ItemsPage(desk)
    desk.changed.connect(lambda _changes: page.refresh())
    show(page)
    page.open("A-1")
    settle(desk)
    record = page._record
    (photo,) = record._photos.photos()
    record.ask_to_hide(photo.photo_id)
    assert record.hiding.isVisible()
    assert page.leave()
    assert not record.hiding.isVisible()
    record.ask_to_hide(photo.photo_id)
    tell(desk, record.hiding.line, "wrong item")
    assert counter.shop.queries.items.card("A-1").photos == ()
