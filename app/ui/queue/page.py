"""The queue page: saved views, a table over any number of cases, a preview."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from app.domain.changes import Changes
from app.domain.rows import CaseLine, QueueFilter
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.pictures import LargePhotos
from app.ui.queue.board import Board, BoardColumn, board_of
from app.ui.queue.columns import case_columns
from app.ui.queue.preview import CasePreview
from app.ui.queue.views import VIEWS, QueueView, ViewList
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.states import EmptyState

_VIEWS_PX = 160
_PREVIEW_PX = 260
_BOARD_PREVIEW_PX = 1400  # a page this wide shows the chosen case beside the board too
_ROOMY_PX = 900  # a table this wide also shows when a case was opened
_WIDTHS_PX = {"number": (80, 92), "category": (108, 190), "stage": (92, 150), "turn": (100, 110)}
_COUNTED_AT_MOST = 2_000_000
_PAUSE_MS = 80  # typing goes on; asking for every letter would only queue up
_NUMBERS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class QueuePage(Page):
    """j/k move, Enter opens, number keys run the offered moves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: QueueView = VIEWS[0]
        self._row = 0  # the place that was chosen last
        self._wants_focus = False  # the table gets it when it has rows to show
        self._views = ViewList(desk.theme)
        self._words = QLineEdit()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._reload)
        self._model = PagedTableModel(case_columns(desk), row_id=lambda line: line.id, parent=self)
        self._table = PagedTable(desk.theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="queue")
        self._board = Board(desk)
        self._faces = QStackedWidget()
        self._switch = Button(desk.theme, self._switch_words, hint="B")
        self._refile = Button(
            desk.theme, lambda: translate("Reclassify", "File anew as suggested"), "quiet"
        )
        self._preview = CasePreview(desk)
        self._large = LargePhotos(desk, self)
        self._empty = EmptyState(
            desk.theme,
            lambda: translate("Queue", "No case here. New ones come from the counter."),
            lambda: translate("Queue", "Open a case"),
        )
        self._lay_out()
        self._views.view_chosen.connect(self._on_view_chosen)
        self._words.textChanged.connect(lambda _text: self._pause.start())
        self._words.returnPressed.connect(self._on_words_returned)
        self._model.page_arrived.connect(self._on_page_arrived)
        self._table.row_chosen.connect(self._on_row_chosen)
        self._table.row_opened.connect(self._on_row_opened)
        self._table.sort_requested.connect(
            lambda key, descending: self._model.set_sort(str(key), descending=bool(descending))
        )
        self._table.preview_requested.connect(lambda _line: self._look_at(""))
        self._preview.opened.connect(self._on_row_opened)
        self._preview.photo_wanted.connect(lambda sha256: self._look_at(str(sha256)))
        self._empty.action_taken.connect(lambda: desk.go("counter"))
        self._switch.clicked.connect(self.switch_face)
        self._refile.clicked.connect(lambda: desk.go("reclassify"))
        self._board.case_chosen.connect(lambda line: self._preview.show_case(line.number))
        self._board.case_opened.connect(self._on_row_opened)
        self._board.more_wanted.connect(self._on_more_wanted)
        for number in (1, 2, 3):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._preview.suggestion.chips.take, number - 1))
        self.retranslate()

    def _lay_out(self) -> None:
        side = Card(self.theme, lambda: translate("Places", "Queue"), inset_px=NEAR_PX)
        side.body.addWidget(self._views, 1)
        side.setFixedWidth(_VIEWS_PX)
        middle = QVBoxLayout()
        middle.setSpacing(NEAR_PX)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._words, 1)
        head.addWidget(self._refile)
        head.addWidget(self._switch)
        middle.addLayout(head)
        cases = Card(self.theme, inset_px=INSIDE_PX)
        cases.body.addWidget(
            PagedPane(self.theme, self._table, empty=self._empty, explain=failure_words), 1
        )
        self._faces.addWidget(cases)
        self._faces.addWidget(self._board)
        middle.addWidget(self._faces, 1)
        self._preview.setFixedWidth(_PREVIEW_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        row.setSpacing(GROUP_PX)
        row.addWidget(side)
        row.addLayout(middle, 1)
        row.addWidget(self._preview)

    def load(self, key: str) -> None:
        """``key`` may name a view."""
        keys = [view.key for view in VIEWS]
        row = keys.index(key) if key in keys else max(self._views.currentRow(), 0)
        self._wants_focus = True
        self._refile.setVisible(self.desk.standing.may("cases.decide"))
        if self._views.currentRow() != row:
            self._views.setCurrentRow(row)
        else:
            self._views.item(row).setSelected(True)  # Qt's focus makes current, not selected
            self._come_back()

    def _come_back(self) -> None:
        """From a case: to the same place in the list, with what has changed since."""
        if self._model.state() == "ready":
            self.refresh()
        else:
            self._reload()

    def refresh(self) -> None:
        """Something was written: renew what is looked at."""
        self._model.refresh()
        self._preview.refresh()
        self._count()
        self._fill_board()

    def switch_face(self) -> None:
        """From the list to the board and back."""
        self._faces.setCurrentIndex(1 - self._faces.currentIndex())
        self._switch.retranslate()
        self._give_room()
        if self._shows_board():
            self._wants_focus = True
            self._fill_board()
        else:
            self._come_back()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_words(self) -> str:
        if self._shows_board():
            return translate("Queue", "As a list")
        return translate("Queue", "As a board")

    def _shows_board(self) -> bool:
        return self._faces.currentWidget() is self._board

    def _fill_board(self) -> None:
        if not self._shows_board():
            return
        view = self._filter()
        self.desk.ask(
            lambda queries: board_of(queries, view),
            self._take_board,
            owner=self,
            key="queue.board",
        )

    def _take_board(self, columns: tuple[BoardColumn, ...]) -> None:
        self._board.show_columns(columns)
        if self._wants_focus:
            self._wants_focus = False
            self._board.take_focus()

    def _on_more_wanted(self, party: str) -> None:
        """The rest of a column stands in the list of that party, where there is one."""
        self.switch_face()
        keys = [view.key for view in VIEWS]
        if party in keys:
            self._views.setCurrentRow(keys.index(party))

    def concerns(self, changes: Changes) -> bool:
        """Cases, and the items and people they name."""
        return changes.touches("case") or changes.touches("branch")

    def retranslate(self) -> None:
        """Views and placeholder; columns ask anew by themselves."""
        self._views.retranslate()
        self._words.setPlaceholderText(translate("Queue", "Filter these cases by any word…"))

    def leave(self) -> bool:
        """Esc closes a photo, then empties the filter, then leaves it."""
        if self._large.leave():
            return True
        if self._words.text() or self._words.hasFocus():
            self._words.clear()
            self._on_words_returned()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, fewer columns: the last one goes before anything is cut."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        self._preview.setVisible(not self._shows_board() or self.width() >= _BOARD_PREVIEW_PX)
        room = self.width() - _VIEWS_PX - _PREVIEW_PX - 2 * (PAGE_PX + GROUP_PX)
        self._table.setColumnHidden(len(self._model.columns) - 1, room < _ROOMY_PX)
        for key, (narrow_px, roomy_px) in _WIDTHS_PX.items():
            place = [column.key for column in self._model.columns].index(key)
            self._table.setColumnWidth(place, narrow_px if room < _ROOMY_PX else roomy_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3 run the offered moves; ``/`` goes to the filter."""
        number = _NUMBERS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif number and self._preview.isVisible():  # what is not seen is not moved
            self._preview.make_move(number)
        elif event.key() == Qt.Key.Key_B and not self._words.hasFocus():
            self.switch_face()
        elif event.text() == "/":
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._words.selectAll()
        elif event.key() == Qt.Key.Key_Down and self._words.hasFocus():
            self._on_words_returned()
        else:
            super().keyPressEvent(event)

    def _filter(self, sort_key: str = "", *, descending: bool = False) -> QueueFilter:
        base = self._view.filter_at(self.desk.shop.clock())
        return QueueFilter(
            turn=base.turn,
            stage=base.stage,
            category=base.category,
            due_before=base.due_before,
            only_open=base.only_open,
            words=self._words.text(),
            sort=sort_key or base.sort,
            descending=descending if sort_key else base.descending,
        )

    def _reload(self) -> None:
        self._row = 0
        self._fill_board()
        self._wants_focus |= self._table.hasFocus()  # it goes while the table is loading
        queries = self.desk.shop.queries

        def page(request: PageRequest) -> list[CaseLine]:
            which = self._filter(request.sort_key, descending=request.descending)
            return queries.cases.page(which, offset=request.offset, limit=request.limit)

        self._loader.set_source(
            page, lambda: queries.cases.count(self._filter(), at_most=_COUNTED_AT_MOST)
        )
        self._count()

    def _count(self) -> None:
        now = self.desk.shop.clock()
        filters = [view.filter_at(now) for view in VIEWS]
        self.desk.ask(
            lambda queries: queries.cases.counts(filters),
            self._views.show_counts,
            owner=self,
            key="queue.counts",
        )

    def _on_view_chosen(self, view: QueueView) -> None:
        self._view = view
        self._reload()

    def _on_words_returned(self) -> None:
        """From the filter into what it found, as soon as it is there."""
        self._wants_focus = self._pause.isActive()
        if self._pause.isActive():
            self._pause.stop()
            self._reload()
        else:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page_arrived(self) -> None:
        """A row is always chosen: the first, or the one that took the place of one that left."""
        if not self._table.selectionModel().hasSelection():
            self._table.choose_row(self._row)
            # Where that row was Qt's current one already, the table has not noticed.
            row = self._model.row_at(self._table.currentIndex().row())
            if row is not None:
                self._table.choose(self._model.id_of(row))
        if self._wants_focus:
            self._wants_focus = False
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, sha256: str) -> None:
        self._large.show(self._preview.photos(), sha256)

    def _on_row_chosen(self, line: CaseLine | None) -> None:
        if line is None:
            self._preview.show_nothing()
        else:
            self._row = self._table.currentIndex().row()
            self._preview.show_case(line.number)

    def _on_row_opened(self, line: CaseLine) -> None:
        self.desk.go("case", line.number)
