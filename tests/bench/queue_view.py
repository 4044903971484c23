"""The queue on screen: how soon it is shown, and how long the UI thread stalls while it scrolls."""

import os
import statistics
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QTableView

from app.domain.categories import Branch
from app.domain.moves import Actor
from app.domain.rows import QueueFilter
from app.ui.desk import Desk
from app.ui.jobs import Jobs
from app.ui.queue.columns import case_columns
from app.ui.queue.page import QueuePage
from app.ui.theme.fonts import load_fonts
from app.ui.theme.theme import Theme
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader
from app.ui.widgets.paged_table import PagedTable
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_CASES = 1_000_000
_ROUNDS = 15
_STEPS = 300
_STALL_S = 0.016
_WIDTH_PX, _HEIGHT_PX = 1180, 720


class _Nothing(QAbstractTableModel):
    """An empty table: the least that a view can show."""

    def rowCount(self, _parent: AnyIndex | None = None) -> int:
        return 0

    def columnCount(self, _parent: AnyIndex | None = None) -> int:
        return 8


def run(plan: Plan) -> Iterator[Figure]:
    """A million cases, or the largest shop that was asked for."""
    cases = min(_CASES, max(plan.sizes))
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    shop = shop_of(cases, plan.folder)
    theme = Theme(app, family=load_fonts(), still=True)
    jobs = Jobs()
    branches: dict[str, Branch] = shop.queries.branches()
    desk = Desk(shop, theme, jobs, Actor("bench"), shop.queries.settings(), branches)
    try:
        shown = in_turn(lambda: _show_table(desk), _show_nothing, plan.rounds(_ROUNDS))
        yield Figure(f"queue table shown, {cases:,} cases", *shown, 2.0)
        stalls = sorted(_scroll(desk))
        p99 = stalls[int(len(stalls) * 0.99)]
        yield Figure("stall a wheel step, p99 (limit: 16 ms)", p99, _STALL_S, 1.0)
        yield Figure("stall a wheel step, median", statistics.median(stalls))
        yield Figure("stall a wheel step, longest", stalls[-1])
    finally:
        jobs.close(10_000)
        shop.close()


def _show_nothing() -> None:
    view = QTableView()
    view.setModel(_Nothing())
    _show(view)


def _show_table(desk: Desk) -> None:
    """The queue's table with its first page in it."""
    queries = desk.shop.queries
    model = PagedTableModel(case_columns(desk), row_id=lambda line: line.id)
    table = PagedTable(desk.theme, model)
    loader = PagedLoader(model, desk.jobs, name="bench")
    loader.set_source(
        lambda request: queries.cases.page(
            QueueFilter(), offset=request.offset, limit=request.limit
        )
    )
    _wait_until(lambda: model.row_at(0) is not None)
    _show(table)


def _show(view: QTableView) -> None:
    view.resize(_WIDTH_PX, _HEIGHT_PX)
    view.show()
    QCoreApplication.processEvents()
    view.close()
    view.deleteLater()
    QCoreApplication.processEvents()


def _open_page(desk: Desk) -> QueuePage:
    page = QueuePage(desk)
    page.resize(_WIDTH_PX, _HEIGHT_PX)
    page.show()
    page.open("open")
    table = _table(page)
    _wait_until(lambda: table.paged_model().row_at(0) is not None)
    QCoreApplication.processEvents()
    return page


def _scroll(desk: Desk) -> list[float]:
    """Seconds that the UI thread is busy with each step of a long scroll."""
    page = _open_page(desk)
    table = _table(page)
    bar = table.verticalScrollBar()
    _wait_until(lambda: bar.maximum() > _STEPS)
    stalls = []
    for _ in range(_STEPS):
        began = time.perf_counter()
        bar.setValue(bar.value() + 3)
        QCoreApplication.processEvents()
        stalls.append(time.perf_counter() - began)
    page.close()
    page.deleteLater()
    return stalls


def _table(page: QueuePage) -> PagedTable:
    table = page.findChild(PagedTable)
    if not isinstance(table, PagedTable):
        raise TypeError("the queue has no table")
    return table


def _wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the queue did not come")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
