"""The main job by window: from the counter to the books and the buyer's slip."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.shop import Shop
from app.services.verify import verify
from app.ui.case.page import CasePage
from app.ui.counter.page import CounterPage
from app.ui.papers.preview import PaperDialog
from tests.counter import COMMISSION, PRICE, Counter
from tests.gui.hands import press, type_in
from tests.gui.window.front import Front


def test_a_case_goes_from_the_counter_to_the_books(
    front: Front, counter: Counter, shop: Shop, tmp_path: Path
) -> None:
    counter.sell_the_bag()
    slip = open_at_the_counter(front, tmp_path)
    assert slip.read_bytes().startswith(b"%PDF")
    assert (shop.folder / "papers").is_dir()

    front.go("case", "A-000001")
    page = front.page(CasePage, "case")
    for stage in ("TRIAGE", "DECIDE", "INSPECT"):  # the bag lies on the counter
        front.press(Qt.Key.Key_Return)  # the first move has the focus
        front.settle()
        assert counter.card("A-000001").claim_stage == stage
    assert page._moves._moves[0].text() == "Inspection passed"
    page._evidence._answers[0].click()
    front.settle()
    front.press(Qt.Key.Key_1)
    front.settle()
    front.press(Qt.Key.Key_1)
    front.press(Qt.Key.Key_Return)  # the whole price, the way it was paid
    front.settle()
    assert counter.card("A-000001").refunded_minor == PRICE

    add_a_cost(front, page, "386")
    page._liability._decide.click()
    front.settle()
    page._liability._settle.click()
    front.settle()

    card = counter.card("A-000001")
    assert not card.line.is_open
    assert (card.loss_minor, card.settled_minor) == (38_600, 38_600)
    balances = counter.balances()
    assert sum(balances.values()) == 0
    assert balances.get("commission_income", 0) != -COMMISSION  # the sale was unwound
    assert verify(shop, deep=True).is_sound


def open_at_the_counter(front: Front, folder: Path) -> Path:
    """Tag, words, Ctrl+Enter; the slip is looked at and saved."""
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("客人说拉链用了两天就坏了")
    front.page(CounterPage, "counter")._outcome.category.choose("FUNC.HARD")
    front.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    front.until(lambda: isinstance(QApplication.activeModalWidget(), PaperDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaperDialog)
    front.until(dialog._save.isEnabled)
    path = folder / "slip.pdf"
    dialog.save_to(path)
    front.until(path.exists)
    front.settle()
    dialog.reject()
    front.activate()
    assert front.page(CounterPage, "counter").isVisible()
    return path


def add_a_cost(front: Front, page: CasePage, amount: str) -> None:
    page._liability._cost.click()
    type_in(page._moves.line.amount, amount)
    press(page._moves.line.amount, Qt.Key.Key_Return)
    front.settle()
