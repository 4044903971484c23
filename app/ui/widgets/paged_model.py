"""A table model over a count and pages that arrive later. It never holds a list of ids."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from app.ui.widgets.columns import Column, PageRequest, RowRole, SortRole
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.page_cache import PageCache, PageWishes
from app.ui.widgets.words import said

State = Literal["loading", "ready", "empty", "failed"]

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
_ARROWS = {False: "↑", True: "↓"}


class PagedTableModel(QAbstractTableModel):
    """Ask with signals, answer with methods, in any order and as late as you like.

    ``page_wanted`` carries a `PageRequest`, answered by `take_page`, `fail_page` or `drop_page`;
    ``count_wanted`` carries a generation, answered by `take_count` or not at all: the rows then
    grow page by page. `reload` asks anew (another filter), `refresh` keeps what is shown until
    the answer is there. ``page_arrived`` carries a page number, ``failed`` an error.
    """

    page_wanted = Signal(object)
    count_wanted = Signal(object)
    state_changed = Signal(object)
    page_arrived = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        columns: tuple[Column[Any], ...],
        *,
        row_id: Callable[[Any], object],
        page_rows: int = 100,
        pages_kept: int = 40,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._row_id = row_id
        self._cache = PageCache(page_rows=page_rows, pages_kept=pages_kept)
        self._wishes = PageWishes()
        self._generation = 0
        self._rows = 0
        self._counted = False
        self._sort_key, self._descending = "", False
        self._state: State = "loading"
        self._timer = QTimer(self)  # coalesces what one repaint asks for
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    # --- asking

    def reload(self) -> None:
        """Ask everything anew: another filter, another search, another order."""
        self.beginResetModel()
        self._generation += 1
        self._cache.clear()
        self._wishes.clear()
        self._rows, self._counted = 0, False
        self.endResetModel()
        self._set_state("loading")
        self._wish(0)
        self.count_wanted.emit(self._generation)

    def refresh(self) -> None:
        """The data changed: renew what is looked at; old rows stay until then."""
        self._generation += 1
        self._wishes.clear()
        self._cache.make_stale()
        if self._rows:
            self._touch_all()
        else:
            self._wish(0)
        self.count_wanted.emit(self._generation)

    def set_sort(self, key: str, *, descending: bool) -> None:
        """Another order, by a column's key."""
        self._sort_key, self._descending = key, descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.reload()

    def sort_order(self) -> tuple[str, bool]:
        """Key of the order in force and whether it descends; ``""`` for the query's own."""
        return self._sort_key, self._descending

    # --- answers

    def take_page(self, request: PageRequest, rows: Sequence[object]) -> None:
        """The rows of a page; answers to an older question are ignored."""
        if request.generation != self._generation:
            return
        self._wishes.answered(request.page)
        self._cache.put(request.page, rows)
        end = request.offset + len(rows)
        if not self._counted:
            self._set_rows(max(self._rows, end))
            self._counted = len(rows) < request.limit
        last = min(end, self._rows) - 1
        if last >= request.offset:
            right = len(self.columns) - 1
            self.dataChanged.emit(self.index(request.offset, 0), self.index(last, right))
        self._set_state("ready" if self._rows else "empty")
        self.page_arrived.emit(request.page)
        self._timer.start()

    def take_count(self, generation: int, count: int) -> None:
        """How many rows there are, now or long after the first page."""
        if generation == self._generation:
            self._counted = True
            self._set_rows(count)
            if not count:
                self._set_state("empty")
            elif len(self._cache):
                self._set_state("ready")

    def fail_page(self, request: PageRequest, error: Exception) -> None:
        """The page could not be had; it is asked for again when something else moves."""
        if request.generation == self._generation:
            self._wishes.answered(request.page)
            self.failed.emit(error)
            if not len(self._cache):
                self._set_state("failed")

    def drop_page(self, request: PageRequest) -> None:
        """Nobody will answer (superseded): ask again if it is still looked at."""
        if request.generation == self._generation:
            self._wishes.answered(request.page)
            self._touch_all()

    # --- rows

    def state(self) -> State:
        """What there is to show."""
        return self._state

    def row_at(self, number: int) -> object | None:
        """The frozen row, or None while its page is on the way (which this asks for)."""
        page = number // self._cache.page_rows
        if self._cache.needs(page) and 0 <= number < self._rows:
            self._wish(page)
        return self._cache.row(number)

    def id_of(self, row: object) -> object:
        """The identity of a row."""
        return self._row_id(row)

    def row_of(self, row_id: object) -> int | None:
        """The number of the row with that id among the pages at hand."""
        for first, rows in self._cache.loaded():
            for within, row in enumerate(rows):
                if self._row_id(row) == row_id and first + within < self._rows:
                    return first + within
        return None

    # --- Qt

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Rows known so far."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """As many as were declared."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Display text, alignment, tooltip, `SortRole` and `RowRole`."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[column.align]
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.display(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        if role == SortRole:
            return column.sort(row) if column.sort else None
        return row if role == RowRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words of a column, with an arrow where the table is sorted by it."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[column.align]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = f" {_ARROWS[self._descending]}" if column.key == self._sort_key else ""
            return said(column.header) + arrow
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether rows may follow that nobody has counted."""
        return not parent.isValid() and not self._counted and self._rows > 0

    def fetchMore(self, _parent: AnyIndex) -> None:
        """The page after the last known row."""
        self._wish(self._rows // self._cache.page_rows)

    def _set_rows(self, rows: int) -> None:
        old = self._rows
        if rows > old:
            self.beginInsertRows(QModelIndex(), old, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < old:
            self.beginRemoveRows(QModelIndex(), rows, old - 1)
            self._rows = rows
            self.endRemoveRows()

    def _set_state(self, state: State) -> None:
        if state != self._state or state == "loading":
            self._state = state
            self.state_changed.emit(state)

    def _touch_all(self) -> None:
        if self._rows:
            right = len(self.columns) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, right))

    def _wish(self, page: int) -> None:
        if self._wishes.wish(page) and not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        limit = self._cache.page_rows
        for page in self._wishes.take():
            self.page_wanted.emit(
                PageRequest(
                    self._generation,
                    page,
                    page * limit,
                    limit,
                    self._sort_key,
                    self._descending,
                )
            )
