"""`run` on a machine without a screen does the main job and photographs the window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.services.shop import Shop
from app.ui.theme.theme import Theme
from app.ui.tour import main
from tests.counter import Counter


def test_the_tour_does_the_job_and_writes_its_files(
    counter: Counter, shop: Shop, theme: Theme, capsys: pytest.CaptureFixture[str]
) -> None:
    counter.sell_the_bag()
    assert main(["--shop", str(shop.folder)]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    papers = [path for path in written if path.suffix == ".pdf"]
    pictures = [path for path in written if path.suffix == ".png"]
    assert [path.name for path in papers] == ["slip.pdf", "statement.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in papers)
    assert len(pictures) == 26
    assert {QImage(str(path)).size().toTuple() for path in pictures} == {(1280, 800)}
    assert not counter.card("A-000001").line.is_open
    theme.choose("dark")
    theme.choose("light")  # the tour ends in the dark; the next test does not begin there


def test_a_shop_without_sales_is_told(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shop", str(shop.folder)]) == 3
    assert "has sold nothing" in capsys.readouterr().err
