"""One case: its moves, what they want to be told, its evidence and its timeline."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.custody import Handover
from app.services.cases import add_note
from app.services.photos import add_photos
from app.text.catalogue import choose_language
from app.ui.case.page import CasePage
from app.ui.desk import Desk, Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.photos import OfferedPhotos
from app.ui.widgets.words import announce_language
from tests.counter import TO_THE_RETURN, Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage, Until
from tests.gui.pictures import png

Told = Callable[[], list[str]]


@pytest.fixture
def number(counter: Counter) -> str:
    """A new case about the bag."""
    counter.sell_the_bag()
    return counter.open()


@pytest.fixture
def page(desk: Desk, show: ShowPage, number: str) -> CasePage:
    """Its page, open."""
    made = CasePage(desk)
    show(made)
    made.open(number)
    settle(desk)
    return made


def again(page: CasePage) -> None:
    """Something was written behind the page's back; somebody tells it."""
    page.refresh()
    settle(page.desk)


def open_moves(page: CasePage) -> list[str]:
    return [button.text() for button in page._moves._moves if button.isEnabled()]


def primary(page: CasePage) -> list[str]:
    """The one way on: its button."""
    buttons = [b for b in page.findChildren(Button) if b.isVisible() and b.isEnabled()]
    return [button.text() for button in buttons if button.property("kind") == "primary"]


def where_and_next(page: CasePage) -> str:
    return page._header._where.accessibleName()


def focused_text() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, Button) else ""


def test_the_header_answers_the_five_questions(page: CasePage, number: str) -> None:
    header = page._header
    assert header._number.text() == number
    assert header._item.accessibleName() == "LV Speedy 30"
    assert header._stake.text() == "¥12,800.00"
    assert header._claim_waiting._chip.face().text == "Shop"
    assert header._claim_waiting._due.text() == "today 12:00"
    told = "The item is with the buyer      Handled by Owner      Next: Start review"
    assert where_and_next(page) == told


def test_the_first_move_has_the_focus_and_enter_makes_it(
    page: CasePage, counter: Counter, number: str, told: Told, until: Until
) -> None:
    until(lambda: focused_text() == "Start review")
    press(page._moves._moves[0], Qt.Key.Key_Return)
    settle(page.desk)
    assert counter.card(number).claim_stage == "TRIAGE"
    assert told() == [f"{number}: Start review"]
    assert focused_text() == "Take to decision"


