"""What is typed is on disk a moment later, and is there again after the worst."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.services.shop import Shop
from app.ui.counter.page import CounterPage
from tests.counter import Counter
from tests.gui.pictures import picture
from tests.gui.window.front import Front

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing stays in it."""
    yield
    QGuiApplication.clipboard().clear()


def counter_of(front: Front) -> CounterPage:
    return front.page(CounterPage, "counter")


def after_a_crash(fronts: list[Front]) -> Front:
    """The machine died: nothing of the first window was closed, only its hold on the shop went."""
    fronts[0].application._lock.unlock()
    fronts.append(fronts[0].another())
    fronts[-1].open()
    return fronts[-1]


def test_an_intake_survives_a_crash_with_all_that_was_typed(
    fronts: list[Front], front: Front, counter: Counter, shop: Shop
) -> None:
    counter.sell_the_bag()
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("拉链坏了")
    QGuiApplication.clipboard().setImage(picture())
    front.press(Qt.Key.Key_V, CTRL)
    page = counter_of(front)
    page._story.phone.setFocus()
    front.type("139")
    page._outcome.category.choose("FUNC.HARD")
    page._outcome.handed_over.setChecked(False)
    front.settle()
    front.until(lambda: any(d.body["category"] == "FUNC.HARD" for d in shop.queries.drafts()))
    typed = page.intake()

    again = after_a_crash(fronts)
    page = counter_of(again)
    assert page._banner.isVisible()
    assert page._banner._sentence.text() == "An intake was interrupted: “拉链坏了”"
    again.press(Qt.Key.Key_D, ALT)
    again.settle()
    assert page.intake() == typed
    assert page._item.facts._title.accessibleName() == "LV Speedy 30"
    again.press(Qt.Key.Key_S, CTRL)
    again.until(lambda: "A-000001 is saved." in again.told())
    assert len(counter.card("A-000001").photos) == 1
    assert shop.queries.drafts() == []


def test_the_last_letters_before_closing_are_kept(front: Front, shop: Shop) -> None:
    counter_of(front)._story.complaint.setFocus()
    front.type("the zip")
    front.close()
    assert [draft.body["complaint"] for draft in shop.queries.drafts()] == ["the zip"]


def test_a_case_that_is_saved_quickly_leaves_no_ghost(front: Front, shop: Shop) -> None:
    """The pause after the last key is still running when the case is already on disk."""
    page = counter_of(front)
    page._story.complaint.setFocus()
    front.type("zip")
    assert page._drafts._timer.isActive()
    page.save(slip=False)
    assert not page._drafts._timer.isActive()
    front.until(lambda: "A-000001 is saved." in front.told())
    front.close()
    assert shop.queries.drafts() == []


def test_an_intake_nobody_wants_is_thrown_away(
    fronts: list[Front], front: Front, shop: Shop
) -> None:
    counter_of(front)._story.complaint.setFocus()
    front.type("zip")
    front.close()
    again = after_a_crash(fronts)
    page = counter_of(again)
    page._banner.dismiss()
    again.settle()
    assert not page._banner.isVisible()
    assert shop.queries.drafts() == []


def test_what_was_emptied_again_needs_no_draft(front: Front, shop: Shop) -> None:
    page = counter_of(front)
    page._story.complaint.setFocus()
    front.type("zip")
    front.until(lambda: len(shop.queries.drafts()) == 1)
    page._story.complaint.clear()
    front.until(lambda: shop.queries.drafts() == [])


def test_taking_a_draft_keeps_what_was_just_typed(
    fronts: list[Front], front: Front, shop: Shop
) -> None:
    counter_of(front)._story.complaint.setFocus()
    front.type("first")
    front.close()
    again = after_a_crash(fronts)
    page = counter_of(again)
    offered = page._banner._offered
    assert offered is not None
    page._story.complaint.setFocus()
    again.type("second")
    page._on_draft_taken(*offered)
    again.settle()
    assert page._story.complaint.toPlainText() == "first"
    assert {draft.body["complaint"] for draft in shop.queries.drafts()} == {"first", "second"}
