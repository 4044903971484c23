"""At the counter by keyboard: a second item, no receipt, a consignor, and a pasted chat."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.services.shop import Shop
from app.ui.counter.page import CounterPage
from app.ui.papers.preview import PaperDialog
from tests.counter import Counter
from tests.gui.pictures import picture
from tests.gui.window.front import Front

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CHAT = """王女士 2026/11/18 14:32
包包拉链坏了
[图片]
旧梦客服 2026/11/18 14:33
您好，方便拍一下吗？
王女士 2026/11/18 14:35
可以退吗
"""


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


def sisters(shop: Shop, number: str) -> list[str]:
    return [sister.number for sister in shop.queries.cases.card(number).sisters]


def test_the_next_item_of_a_customer_is_one_key_away(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    page._story.name.setText("刘女士")
    page._story.phone.setText("136")
    page._story.complaint.setPlainText("包坏了")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    assert page._visit._next.isVisible()
    front.press(Qt.Key.Key_V, ALT)
    assert (page.intake().name, page.intake().phone) == ("刘女士", "136")
    assert page._visit._words.accessibleName() == "Same visit as A-000001"
    assert front.focus() is page._item.tag_edit
    page._story.complaint.setPlainText("鞋坏了")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000002")
    assert (sisters(shop, "A-000001"), sisters(shop, "A-000002")) == (["A-000002"], ["A-000001"])
    assert shop.queries.cases.card("A-000001").buyer == shop.queries.cases.card("A-000002").buyer


def test_saving_and_going_on_prints_all_slips_at_the_end(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    for number in ("A-000001", "A-000002"):
        page._story.complaint.setPlainText(f"坏了 {number}")
        front.press(Qt.Key.Key_S, CTRL | SHIFT)
        saved(front, number)
        assert page._visit.visit
    page._story.complaint.setPlainText("坏了")
    front.press(Qt.Key.Key_Return, CTRL)
    saved(front, "A-000003")
    names = []
    for _ in range(3):
        slip = QApplication.activeModalWidget()
        assert isinstance(slip, PaperDialog)
        names.append(slip._file_name)
        slip.reject()
        front.settle()
    assert names == [f"slip-A-00000{n}.pdf" for n in (1, 2, 3)]
    assert sisters(shop, "A-000003") == ["A-000001", "A-000002"]


def test_another_customer_is_not_tied_to_the_last(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    for number in ("A-000001", "A-000002"):
        page._story.complaint.setPlainText("坏了")
        front.press(Qt.Key.Key_S, CTRL)
        saved(front, number)
    assert sisters(shop, "A-000002") == []


def test_leaving_the_visit_forgets_the_customer(front: Front, page: CounterPage) -> None:
    page._story.name.setText("刘女士")
    page._story.complaint.setPlainText("坏了")
    front.press(Qt.Key.Key_S, CTRL | SHIFT)
    saved(front, "A-000001")
    page._visit._leave.click()
    assert (page.intake().visit, page.intake().name) == ("", "")
    assert not page._visit._leave.isVisible()


def test_one_key_says_that_the_sale_is_not_proven(
    front: Front, page: CounterPage, shop: Shop
) -> None:
    front.type("A-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._item.proof._chip.accessibleName() == "sale in our books"
    front.press(Qt.Key.Key_N, ALT)
    assert page._item.proof._chip.accessibleName() == "sale not proven"
    QGuiApplication.clipboard().setImage(picture())
    page._item.proof._strip.paste()
    front.settle()
    front.type("拉链坏了")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = shop.queries.cases.card("A-000001")
    assert (card.proof, [photo.role for photo in card.photos]) == ("not_proven", ["proof"])
    assert page._item.proof.proof() == ""


@pytest.mark.parametrize(
    ("typed", "proof"),
    [
        ("S1", "receipt"),
        ("42000010000", "payment"),
        ("12800 3-2", "amount_date"),
        ("2222", "phone"),
    ],
)
def test_a_sale_is_found_without_the_tag(
    front: Front, page: CounterPage, shop: Shop, typed: str, proof: str
) -> None:
    front.type(typed)
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._item.sku() == "A-1"
    front.type("拉链坏了")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    assert shop.queries.cases.card("A-000001").proof == proof


def test_a_phone_with_several_purchases_asks_which(
    front: Front, page: CounterPage, counter: Counter
) -> None:
    counter.item("A-2", title="Chloé Marcie")
    counter.sell("A-2")
    front.type("11112222")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert len(page._item._choices._buttons) == 2
    assert page._item._choices._question.text() == "Which of these is it?"
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert page._item.proof.proof() == "phone"


def test_a_consignor_complains_by_keyboard(
    front: Front, page: CounterPage, counter: Counter, shop: Shop
) -> None:
    """Other hints, other categories on top, and her own record instead of a buyer."""
    counter.item("C-1", title="羊绒大衣")
    front.type("C-1")
    front.press(Qt.Key.Key_Return)
    front.settle()
    front.type("大衣找不到了")
    front.press(Qt.Key.Key_W, ALT)
    front.press(Qt.Key.Key_Down)
    assert page._story.who.chosen() == "consignor"
    assert "coat" in page._story.complaint.placeholderText()
    assert page._outcome.category.itemData(0) == "STORE.DMG"
    assert not page._item.proof.isVisible()
    assert not page._outcome.handed_over.isChecked()
    front.press(Qt.Key.Key_Tab)
    front.type("1001")
    front.until(lambda: page._story.who.consignor.completer().completionCount() == 1)
    page._story.who.consignor.setText("1001  李女士")
    page._outcome.category.choose("STORE.LOST")
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = shop.queries.cases.card("A-000001")
    assert (card.claimant, card.claimant_name, card.buyer) == ("consignor", "李女士", None)
    assert card.consignor is not None
    assert card.consignor.number == "1001"
    assert page._story.who.chosen() == "buyer"


def test_a_pasted_chat_becomes_the_complaint(front: Front, page: CounterPage, shop: Shop) -> None:
    QGuiApplication.clipboard().setText(CHAT)
    front.press(Qt.Key.Key_V, CTRL | SHIFT)
    panel = page._chat.panel
    assert (panel.isVisible(), panel.chosen(), panel.words()) == (
        True,
        "王女士",
        "包包拉链坏了\n可以退吗",
    )
    front.press(Qt.Key.Key_Return, CTRL)
    front.until(lambda: not panel.isVisible())
    assert page._story.complaint.toPlainText() == "包包拉链坏了\n可以退吗"
    assert page._story.name.text() == "王女士"
    front.press(Qt.Key.Key_S, CTRL)
    saved(front, "A-000001")
    card = shop.queries.cases.card("A-000001")
    kinds = [line.kind for line in shop.queries.cases.timeline(card.line.id)]
    assert "chat_pasted" in kinds
    assert not page._story.chat.isVisible()


def test_a_line_is_left_out_by_keyboard_and_another_customer_chosen(
    front: Front, page: CounterPage
) -> None:
    QGuiApplication.clipboard().setText(CHAT)
    front.press(Qt.Key.Key_V, CTRL | SHIFT)
    panel = page._chat.panel
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    front.press(Qt.Key.Key_Space)
    assert panel.words() == "可以退吗"
    panel.customer.setFocus()
    front.press(Qt.Key.Key_Down)
    assert panel.words() == "您好，方便拍一下吗？"
    front.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page._story.complaint.toPlainText() == ""


def test_pictures_beside_a_chat_are_photos(front: Front, page: CounterPage) -> None:
    both = QMimeData()
    both.setText(CHAT)
    both.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(both)
    front.press(Qt.Key.Key_V, CTRL | SHIFT)
    front.settle()
    assert len(page._story.photos()) == 1
    assert page._chat.panel.isVisible()


def test_an_empty_clipboard_says_what_to_do(front: Front, page: CounterPage) -> None:
    front.press(Qt.Key.Key_V, CTRL | SHIFT)
    assert front.told() == ["Copy the messages of the chat first, then paste."]
    assert not page._chat.panel.isVisible()


def test_a_draft_keeps_chat_proof_claimant_and_visit(front: Front, page: CounterPage) -> None:
    page._story.complaint.setPlainText("包坏了")
    front.press(Qt.Key.Key_S, CTRL | SHIFT)
    saved(front, "A-000001")
    page._story.chat.fill(CHAT, "王女士")
    page._item.proof.toggle()
    page._story.complaint.setPlainText("鞋坏了")
    typed = page.intake()
    page._drafts.save_now()
    front.settle()
    front.until(lambda: len(front.desk.shop.queries.drafts()) == 1)
    page._fill(type(typed)())
    page._drafts.start_afresh()
    page._banner.look("")
    front.settle()
    front.press(Qt.Key.Key_D, ALT)
    front.settle()
    assert page.intake() == typed


def test_f1_explains_the_field_and_then_opens_help(front: Front, page: CounterPage) -> None:
    page._outcome.resolution.setFocus()
    front.press(Qt.Key.Key_F1)
    label = page._outcome._resolution_field._hover
    assert label is not None
    assert label.is_shown()
    popup = label.popup()
    assert popup is not None
    assert popup.accessibleName() == "Note only"
    front.press(Qt.Key.Key_F1)
    front.until(lambda: front.shown() == "help")
