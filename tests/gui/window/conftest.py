"""The whole window on a shop of its own; the test's ``shop`` is the other process beside it."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.program_data import ProgramData
from app.services.shop import Shop, open_shop
from app.ui.application import Application
from tests.counter import OWNER, ShopClock
from tests.gui.window.front import Front


@pytest.fixture
def fronts(
    qapp: QApplication, qtbot: QtBot, shop: Shop, clock: ShopClock, program: ProgramData
) -> Iterator[list[Front]]:
    """Windows that were opened one after the other on the shop's folder; all are closed."""
    opened: list[Front] = []
    seeds = iter(range(100, 200))

    def another() -> Front:
        rand = random.Random(next(seeds)).randbytes
        running = Application(
            qapp,
            folder=shop.folder,
            open_shop=lambda progress: open_shop(
                shop.folder, program=program, clock=clock, rand=rand, progress=progress
            ),
            actor=OWNER,
            lang="en",
        )
        running.use_scheme("light")
        running.theme.set_still(still=True)
        return Front(running, qtbot, another)

    opened.append(another())
    yield opened
    for front in opened:
        front.close()


@pytest.fixture
def front(fronts: list[Front]) -> Front:
    """One window, open."""
    fronts[0].open()
    return fronts[0]
