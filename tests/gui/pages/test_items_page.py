"""The items page: find a thing, see its record, go on from there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.photos.drawing import draw_item
from app.services.goods import add_item
from app.services.shop import Shop
from app.text.catalogue import choose_language
from app.ui.desk import Desk, Place
from app.ui.items.baseline_form import BaselineForm
from app.ui.items.columns import FIRST_TO_GO, item_columns
from app.ui.items.item_form import ItemForm
from app.ui.items.page import ItemsPage
from app.ui.record_page import columns_to_hide
from app.ui.widgets.photo_viewer import PhotoViewer
from app.ui.widgets.photos import OfferedPhotos
from app.ui.widgets.words import announce_language
from tests.counter import Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until, button, field

Told = Callable[[], list[str]]


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> ItemsPage:
    made = ItemsPage(desk)
    show(made)
    return made


@pytest.mark.usefixtures("each_language")
def test_an_empty_shop_offers_to_import_a_file(page: ItemsPage, until: Until) -> None:
    page.open("")
    until(page.empty.isVisible)
    assert page.shown_key() == ""


def test_the_first_item_is_chosen_and_the_keyboard_is_on_the_table(
    page: ItemsPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    counter.item("A-1")
    counter.item("A-2")
    page.open("")
    until(lambda: page.shown_key() == "A-2")
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_J)
    until(lambda: page.shown_key() == "A-1")


def test_enter_goes_to_the_counter_with_the_item(
    page: ItemsPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    press(page.table, Qt.Key.Key_Return)
    assert places == [Place("counter", "A-1")]


def test_an_item_asked_for_by_name_is_shown_and_chosen(
    page: ItemsPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    for number in range(5):
        counter.item(f"A-{number}")
    page.open("A-3")
    until(lambda: page.shown_key() == "A-3" and page.table.chosen() is not None)
    page.open("A-1")
    until(lambda: page.shown_key() == "A-1")
    until(lambda: getattr(page.table.chosen(), "sku", "") == "A-1")


def test_an_item_far_down_is_shown_though_its_row_is_not_at_hand(
    page: ItemsPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    counter.consignor()
    for number in range(120):
        counter.item(f"A-{number}")
    page.open("A-3")
    until(lambda: page.shown_key() == "A-3" and page.table.hasFocus())
    press(page.table, Qt.Key.Key_Return)
    assert places in ([], [Place("counter", "A-3")])  # never another item's case


def test_an_unknown_item_is_told_and_the_first_one_shown(
    page: ItemsPage, counter: Counter, until: Until, told: Told
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("NO-SUCH")
    until(lambda: page.shown_key() == "A-1")
    assert told() == ["There is no item with the SKU “NO-SUCH”."]


def test_the_filter_narrows_and_esc_empties_it(
    page: ItemsPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    counter.item("A-1", title="Leica M6")
    counter.item("A-2", title="Rolex Datejust")
    page.open("")
    until(lambda: page.shown_key() == "A-2")
    press(page.table, Qt.Key.Key_Slash)
    type_in(page.words, "leica")
    until(lambda: page.shown_key() == "A-1")
    assert page.leave()
    until(lambda: page.table.paged_model().rowCount() == 2)
    assert not page.leave()


def test_a_filter_that_fits_nothing_can_be_dropped(
    page: ItemsPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    page.words.setText("zzz")
    until(page.empty.isVisible)
    click(button(page.empty, "Show all items"))
    until(lambda: page.shown_key() == "A-1")


def test_only_the_items_of_one_consignor(page: ItemsPage, counter: Counter, until: Until) -> None:
    counter.consignor("1001")
    counter.consignor("1002", "周先生")
    counter.item("A-1", consignor="1001")
    counter.item("A-2", consignor="1002")
    page.open("@1001")
    until(lambda: page.shown_key() == "A-1")
    assert page.table.paged_model().rowCount() == 1
    click(button(page, "only 1001"))
    until(lambda: page.table.paged_model().rowCount() == 2)


def test_an_open_case_on_the_record_leads_to_the_case(
    page: ItemsPage, counter: Counter, until: Until, places: list[Place]
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    page.open("A-1")
    until(lambda: page.shown_key() == "A-1")
    lines = page._record._case_list
    assert [line.key for line in lines.lines()] == [number]
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    press(lines, Qt.Key.Key_Return)
    assert places == [Place("case", number)]


def test_an_item_is_added_by_keyboard(
    page: ItemsPage, counter: Counter, until: Until, shop: Shop
) -> None:
    counter.consignor("1001")
    page.open("")
    until(page.empty.isVisible)
    click(button(page, "Add an item"))
    form = page.side.currentWidget()
    assert isinstance(form, ItemForm)
    type_in(field(form, "SKU"), "B-7")
    type_in(field(form, "Title"), "LV Speedy 30")
    type_in(field(form, "Price CNY"), "6800")
    type_in(field(form, "Consignor"), "1001")
    press(field(form, "Consignor"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: page.shown_key() == "B-7")
    card = shop.queries.items.card("B-7")
    assert (card.line.price_minor, card.line.consignor_number) == (680_000, "1001")


def test_a_sku_in_use_is_said_beside_its_field(
    page: ItemsPage, counter: Counter, until: Until
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    click(button(page, "Add an item"))
    form = page.side.currentWidget()
    assert isinstance(form, ItemForm)
    type_in(field(form, "SKU"), "A-1")
    type_in(field(form, "Title"), "another bag")
    type_in(field(form, "Price CNY"), "10")
    form.accepted.emit()
    until(lambda: "already in use" in form._fields["sku"]._below.text())
    assert page.leave()
    assert page.side.currentWidget() is page._record


def test_the_condition_is_recorded_with_photos(
    page: ItemsPage, counter: Counter, until: Until, shop: Shop, tmp_path: Path
) -> None:
    counter.consignor()
    counter.item("A-1")
    picture = tmp_path / "bag.jpg"
    picture.write_bytes(draw_item("bags", 1))
    page.open("A-1")
    until(lambda: page.shown_key() == "A-1")
    click(button(page._record, "Record its condition"))
    form = page.side.currentWidget()
    assert isinstance(form, BaselineForm)
    form._on_photos_offered(OfferedPhotos((picture,)))
    until(lambda: len(form._pictures) == 1)
    type_in(field(form, "Condition, flaws"), "95, light wear")
    form.findChildren(QCheckBox)[0].setChecked(True)
    click(form.accept_button)
    until(lambda: shop.queries.items.card("A-1").has_baseline)
    assert len(shop.queries.items.card("A-1").photos) == 1
    until(page._record._photos.isVisible)
    recorded = page._record._baselines.lines()
    assert [(line.title, line.detail) for line in recorded] == [
        ("95, light wear", "as it came in  box")
    ]
    press(page.table, Qt.Key.Key_Space)
    assert page.findChildren(PhotoViewer)[0].isVisible()
    assert page.leave()


def test_a_file_that_is_no_photo_is_told_and_the_form_stays(
    page: ItemsPage, counter: Counter, until: Until, told: Told, tmp_path: Path
) -> None:
    counter.consignor()
    counter.item("A-1")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    page.open("A-1")
    until(lambda: page.shown_key() == "A-1")
    page._on_baseline_wanted()
    form = page.side.currentWidget()
    assert isinstance(form, BaselineForm)
    form._on_photos_offered(OfferedPhotos((broken,)))
    until(lambda: told() == ["This is not a photo. Use JPEG, PNG, WEBP or HEIC."])
    assert page.side.currentWidget() is form


def test_a_name_of_two_hundred_letters_does_not_push_the_page_apart(
    page: ItemsPage, shop: Shop, until: Until
) -> None:
    add_item(
        shop, sku="X" * 60, title="包" * 200, price_minor=1, consignor="", added_by="陈",
        details={"brand": "B" * 200},
    )  # fmt: skip
    page.open("")
    until(lambda: page.shown_key() == "X" * 60)
    assert page.minimumSizeHint().width() <= 1024


def test_the_record_follows_the_language(page: ItemsPage, counter: Counter, until: Until) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    assert page._record._status.face().text == "For sale"
    choose_language("zh")
    app = QCoreApplication.instance()
    assert app is not None
    announce_language(app)
    assert page._record._status.face().text == "在售"


def test_what_others_write_is_seen_at_once(
    page: ItemsPage, counter: Counter, until: Until, desk: Desk
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    counter.sell("A-1")
    desk.refresh_everything()
    until(lambda: page._record._status.face().text == "Sold")


@pytest.mark.parametrize(
    ("room_px", "gone"),
    [
        (2000, ()),
        (800, ("item_class",)),
        (700, ("item_class", "brand")),
        (100, ("item_class", "brand", "consignor", "custody", "status")),
    ],
)
def test_columns_go_one_after_the_other_where_room_is_short(
    desk: Desk, room_px: int, gone: tuple[str, ...]
) -> None:
    assert columns_to_hide(item_columns(desk), FIRST_TO_GO, room_px) == gone


def test_in_the_smallest_window_title_and_price_are_readable(
    page: ItemsPage, counter: Counter, until: Until, host: QWidget
) -> None:
    counter.consignor()
    counter.item("A-1")
    page.open("")
    until(lambda: page.shown_key() == "A-1")
    host.resize(944, 560)
    table = page.table
    until(lambda: table.isColumnHidden(2))
    shown = [c.key for n, c in enumerate(page._columns) if not table.isColumnHidden(n)]
    assert {"sku", "title", "price"} <= set(shown)
    assert table.columnWidth(1) >= 140
    assert table.horizontalScrollBar().maximum() == 0
