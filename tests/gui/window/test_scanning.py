"""A scanner lands on its item from anywhere; a person who types does not."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from app.ui.case.page import CasePage
from app.ui.counter.page import CounterPage
from app.ui.queue.page import QueuePage
from tests.counter import Counter
from tests.gui.window.front import Front

SCANNER_MS = 8
FAST_CLERK_MS = 90


def keys_of(code: str) -> list[tuple[Qt.Key, str]]:
    keys = [(Qt.Key(ord(letter)), letter) for letter in code]  # Qt's names for ASCII are its codes
    return [*keys, (Qt.Key.Key_Return, "\r")]


def send(front: Front, code: str, pause_ms: int, start_ms: int = 1_000_000) -> None:
    """Keys as a keyboard sends them: with their times."""
    at_ms = start_ms
    for key, letter in keys_of(code):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(front.focus(), event)
        at_ms += pause_ms


def test_a_scan_into_the_search_box_is_the_beginning_of_an_intake(
    front: Front, counter: Counter
) -> None:
    counter.sell_the_bag()
    counter.item("10293", title="Chloé Marcie")
    front.window._search.setFocus()
    send(front, "10293", SCANNER_MS)
    front.settle()
    page = front.page(CounterPage, "counter")
    assert (front.shown(), page._item.sku()) == ("counter", "10293")
    assert front.window._search.text() == ""
    assert front.focus() is page._story.complaint


def test_a_scan_over_selected_words_gives_them_back(front: Front, counter: Counter) -> None:
    counter.consignor()
    counter.item("10293")
    page = front.page(CounterPage, "counter")
    page._story.complaint.setPlainText("zip broken")
    page._story.complaint.setFocus()
    page._story.complaint.selectAll()
    send(front, "10293", SCANNER_MS)
    front.settle()
    assert page._story.complaint.toPlainText() == "zip broken"
    assert page._item.sku() == "10293"


def test_the_digits_of_a_tag_make_no_move(front: Front, counter: Counter) -> None:
    """On the queue a 1 is a move: not when it is the first digit of ten."""
    counter.sell_the_bag()
    counter.item("11293")
    number = counter.open()
    front.go("queue")
    queue = front.page(QueuePage, "queue")
    front.until(lambda: queue._preview._card is not None)
    send(front, "11293", SCANNER_MS)
    front.settle()
    assert front.shown() == "counter"
    assert counter.card(number).claim_stage == "NEW"
    assert front.page(CounterPage, "counter")._item.sku() == "11293"


def test_a_key_that_a_person_presses_counts_a_moment_later(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    front.go("queue")
    queue = front.page(QueuePage, "queue")
    front.until(lambda: queue._preview._card is not None)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
    event.setTimestamp(1_000_000)
    QApplication.sendEvent(front.focus(), event)
    front.until(lambda: counter.card(number).claim_stage == "TRIAGE")


def test_a_person_who_types_fast_is_no_scanner(front: Front, counter: Counter) -> None:
    counter.consignor()
    counter.item("10293")
    page = front.page(CounterPage, "counter")
    page._story.name.setFocus()
    send(front, "10293", FAST_CLERK_MS)
    front.settle()
    assert page._story.name.text() == "10293"
    assert page._item.sku() == ""


def test_four_keys_and_enter_are_no_scan(front: Front) -> None:
    page = front.page(CounterPage, "counter")
    page._story.name.setFocus()
    send(front, "1029", SCANNER_MS)
    assert page._story.name.text() == "1029"


def test_the_code_on_a_slip_opens_its_case(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    send(front, number, SCANNER_MS)
    front.settle()
    assert (front.shown(), front.page(CasePage, "case")._number) == ("case", number)


def test_a_tag_that_reads_like_a_case_is_a_tag(front: Front, counter: Counter) -> None:
    """A-1 is item A-1, though case A-000001 may be written so."""
    counter.sell_the_bag()
    counter.item("A-00001")
    counter.open()
    send(front, "A-00001", SCANNER_MS)
    front.settle()
    assert front.shown() == "counter"
    assert front.page(CounterPage, "counter")._item.sku() == "A-00001"


def test_an_unknown_code_is_told_at_the_counter(front: Front) -> None:
    front.go("queue")
    send(front, "99887766", SCANNER_MS)
    front.settle()
    assert front.shown() == "counter"
    assert "99887766" in front.page(CounterPage, "counter")._item._field._below.text()


def test_a_dialog_takes_what_is_scanned_into_it(front: Front, counter: Counter) -> None:
    counter.consignor()
    counter.item("10293")
    dialog = QDialog(front.window)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    dialog.open()
    front.until(lambda: QApplication.focusWidget() is field)
    send(front, "10293", SCANNER_MS)
    assert field.text() == "10293"
    assert front.page(CounterPage, "counter")._item.sku() == ""
    dialog.close()
    dialog.deleteLater()
