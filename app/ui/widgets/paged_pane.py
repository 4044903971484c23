"""A paged table with what stands in its place, and the jobs that fill it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.text.catalogue import translate
from app.ui.jobs import JobContext, Jobs
from app.ui.theme.theme import Theme
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState


class PagedPane(StateStack):
    """Shows table, skeleton, ``empty`` or an error as the model's state goes.

    ``explain`` makes the sentence for an error; Retry reloads.
    """

    def __init__(
        self,
        theme: Theme,
        table: PagedTable,
        *,
        empty: EmptyState,
        explain: Callable[[Exception], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        error = ErrorState(theme)
        super().__init__(
            table, skeleton=Skeleton(theme, lines=12), empty=empty, error=error, parent=parent
        )
        self._model: PagedTableModel = table.paged_model()
        self._explain = explain
        self._problem: Exception | None = None
        error.retried.connect(self._model.reload)
        self._model.failed.connect(self._on_failed)
        self._model.state_changed.connect(self._on_state_changed)
        self._on_state_changed(self._model.state())

    def _on_failed(self, error: object) -> None:
        self._problem = error if isinstance(error, Exception) else None

    def _on_state_changed(self, state: object) -> None:
        if state == "failed" and self._problem is not None:
            problem = self._problem
            self.show_error(
                lambda: self._explain(problem),
                lambda: translate("States", "Nothing was changed or lost."),
            )
        elif state == "loading":
            self.show_loading()
        elif state == "empty":
            self.show_empty()
        else:
            self.show_content()


class PagedLoader(QObject):
    """Answers a model from the read lane.

    ``page`` and ``count`` run off the UI thread: they hold frozen values only. `set_source` with
    another filter reloads; an answer to the old filter is dropped.
    """

    def __init__(self, model: PagedTableModel, jobs: Jobs, *, name: str) -> None:
        super().__init__(model)
        self._model, self._jobs, self._name = model, jobs, name
        self._page: Callable[[PageRequest], Sequence[object]] | None = None
        self._count: Callable[[], int] | None = None
        model.page_wanted.connect(self._on_page_wanted)
        model.count_wanted.connect(self._on_count_wanted)

    def set_source(
        self,
        page: Callable[[PageRequest], Sequence[object]],
        count: Callable[[], int] | None = None,
    ) -> None:
        """Where rows and count come from now; without ``count`` the rows grow by scrolling."""
        self._page, self._count = page, count
        self._model.reload()

    def _on_page_wanted(self, request: PageRequest) -> None:
        page = self._page
        if page is None:
            return

        def work(_ctx: JobContext) -> Sequence[object]:
            return page(request)

        self._jobs.run(
            work,
            done=lambda rows: self._model.take_page(request, rows),
            failed=lambda error: self._model.fail_page(request, error),
            cancelled=lambda: self._model.drop_page(request),
            lane="read",
            owner=self,
        )

    def _on_count_wanted(self, generation: int) -> None:
        count = self._count
        if count is None:
            return

        def work(_ctx: JobContext) -> int:
            return count()

        self._jobs.run(
            work,
            done=lambda rows: self._model.take_count(generation, rows),
            failed=self._model.failed.emit,
            lane="read",
            key=f"{self._name} count",
            owner=self,
        )
