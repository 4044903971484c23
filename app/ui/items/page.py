"""The items page: a table over any number of items, and the record of the chosen one."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.items import ITEM_STATUSES
from app.domain.rows import CaseLine, ItemCard, ItemLine, PersonLine
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.importing.dialog import ImportDialog
from app.ui.items.baseline_form import BaselineForm
from app.ui.items.columns import FIRST_TO_GO, item_columns
from app.ui.items.item_form import ItemForm
from app.ui.items.record import ItemRecord
from app.ui.page import Page
from app.ui.pictures import read_photo
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.photo_viewer import PhotoViewer
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import Text

_RECORD_PX = 372
_PAUSE_MS = 120
_CASES_SHOWN = 20
_NAME_LETTERS = 18
_ROOMY_PX = 820  # a table narrower than this does without brand and class

_Found = tuple[ItemCard, tuple[CaseLine, ...]]


class ItemsPage(Page):
    """``open("A-10293")`` shows that item. j/k move, Enter opens a case, / filters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""  # a SKU that was asked for by name and need not be in the table
        self._viewer: PhotoViewer | None = None
        self._arriving = False
        self._owner: PersonLine | None = None  # only her items are shown
        self._only = Button(desk.theme, self._only_words, "quiet", icon="x")
        self._only.hide()
        self._words = QLineEdit()
        self._words.setClearButtonEnabled(True)
        self._status = QComboBox()
        self._model = PagedTableModel(item_columns(desk), row_id=lambda line: line.id)
        self._table = PagedTable(desk.theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="items")
        self._empty = EmptyState(desk.theme, "", icon="package")
        self._record = ItemRecord(desk)
        self._side = SideForms(self._record)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
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
        head.addWidget(self._words, 1)
        head.addWidget(self._status)
        head.addWidget(self._only)
        head.addWidget(self._import)
        head.addWidget(self._add)
        self._words.setMaximumWidth(420)
        head.insertStretch(5, 0)
        body = QHBoxLayout()
        body.setSpacing(GROUP_PX)
        body.addWidget(PagedPane(theme, self._table, empty=self._empty, explain=_explain), 1)
        self._side.setFixedWidth(_RECORD_PX)
        body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._on_words_changed)
        self._pause.timeout.connect(self._reload)
        self._status.currentIndexChanged.connect(lambda _row: self._reload())
        self._table.row_chosen.connect(self._on_row_chosen)
        self._table.row_opened.connect(lambda line: self._open_case(line.sku))
        self._table.preview_requested.connect(lambda _line: self._look_at(""))
        self._model.page_arrived.connect(self._on_page_arrived)
        self._side.form_closed.connect(self._table.setFocus)
        self._model.state_changed.connect(self._on_state_changed)
        self._only.clicked.connect(lambda: self._show_items_of(None))
        self._import.clicked.connect(self._on_import_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._empty.action_taken.connect(self._on_empty_action)
        record, desk = self._record, self.desk
        record.case_wanted.connect(self._on_case_wanted)
        record.baseline_wanted.connect(self._on_baseline_wanted)
        record.photo_wanted.connect(lambda sha256: self._look_at(str(sha256)))
        record.case_opened.connect(lambda number: desk.go("case", str(number)))
        record.person_opened.connect(lambda number: desk.go("people", str(number)))
        slash = QShortcut(QKeySequence("Ctrl+F"), self)
        slash.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self._words.setFocus)

    def load(self, key: str) -> None:
        """``key`` may be a SKU, or ``@`` and a consignor's number: her items."""
        if key.startswith("@"):
            self._load_items_of(key[1:])
            return
        self._wanted = key
        if key:
            self._owner = None
            self._only.hide()
            self._side.close_form()
            self._words.clear()
            self._status.setCurrentIndex(0)
            self._pause.stop()
            self._show(key)
        self._arriving = True
        self._reload()

    def _load_items_of(self, number: str) -> None:
        self._wanted = ""
        self._words.clear()
        self._status.setCurrentIndex(0)
        self.desk.ask(lambda queries: queries.people.line(number), self._show_items_of, owner=self)

    def _show_items_of(self, owner: PersonLine | None) -> None:
        self._owner = owner
        self._only.setVisible(owner is not None)
        self._only.say(self._only_words)
        self._arriving = True
        self._reload()

    def _only_words(self) -> str:
        owner = self._owner
        if owner is None:
            return ""
        name = owner.name if len(owner.name) <= _NAME_LETTERS else owner.name[:_NAME_LETTERS] + "…"
        return translate("Items", "only {number} {name}").format(number=owner.number, name=name)

    def refresh(self) -> None:
        """Something was written: renew what is looked at."""
        self._model.refresh()
        shown = self._record.item()
        if shown is not None:
            self._show(shown.line.sku)

    def concerns(self, changes: Changes) -> bool:
        """Items, and the cases, sales and people on their records."""
        return any(changes.touches(kind) for kind in ("item", "case", "sale", "person", "import"))

    def retranslate(self) -> None:
        """Placeholder, statuses; columns and records ask anew by themselves."""
        self._words.setPlaceholderText(translate("Items", "SKU, title, brand, any word…"))
        self._words.setAccessibleName(self._words.placeholderText())
        self._status.setAccessibleName(translate("Items", "Status"))
        chosen = self._status.currentData()
        self._status.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._status.clear()
        self._status.addItem(translate("Items", "All statuses"), "")
        for status in ITEM_STATUSES:
            self._status.addItem(self.desk.word("item_status", status), status)
        self._status.setCurrentIndex(max(self._status.findData(chosen), 0))
        self._status.blockSignals(False)  # noqa: FBT003 - as above
        self._say_empty()

    def leave(self) -> bool:
        """Esc closes photo, then form, then the filter."""
        if self._viewer is not None:
            self._viewer.leave()
            return True
        if self._side.close_form():
            return True
        if self._words.text():
            self._words.clear()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``/`` goes to the filter."""
        if event.text() == "/":
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the title keeps its."""
        super().resizeEvent(event)
        room = self.width() - 2 * PAGE_PX - GROUP_PX - _RECORD_PX
        for number, column in enumerate(self._model.columns):
            if column.key in FIRST_TO_GO:
                self._table.setColumnHidden(number, room < _ROOMY_PX)

    def _reload(self) -> None:
        self._pause.stop()
        items = self.desk.shop.queries.items
        words, status = self._words.text(), str(self._status.currentData() or "")
        consignor = self._owner.id if self._owner else ""
        self._say_empty()

        def page(request: PageRequest) -> list[ItemLine]:
            return items.page(
                words=words,
                status=status,
                consignor=consignor,
                offset=request.offset,
                limit=request.limit,
            )

        self._loader.set_source(
            page, lambda: items.count(words=words, status=status, consignor=consignor)
        )

    def _is_filtered(self) -> bool:
        return bool(self._words.text() or self._status.currentData() or self._owner)

    def _on_words_changed(self) -> None:
        self._arriving = False
        self._pause.start()

    def _say_empty(self) -> None:
        if self._is_filtered():
            self._empty.say(
                lambda: translate("Items", "No item fits this filter."),
                lambda: translate("Items", "Show all items"),
            )
        else:
            self._empty.say(
                lambda: translate(
                    "Items", "No items yet. Bring in what your till program already knows."
                ),
                lambda: translate("Items", "Import a file…"),
            )

    def _on_empty_action(self) -> None:
        if self._is_filtered():
            self._words.clear()
            self._status.setCurrentIndex(0)
            self._show_items_of(None)
        else:
            self._on_import_clicked()

    def _on_state_changed(self, state: object) -> None:
        if state == "empty" and not self._wanted:
            self._record.show_nothing()

    def _on_page_arrived(self) -> None:
        if self._arriving:  # a table that is still empty is not shown and takes no focus
            self._arriving = False
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_first()

    def _choose_first(self) -> None:
        """The first row is chosen where nothing else was asked for."""
        if self._table.chosen() is None and not self._wanted:
            self._table.choose_row(0)

    def _on_row_chosen(self, line: ItemLine | None) -> None:
        if line is None:
            return
        if line.sku != self._wanted:
            self._wanted = ""
        shown = self._record.item()
        if shown is None or shown.line.sku != line.sku:
            self._show(line.sku)

    def _show(self, sku: str) -> None:
        def question(queries: Queries) -> _Found:
            card = queries.items.card(sku)
            numbers = card.open_cases[:_CASES_SHOWN]
            return card, tuple(queries.cases.line(number) for number in numbers)

        self.desk.ask(question, self._take, owner=self, key="items.record")

    def _take(self, found: _Found) -> None:
        card, cases = found
        self._record.show_item(card, cases)
        if self._wanted == card.line.sku:
            self._table.choose(card.line.id)

    def _open_case(self, sku: str) -> None:
        self.desk.go("counter", sku)

    def _on_case_wanted(self) -> None:
        shown = self._record.item()
        if shown is not None:
            self._open_case(shown.line.sku)

    def _on_import_clicked(self) -> None:
        ImportDialog(self.desk).open()

    def _on_add_clicked(self) -> None:
        form = ItemForm(self.desk)
        form.added.connect(lambda sku: self.load(str(sku)))
        self._side.open_form(form)

    def _on_baseline_wanted(self) -> None:
        shown = self._record.item()
        if shown is not None:
            self._side.open_form(BaselineForm(self.desk, shown))

    def _look_at(self, sha256: str) -> None:
        """Photos of the shown item, large, over the page."""
        shown = self._record.item()
        if shown is None or not shown.photos or self._viewer is not None:
            return
        viewer = self._viewer = PhotoViewer(self.theme)
        viewer.photo_wanted.connect(
            lambda wanted: read_photo(
                self.desk,
                str(wanted),
                lambda image: viewer.set_picture(str(wanted), image),
                owner=viewer,
            )
        )
        viewer.closed.connect(self._on_viewer_closed)
        viewer.show_over(self)
        caption = f"{shown.line.sku}  {shown.line.title}"
        viewer.set_photos(tuple(StripPhoto(p.sha256, caption) for p in shown.photos), sha256)

    def _on_viewer_closed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)


def _explain(error: Exception) -> str:
    return sentence(error) if isinstance(error, AftercareError) else str(error)
