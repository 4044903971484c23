"""A shop that cannot be opened says why, and a fault of ours is told as such."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFailedError
from app.services.shop import Shop
from app.ui.application import Application, OpenShop
from app.ui.crash import CrashDialog
from tests.counter import OWNER
from tests.gui.window.front import Front

Start = Callable[[OpenShop], Application]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Start a window whose shop is opened by the test; nothing quits the tests' own program."""
    made: list[Application] = []

    def begin(open_shop: OpenShop) -> Application:
        running = Application(qapp, folder=tmp_path, open_shop=open_shop, actor=OWNER, lang="en")
        made.append(running)
        running.start()
        return running

    yield begin
    for running in made:
        running.close()


def test_a_known_failure_is_a_sentence(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    def fail(_progress: Callable[[int, int], None]) -> Shop:
        raise DiskFailedError(str(tmp_path / "shop.db"), "Input/output error")

    running = start(fail)
    qtbot.waitUntil(lambda: running._box is not None)
    assert running._box is not None
    assert "Input/output error" in running._box.text()
    assert running.exit_code == 3
    assert running._crash is None
    assert gc.isenabled()


def test_a_fault_while_opening_is_told_as_ours(
    start: Start, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_progress: Callable[[int, int], None]) -> Shop:
        raise ZeroDivisionError("while opening")

    running = start(fail)
    qtbot.waitUntil(lambda: running._crash is not None)
    assert isinstance(running._crash, CrashDialog)
    assert "while opening" in running._crash.report()
    assert running._box is None
    assert "while opening" in capsys.readouterr().err


def test_long_work_at_the_start_shows_how_far_it_is(start: Start, qtbot: QtBot) -> None:
    seen: list[int] = []

    def fail(progress: Callable[[int, int], None]) -> Shop:
        progress(500, 1000)
        progress(1000, 1000)
        raise DiskFailedError("shop.db", "No space left on device")

    running = start(fail)
    running._opening._bar.valueChanged.connect(seen.append)
    qtbot.waitUntil(lambda: running._box is not None)
    assert seen[-1] == 1000
    assert not running._opening.isVisible()


def test_an_open_window_collects_rubbish_again_and_gets_its_turn_soon(front: Front) -> None:
    assert front.window.isVisible()
    assert gc.isenabled()
    assert sys.getswitchinterval() <= 0.001
