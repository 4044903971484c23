"""What pages share that show a table of things and beside it the record of the chosen one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.reading import Queries
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.columns import Column, PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.states import EmptyState

PageOf = Callable[[PageRequest], Sequence[object]]
_PAUSE_MS = 120  # between two letters nobody waits for an answer
_FILTER_PX = 420


class RecordPage(Page):
    """j/k move, ``/`` and Ctrl+F filter, Esc closes the form and then empties the filter.

    ``first_to_go`` are keys of columns to do without where room is short, the first one first.
    The first row is chosen unless ``wanted`` names something: it is shown whether or not the
    table has it at hand. Subclasses say where rows come from and how a record is shown.
    """

    def __init__(
        self,
        desk: Desk,
        columns: tuple[Column[Any], ...],
        record: QWidget,
        *,
        name: str,
        icon: str,
        first_to_go: tuple[str, ...] = (),
    ) -> None:
        super().__init__(desk)
        self._columns, self._first_to_go = columns, first_to_go
        self._name = name
        self._wanted = ""
        self._wanted_id: object | None = None  # of its row, once its record is there
        self._has_rows = False
        self._is_settled = True  # the wanted row has been chosen, as far as it is at hand
        self._arriving = False  # just opened: the table takes the focus when it has rows
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(_FILTER_PX)
        self._model = PagedTableModel(columns, row_id=lambda line: line.id, parent=self)
        self.table = PagedTable(desk.theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name=name)
        self.empty = EmptyState(desk.theme, "", icon=icon)
        self.side = SideForms(record)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.table.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_words_changed)
        self._pause.timeout.connect(self.reload)
        self.table.row_chosen.connect(self._on_row_chosen)
        self._model.page_arrived.connect(self._on_page_arrived)
        self._model.state_changed.connect(self._on_state_changed)
        self.side.form_closed.connect(self.table.setFocus)
        self.empty.action_taken.connect(self._on_empty_action)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.words.setFocus)

    def lay_out(self, head: QHBoxLayout, *, table: int, side: int) -> None:
        """Head above, table and side below with these weights."""
        body = QHBoxLayout()
        body.setSpacing(GROUP_PX)
        pane = PagedPane(self.theme, self.table, empty=self.empty, explain=failure_words)
        body.addWidget(pane, table)
        body.addWidget(self.side, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(body, 1)

    # --- what a subclass says

    def source(self) -> tuple[PageOf, Callable[[], int]]:
        """How rows and their number are asked for under the filter in force."""
        raise NotImplementedError

    def key_of(self, line: Any) -> str:
        """What a row is named by: a SKU, a number; empty where it has no name."""
        raise NotImplementedError

    def shown_key(self) -> str:
        """The name of the record that is shown; empty for none."""
        raise NotImplementedError

    def find_record(self, queries: Queries, key: str) -> object:
        """Ask for a record; runs off the UI thread."""
        raise NotImplementedError

    def show_found(self, found: Any) -> object:
        """Show what `find_record` found; returns the id of its row."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """No record is to be shown."""
        raise NotImplementedError

    def is_filtered(self) -> bool:
        """Whether the table shows less than there is."""
        return bool(self.words.text())

    def clear_filter(self) -> None:
        """Show all there is."""
        self.words.clear()

    def say_empty(self) -> None:
        """Say why there is no row, and the one useful thing to do."""
        raise NotImplementedError

    def fill(self) -> None:
        """The useful thing where the shop has nothing yet."""
        raise NotImplementedError

    # --- what all do

    def load(self, key: str) -> None:
        """Show the record named ``key``; without one, what was shown before, or the first."""
        if not key and self.shown_key():
            self._arriving = True
            self.refresh()
            self._focus_table()
            return
        self._wanted, self._wanted_id = key, None
        self._is_settled = not key
        if key:
            self.side.close_form()
            self.clear_filter()
            self.ask_record(key)
        self._arriving = True
        self.reload()

    def refresh(self) -> None:
        """Something was written: renew what is looked at."""
        self._model.refresh()
        if self.shown_key():
            self.ask_record(self.shown_key())

    def reload(self) -> None:
        """Ask anew under another filter."""
        self._pause.stop()
        self._has_rows = False
        self.say_empty()
        page, count = self.source()
        self._loader.set_source(page, count)

    def ask_record(self, key: str) -> None:
        """Ask for a record and show it; a newer one replaces it."""
        self.desk.ask(
            lambda queries: self.find_record(queries, key),
            lambda found: self._take(key, found),
            owner=self,
            key=f"{self._name}.record",
            failed=self._on_not_found,
        )

    def leave(self) -> bool:
        """Esc closes the form, then empties the filter."""
        if self.side.close_form():
            return True
        if self.words.text():
            self.words.clear()
            self._arriving = True
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``/`` goes to the filter."""
        if event.text() == "/":
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where room is short, columns go one after the other and the stretching one keeps its."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            room = self.table.width() - self.table.verticalScrollBar().sizeHint().width()
            gone = set(columns_to_hide(self._columns, self._first_to_go, room))
            for number, column in enumerate(self._columns):
                self.table.setColumnHidden(number, column.key in gone)
        return super().eventFilter(watched, event)

    def _take(self, key: str, found: object) -> None:
        row_id = self.show_found(found)
        if key == self._wanted:
            self._wanted_id = row_id
            self._settle()

    def _settle(self) -> None:
        """Choose the wanted row when both its record and the first rows have arrived.

        Until then the table may choose for itself: a view that gets the focus has a current row.
        """
        if self._has_rows and self._wanted_id is not None and not self._is_settled:
            self.table.choose(self._wanted_id)
            self._focus_table()
            self._is_settled = True

    def _on_not_found(self, error: Exception) -> None:
        self._wanted, self._is_settled = "", True
        self.desk.tell_failure(error)
        if self._has_rows:
            self._choose_first()

    def _on_words_changed(self) -> None:
        self._arriving = False
        self._pause.start()

    def _on_state_changed(self, state: object) -> None:
        if state == "empty" and not self._wanted:
            self.show_nothing()

    def _on_page_arrived(self) -> None:
        self._has_rows = True
        if self._wanted:
            self._settle()
        else:
            self._choose_first()

    def _choose_first(self) -> None:
        self._focus_table()
        # Qt gives a focused view a current row, but does not select it.
        if self.table.chosen() is None or not self.table.selectionModel().hasSelection():
            self.table.choose_row(max(self.table.currentIndex().row(), 0))

    def _focus_table(self) -> None:
        """Once, after the page was opened: a table that is still empty takes no focus."""
        if self._arriving and self.table.isVisible():
            self._arriving = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_chosen(self, line: object) -> None:
        if line is None or not self._is_settled:
            return
        key = self.key_of(line)
        if key != self._wanted:
            self._wanted = ""
        if not key:
            self.show_nothing()
        elif key != self.shown_key():
            self.ask_record(key)

    def _on_empty_action(self) -> None:
        if self.is_filtered():
            self.clear_filter()
            self.reload()
        else:
            self.fill()


def columns_to_hide(
    columns: Sequence[Column[Any]], first_to_go: Sequence[str], room_px: int
) -> tuple[str, ...]:
    """Which of ``first_to_go`` must go, in that order, so that all others have their width."""
    widths = {column.key: column.width_px for column in columns}
    gone: list[str] = []
    for key in first_to_go:
        if sum(widths.values()) <= room_px:
            break
        del widths[key]
        gone.append(key)
    return tuple(gone)
