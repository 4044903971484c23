"""Many cases filed anew by what is suggested: looked at first, ticked, then written at once."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.reclassifying import Refiled, Refiling
from app.services.opinions import NO_OPINION, opinion_on_case
from app.services.reclassifying import reclassify
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.jobs import JobContext, JobHandle
from app.ui.page import Page
from app.ui.queue.refiling_columns import CHECK, refiling_columns
from app.ui.queue.refiling_scope import RefilingScope
from app.ui.queue.refiling_search import RefilingSearch
from app.ui.suggesting.why import WhyView
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import Text

_SIDE_PX = 340
_NAMED = 5  # cases that a notification names
_FEW = 500  # cases that are looked through again whenever another screen wrote


class ReclassifyPage(Page):
    """Space ticks, Enter opens the case, Ctrl+Enter files. All sure ones are ticked at first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self._chosen: set[str] = set()  # numbers
        self._by_hand: dict[str, bool] = {}  # ticked or not by somebody: stays when asked anew
        self._filed: frozenset[tuple[str, str]] = frozenset()  # what undo may bring back
        self._filing: JobHandle | None = None
        self._wants_focus = False  # the table gets it when it has rows to show
        self._seen = 0  # rows whose box has been set
        self.scope = RefilingScope(desk)
        self._search = RefilingSearch(desk, self)
        self._progress = JobProgress(theme)
        self._model = PagedTableModel(
            refiling_columns(desk, lambda row: row.number in self._chosen),
            row_id=lambda row: row.number,
            parent=self,
        )
        self.table = PagedTable(theme, self._model)
        self._empty = EmptyState(
            theme,
            lambda: translate("Reclassify", "Nothing to file anew: these cases are where they go."),
        )
        self._number = Text(theme, "", "value", bold=True)
        self._title = ClampedText(theme, lines=2, tone="secondary")
        self.why = WhyView(desk)
        self._count = Text(theme, self._count_words, tone="secondary")
        self.sure = EnterButton(
            theme, lambda: translate("Reclassify", "Tick all that are sure"), "quiet"
        )
        self.none = EnterButton(theme, lambda: translate("Reclassify", "Tick none"), "quiet")
        self.file = EnterButton(theme, self._file_words, "primary", shortcut="Ctrl+Return")
        self._lay_out()
        self._connect()
        self._show_count()

    def _lay_out(self) -> None:
        theme = self.theme
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        title = Text(theme, lambda: translate("Reclassify", "File anew as suggested"), "title")
        head.addWidget(title)
        head.addWidget(self.scope, 1)
        cases = Card(theme, inset_px=INSIDE_PX)
        cases.body.addWidget(
            PagedPane(theme, self.table, empty=self._empty, explain=failure_words), 1
        )
        side = Card(theme)
        side.setFixedWidth(_SIDE_PX)
        scroll = ScrollColumn()
        for part in (self._number, self._title, self.why):
            scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        side.body.addWidget(scroll, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GROUP_PX)
        middle.addWidget(cases, 1)
        middle.addWidget(side)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self._count)
        foot.addWidget(self.sure)
        foot.addWidget(self.none)
        foot.addWidget(self._progress, 1)
        foot.addStretch(1)
        foot.addWidget(self.file)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.scope.changed.connect(self._look)
        self._search.advanced.connect(self._on_advanced)
        self._search.ended.connect(self._on_ended)
        self._progress.stopped.connect(self._on_stopped)
        self._model.page_wanted.connect(self._on_page_wanted)
        self._model.count_wanted.connect(self._on_count_wanted)
        self._model.page_arrived.connect(self._on_page_arrived)
        self.table.sort_requested.connect(
            lambda key, down: self._model.set_sort(str(key), descending=bool(down))
        )
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(lambda row: self.desk.go("case", row.number))
        self.table.preview_requested.connect(self.toggle)
        self.table.clicked.connect(self._on_clicked)
        self.sure.clicked.connect(partial(self._tick_all, only_sure=True))
        self.none.clicked.connect(partial(self._tick_all, only_sure=False))
        self.file.clicked.connect(self.file_chosen)

    def load(self, key: str) -> None:
        """``key`` may be a kind of scope."""
        row = self.scope.kind.findData(key) if key else -1
        if row >= 0 and row != self.scope.kind.currentIndex():
            self.scope.kind.setCurrentIndex(row)
        else:
            self._look()
        self._wants_focus = True

    def refresh(self) -> None:
        """Somebody wrote: a long list stays, since what changed in it is left alone anyway."""
        if self._search.total <= _FEW and self._filing is None:
            self._look()

    def concerns(self, changes: Changes) -> bool:
        """Only what was filed here, and is taken back; and what categories are called."""
        return changes.touches("branch") or bool(changes.subjects & self._filed)

    def leave(self) -> bool:
        """Esc stops the search first."""
        if not self._search.is_running:
            return False
        self._search.stop()
        return True

    def retranslate(self) -> None:
        """Counts and cells are said anew."""
        self._show_count()

    def chosen(self) -> tuple[Refiling, ...]:
        """What is ticked, in the order of the list."""
        return tuple(row for row in self._search.rows if row.number in self._chosen)

    def toggle(self, row: Refiling) -> None:
        """Tick it, or take the tick away (Space, or a click on the box)."""
        ticks = row.number not in self._chosen
        self._by_hand[row.number] = ticks
        self._tick(row, ticks=ticks)
        self._show_count()

    def file_chosen(self) -> None:
        """Write all that are ticked, in one action that one undo takes back."""
        refilings, actor = self.chosen(), self.desk.actor.name
        if not refilings or self._filing is not None:
            return
        self._search.stop()

        def work(shop: Shop, ctx: JobContext) -> Refiled:
            return reclassify(
                shop,
                refilings=refilings,
                reclassified_by=actor,
                report=ctx.report,
                check=ctx.check,
            )

        self.file.setEnabled(False)
        self._progress.begin(lambda: translate("Reclassify", "Filing…"))
        self._filing = self.desk.work(
            work,
            owner=self,
            done=self._on_filed,
            failed=self._on_not_filed,
            cancelled=self._on_filing_ended,
            progress=lambda made: self._progress.advance(made.done, made.total),
        )

    def _on_filed(self, did: Refiled) -> None:
        self._on_filing_ended()
        self._by_hand.clear()
        self._filed = frozenset(did.changes.subjects)
        self.desk.committed(did.changes)
        self.desk.tell_of(did.changes, partial(_filed_words, did))
        self._look()

    def _on_not_filed(self, error: Exception) -> None:
        self._on_filing_ended()
        self.desk.tell_failure(error)

    def _on_filing_ended(self) -> None:
        self._filing = None
        self._progress.end()
        self._show_count()

    def _look(self) -> None:
        self._chosen.clear()
        self._seen = 0
        self._on_row_chosen(None)
        self._search.look(self.scope.scope())
        self._progress.begin(lambda: translate("Reclassify", "Looking through the cases…"))
        self._model.reload()
        self._show_count()

    def _on_stopped(self) -> None:
        if self._filing is not None:
            self._filing.cancel()
        else:
            self._search.stop()

    def _on_advanced(self) -> None:
        search = self._search
        is_first = self._seen == 0 and bool(search.rows)
        for row in search.rows[self._seen :]:
            self._tick(row, ticks=self._by_hand.get(row.number, row.suggestion.is_sure))
        self._seen = len(search.rows)
        self._progress.advance(search.read, search.total)
        if is_first:
            self._model.reload()
        elif search.rows:
            self._model.refresh()
        self._show_count()

    def _on_ended(self) -> None:
        if self._filing is None:
            self._progress.end()
        if not self._search.rows:
            self._model.reload()
        self._show_count()

    def _tick(self, row: Refiling, *, ticks: bool) -> None:
        if ticks:
            self._chosen.add(row.number)
        else:
            self._chosen.discard(row.number)

    def _tick_all(self, *, only_sure: bool) -> None:
        self._by_hand.clear()
        for row in self._search.rows:
            ticks = only_sure and row.suggestion.is_sure
            self._by_hand[row.number] = ticks
            self._tick(row, ticks=ticks)
        self._show_count()

    def _on_page_wanted(self, request: PageRequest) -> None:
        rows = self._search.rows
        if not rows and self._search.is_running:
            return  # the first that is found asks again
        key = next((c.sort for c in self._model.columns if c.key == request.sort_key), None)
        if key is not None:
            rows = sorted(rows, key=key, reverse=request.descending)
        self._model.take_page(request, rows[request.offset : request.offset + request.limit])

    def _on_count_wanted(self, generation: object) -> None:
        if self._search.rows or not self._search.is_running:
            self._model.take_count(int(str(generation)), len(self._search.rows))

    def _on_page_arrived(self) -> None:
        if self._search.rows and not self.table.selectionModel().hasSelection():
            self.table.choose_row(0)
            # Where that row was Qt's current one already, the table has not noticed.
            row = self._model.row_at(self.table.currentIndex().row())
            if row is not None:
                self.table.choose(self._model.id_of(row))
        if self._wants_focus and self._search.rows:
            self._wants_focus = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if self._model.columns[index.column()].key == CHECK and isinstance(row, Refiling):
            self.toggle(row)

    def _on_row_chosen(self, row: Refiling | None) -> None:
        for part in (self._number, self._title, self.why):
            part.setVisible(row is not None)
        if row is None:
            return
        self._number.say(row.number)
        self._title.say(row.title)
        shop, number, complaint = self.desk.shop, row.number, row.complaint
        self.desk.ask(
            lambda _queries: opinion_on_case(shop, number=number, complaint=complaint),
            self.why.show_opinion,
            owner=self,
            key="queue.refiling.why",
            failed=lambda _error: self.why.show_opinion(NO_OPINION),
        )

    def _show_count(self) -> None:
        self._count.retranslate()
        self.file.retranslate()
        may = self.desk.standing.may("cases.decide")
        self.file.setEnabled(bool(self._chosen) and may and self._filing is None)
        has_rows = bool(self._search.rows)
        for button in (self.sure, self.none):
            button.setVisible(has_rows)
        self._count.setVisible(has_rows)
        self.table.viewport().update()

    def _count_words(self) -> str:
        return translate("Reclassify", "{n} of {total} ticked").format(
            n=len(self._chosen), total=len(self._search.rows)
        )

    def _file_words(self) -> str:
        return translate("Reclassify", "File {n} cases anew").format(n=len(self._chosen))


def _filed_words(did: Refiled) -> str:
    said = translate("Reclassify", "Filed anew: {n}.").format(n=len(did.done))
    if not did.left:
        return said
    numbers = ", ".join(case.number for case in did.left[:_NAMED])
    more = " …" if len(did.left) > _NAMED else ""
    left = translate("Reclassify", "Changed since, left alone: {n} ({numbers})")
    return f"{said} {left.format(n=len(did.left), numbers=numbers + more)}"
