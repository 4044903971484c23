"""A table over a `PagedTableModel`: keyboard first, one height for all rows, one chosen row."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.theme.metrics import PATIENCE_MS, ROW_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.row_delegate import RowDelegate

_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown},
)


class PagedTable(QTableView):
    """One row is chosen; signals carry the frozen rows.

    ``row_chosen`` the chosen row (or None), ``row_opened`` Enter or a double click,
    ``preview_requested`` Space, ``sort_requested`` a column's key and whether it descends.

    j/k and arrows move, Home/End go to the ends. Keys the table has no use for go to the page.
    The choice is an id: it survives `PagedTableModel.refresh` wherever its row goes, and is given
    up rather than moved to another row.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    preview_requested = Signal(object)
    sort_requested = Signal(object, object)

    def __init__(
        self, theme: Theme, model: PagedTableModel, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen: object | None = None
        self._chosen_id: object | None = None
        self._delegate = RowDelegate(theme, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_timeout)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up_looks()
        self._set_up_header()
        self.setMouseTracking(True)
        theme.changed.connect(self._on_theme_changed)
        model.page_arrived.connect(self._on_page_arrived)
        model.rowsRemoved.connect(self._reconcile)
        model.state_changed.connect(self._on_state_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def paged_model(self) -> PagedTableModel:
        """The model it shows."""
        return self._model

    def chosen(self) -> object | None:
        """The frozen row that is chosen and at hand."""
        return self._chosen

    def choose(self, row_id: object) -> None:
        """Choose the row with this id, now or as soon as its page arrives."""
        self._chosen_id = row_id
        self._reconcile()

    def choose_row(self, number: int) -> None:
        """Choose by place, e.g. the first."""
        self._chosen_id = None
        self._go_to(number)
        if self._chosen_id is None and self.currentIndex().isValid():
            self._on_current_changed(self.currentIndex())  # it stood there already

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, preview; leave the rest to the page."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._model.rowCount() - 1}
        if not plain:
            event.ignore()
        elif key in steps:
            self.choose_row(self.currentIndex().row() + steps[key])
        elif key in ends:
            self.choose_row(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.row_opened.emit(self._chosen)
        elif key == Qt.Key.Key_Space and self._chosen is not None:
            self.preview_requested.emit(self._chosen)
        elif key in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would walk a million rows for a letter."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is lit."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard to a table without a choice chooses the first row."""
        super().focusInEvent(event)
        self._delegate.has_focus = True
        if not self.currentIndex().isValid() and self._chosen_id is None:
            self.choose_row(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The choice stays, the bar that marks the focus goes."""
        super().focusOutEvent(event)
        self._delegate.has_focus = False
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Say headers and cells in the language chosen now."""
        if event.type() == QEvent.Type.LanguageChange:
            self.horizontalHeader().viewport().update()
            self.viewport().update()
        super().changeEvent(event)

    def _set_up_looks(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_PX)
        rows.setDefaultSectionSize(ROW_PX)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        for number, column in enumerate(self._model.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.resizeSection(number, column.width_px)
        header.sectionClicked.connect(self._on_section_clicked)

    def _on_section_clicked(self, section: int) -> None:
        column = self._model.columns[section]
        if column.sort is not None:
            key, descending = self._model.sort_order()
            self.sort_requested.emit(column.key, key == column.key and not descending)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self._model.row_at(current.row()) if current.isValid() else None
        self._chosen_id = None if row is None else self._model.id_of(row)
        self._tell(row)

    def _on_double_clicked(self) -> None:
        if self._chosen is not None:
            self.row_opened.emit(self._chosen)

    def _on_page_arrived(self) -> None:
        self._delegate.shows_waiting = False
        self._patience.start()
        self._reconcile()

    def _on_state_changed(self, state: object) -> None:
        if state == "loading":
            self._delegate.shows_waiting = False
            self._patience.start()
            self._tell(None)

    def _reconcile(self) -> None:
        """Let the chosen row follow its id."""
        if self._chosen_id is None:
            current = self.currentIndex()
            if current.isValid() and self._chosen is None:
                self._on_current_changed(current)
            return
        number = self._model.row_of(self._chosen_id)
        wanted = self._chosen_id
        if number is not None and number != self.currentIndex().row():
            self._go_to(number)
        elif number is None and self.currentIndex().isValid():
            self.selectionModel().clear()
            self._chosen_id = wanted  # it may arrive with another page
        if number is not None:
            self._tell(self._model.row_at(number))

    def _go_to(self, number: int) -> None:
        number = max(0, min(self._model.rowCount() - 1, number))
        if self._model.rowCount():
            whole_row = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows
            )
            index = self._model.index(number, 0)
            self.selectionModel().setCurrentIndex(index, whole_row)
            self.scrollTo(index)

    def _tell(self, row: object | None) -> None:
        if row != self._chosen:
            self._chosen = row
            self.row_chosen.emit(row)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _on_timeout(self) -> None:
        self._delegate.shows_waiting = True
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self.viewport().update()
