"""When the world or the program itself fails: never a traceback, always an exit code."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.call import Surroundings
from app.cli.running import run_command
from app.text.program_files import program_file
from tests.e2e.cli.terminal import Terminal


class FullDisk(io.StringIO):
    """A stdout that ends on a full disk."""

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")


class GoneReader(io.StringIO):
    """A stdout whose reader has gone."""

    def flush(self) -> None:
        raise BrokenPipeError(32, "Broken pipe")


def surroundings(terminal: Terminal) -> tuple[Surroundings, io.StringIO]:
    err = io.StringIO()
    return (
        Surroundings(
            clock=terminal.clock,
            rand=terminal.rand,
            environ=terminal.environ,
            shop_folder=terminal.folder,
            user="陈",
            out=io.StringIO(),
            err=err,
        ),
        err,
    )


def test_a_full_disk_behind_stdout_is_the_environments_failure(sold: Terminal) -> None:
    around, err = surroundings(sold)
    assert run_command(("item", "list"), replace(around, out=FullDisk())) == 3
    assert "No space left on device" in err.getvalue()


def test_a_reader_that_has_gone_is_no_failure(sold: Terminal) -> None:
    around, err = surroundings(sold)
    assert run_command(("item", "list"), replace(around, out=GoneReader())) == 0
    assert err.getvalue() == ""


def test_without_any_stream_the_work_is_done(sold: Terminal) -> None:
    around, _ = surroundings(sold)
    deaf = replace(around, out=None, err=None)
    assert run_command(("case", "open", "--item", "A-1", "--complaint", "x"), deaf) == 0
    assert run_command(("case", "show", "A-9"), deaf) == 1
    assert sold.json("case", "list")["cases"][0]["number"] == "A-000001"


class BrokenClock:
    """A clock that only a bug could bring."""

    def __call__(self) -> int:
        raise ZeroDivisionError("no time")


def test_a_fault_of_ours_leaves_a_report_beside_the_shop(sold: Terminal) -> None:
    broken = replace_clock(sold)
    answer = broken("case", "note", "a-1", "x")
    (report,) = (sold.folder / "logs").glob("fault-*.log")
    assert answer.code == 70
    assert str(report) in answer.err
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError: no time" in report.read_text(encoding="utf-8")


def test_a_fault_of_ours_is_json_where_that_was_asked(sold: Terminal) -> None:
    answer = replace_clock(sold)("case", "list", "--json")
    assert (answer.code, answer.out, answer.error["code"]) == (70, "", "fault")
    assert Path(answer.error["params"]["log"]).is_file()


def test_without_a_shop_the_report_goes_where_temporary_files_go(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = replace_clock(terminal)("demo")
    assert answer.code == 70
    assert len(list(tmp_path.glob("fault-*.log"))) == 1


def replace_clock(terminal: Terminal) -> Terminal:
    return Terminal(terminal.folder, BrokenClock())


def test_bytes_that_are_no_text_are_taken_as_far_as_they_are(sold: Terminal) -> None:
    """A terminal that does not speak UTF-8 hands over bytes no text can hold."""
    sold.json("case", "open", "--item", "A-1", "--complaint", "bad \udcff bytes")
    assert sold.json("case", "show", "a-1")["case"]["complaint"] == "bad \ufffd bytes"
    assert sold.refused("item", "show", "\udcff") == "unknown_item"
    nowhere = "/nowhere/\udcff.csv"
    assert sold("import", nowhere, "--json").error["params"]["path"] == nowhere


def test_a_watched_import_shows_how_far_it_is(sold: Terminal, tmp_path: Path) -> None:
    rows = "".join(f"X-{n},Bag {n},1001,Li,100,50%,1 Active,1\n" for n in range(2500))
    path = tmp_path / "items.csv"
    path.write_text(
        "SKU,Title,Account,Account Name,Tag Price,Split,Status,Quantity\n" + rows, encoding="utf-8"
    )
    assert sold("import", str(path), "--dry-run").err == ""
    sold.is_screen = True
    assert "items.csv" in sold("import", str(path)).err


def test_a_table_fits_the_terminal(sold: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    sold.json("case", "open", "--free", "一只" + "很" * 60 + "长的包", "--complaint", "x")
    sold.is_screen = True
    lines = sold("case", "list").out.splitlines()
    assert "…" in lines[1]


def test_a_broken_file_of_the_program_is_named_with_its_key(
    sold: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "program" / "resources"
    copies.mkdir(parents=True)
    for file in program_file("resources").glob("*.toml"):
        copies.joinpath(file.name).write_bytes(file.read_bytes())
    moves = copies / "moves.toml"
    moves.write_text(moves.read_text("utf-8").replace('to = "TRIAGE"', 'to = "TRIAG"', 1), "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(copies.parent), raising=False)  # as a package has it
    answer = sold("case", "list")
    assert (answer.code, answer.out) == (3, "")
    assert all(part in answer.err for part in ("moves.toml", "review", "to: TRIAG"))
