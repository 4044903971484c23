"""Looks through the cases of a scope, some at a time: other screens are answered in between."""

from PySide6.QtCore import QObject, Signal

from app.domain.reclassifying import MOST_AT_ONCE, Looked, Refiling, Scope
from app.services.reclassifying import count_in_scope, look_for_refilings
from app.ui.desk import Desk
from app.ui.jobs import JobHandle

_AT_ONCE = 100  # cases: a fifth of a second
_KEY = "queue.refilings"


class RefilingSearch(QObject):
    """``advanced`` with every page, ``ended`` once, whether it was finished, stopped or failed."""

    advanced = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scope = Scope()
        self._question: JobHandle | None = None
        self.rows: list[Refiling] = []
        self.read = self.total = 0
        self.is_running = False

    def look(self, scope: Scope) -> None:
        """Begin anew; what was looked for before is given up."""
        shop = self._desk.shop
        self._scope = scope
        self.rows, self.read, self.total = [], 0, 0
        self.is_running = True
        self._question = self._desk.ask(
            lambda _queries: count_in_scope(shop, scope),
            self._on_counted,
            owner=self,
            key=_KEY,
            failed=self._on_failed,
        )

    def stop(self) -> None:
        """What was found so far is all."""
        if self._question is not None:
            self._question.cancel()
        self._end()

    def _on_counted(self, total: int) -> None:
        self.total = total
        self._go_on(None)

    def _go_on(self, before: int | None) -> None:
        shop, scope = self._desk.shop, self._scope
        self._question = self._desk.ask(
            lambda _queries: look_for_refilings(shop, scope, before=before, limit=_AT_ONCE),
            self._on_looked,
            owner=self,
            key=_KEY,
            failed=self._on_failed,
        )

    def _on_looked(self, looked: Looked) -> None:
        self.rows += looked.found
        self.read += looked.read
        self.advanced.emit()
        if looked.before is None or len(self.rows) >= MOST_AT_ONCE:
            self._end()
        else:
            self._go_on(looked.before)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._desk.tell_failure(error)

    def _end(self) -> None:
        self._question = None
        if self.is_running:
            self.is_running = False
            self.ended.emit()
