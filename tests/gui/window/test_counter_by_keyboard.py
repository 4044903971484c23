"""The counter without a mouse: a whole case, and what is missing or typed wrong."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.shop import Shop
from app.ui.counter.page import CounterPage
from app.ui.papers.preview import PaperDialog
from tests.counter import Counter
from tests.gui.pictures import picture
from tests.gui.window.front import Front

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing of another test is in it."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def page(counter: Counter, front: Front) -> CounterPage:
    """The counter of a shop that has sold the bag."""
    counter.sell_the_bag()
    return front.page(CounterPage, "counter")


def saved(front: Front, number: str) -> None:
    front.until(lambda: f"{number} is saved." in front.told())
    front.settle()


def kinds(shop: Shop, number: str) -> list[str]:
    card = shop.queries.cases.card(number)
    return [line.kind for line in shop.queries.cases.timeline(card.line.id)]


def test_a_whole_case_with_everything_takes_few_keys(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    """Tag, words, a photo, category, where it is kept, its box, and the slip."""
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("客人说拉链用了两天就坏了")
    QGuiApplication.clipboard().setImage(picture())
    front.press(Qt.Key.Key_V, CTRL)
    front.settle()
    for _ in range(6):
        front.press(Qt.Key.Key_Tab)
    front.type("zip")
    for _ in range(3):
        front.press(Qt.Key.Key_Tab)
    front.type("shelf 3")
    front.press(Qt.Key.Key_Tab)
    front.type("zip broken")
    front.press(Qt.Key.Key_Tab)
    front.press(Qt.Key.Key_Space)
    front.press(Qt.Key.Key_Return, CTRL)
    saved(front, "A-000001")
    slip = QApplication.activeModalWidget()
    assert isinstance(slip, PaperDialog)
    slip.reject()
    card = shop.queries.cases.card("A-000001")
    assert (card.complaint, card.line.category) == ("客人说拉链用了两天就坏了", "FUNC.HARD")
    assert (card.line.resolution, len(card.photos)) == ("RETURN_REFUND", 1)
    assert kinds(shop, "A-000001")[:4] == [
        "case_opened",
        "rules_applied",
        "custody_changed",
        "photo_added",
    ]
    handover = shop.queries.items.card("A-1").handovers[-1]
    assert (handover.place, handover.condition, handover.accessories) == (
        "shelf 3",
        "zip broken",
        ("box",),
    )
    assert front.keys <= 15
    assert page.intake().is_worth_keeping is False


def test_two_keys_are_enough(front: Front, page: CounterPage, shop: Shop) -> None:
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("拉链坏了")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    assert front.keys == 2
    assert shop.queries.cases.card("A-000001").complaint == "拉链坏了"
    assert front.focus() is page._item.tag_edit


def test_an_empty_complaint_is_told_beside_the_field(front: Front, page: CounterPage) -> None:
    front.press(Qt.Key.Key_S, CTRL)
    front.until(page._story._problem._below.isVisible)
    assert page._story._problem._below.text() == "Please write one sentence on what is wrong."
    assert front.focus() is page._story.complaint
    front.type("k")
    assert not page._story._problem._below.isVisible()


def test_an_unknown_tag_is_told_and_does_not_block(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    front.type("X-999")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert "X-999" in page._item._field._below.text()
    front.press(Qt.Key.Key_Tab)
    front.type("lost the receipt")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = shop.queries.cases.card("A-000001")
    assert card.item is None
    assert card.complaint == "lost the receipt\nTag: X-999"


def test_a_tag_that_nobody_looked_up_is_looked_up_by_saving(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    """Ctrl+S straight from the tag: the case must not be opened for nothing."""
    page._story.complaint.setPlainText("zip")
    front.type("A-1")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = shop.queries.cases.card("A-000001")
    assert card.item is not None
    assert card.item.line.sku == "A-1"


def test_an_unknown_tag_stops_a_save_once(front: Front, page: CounterPage, shop: Shop) -> None:
    page._story.complaint.setPlainText("zip")
    front.type("A-7")
    front.press(Qt.Key.Key_S, CTRL)
    front.until(lambda: "A-7" in page._item._field._below.text())
    assert front.focus() is page._item.tag_edit
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    assert shop.queries.cases.card("A-000001").item is None


def test_another_tag_forgets_the_item_before(
    front: Front, page: CounterPage, counter: Counter
) -> None:
    counter.item("A-2", title="Chloé Marcie")
    page._story.complaint.setPlainText("zip")
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    page._item.focus_start()
    front.type("A-2")
    assert not page._item.facts._title.isVisible()
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    assert counter.card("A-000001").line.title == "Chloé Marcie"


def test_words_instead_of_a_tag_offer_what_was_found(
    front: Front, page: CounterPage, counter: Counter
) -> None:
    counter.item("A-2", title="Speedy 25 & strap")
    front.type("speedy")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert [b.text() for b in page._item._choices._buttons] == [
        "A-2   Speedy 25 && strap",
        "A-1   LV Speedy 30",
    ]
    front.press(Qt.Key.Key_Down)
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._item.sku() == "A-1"
    assert front.focus() is page._story.complaint


def test_a_receipt_of_several_items_asks_which(
    front: Front, page: CounterPage, counter: Counter
) -> None:
    counter.item("A-2", title="Chloé Marcie")
    counter.item("A-3", title="Celine Box")
    counter.sell("A-2", "A-3", number="S77")
    page._story.complaint.setPlainText("both smell")
    front.type("S77")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert len(page._item._choices._buttons) == 2
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = counter.card("A-000001")
    assert card.item is None
    assert card.line.at_stake_minor == 2 * counter.shop.queries.items.card("A-2").line.price_minor


def test_a_receipt_of_one_item_stands_for_it(front: Front, page: CounterPage) -> None:
    front.type("S1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert (page._item.sku(), page._item.sale_number()) == ("A-1", "S1")


def test_the_number_of_a_case_opens_it(front: Front, page: CounterPage, counter: Counter) -> None:
    counter.open()
    front.type("A-000001")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page.isHidden()
    assert front.shown() == "case"


def test_words_are_pasted_as_words(front: Front, page: CounterPage) -> None:
    page._story.complaint.setFocus()
    both = QMimeData()
    both.setText("from the chat")
    both.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(both)
    front.press(Qt.Key.Key_V, CTRL)
    front.settle()
    assert page._story.complaint.toPlainText() == "from the chat"
    assert page._story.photos() == ()


def test_a_pasted_picture_is_a_photo(front: Front, page: CounterPage, shop: Shop) -> None:
    page._story.complaint.setFocus()
    QGuiApplication.clipboard().setImage(picture())
    front.press(Qt.Key.Key_V, CTRL)
    front.settle()
    (photo,) = page._story.photos()
    assert page._story.complaint.toPlainText() == ""
    assert shop.photos.read(photo.sha256)


def test_a_photo_that_was_taken_out_comes_back(front: Front, page: CounterPage) -> None:
    page._story.complaint.setFocus()
    QGuiApplication.clipboard().setImage(picture())
    front.press(Qt.Key.Key_V, CTRL)
    front.settle()
    photos = page._story.photos()
    page._story.strip.select(photos[0].sha256)
    page._story.strip.remove_selected()
    assert page._story.photos() == ()
    toasts = front.desk.toasts
    assert toasts is not None
    toasts.act_on_newest()
    assert page._story.photos() == photos


def test_the_consignor_shows_only_while_alt_is_held(front: Front, page: CounterPage) -> None:
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    owner = page._item.facts._facts._values["owner"]
    assert owner.accessibleName() == "hold Alt to see"
    QTest.keyPress(front.focus(), Qt.Key.Key_Alt)
    assert owner.accessibleName() == "1001 李女士 · 70 %"
    QTest.keyRelease(front.focus(), Qt.Key.Key_Alt)
    assert owner.accessibleName() == "hold Alt to see"


def test_the_consignor_is_hidden_when_another_window_comes(
    front: Front, page: CounterPage, qtbot: QtBot
) -> None:
    """After Alt+Tab nobody tells that Alt came up."""
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    QTest.keyPress(front.focus(), Qt.Key.Key_Alt)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    front.until(lambda: QApplication.activeWindow() is other)
    assert page._item.facts._facts._values["owner"].accessibleName() == "hold Alt to see"


def test_part_of_a_name_chooses_the_category(front: Front, page: CounterPage) -> None:
    category = page._outcome.category
    category.setFocus(Qt.FocusReason.TabFocusReason)
    field = category.lineEdit()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    front.type("odour")
    front.press(Qt.Key.Key_Tab)
    assert page._outcome.chosen_category() == "COND.STAIN"
    assert page._outcome.resolution.currentData() == "PARTIAL"
    category.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    front.type("no such thing")
    front.press(Qt.Key.Key_Tab)
    assert page._outcome.chosen_category() == "COND.STAIN"
    assert field.text() == category.itemText(category.currentIndex())


def test_ctrl_z_is_the_fields_own_first_and_then_the_windows(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    page._story.complaint.setPlainText("zip")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    front.type("A-2")
    front.press(Qt.Key.Key_Z, CTRL)
    assert page._item.tag() == ""
    front.press(Qt.Key.Key_Z, CTRL)
    front.until(lambda: "Undone." in front.told())
    assert shop.queries.search.typed("zip") == []
    front.press(Qt.Key.Key_Z, CTRL)
    front.until(lambda: "There is nothing to undo." in front.told())


def test_a_case_whose_item_stayed_with_us_tells_the_correction(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    """A handover is a fact: neither the notification nor Ctrl+Z takes it back."""
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    page._story.complaint.setPlainText("zip")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    toasts = front.desk.toasts
    assert toasts is not None
    assert not toasts.act_on_newest()
    front.press(Qt.Key.Key_Z, CTRL)
    front.until(
        lambda: any("Record a new handover that gives the item back." in t for t in front.told())
    )
    assert shop.queries.cases.card("A-000001").line.is_open


def test_two_quick_saves_open_one_case(front: Front, page: CounterPage, shop: Shop) -> None:
    page._story.complaint.setPlainText("zip")
    page.save(slip=False)
    page.save(slip=False)
    saved(front, "A-000001")
    assert [hit.key for hit in shop.queries.search.typed("zip")] == ["A-000001"]


def test_a_refused_save_keeps_what_was_typed(front: Front, page: CounterPage, shop: Shop) -> None:
    page._story.complaint.setPlainText("k" * 20_001)
    page._story.complaint.setFocus()
    front.press(Qt.Key.Key_S, CTRL)
    front.until(lambda: bool(front.told()))
    assert len(page._story.complaint.toPlainText()) == 20_001
    assert front.focus() is page._story.complaint
    front.until(lambda: len(shop.queries.drafts()) == 1)


def test_esc_goes_back_to_the_tag_and_keeps_the_words(front: Front, page: CounterPage) -> None:
    page._story.complaint.setFocus()
    front.type("zip")
    front.press(Qt.Key.Key_Escape)
    assert front.focus() is page._item.tag_edit
    assert page._story.complaint.toPlainText() == "zip"


def test_an_open_case_of_the_same_item_is_told(
    front: Front, page: CounterPage, counter: Counter
) -> None:
    number = counter.open()
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._item.facts._warning.text() == f"There is an open case already: {number}"


def test_only_a_known_item_can_stay_with_us(front: Front, page: CounterPage) -> None:
    assert not page._outcome.handed_over.isEnabled()
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._outcome.handed_over.isChecked()
    assert page._outcome.place.isEnabled()
    page._outcome.handed_over.setChecked(False)
    assert not page._outcome.place.isEnabled()
