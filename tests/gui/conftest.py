"""Screens are tested without a screen, and leave nothing behind: no thread, timer or window."""

import gc
import os
import threading
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.text.catalogue import LANGUAGES, choose_language
from app.ui.jobs import Jobs
from app.ui.theme.fonts import load_fonts
from app.ui.theme.theme import Theme

# The offscreen platform says the first at every show(), the others at every menu and tooltip.
_HARMLESS = frozenset(
    {
        "This plugin does not support propagateSizeHints()",
        "This plugin does not support raise()",
        "This plugin does not support grabbing the keyboard",
    }
)


@pytest.fixture(scope="session", autouse=True)
def long_standing_objects() -> None:
    """Keep what was imported out of the searches for things left behind: they take a tenth."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer, animation or thread."""
    windows = set(qapp.topLevelWidgets())
    threads = set(threading.enumerate())
    running = set(_running())
    yield

    def left() -> list[str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [
            *(_name(window) for window in qapp.topLevelWidgets() if _is_left(window, windows)),
            *(_name(thing) for thing in _running() if thing not in running),
            *(str(thread) for thread in threading.enumerate() if thread not in threads),
        ]

    if left():
        gc.collect()  # what nobody holds any more is not left behind
        gc.collect()
    assert left() == []


@pytest.fixture(autouse=True)
def no_qt_message(qtlog: Any) -> Iterator[None]:
    """Fail on anything Qt has to say."""
    yield
    said = [record.message for record in qtlog.records]
    assert [message for message in said if message not in _HARMLESS] == []


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts in English."""
    choose_language("en")
    yield
    choose_language("en")


@pytest.fixture(params=LANGUAGES)
def each_language(request: pytest.FixtureRequest) -> str:
    """Run once in Chinese and once in English."""
    choose_language(request.param)
    return str(request.param)


@pytest.fixture(scope="session")
def _worn_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, family=load_fonts(), choice="light", still=True)


@pytest.fixture
def theme(_worn_theme: Theme) -> Iterator[Theme]:
    """The light theme with the bundled typeface and no motion."""
    yield _worn_theme
    _worn_theme.choose("light")
    _worn_theme.set_still(still=True)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:  # noqa: ARG001 - signals need the application
    """Both lanes, closed at the end."""
    made = Jobs()
    yield made
    assert made.close(5_000)


def _running() -> Iterator[QObject]:
    for thing in gc.get_objects():
        kind = type(thing)
        if not issubclass(kind, QThread | QTimer | QAbstractAnimation):
            continue
        if not shiboken6.isValid(thing):
            continue
        if isinstance(thing, QTimer):
            active = thing.isActive()
        elif isinstance(thing, QThread):
            active = thing.isRunning() and thing is not QThread.currentThread()
        else:
            active = thing.state() == QAbstractAnimation.State.Running
        if active:
            yield thing


def _is_left(window: QWidget, before: set[QWidget]) -> bool:
    # Qt keeps one tooltip label for the whole program.
    return window not in before and window.metaObject().className() != "QTipLabel"


def _name(thing: QObject) -> str:
    return f"{type(thing).__name__} {thing.objectName()}".strip()
