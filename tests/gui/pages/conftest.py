"""A page as it stands in the window: a desk over a real shop, room to show it, where it leads."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.shop import Shop
from app.ui.desk import Desk, Place
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.theme.theme import Theme
from app.ui.widgets.toasts import ToastStack
from tests.counter import OWNER
from tests.gui.pages.finding import ShowPage, Until


@pytest.fixture
def desk(shop: Shop, theme: Theme, jobs: Jobs) -> Desk:
    """The desk of a window on the test's shop."""
    queries = shop.queries
    return Desk(shop, theme, jobs, OWNER, queries.settings(), queries.branches())


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    """Wait for something that the threads bring about."""

    def wait(happened: Callable[[], bool]) -> None:
        qtbot.waitUntil(happened, timeout=30_000)  # training takes its time on a busy machine

    return wait


@pytest.fixture
def host(qtbot: QtBot, desk: Desk) -> Iterator[QWidget]:
    """The window's room for pages, with its notifications."""
    made = QWidget()
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    made.resize(1180, 720)
    qtbot.addWidget(made)
    desk.toasts = ToastStack(desk.theme, made)
    yield made
    desk.toasts = None


@pytest.fixture
def show(host: QWidget) -> ShowPage:
    """Put a page into the room."""

    def put(page: Page) -> None:
        layout = host.layout()
        assert layout is not None
        layout.addWidget(page)
        host.show()
        host.activateWindow()

    return put


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    """Where the page wanted to go, in order."""
    wanted: list[Place] = []
    desk.place_wanted.connect(wanted.append)
    return wanted


@pytest.fixture
def told(desk: Desk, host: QWidget) -> Callable[[], list[str]]:  # noqa: ARG001 - hangs up the toasts
    """What the notifications say now."""

    def words() -> list[str]:
        toasts = desk.toasts.toasts() if desk.toasts else ()
        return [toast.accessibleName() for toast in toasts]

    return words
