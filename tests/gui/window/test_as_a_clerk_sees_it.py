"""What a clerk meets: no stray windows, no half words, no button that her role is refused."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.services.offers import OfferTold, make_offer
from app.ui.case.page import CasePage
from app.ui.case.related_section import RelatedSection
from app.ui.case.sections import LAYERS
from tests.counter import OWNER, Counter
from tests.gui.hands import press
from tests.gui.window.front import Front


class _Windows(QObject):
    """Every widget that appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def number(counter: Counter) -> str:
    """A case whose buyer asks for some money back."""
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.split(number, shop=3000, consignor=7000)
    make_offer(counter.shop, number=number, told=OfferTold(50_000, made_by="buyer"), actor=OWNER)
    return number


@pytest.fixture
def case(front: Front, number: str) -> CasePage:
    front.go("case", number)
    return front.page(CasePage, "case")


def layer(front: Front, case: CasePage, key: str) -> None:
    case._layers.show_layer(key)
    front.settle()


def test_no_page_or_layer_flashes_up_as_a_window_of_its_own(
    number: str, fronts: list[Front], qapp: QApplication
) -> None:
    """It would take the keyboard away from what the clerk is doing."""
    seen, front = _Windows(), fronts[0]
    qapp.installEventFilter(seen)
    front.open()
    for name in ("queue", "day", "deadlines", "items", "people", "settings", "keys"):
        front.go(name)
    front.go("case", number)
    case = front.page(CasePage, "case")
    for each in LAYERS:
        layer(front, case, each.key)
        assert QApplication.focusWidget() is not None, each.key
    qapp.removeEventFilter(seen)
    assert seen.names == ["MainWindow"]


def test_a_narrow_window_puts_moves_behind_more_instead_of_cutting_their_words(
    front: Front, case: CasePage
) -> None:
    bar = case._moves
    assert len(bar._moves) == 4
    for width, fewer in ((1024, True), (1920, False)):
        front.window.resize(width, 700)
        front.settle()
        shown = [button for button in bar._moves if button.isVisible()]
        assert (len(shown) < 4) == fewer
        for button in shown:
            assert button.width() >= button.sizeHint().width()
        behind = [action.text() for action in bar._menu.actions()]
        hidden = [button.text() for button in bar._moves if button not in shown]
        assert hidden == behind[: len(hidden)]


def test_tab_goes_from_left_to_right_and_down(front: Front, case: CasePage) -> None:
    """Moves and offers are made when the case is there; they do not come last of all."""
    layer(front, case, "offers")
    bar, passed = case._moves, []
    bar.focus_start()
    section = case._layers.section("offers")
    assert section is not None
    for _ in range(30):
        passed.append(QApplication.focusWidget())
        front.press(Qt.Key.Key_Tab)
    offers = [button for button in section.findChildren(QWidget) if button in passed]
    after = [passed.index(each) for each in (*bar._moves[1:], bar._more)]
    assert after == sorted(after)
    assert offers
    assert max(after) < min(passed.index(each) for each in offers)


def test_esc_goes_back_to_the_button_that_asked(front: Front, case: CasePage) -> None:
    layer(front, case, "related")
    section = case._layers.section("related")
    assert isinstance(section, RelatedSection)
    press(section._buttons["merge"], Qt.Key.Key_Return)
    front.press(Qt.Key.Key_Escape)
    assert section._buttons["merge"] is QApplication.focusWidget()


def test_the_head_keeps_its_height_whatever_stands_below(front: Front, case: CasePage) -> None:
    front.window.resize(1024, 640)
    front.settle()
    before = front.window._stack.y()
    for each in LAYERS:
        layer(front, case, each.key)
        assert before == front.window._stack.y(), each.key
