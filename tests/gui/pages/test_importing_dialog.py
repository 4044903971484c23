"""The import: looked at first, written as one, taken back."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.shop import Shop
from app.ui.desk import Desk
from app.ui.importing.dialog import ImportDialog
from tests.gui.hands import click
from tests.gui.pages.finding import Until

_HEADER = (
    "Name,Description,SKU,Price,ConsignorNumber,Category,Condition,ReceivedDate,"
    "ExpirationDate,Location,Notes,Mood"
)
WriteFile = Callable[..., Path]
OpenFile = Callable[..., ImportDialog]


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    """A file as another program writes it; one line a price."""

    def write(prices: Sequence[str] = ("64.00",), *, name: str = "items.csv") -> Path:
        lines = [
            f'"Brass lamp {n}","Rewired",LAMP-{n},{price},77QX1,Home,Good,2026-03-02,,Rack B,,calm'
            for n, price in enumerate(prices)
        ]
        path = tmp_path / name
        path.write_text("\n".join((_HEADER, *lines)) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def open_file(qtbot: QtBot, desk: Desk, host: QWidget) -> Iterator[OpenFile]:
    """The dialog on a file; closed at the end."""
    host.show()
    opened: list[ImportDialog] = []

    def opening(path: Path | None = None) -> ImportDialog:
        dialog = ImportDialog(desk, path)
        dialog.open()
        opened.append(dialog)
        return dialog

    yield opening
    for dialog in opened:
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()


@pytest.mark.usefixtures("each_language")
def test_it_begins_with_choosing_a_file(open_file: OpenFile) -> None:
    dialog = open_file()
    assert dialog._chooser.isVisible()
    assert not dialog._bring.isVisible()


def test_a_file_is_looked_at_before_anything_is_written(
    open_file: OpenFile, write_file: WriteFile, shop: Shop, until: Until
) -> None:
    dialog = open_file(write_file(["64.00", "12.50", "abc"]))
    until(dialog._view.isVisible)
    assert dialog._title.text() == "Preview: nothing is written yet"
    assert dialog._view._format.text() == "Consignor Genie items  ·  3 lines"
    figures = {key: number.text() for key, (number, _) in dialog._view._figures.items()}
    assert figures == {
        "added": "2",
        "updated": "0",
        "unchanged": "0",
        "skipped": "0",
        "errors": "1",
    }
    assert dialog._view._unknown.accessibleName() == "Columns that are not used: Mood"
    assert shop.queries.items.count() == 0


def test_what_was_looked_at_is_brought_in_and_taken_back(
    open_file: OpenFile, write_file: WriteFile, shop: Shop, until: Until
) -> None:
    dialog = open_file(write_file(["64.00", "12.50"]))
    until(dialog._bring.isVisible)
    assert dialog._bring.accessibleName() == "Import 2 lines"
    click(dialog._bring)
    until(dialog._undo.isVisible)
    assert shop.queries.items.count() == 2
    assert dialog._result._sentence.text() == "2 new and 0 changed. All of it is saved."
    click(dialog._undo)
    until(dialog._chooser.isVisible)
    assert shop.queries.items.count() == 0


def test_the_same_file_a_second_time_has_nothing_to_bring_in(
    open_file: OpenFile, write_file: WriteFile, until: Until
) -> None:
    path = write_file()
    dialog = open_file(path)
    until(dialog._bring.isVisible)
    click(dialog._bring)
    until(dialog._undo.isVisible)
    dialog.look_at(path)
    until(dialog._result.isVisible)
    assert dialog._result._sentence.text() == "Everything in this file is known already."
    assert not dialog._bring.isVisible()


def test_a_file_nobody_knows_says_its_columns_and_takes_a_map(
    open_file: OpenFile, tmp_path: Path, until: Until
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("alpha,beta\n1,2\n", encoding="utf-8")
    dialog = open_file(path)
    until(dialog._trouble.isVisible)
    assert dialog._trouble._what.text() == (
        "It cannot be told which program wrote this file. Its columns are: alpha, beta"
    )
    assert dialog._trouble._map.isVisible()


def test_whose_share_a_column_holds_is_asked_and_answered(
    open_file: OpenFile, tmp_path: Path, until: Until, shop: Shop
) -> None:
    path, column_map = tmp_path / "own.csv", tmp_path / "own.toml"
    path.write_text("no,what,price,part\nB-1,Lamp,10.00,30\n", encoding="utf-8")
    column_map.write_text(
        'kind = "items"\n[columns]\nsku = "no"\ntitle = "what"\nprice = "price"\nsplit = "part"\n',
        encoding="utf-8",
    )
    dialog = open_file()
    dialog._map = column_map
    dialog.look_at(path)
    until(dialog._trouble.isVisible)
    assert dialog._trouble._what.text() == "Whose share does the column “part” hold?"
    click(dialog._trouble._shop)
    until(dialog._bring.isVisible)
    click(dialog._bring)
    until(dialog._undo.isVisible)
    assert shop.queries.items.card("B-1").split_bp == 7000


def test_a_file_of_errors_only_lists_them(
    open_file: OpenFile, write_file: WriteFile, until: Until, tmp_path: Path
) -> None:
    dialog = open_file(write_file(["abc", "-1"]))
    until(dialog._refused.isVisible)
    assert dialog._view._table.paged_model().rowCount() == 2
    dialog.save_list(tmp_path / "errors.csv")
    until(dialog._result.isVisible)
    assert (tmp_path / "errors.csv").read_text("utf-8-sig").count("\n") == 3


def test_stopping_leaves_the_shop_as_it_was(
    open_file: OpenFile, write_file: WriteFile, shop: Shop, desk: Desk, until: Until
) -> None:
    dialog = open_file(write_file())
    until(dialog._bring.isVisible)
    blocked = threading.Event()
    desk.work(lambda _shop, _ctx: blocked.wait(10), owner=dialog, done=lambda _none: None)
    click(dialog._bring)
    dialog.stop()
    blocked.set()
    until(dialog._result.isVisible)
    assert dialog._result._sentence.text() == "Stopped. Nothing was changed."
    assert shop.queries.items.count() == 0
