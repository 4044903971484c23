"""The disk, the database file and other programs: told, survived, and nothing half done."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from types import FrameType

import pytest

from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.shop import Shop, found_shop, open_shop
from app.storage.errors import DatabaseDamagedError, DatabaseWriteFailedError, ShopExistsError
from app.storage.store import DATABASE_NAME
from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal

ROOT = Path(__file__).resolve().parents[3]
POSIX = pytest.mark.skipif(os.name == "nt", reason="limits and signals as POSIX has them")
# Runs the program with files that cannot grow beyond so many bytes: a disk that fills up.
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from app.bootstrap import main
sys.exit(main(sys.argv[2:]))
"""


def on_a_small_disk(most_bytes: int, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(most_bytes), *argv],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@POSIX
@pytest.mark.parametrize("most_bytes", [1_000, 30_000, 200_000])
def test_a_shop_that_found_no_room_can_be_founded_later(
    terminal: Terminal, most_bytes: int
) -> None:
    failed = on_a_small_disk(most_bytes, "--shop", str(terminal.folder), "--lang", "en", "init")
    assert (failed.returncode, "Traceback" in failed.stderr) == (3, False)
    assert f"Cannot write {terminal.folder / DATABASE_NAME} " in failed.stderr
    assert list(terminal.folder.iterdir()) == []
    terminal.done("init")
    assert terminal.json("verify", "--deep")["ok"]


@POSIX
def test_a_demo_that_found_no_room_can_be_made_later(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    (terminal.folder / "mine.txt").write_text("keep")
    failed = on_a_small_disk(1_500_000, "--shop", str(terminal.folder), "demo", "--cases", "20")
    assert (failed.returncode, "Traceback" in failed.stderr) == (3, False)
    assert [path.name for path in terminal.folder.iterdir()] == ["mine.txt"]
    terminal.done("demo", "--cases", "2", "--months", "1")


def test_a_shop_whose_first_action_fails_is_not_there(
    tmp_path: Path, program: ProgramData, clock: ShopClock
) -> None:
    def broken(size: int) -> bytes:
        if (tmp_path / f"{DATABASE_NAME}.{os.getpid()}.new").exists():
            raise KeyboardInterrupt
        return bytes(size)

    with pytest.raises(KeyboardInterrupt):
        found_shop(
            tmp_path, program=program, founded_by="陈", settings={}, clock=clock, rand=broken
        )
    assert list(tmp_path.iterdir()) == []


def test_of_many_who_found_a_shop_one_does(
    tmp_path: Path, program: ProgramData, clock: ShopClock
) -> None:
    """In other processes, so that each has its own unfinished file."""
    code = (
        "import sys; from app.bootstrap import main;"
        f"sys.exit(main(['--shop', {str(tmp_path / 'shop')!r}, 'init', '--name', sys.argv[1]]))"
    )
    makers = [
        subprocess.Popen([sys.executable, "-c", code, f"no {n}"], cwd=ROOT, stdout=-3, stderr=-3)
        for n in range(4)
    ]
    assert sorted(maker.wait(60) for maker in makers) == [0, 1, 1, 1]
    shop = open_shop(tmp_path / "shop", program=program, clock=clock)
    assert shop.queries.settings().name.startswith("no ")
    shop.close()
    with pytest.raises(ShopExistsError):
        found_shop(tmp_path / "shop", program=program, founded_by="陈", settings={}, clock=clock)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that interrupts")
def test_waiting_for_another_program_can_be_interrupted(shop: Shop) -> None:
    """Were the wait deaf, it would end with DatabaseBusyError instead."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    assert threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGALRM, interrupt)
    with closing(sqlite3.connect(shop.folder / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        try:
            with pytest.raises(KeyboardInterrupt):
                open_case(shop, complaint="拉链坏了", opened_by="陈")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        other.execute("ROLLBACK")
    assert open_case(shop, complaint="拉链坏了", opened_by="陈").number == "A-000001"


@POSIX
def test_nothing_is_saved_into_a_file_that_was_removed(shop: Shop) -> None:
    open_case(shop, complaint="拉链坏了", opened_by="陈")
    (shop.folder / DATABASE_NAME).unlink()
    with pytest.raises(DatabaseWriteFailedError):
        open_case(shop, complaint="拉链坏了", opened_by="陈")


@POSIX
def test_nothing_is_saved_into_a_file_that_was_replaced(
    shop: Shop, tmp_path: Path, program: ProgramData
) -> None:
    open_case(shop, complaint="拉链坏了", opened_by="陈")
    found_shop(tmp_path / "other", program=program, founded_by="陈", settings={}).close()
    (tmp_path / "other" / DATABASE_NAME).replace(shop.folder / DATABASE_NAME)
    with pytest.raises(DatabaseWriteFailedError):
        open_case(shop, complaint="拉链坏了", opened_by="陈")


def test_a_shop_that_forgot_its_device_is_damaged(shop: Shop, program: ProgramData) -> None:
    with shop.store.database.writing() as connection:
        connection.execute("DELETE FROM device")
    shop.close()
    with pytest.raises(DatabaseDamagedError):
        open_shop(shop.folder, program=program)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE item SET title = CAST(x'95fffe' AS TEXT)",
        "UPDATE sqlite_schema SET name = CAST(x'95fffe' AS TEXT), sql = 'x' WHERE name = 'branch'",
    ],
    ids=["in a cell, which Python cannot decode", "in the schema, which SQLite quotes"],
)
def test_damaged_letters_are_damage_and_no_fault_of_ours(
    counter: Counter, sold: Terminal, damage: str
) -> None:
    counter.shop.close()
    with closing(sqlite3.connect(sold.folder / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = 1")
        other.execute(damage)
    assert sold.refused("item", "list", code=3) == "database_damaged"