def test_digits_press_the_moves(page: CasePage, counter: Counter, number: str) -> None:
    press(page._moves, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(number).claim_stage == "TRIAGE"
    page._note.setFocus()
    type_in(page._note, "1")
    settle(page.desk)
    assert counter.card(number).claim_stage == "TRIAGE"


def test_two_quick_keys_make_one_move(
    page: CasePage, counter: Counter, number: str, told: Told
) -> None:
    press(page._moves, Qt.Key.Key_1)
    press(page._moves, Qt.Key.Key_1)
    settle(page.desk)
    assert counter.card(number).claim_stage == "TRIAGE"
    assert len(told()) == 1


def test_a_move_that_is_closed_says_what_is_missing(
    page: CasePage, counter: Counter, number: str
) -> None:
    """Inspection: the way on is to answer whether it is our item, and the focus is there."""
    counter.move(number, *TO_THE_RETURN)
    page.open(number)
    settle(page.desk)
    assert page._moves._moves[0].text() == "Inspection passed"
    assert page._moves._moves[0].toolTip() == "check first whether it is our item"
    assert where_and_next(page).endswith(
        "Next: Inspection passed — check first whether it is our item"
    )
    assert focused_text() == "Yes, ours"
    press(page._evidence._answers[0], Qt.Key.Key_Return)
    settle(page.desk)
    assert counter.card(number).identity == "ours"
    assert page._evidence._identity_words.text() == "Checked: it is our item."
    assert primary(page) == ["Inspection passed"]
    assert focused_text() == "Inspection passed"


def test_a_reason_is_asked_on_the_page(
    page: CasePage, counter: Counter, number: str, told: Told
) -> None:
    counter.move(number, "review", "to_decision")
    again(page)
    page._moves._moves[open_moves(page).index("Do not uphold")].click()
    line = page._moves.line
    assert QApplication.focusWidget() is line.note
    press(line.note, Qt.Key.Key_Return)
    assert line._note_field._below.text() == "please write a note"
    type_in(line.note, "worn by the buyer")
    press(line.note, Qt.Key.Key_Return)
    settle(page.desk)
    assert counter.card(number).claim_stage == "REJECTED"
    assert not line.isVisible()
    assert told() == [f"{number}: Do not uphold"]
    assert primary(page) == []


def test_esc_gives_a_question_up(page: CasePage, counter: Counter, number: str) -> None:
    page._moves._moves[open_moves(page).index("Claimant withdrew")].click()
    assert page._moves.line.isVisible()
    assert page.leave()
    assert not page._moves.line.isVisible()
    assert not page.leave()
    assert counter.card(number).line.is_open


def test_a_question_survives_what_others_do(page: CasePage, counter: Counter, number: str) -> None:
    """A note arrives from another desk while the reason is being typed."""
    page._moves._moves[open_moves(page).index("Claimant withdrew")].click()
    type_in(page._moves.line.note, "found the receipt of another shop")
    add_note(counter.shop, number=number, text="called", written_by="周")
    again(page)
    assert page._moves.line.note.text() == "found the receipt of another shop"
    press(page._moves.line.note, Qt.Key.Key_Return)
    settle(page.desk)
    assert counter.card(number).claim_stage == "CANCELLED"


def test_an_old_screen_is_refused_and_filled_anew(
    page: CasePage, counter: Counter, number: str, told: Told
) -> None:
    counter.move(number, "review")
    press(page._moves, Qt.Key.Key_1)
    settle(page.desk)
    assert told() == [
        f"Somebody has just changed {number}. The newest state is shown; please look again."
    ]
    assert open_moves(page)[0] == "Take to decision"


def test_the_whole_price_is_offered_and_refunded(
    page: CasePage, counter: Counter, number: str
) -> None:
    counter.is_ours(number)
    counter.move(number, *TO_THE_RETURN, "inspection_passed")
    again(page)
    page._moves.make_move(1)
    line = page._moves.line
    assert (line.amount.text(), line.tender.currentData()) == ("12,800.00", "wechat")
    press(line.amount, Qt.Key.Key_Return)
    settle(page.desk)
    assert counter.card(number).refunded_minor == 1_280_000
    assert page._liability._facts._values["refunded"].accessibleName() == "¥12,800.00 · Ordered"


def test_a_part_of_the_price_must_be_named(
    desk: Desk, show: ShowPage, counter: Counter, told: Told
) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.is_ours(number)
    counter.move(number, "review", "to_decision", "approve_refund")
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    page._moves.make_move(1)
    line = page._moves.line
    press(line.amount, Qt.Key.Key_Return)
    assert line._amount_field._below.text() == "How much?"
    type_in(line.amount, "a lot")
    press(line.amount, Qt.Key.Key_Return)
    assert line._amount_field._below.text() != "How much?"
    line.amount.clear()
    type_in(line.amount, "500")
    press(line.amount, Qt.Key.Key_Return)
    settle(desk)
    assert counter.card(number).refunded_minor == 50_000
    assert told() == [f"{number}: Refund done"]


def test_a_cost_is_recorded_and_tells_its_correction(
    page: CasePage, counter: Counter, number: str, told: Told, desk: Desk
) -> None:
    page._liability._cost.click()
    line = page._moves.line
    type_in(line.amount, "386")
    type_in(line.note, "往返运费")
    press(line.note, Qt.Key.Key_Return)
    settle(desk)
    card = counter.card(number)
    assert (card.cost_minor, card.loss_minor) == (38_600, 38_600)
    assert page._liability._loss.text() == "¥386.00"
    desk.undo_last()
    settle(desk)
    assert told() == [
        "Cost recorded.",
        "Money or goods have moved, so this cannot be undone. Correct it with a reversing posting.",
    ]


def test_a_move_is_undone_from_its_notification(
    page: CasePage, counter: Counter, number: str, desk: Desk
) -> None:
    page._moves.make_move(1)
    settle(desk)
    assert desk.toasts is not None
    assert desk.toasts.act_on_newest()
    settle(desk)
    assert counter.card(number).claim_stage == "NEW"
    assert open_moves(page)[0] == "Start review"


def test_undo_takes_back_one_action_after_the_other(
    page: CasePage, counter: Counter, number: str, desk: Desk
) -> None:
    for stage in ("TRIAGE", "DECIDE"):
        page._moves.make_move(1)
        settle(desk)
        assert counter.card(number).claim_stage == stage
    desk.undo_last()
    desk.undo_last()
    settle(desk)
    assert counter.card(number).claim_stage == "NEW"


def test_a_note_is_written_and_a_long_one_opens(page: CasePage) -> None:
    type_in(page._note, "called her; " * 60)
    press(page._note, Qt.Key.Key_Return)
    settle(page.desk)
    assert page._note.text() == ""
    timeline = page._timeline
    first = timeline.model().index(0, 0)
    assert first.data() == "wrote a note"
    short = timeline.sizeHintForIndex(first).height()
    timeline.setCurrentIndex(first)
    press(timeline, Qt.Key.Key_Return)
    assert timeline.sizeHintForIndex(first).height() > 2 * short
    press(timeline, Qt.Key.Key_Space)
    assert timeline.sizeHintForIndex(first).height() == short


def test_a_photo_is_added_and_its_line_opens_it(page: CasePage, counter: Counter) -> None:
    page._evidence._on_photos_offered(OfferedPhotos(png=png()))
    settle(page.desk)
    (photo,) = page._evidence.photos()
    timeline = page._timeline
    timeline.open_row(timeline.model().index(0, 0))
    settle(page.desk)
    viewer = page._large._viewer
    assert viewer is not None
    assert viewer._canvas.has_picture()
    assert page.leave()
    assert page._large._viewer is None
    assert counter.shop.photos.read(photo.photo_id)


def test_a_picture_that_is_none_is_told(page: CasePage, told: Told) -> None:
    page._evidence._on_photos_offered(OfferedPhotos(png=b"not a picture"))
    settle(page.desk)
    assert told() == ["This is not a photo. Use JPEG, PNG, WEBP or HEIC."]


def test_the_category_and_the_cause_are_corrected(
    page: CasePage, counter: Counter, number: str, told: Told
) -> None:
    page._on_edit_wanted()
    edit = page._edit
    assert QApplication.focusWidget() is edit.category
    edit.category.setCurrentIndex(edit.category.findData("COND.STAIN"))
    edit.category.activated.emit(edit.category.currentIndex())
    settle(page.desk)
    edit.arose.setCurrentIndex(edit.arose.findData("in_shop"))
    edit.arose.activated.emit(edit.arose.currentIndex())
    settle(page.desk)
    card = counter.card(number)
    assert (card.line.category, card.arose) == ("COND.STAIN", "in_shop")
    assert told() == ["Corrected.", "Corrected."]
    edit.arose.activated.emit(edit.arose.currentIndex())
    settle(page.desk)
    assert len(told()) == 2
    assert page.leave()
    assert not edit.isVisible()


def test_the_resolution_may_change_until_the_claim_has_ended(
    page: CasePage, counter: Counter, number: str
) -> None:
    counter.move(number, "review", "to_decision", "accept_return")
    again(page)
    assert page._edit.resolution.isEnabled()
    counter.move(number, "cancel")
    again(page)
    assert not page._edit.resolution.isEnabled()


def test_a_handover_is_recorded(page: CasePage, counter: Counter, number: str, told: Told) -> None:
    page._on_handover_wanted()
    bar = page._handover
    assert bar.to.currentData() == "in_shop"
    type_in(bar.place, "货架 3")
    bar._boxes["box"].setChecked(True)
    press(bar.place, Qt.Key.Key_Return)
    settle(page.desk)
    item = counter.card(number).item
    assert item is not None
    assert (item.line.custody, item.place) == ("in_shop", "货架 3")
    assert not bar.isVisible()
    assert told() == ["The handover is recorded."]
    assert where_and_next(page).startswith("The item is in the shop · 货架 3")
    page._on_handover_wanted()
    assert bar.to.currentData() == "with_buyer"


def test_a_case_without_an_item_asks_nothing_about_one(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open(sku="", complaint="客人丢了小票")
    page = CasePage(desk)
    show(page)
    page.open(number)
    settle(desk)
    assert not page._evidence._identity_words.isVisible()
    assert not page._moves._hand_over.isVisible()
    assert where_and_next(page) == "Next: Start review"


def test_an_ended_case_offers_a_note_and_nothing_else(
    page: CasePage, counter: Counter, number: str
) -> None:
    counter.move(number, "cancel")
    page.open(number)
    settle(page.desk)
    assert page._moves._moves == []
    assert QApplication.focusWidget() is page._note
    assert page._liability._loss_words.text() == "no loss to be borne"
    assert not page._liability._decide.isVisible()


@pytest.mark.usefixtures("page")
def test_a_case_that_was_undone_is_left(desk: Desk, counter: Counter, places: list[Place]) -> None:
    """The page of a case whose opening is taken back has nothing left to show."""
    opened = counter.shop.queries.actions.last_of("陈")
    assert opened is not None
    desk.undo(opened)
    settle(desk)
    assert places == [Place("queue")]


def test_a_late_case_says_so(page: CasePage, clock: ShopClock) -> None:
    clock.step(days=3)
    again(page)
    due = page._header._claim_waiting._due
    assert due.text().endswith("overdue")
    assert due.property("tone") == "overdue"


def test_long_words_do_not_push_the_page_apart(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    name = "VeryLongNameWithoutAnySpaces" * 7
    counter.consignor("1001", name)
    counter.item("A-1", title=name)
    counter.sell("A-1")
    handover = Handover("in_shop", place="x" * 500, condition="y" * 500)
    number = counter.open(complaint="拉链坏了，" * 2000, handover=handover)
    add_photos(counter.shop, number=number, pictures=[png()], added_by="陈")
    page = CasePage(desk)
    show(page)
    before = page.width()
    page.open(number)
    settle(desk)
    assert page.width() == before
    assert page._evidence._complaint.toPlainText() == ("拉链坏了，" * 2000)
    assert page.minimumSizeHint().width() < 1100


def test_every_word_changes_with_the_language(page: CasePage) -> None:
    choose_language("zh")
    announce_language(QApplication.instance() or QApplication([]))
    settle(page.desk)
    assert page._moves._moves[0].text() == "开始受理"
    assert "下一步：开始受理" in where_and_next(page)
    model = page._timeline.model()
    assert model.index(model.rowCount() - 1, 0).data().startswith("登记售后")
