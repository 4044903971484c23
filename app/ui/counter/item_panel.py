"""Step 1: what is it? Scan or type a tag; the card says what the shop knows of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.domain.items import ACCESSORIES
from app.domain.rows import ItemCard
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.desk import Desk
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.texts import Text

_DAY_MS = 24 * 3600 * 1000


class ItemPanel(Card):
    """``sku_entered`` when Enter or a scanner names a tag; ``edited`` on any tick or word.

    The buyer can see this screen: the consignor and her share show only while Alt is held.
    """

    sku_entered = Signal(object)
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Counter", "1  What is it?"), parent=parent)
        self._desk = desk
        self._item: ItemCard | None = None
        self.sku = QLineEdit()
        self.sku.setClearButtonEnabled(True)
        self.sku.returnPressed.connect(lambda: self.sku_entered.emit(self.sku.text().strip()))
        self.sku.textEdited.connect(lambda _text: self.edited.emit())
        self._field = Field(desk.theme, lambda: translate("Counter", "Tag or receipt"), self.sku)
        self._title = Text(desk.theme, "", "value", bold=True, wrap=True)
        self._price = Text(desk.theme, "", "value")
        self._status = Chip(desk.theme, "")
        self._facts = KeyValueGrid(desk.theme, label_px=72)
        self._photos = PhotoStrip(desk.theme, frozen=True)
        self._warning = Text(desk.theme, "", tone="warning", wrap=True)
        self._boxes = {code: QCheckBox() for code in ACCESSORIES}
        self._boxes_words = Text(desk.theme, "", "caption", tone="secondary")
        self._lay_out()
        self.show_item(None)
        self.retranslate()

    def _lay_out(self) -> None:
        self.body.addWidget(self._field)
        self.body.addWidget(self._title)
        self.body.addWidget(self._price)
        self.body.addWidget(self._status)
        for key, words in (
            ("grade", lambda: translate("Counter", "Grade")),
            ("serial", lambda: translate("Counter", "Serial")),
            ("sold", lambda: translate("Counter", "Sold")),
            ("buyer", lambda: translate("Counter", "Buyer")),
            ("owner", lambda: translate("Counter", "Consignor")),
        ):
            self._facts.add_row(key, words)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._photos)
        self.body.addSpacing(NEAR_PX)
        self.body.addWidget(self._boxes_words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        for place, box in enumerate(self._boxes.values()):
            box.toggled.connect(lambda _on: self.edited.emit())
            grid.addWidget(box, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def item(self) -> ItemCard | None:
        """The item that was found."""
        return self._item

    def accessories(self) -> tuple[str, ...]:
        """What was ticked as handed over."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def tick(self, accessories: tuple[str, ...]) -> None:
        """Tick what a draft had ticked."""
        for code, box in self._boxes.items():
            box.setChecked(code in accessories)

    def set_problem(self, words: str) -> None:
        """What is wrong with the tag."""
        self._field.set_problem(words)

    def show_item(self, item: ItemCard | None) -> None:
        """Show the card of an item; None clears it."""
        self._item = item
        self._field.set_problem("")
        for widget in (self._title, self._price, self._status, self._facts):
            widget.setVisible(item is not None)
        self._warning.setVisible(False)
        self._photos.setVisible(bool(item and item.photos))
        if item is None:
            return
        desk, line = self._desk, item.line
        self._title.say(" ".join(part for part in (line.brand, line.title) if part))
        self._price.say(format_money(line.price_minor, line.currency))
        self._status.say(lambda: desk.word("item_status", line.status))
        self._facts.set_value("grade", item.condition or "—")
        self._facts.set_value("serial", item.serial)
        self._facts.show_row("serial", shown=bool(item.serial))
        sale = item.sale
        self._facts.show_row("sold", shown=sale is not None)
        self._facts.show_row("buyer", shown=bool(sale and sale.buyer_name))
        if sale:
            self._facts.set_value("sold", self._sold_words)
            self._facts.set_value("buyer", sale.buyer_name)
        self.show_owner(shown=False)
        if item.open_cases:
            self._warning.say(
                lambda: translate("Counter", "There is an open case already: {numbers}").format(
                    numbers=", ".join(item.open_cases[:5])
                )
            )
            self._warning.setVisible(True)
        hashes = [photo.sha256 for photo in item.photos]
        self._photos.set_photos(tuple(StripPhoto(sha256) for sha256 in hashes))
        show_thumbnails(desk, self._photos, hashes)

    def _sold_words(self) -> str:
        sale = self._item.sale if self._item else None
        if sale is None:
            return ""
        days = max(0, (self._desk.shop.clock() - sale.sold_at) // _DAY_MS)
        day = local_time(sale.sold_at, self._desk.settings.zone).strftime("%Y-%m-%d")
        return translate("Counter", "{day} · {n} days ago · {number}").format(
            day=day, n=days, number=sale.number
        )

    def show_owner(self, *, shown: bool) -> None:
        """The consignor and her share, while Alt is held."""
        item = self._item
        if item is None or not item.line.consignor_number:
            self._facts.show_row("owner", shown=False)
            return
        self._facts.show_row("owner", shown=True)
        self._facts.set_value(
            "owner",
            f"{item.line.consignor_number} {item.line.consignor_name} · "
            f"{format_share(item.split_bp)}"
            if shown
            else lambda: translate("Counter", "hold Alt to see"),
            tone="ink" if shown else "secondary",
        )

    def retranslate(self) -> None:
        """Placeholder and names."""
        self.sku.setPlaceholderText(translate("Counter", "Scan the tag, or type its number  ↵"))
        self._boxes_words.say(lambda: translate("Counter", "Handed over with it"))
        for code, box in self._boxes.items():
            box.setText(self._desk.word("accessory", code))

    def focus_start(self) -> None:
        """Where an intake begins."""
        self.sku.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sku.selectAll()
