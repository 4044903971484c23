"""A tab of the money page that is a list with the record of what is chosen beside it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.words import Words, said


class ListedSection(MoneySection):
    """Arrows walk the list, Enter goes to the record's buttons, Esc comes back.

    A section says what it asks for (`question`), how a find reads as lines (`lines_of`), and shows
    the chosen one in its record (`show_key`).
    """

    def __init__(
        self,
        desk: Desk,
        *,
        name: str,
        title: Words,
        record: Card,
        empty: EmptyState,
    ) -> None:
        super().__init__(desk.theme)
        self._desk, self._name = desk, name
        self._found: Any = None
        self._wanted = ""
        self.record = record
        self.list = LineList(desk.theme, chooses=True, patient=True)
        self.head = Card(desk.theme, title, inset_px=NEAR_PX)
        self.head.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        self.head.body.addWidget(self.list, 1)
        self._list_title = title
        self._error = ErrorState(desk.theme)
        self._error.retried.connect(self.refresh)
        self._stack = StateStack(
            self.head, skeleton=Skeleton(desk.theme, lines=10), empty=empty, error=self._error
        )
        self.side = SideForms(record)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(self._stack, 5)
        row.addWidget(self.side, 4)
        self.list.line_chosen.connect(self._choose)
        self.list.line_opened.connect(lambda line: self.open_key(line.key))
        self.side.form_closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def question(self) -> Callable[[Queries], Any]:
        """What is asked of the shop."""
        raise NotImplementedError

    def lines_of(self, found: Any) -> Sequence[Line]:
        """The list; empty for nothing."""
        raise NotImplementedError

    def show_key(self, key: str) -> None:
        """Show the one that is chosen in the record."""
        raise NotImplementedError

    def open_key(self, key: str) -> None:
        """Enter on a line."""

    def load(self, key: str) -> None:
        """Ask; ``key`` names the line to stand on."""
        self._wanted = key
        if self._found is None:
            self._stack.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(
            self.question(), self._take, owner=self, key=self._name, failed=self._on_failed
        )

    def retranslate(self) -> None:
        """Names and amounts are said again."""
        if self._found is not None:
            self._take(self._found)

    def leave(self) -> bool:
        """Esc closes the form, then goes back to the list."""
        if self.side.close_form():
            return True
        if self.side.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def open_form(self, form: FormCard) -> None:
        """Put a form before the record."""
        self.side.open_form(form)

    def _take(self, found: Any) -> None:
        self._found = found
        lines = self.lines_of(found)
        keys = [line.key for line in lines if not line.head]
        self.side.setVisible(bool(keys))
        self.list.setAccessibleName(said(self._list_title))
        if not keys:
            self._stack.show_empty()
            return
        self._stack.show_content()
        chosen = self.list.chosen()
        self.list.set_lines(lines)
        wanted = self._wanted or (chosen.key if chosen else "")
        key = wanted if wanted in keys else keys[0]
        is_new = bool(self._wanted) or chosen is None
        self._wanted = ""
        self.list.choose(key)
        self.show_key(key)
        if is_new:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, line: Line) -> None:
        self.side.close_form()
        self.show_key(line.key)

    def _on_failed(self, error: Exception) -> None:
        self._stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )
