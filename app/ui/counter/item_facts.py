"""What the shop knows of the item on the counter."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.rows import ItemCard
from app.domain.windows import window_left
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dates import local_time
from app.text.windows import window_words
from app.ui.desk import Desk
from app.ui.pictures import show_thumbnails
from app.ui.widgets.chips import Chip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_MOST_CASES_NAMED = 5
_WINDOWS = (("fault", "FUNC"), ("condition", "COND"))  # a line each: together they were cut off


class ItemFacts(ScrollColumn):
    """Title, price, sale, photos, open cases. ``photo_wanted`` carries a hash.

    The buyer can see this screen: the consignor and her share show only while Alt is held.
    """

    photo_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._item: ItemCard | None = None
        self._said_above = ""  # the number of an open case that the page tells of already
        theme = desk.theme
        self._title = ClampedText(theme, "", "value", bold=True, lines=3)
        self._price = Text(theme, "", "value")
        self._status = Chip(theme, "")
        self._facts = KeyValueGrid(theme, label_px=72)
        self._warning = Text(theme, "", tone="warning", wrap=True)
        self._photos = PhotoStrip(theme, frozen=True)
        self._photos.preview_requested.connect(self.photo_wanted)
        for key, words in (
            ("grade", lambda: translate("Counter", "Grade")),
            ("serial", lambda: translate("Counter", "Serial")),
            ("sold", lambda: translate("Counter", "Sold")),
            ("fault", lambda: translate("Counter", "Windows")),
            ("condition", ""),
            ("receipt", lambda: translate("Counter", "Receipt")),
            ("buyer", lambda: translate("Counter", "Buyer")),
            ("owner", lambda: translate("Counter", "Consignor")),
        ):
            self._facts.add_row(key, words)
        for part in (
            self._title,
            self._price,
            self._status,
            self._facts,
            self._warning,
            self._photos,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_item(self, item: ItemCard | None) -> None:
        """Show an item; None shows nothing."""
        self._item = item
        for widget in (self._title, self._price, self._status, self._facts):
            widget.setVisible(item is not None)
        self._said_above = ""
        self._show_warning()
        self._photos.setVisible(bool(item and item.photos))
        if item is None:
            return
        desk, line = self._desk, item.line
        self._title.say(line.full_title)
        self._price.say(format_money(line.price_minor, line.currency))
        self._status.say(lambda: desk.word("item_status", line.status))
        sale = item.sale
        for key, value in (
            ("grade", item.condition),
            ("serial", item.serial),
            ("receipt", sale.number if sale else ""),
            ("buyer", sale.buyer_name if sale else ""),
        ):
            self._facts.set_value(key, value)
            self._facts.show_row(key, shown=bool(value))
        self._facts.set_value("sold", self._sold_words)
        self._facts.show_row("sold", shown=sale is not None)
        for row, trunk in _WINDOWS:
            self._facts.set_value(row, partial(self._window_words, trunk))
            self._facts.show_row(row, shown=bool(self._window_words(trunk)))
        self.show_owner(shown=False)
        photos = self.photos()
        self._photos.set_photos(photos)
        show_thumbnails(desk, self._photos, [photo.photo_id for photo in photos])

    def photos(self) -> tuple[StripPhoto, ...]:
        """The photos of the item, for the large view too."""
        return tuple(StripPhoto(p.sha256) for p in self._item.photos) if self._item else ()

    def leave_out(self, number: str) -> None:
        """The page tells of this open case already: once is enough."""
        self._said_above = number
        self._show_warning()

    def _show_warning(self) -> None:
        numbers = [n for n in self._item.open_cases if n != self._said_above] if self._item else []
        self._warning.setVisible(bool(numbers))
        self._warning.say(
            lambda: translate("Counter", "There is an open case already: {numbers}").format(
                numbers=", ".join(numbers[:_MOST_CASES_NAMED])
            )
        )

    def show_owner(self, *, shown: bool) -> None:
        """The consignor and her share, while Alt is held."""
        item = self._item
        known = item is not None and bool(item.line.consignor_number)
        self._facts.show_row("owner", shown=known)
        if item is None or not known:
            return
        self._facts.set_value(
            "owner",
            _owner_words(item) if shown else lambda: translate("Counter", "hold Alt to see"),
            tone="ink" if shown else "secondary",
        )

    def _window_words(self, trunk: str) -> str:
        """Until when a fault or a condition may be reported: what buyers come with most."""
        item, zone = self._item, self._desk.settings.zone
        if item is None or item.sale is None:
            return ""
        sold_on = local_time(item.sale.sold_at, zone).date()
        return window_words(
            window_left(
                self._desk.shop.program.item_classes,
                category=trunk,
                item_class=item.line.item_class,
                sold_on=sold_on,
                today=self._desk.today(),
                agreed=item.sale.windows,
            )
        )

    def _sold_words(self) -> str:
        sale = self._item.sale if self._item else None
        if sale is None:
            return ""
        zone = self._desk.settings.zone
        day = local_time(sale.sold_at, zone).date()
        days = (self._desk.today() - day).days
        if days <= 0:
            return translate("Counter", "{day} · today").format(day=day)
        if days == 1:
            return translate("Counter", "{day} · yesterday").format(day=day)
        return translate("Counter", "{day} · {n} days ago").format(day=day, n=days)


def _owner_words(item: ItemCard) -> str:
    """Whose it is, and her share where that may be seen."""
    owner = f"{item.line.consignor_number} {item.line.consignor_name}".strip()
    return owner if item.split_bp is None else f"{owner} · {format_share(item.split_bp)}"
