"""Step 1: what is it? Scan or type a tag; the card says what the shop knows of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.rows import ItemCard
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.counter.item_choices import ItemChoice, ItemChoices
from app.ui.desk import Desk
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words

_MOST_CASES_NAMED = 5


class ItemPanel(Card):
    """``tag_entered`` when Enter, Tab or a scanner names a tag; ``edited`` on any letter.

    The buyer can see this screen: the consignor and her share show only while Alt is held.
    """

    tag_entered = Signal(object)
    photo_wanted = Signal(object)
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Counter", "1  What is it?"), parent=parent)
        self._desk = desk
        self._item: ItemCard | None = None
        self._told = ""  # the tag that was looked up last
        self.sku = QLineEdit()
        self.sku.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        self.sku.returnPressed.connect(lambda: self._on_entered(again=True))
        self.sku.editingFinished.connect(lambda: self._on_entered(again=False))
        self.sku.textEdited.connect(self._on_text_edited)
        self._field = Field(desk.theme, lambda: translate("Counter", "Tag or receipt"), self.sku)
        self._choices = ItemChoices(desk.theme)
        self._choices.chosen.connect(self.tag_entered)
        self._title = ClampedText(desk.theme, "", "value", bold=True, lines=3)
        self._price = Text(desk.theme, "", "value")
        self._status = Chip(desk.theme, "")
        self._facts = KeyValueGrid(desk.theme, label_px=72)
        self._photos = PhotoStrip(desk.theme, frozen=True)
        self._photos.preview_requested.connect(self.photo_wanted)
        self._warning = Text(desk.theme, "", tone="warning", wrap=True)
        self._lay_out()
        self.show_item(None)
        self.retranslate()

    def _lay_out(self) -> None:
        self.body.addWidget(self._field)
        known = ScrollColumn()
        for widget in (self._choices, self._title, self._price, self._status):
            known.column.addWidget(widget)
        for key, words in (
            ("grade", lambda: translate("Counter", "Grade")),
            ("serial", lambda: translate("Counter", "Serial")),
            ("sold", lambda: translate("Counter", "Sold")),
            ("receipt", lambda: translate("Counter", "Receipt")),
            ("buyer", lambda: translate("Counter", "Buyer")),
            ("owner", lambda: translate("Counter", "Consignor")),
        ):
            self._facts.add_row(key, words)
        for part in (self._facts, self._warning, self._photos):
            known.column.addWidget(part)
        known.column.addStretch(1)
        self.body.addSpacing(GROUP_PX // 2)
        self.body.addWidget(known, 1)

    def item(self) -> ItemCard | None:
        """The item that was found."""
        return self._item

    def tag(self) -> str:
        """What stands in the field."""
        return self.sku.text().strip()

    def was_told(self) -> bool:
        """Whether this very tag has been looked up."""
        return self.tag() == self._told

    def set_tag(self, tag: str) -> None:
        """Show a tag that came from elsewhere."""
        self.sku.setText(tag)
        self._told = tag

    def set_problem(self, words: Words) -> None:
        """What is wrong with the tag."""
        self._field.set_problem(words)

    def offer(self, question: Words, choices: Sequence[ItemChoice]) -> None:
        """Ask which item is meant."""
        self.show_item(None)
        self._choices.offer(question, choices)

    def show_item(self, item: ItemCard | None) -> None:
        """Show the card of an item; None clears it."""
        self._item = item
        self._field.set_problem("")
        self._choices.offer("", ())
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
        self._facts.set_value("grade", item.condition)
        self._facts.show_row("grade", shown=bool(item.condition))
        self._facts.set_value("serial", item.serial)
        self._facts.show_row("serial", shown=bool(item.serial))
        self._show_sale(item)
        self.show_owner(shown=False)
        if item.open_cases:
            self._warning.say(
                lambda: translate("Counter", "There is an open case already: {numbers}").format(
                    numbers=", ".join(item.open_cases[:_MOST_CASES_NAMED])
                )
            )
            self._warning.setVisible(True)
        photos = self.photos()
        self._photos.set_photos(photos)
        show_thumbnails(desk, self._photos, [photo.photo_id for photo in photos])

    def photos(self) -> tuple[StripPhoto, ...]:
        """The photos of the item, for the large view too."""
        return tuple(StripPhoto(p.sha256) for p in self._item.photos) if self._item else ()

    def _show_sale(self, item: ItemCard) -> None:
        sale = item.sale
        for key in ("sold", "receipt"):
            self._facts.show_row(key, shown=sale is not None)
        self._facts.show_row("buyer", shown=bool(sale and sale.buyer_name))
        if sale:
            self._facts.set_value("sold", self._sold_words)
            self._facts.set_value("receipt", sale.number)
            self._facts.set_value("buyer", sale.buyer_name)

    def _sold_words(self) -> str:
        sale = self._item.sale if self._item else None
        if sale is None:
            return ""
        zone = self._desk.settings.zone
        day = local_time(sale.sold_at, zone).date()
        days = (self._desk.shop.today(zone) - day).days
        if days <= 0:
            return translate("Counter", "{day} · today").format(day=day)
        if days == 1:
            return translate("Counter", "{day} · yesterday").format(day=day)
        return translate("Counter", "{day} · {n} days ago").format(day=day, n=days)

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
        """The placeholder."""
        self.sku.setPlaceholderText(translate("Counter", "Scan the tag, or type its number  ↵"))

    def focus_start(self) -> None:
        """Where an intake begins."""
        self.sku.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sku.selectAll()

    def _on_text_edited(self, _text: str) -> None:
        """Another tag is another item: the old one must not be what a case is opened for."""
        if self._item is not None or self._choices.isVisible():
            self.show_item(None)
        self._field.set_problem("")
        self.edited.emit()

    def _on_entered(self, *, again: bool) -> None:
        if again or not self.was_told():
            self._told = self.tag()
            self.tag_entered.emit(self._told)
