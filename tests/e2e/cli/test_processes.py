"""The program as a process: what only the operating system can show."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.counter import Counter

ROOT = Path(__file__).resolve().parents[3]
MAIN = str(ROOT / "main.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and signals as POSIX has them")


def environment(**more: str) -> Mapping[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**kept, "LANG": "en_US.UTF-8", **more}


def aftercare(*argv: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, MAIN, *argv],
        capture_output=True,
        check=False,
        env=environment(**environ),
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def test_commands_load_neither_qt_nor_what_they_do_not_need(counter: Counter) -> None:
    counter.sell_the_bag()
    folder = str(counter.shop.folder)
    for command in (["--help"], ["case", "list"], ["item", "show", "A-1"]):
        code = (
            "import sys\n"
            "from app.bootstrap import main\n"
            f"code = main(['--shop', {folder!r}, *{command!r}])\n"
            "heavy = {'PySide6', 'PIL', 'reportlab', 'python_calamine'}\n"
            "sys.exit(code or bool(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, b"")


def test_exit_codes_reach_the_shell(counter: Counter) -> None:
    shop = ("--shop", str(counter.shop.folder))
    assert aftercare(*shop, "case", "list").returncode == 0
    assert aftercare(*shop, "case", "show", "A-9").returncode == 1
    assert aftercare(*shop, "nonsense").returncode == 2
    assert aftercare(*shop, "import", "/nowhere.csv").returncode == 3


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_stdout_speaks_utf_8_whatever_the_locale(counter: Counter, encoding: str) -> None:
    counter.consignor()
    told = {"LC_ALL": "C", "PYTHONIOENCODING": encoding}
    done = aftercare("--shop", str(counter.shop.folder), "consignor", "list", "--json", **told)
    assert done.returncode == 0
    assert "李女士" in done.stdout.decode("utf-8")


def test_the_environment_names_the_shop(counter: Counter) -> None:
    done = aftercare("case", "list", AFTERCARE_SHOP=str(counter.shop.folder))
    assert (done.returncode, done.stdout) == (0, b"Nothing found.\n")


def test_a_reader_that_leaves_early_hurts_nobody(counter: Counter) -> None:
    counter.consignor()
    for number in range(400):
        counter.item(f"A-{number}", title="A long title, so that a pipe is soon full " * 5)
    command = [sys.executable, MAIN, "--shop", str(counter.shop.folder), "item", "list"]
    writer = subprocess.Popen(
        [*command, "--limit", "400", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    assert writer.stdout.readline() == b"{\n"
    writer.stdout.close()
    with writer.stderr:
        assert writer.stderr.read() == b""
    assert writer.wait(60) == 0


def test_a_closed_stdout_hurts_nobody(counter: Counter) -> None:
    shop = str(counter.shop.folder)
    line = f'"{sys.executable}" "{MAIN}" --shop "{shop}" case list >&-'
    done = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, check=False, env=environment(), timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk at hand")
def test_a_full_disk_is_told(counter: Counter) -> None:
    shop = str(counter.shop.folder)
    line = f'"{sys.executable}" "{MAIN}" --shop "{shop}" case list >/dev/full'
    done = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, check=False, env=environment(), timeout=60
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_ctrl_c_ends_long_work_and_leaves_the_shop_as_it_was(
    counter: Counter, tmp_path: Path
) -> None:
    """The import waits on a pipe that nobody fills until the person has had enough."""
    pipe = tmp_path / "items.csv"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, MAIN, "--shop", str(counter.shop.folder), "import", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    # Opening for writing succeeds only once the import has opened its end: no guessing.
    handle = _opened_by_reader(pipe, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(handle)
    assert (process.returncode, out) == (130, b"")
    assert err == b"Interrupted. What was saved before is safe.\n"
    assert counter.shop.queries.items.count() == 0


def _opened_by_reader(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.01)
    raise AssertionError(process.communicate())
