"""At the counter: how such cases ended stands below the words, and a case that is there is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.opening import open_case
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.ui.counter.page import CounterPage
from tests.counter import Counter
from tests.gui.window.front import Front
from tests.past import BOX, ZIP, ended, grow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(counter: Counter, front: Front) -> CounterPage:
    """The counter of a shop with a past: one zip, and many crushed boxes."""
    counter.sell_the_bag()
    ended(counter, ZIP)
    grow(counter, but=1)
    return front.page(CounterPage, "counter")


def shown(page: CounterPage) -> list[tuple[str, str, str]]:
    """What stands on the screen for everybody to read."""
    similar = page._story.similar
    if similar.isHidden():
        return []
    return [(line.lead, line.title, line.figure) for line in similar.lines.lines()]


def test_how_such_cases_ended_comes_and_goes_with_the_words(
    front: Front, page: CounterPage
) -> None:
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: bool(shown(page)))
    assert [("A-000001", ZIP, "Note only · same day")] == shown(page)
    page._story.complaint.setPlainText("屏幕不亮")
    front.until(lambda: not shown(page))
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: bool(shown(page)))
    page._story.complaint.setPlainText("")
    assert [] == shown(page)


def test_at_most_three_are_told(front: Front, page: CounterPage) -> None:
    page._story.complaint.setPlainText(BOX)
    front.until(lambda: bool(shown(page)))
    assert 3 == len(shown(page))


def test_why_they_are_alike_shows_only_while_alt_is_held(front: Front, page: CounterPage) -> None:
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: bool(shown(page)))
    before = shown(page)
    QTest.keyPress(front.focus(), Qt.Key.Key_Alt)
    ((_, why, likeness),) = shown(page)
    assert ("“拉链坏”, “卡住”", True) == (why, likeness.endswith("%"))
    QTest.keyRelease(front.focus(), Qt.Key.Key_Alt)
    assert before == shown(page)


def test_a_case_that_is_there_is_told_once_and_opened_with_a_key(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    number = open_case(shop, complaint=ZIP, opened_by="陈", sku="A-1").number
    page._item.begin("A-1")
    front.until(page._again.isVisible)
    said = f"This buyer reported this item today: {number}, still open."
    assert said == page._again._sentence.text()
    assert page._item.facts._warning.isHidden()
    front.press(Qt.Key.Key_O, ALT)
    front.until(lambda: front.shown() == "case")


def test_put_away_it_does_not_come_back_while_somebody_types(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    open_case(shop, complaint=ZIP, opened_by="陈", sku="A-1")
    page._item.begin("A-1")
    front.until(page._again.isVisible)
    page._again.dismiss()
    assert page._item.facts._warning.isVisible()
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: bool(shown(page)))
    assert page._again.isHidden()


def test_an_intake_that_is_saved_leaves_nothing_behind(front: Front, page: CounterPage) -> None:
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: bool(shown(page)))
    front.press(Qt.Key.Key_S, CTRL)
    front.until(lambda: not page._story.complaint.toPlainText())
    assert [] == shown(page)


def test_kept_off_it_says_nothing(front: Front, page: CounterPage, shop: Shop) -> None:
    edit_settings(shop, values={"smart_similar": "off"}, edited_by="陈")
    page._story.complaint.setPlainText("拉链坏了，卡住")
    front.until(lambda: not page._story.similar._pause.isActive())
    front.settle()
    assert [] == shown(page)


def test_tab_passes_them_by_and_a_key_goes_there(front: Front, page: CounterPage) -> None:
    page._story.complaint.setPlainText("拉链坏了，卡住")
    page._story.complaint.setFocus()
    front.press(Qt.Key.Key_Tab)
    without = front.focus()
    front.until(lambda: bool(shown(page)))
    page._story.complaint.setFocus()
    front.press(Qt.Key.Key_Tab)
    assert without is front.focus()
    front.press(Qt.Key.Key_S, ALT)
    assert front.focus() is page._story.similar.lines
    front.press(Qt.Key.Key_Return)
    front.until(lambda: front.shown() == "case")
