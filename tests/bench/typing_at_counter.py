"""Typing at the counter of a large shop: how long a keystroke waits until it is on the screen.

Suggestions, similar cases, duplicates and durations are on. Somebody types a burst, rests for so
long that the screen begins to ask, and types on while it is being answered. A keystroke counts from
the moment at which it was struck, so that whatever holds up the window between two of them counts.
The second half is typed while a model of the shop's own is being trained.
"""

import os
import statistics
import time
from collections.abc import Iterator, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.domain.moves import Actor
from app.services.learning import study
from app.services.opening import open_case
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.ui.application import Application
from app.ui.counter.page import CounterPage
from app.ui.counter.story_panel import ComplaintEdit
from app.ui.window import MainWindow
from tests.bench.figures import Figure, Plan
from tests.bench.shops import shop_of
from tests.bench.town import heard
from tests.bench.windows.telling import pss_kb

_CASES = 100_000
_STROKES = 1_200
_STROKE_S, _REST_S, _BURST = 0.06, 0.45, 14  # a quick typist, and when she looks up
_P99_S, _LONGEST_S = 0.016, 0.050
_LOADING_S = 5.0
_OPENING_S = 60
_TOWN, _ANSWERS = 7, 290
_SIZE = (1280, 800)


def run(plan: Plan) -> Iterator[Figure]:
    """On 100,000 cases, or the largest shop that was asked for."""
    cases = min(_CASES, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    folder = shop.folder
    _teach(shop)
    shop.close()
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    running = Application(
        app,
        folder=folder,
        open_shop=lambda progress: open_shop(
            folder, program=load_program_data(), progress=progress
        ),
        actor=Actor("bench"),
        lang="zh",
    )
    ready: list[MainWindow] = []
    running.start(ready.append)
    until = time.monotonic() + _OPENING_S
    while not ready and time.monotonic() < until:
        _rest(_REST_S)
    try:
        field = _complaint_field(ready[0])
        strokes = plan.rounds(_STROKES)
        yield Figure("the first letter of all", max(_type(field, "拉")))
        _rest(_LOADING_S)
        yield Figure("memory with that shop open, once suggested", pss_kb() / 1024, 110, 1.0, "MB")
        yield from _told("a keystroke", _typed(field, strokes))
        yield from _told("a keystroke while it learns", _while_learning(running, field))
    finally:
        running.close()


def _teach(shop: Shop) -> None:
    """People have answered enough to learn from."""
    missing = _ANSWERS - shop.queries.learning.progress().decided
    for one in heard(max(missing, 0), seed=_TOWN):
        open_case(shop, complaint=one.text, opened_by="bench", category=one.category)


def _told(name: str, waits: Sequence[float]) -> Iterator[Figure]:
    ordered = sorted(waits)
    p99 = ordered[int(len(ordered) * 0.99)]
    yield Figure(f"{name}, p99 of {len(ordered):,}", p99, _P99_S, 1.0)
    yield Figure(f"{name}, longest", ordered[-1], _LONGEST_S, 1.0)
    yield Figure(f"{name}, median", statistics.median(ordered))


def _complaint_field(window: MainWindow) -> ComplaintEdit:
    window.resize(*_SIZE)
    page = window.page("counter")
    field = page.findChild(ComplaintEdit)
    if not isinstance(page, CounterPage) or field is None:
        raise TypeError("the counter has no complaint")
    field.setFocus()
    return field


def _typed(field: ComplaintEdit, strokes: int) -> list[float]:
    """How long each of so many keystrokes waited; one complaint after another."""
    waits: list[float] = []
    for one in heard(strokes, seed=_TOWN):
        field.clear()
        for at in range(0, len(one.text), _BURST):
            waits.extend(_type(field, one.text[at : at + _BURST]))
            _rest(_REST_S)
        if len(waits) >= strokes:
            break
    return waits


def _type(field: ComplaintEdit, letters: str) -> list[float]:
    """Each letter at its own time, whatever the window is doing then."""
    waits = []
    due = time.perf_counter()
    for letter in letters:
        due += _STROKE_S
        _rest(due - time.perf_counter())
        QApplication.sendEvent(
            field,
            QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter),
        )
        QCoreApplication.processEvents()  # and it is painted
        waits.append(time.perf_counter() - due)
    return waits


def _rest(for_s: float) -> None:
    """The window lives on; this ends in time or as soon after as the window lets it."""
    if for_s <= 0:
        return
    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(round(for_s * 1000))
    loop.exec()


def _while_learning(running: Application, field: ComplaintEdit) -> list[float]:
    """Keystrokes until a training has ended, which began with the first of them."""
    if running.desk is None:
        raise TypeError("no shop is open")
    ended: list[object] = []
    running.desk.work(
        lambda shop, ctx: study(shop, check=ctx.check, apart=True),
        owner=field,
        done=ended.append,
        failed=ended.append,
        lane="reckon",
    )
    waits: list[float] = []
    while not ended:
        waits.extend(_typed(field, _BURST))
    if isinstance(ended[0], Exception):
        raise ended[0]
    return waits
