"""The items page: a table over any number of items, and the record of the chosen one."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.domain.changes import Changes
from app.domain.items import ITEM_STATUSES
from app.domain.rows import ItemLine, PersonLine
from app.services.reading import Queries
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.importing.dialog import ImportDialog
from app.ui.items.baseline_form import BaselineForm
from app.ui.items.columns import FIRST_TO_GO, item_columns
from app.ui.items.file import ItemFile, find_item
from app.ui.items.item_form import ItemForm
from app.ui.items.record import ItemRecord
from app.ui.pictures import LargePhotos
from app.ui.record_page import PageOf, RecordPage
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import offer
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.texts import Text

_RECORD_PX = 372
_NAME_LETTERS = 18


class ItemsPage(RecordPage):
    """``open("A-10293")`` shows that item, ``open("@1003")`` the items of consignor 1003.

    Enter opens a case, Space looks at the photos.
    """

    def __init__(self, desk: Desk) -> None:
        self._record = ItemRecord(desk)
        super().__init__(
            desk,
            item_columns(desk),
            self._record,
            name="items",
            icon="package",
            first_to_go=FIRST_TO_GO,
        )
        self._large = LargePhotos(desk, self, on_record=True)
        self._owner: PersonLine | None = None  # only her items are shown
        self._only = Button(desk.theme, self._only_words, "quiet", icon="x")
        self._only.hide()
        self._status = QComboBox()
        self._lay_out_head()
        self._listen()
        self.retranslate()

    def _lay_out_head(self) -> None:
        theme = self.theme
        self._import = Button(
            theme, lambda: translate("Items", "Import a file…"), "quiet", icon="download"
        )
        self._add = Button(
            theme, lambda: translate("Items", "Add an item"), icon="plus", shortcut="Ctrl+N"
        )
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(Text(theme, lambda: translate("Places", "Items"), "title"))
        head.addSpacing(GROUP_PX)
        head.addWidget(self.words, 1)
        head.addWidget(self._status)
        head.addWidget(self._only)
        head.addStretch(0)
        head.addWidget(self._import)
        head.addWidget(self._add)
        self.side.setFixedWidth(_RECORD_PX)
        self.lay_out(head, table=1, side=0)

    def _listen(self) -> None:
        desk, record = self.desk, self._record
        self._status.currentIndexChanged.connect(lambda _row: self.reload())
        self._only.clicked.connect(lambda: self._show_items_of(None))
        self._import.clicked.connect(self.fill)
        self._add.clicked.connect(self._on_add_clicked)
        self.table.row_opened.connect(lambda _line: desk.go("counter", self.shown_key()))
        self.table.preview_requested.connect(lambda _line: self._look_at(""))
        self._large.hide_wanted.connect(lambda sha256: record.ask_to_hide(str(sha256)))
        record.case_wanted.connect(lambda: desk.go("counter", self.shown_key()))
        record.baseline_wanted.connect(self._on_baseline_wanted)
        record.photo_wanted.connect(lambda sha256: self._look_at(str(sha256)))
        record.case_opened.connect(lambda number: desk.go("case", str(number)))
        record.person_opened.connect(lambda number: desk.go("people", str(number)))

    def load(self, key: str) -> None:
        """``key`` may be a SKU, or ``@`` and a consignor's number."""
        if not key.startswith("@"):
            super().load(key)
            return
        self._wanted = ""
        self.clear_filter()
        self.desk.ask(lambda queries: queries.people.line(key[1:]), self._show_items_of, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Items, and the cases, sales and people on their records."""
        return any(changes.touches(kind) for kind in ("item", "case", "sale", "person", "import"))

    def retranslate(self) -> None:
        """Placeholder, statuses; columns and records ask anew by themselves."""
        self.words.setPlaceholderText(translate("Items", "SKU, title, brand, any word…"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.table.setAccessibleName(translate("Places", "Items"))
        self._status.setAccessibleName(translate("Items", "Status"))
        statuses = [(status, self.desk.word("item_status", status)) for status in ITEM_STATUSES]
        offer(self._status, [("", translate("Items", "All statuses")), *statuses])
        self.say_empty()

    def leave(self) -> bool:
        """Esc closes photo, then form, then the filter."""
        return self._large.leave() or self._record.leave() or super().leave()

    def source(self) -> tuple[PageOf, Callable[[], int]]:
        """Items under words, status and consignor, newest first."""
        items = self.desk.shop.queries.items
        words, status = self.words.text(), str(self._status.currentData() or "")
        owner = self._owner.id if self._owner else ""

        def page(asked: PageRequest) -> list[ItemLine]:
            return items.page(
                words=words, status=status, consignor=owner, offset=asked.offset, limit=asked.limit
            )

        return page, lambda: items.count(words=words, status=status, consignor=owner)

    def key_of(self, line: ItemLine) -> str:
        """Its SKU."""
        return line.sku

    def shown_key(self) -> str:
        """The SKU of the item that is shown."""
        shown = self._record.item()
        return shown.card.line.sku if shown else ""

    def find_record(self, queries: Queries, key: str) -> ItemFile:
        """The record, its open cases, and how its condition was recorded."""
        return find_item(queries, key)

    def show_found(self, found: ItemFile) -> str:
        """Show an item."""
        self._record.show_item(found)
        return found.card.line.id

    def show_nothing(self) -> None:
        """No item is there."""
        self._record.show_nothing()

    def is_filtered(self) -> bool:
        """Words, a status or a consignor."""
        return bool(self.words.text() or self._status.currentData() or self._owner)

    def clear_filter(self) -> None:
        """All items of everybody."""
        self.words.clear()
        self._owner = None
        self._only.hide()
        self._status.blockSignals(True)  # noqa: FBT003 - the page asks once for all three
        self._status.setCurrentIndex(0)
        self._status.blockSignals(False)  # noqa: FBT003 - as above

    def say_empty(self) -> None:
        """Nothing fits, or nothing is there."""
        if self.is_filtered():
            self.empty.say(
                lambda: translate("Items", "No item fits this filter."),
                lambda: translate("Items", "Show all items"),
            )
        else:
            self.empty.say(
                lambda: translate(
                    "Items", "No items yet. Bring in what your till program already knows."
                ),
                lambda: translate("Items", "Import a file…"),
            )

    def fill(self) -> None:
        """Bring in a file."""
        ImportDialog(self.desk).open()

    def _show_items_of(self, owner: PersonLine | None) -> None:
        self._owner = owner
        self._only.setVisible(owner is not None)
        self._only.say(self._only_words)
        self._arriving = True
        self.reload()

    def _only_words(self) -> str:
        owner = self._owner
        if owner is None:
            return ""
        name = owner.name if len(owner.name) <= _NAME_LETTERS else owner.name[:_NAME_LETTERS] + "…"
        return translate("Items", "only {number} {name}").format(number=owner.number, name=name)

    def _on_add_clicked(self) -> None:
        form = ItemForm(self.desk)
        form.added.connect(lambda sku: self.load(str(sku)))
        self.side.open_form(form)

    def _on_baseline_wanted(self) -> None:
        shown = self._record.item()
        if shown is not None:
            self.side.open_form(BaselineForm(self.desk, shown))

    def _look_at(self, sha256: str) -> None:
        """Photos of the shown item, large, over the page."""
        shown = self._record.item()
        if shown is not None:
            card = shown.card
            caption = f"{card.line.sku}  {card.line.title}"
            photos = tuple(StripPhoto(photo.sha256, caption) for photo in card.photos)
            self._large.show(photos, sha256)
