"""What a person types by mistake or out of malice: a clear answer, and nothing half done."""

from pathlib import Path

import pytest

from app.domain.errors import DiskFailedError
from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


def test_an_item_cannot_be_complained_about_on_somebody_elses_receipt(
    counter: Counter, sold: Terminal
) -> None:
    counter.item("A-2", price=50_000)
    counter.sell("A-2", number="S-other")
    told = ("--complaint", "x", "--sale", "S-other")
    assert sold.refused("case", "open", "--item", "A-1", *told) == "item_not_in_sale"
    assert sold.json("case", "open", "--item", "A-2", *told)["case"]["sale"] == "S-other"


def test_a_refused_move_leaves_neither_check_nor_photo(counter: Counter, sold: Terminal) -> None:
    number = counter.open()
    assert sold.refused("case", "move", number, "refund_done", "--ours") == "unknown_move"
    assert sold.json("case", "show", number)["case"]["identity"] == ""
    kinds = [line["kind"] for line in sold.json("case", "timeline", number)["timeline"]]
    assert kinds == ["case_opened", "rules_applied"]


def test_a_move_with_its_check_is_one_action(counter: Counter, sold: Terminal) -> None:
    number = counter.open(resolution="REFUND_ONLY")
    for move in ("review", "to_decision"):
        sold.done("case", "move", number, move)
    sold.done("case", "move", number, "approve_refund", "--ours")
    happened = sold.json("case", "timeline", number)["timeline"]
    assert [line["kind"] for line in happened[-2:]] == ["identity_checked", "stage_moved"]
    assert len({line["action"] for line in happened[-2:]}) == 1
    sold.done("undo")
    case = sold.json("case", "show", number)["case"]
    assert (case["stage"], case["identity"]) == ("DECIDE", "")


def test_what_is_quoted_does_not_steer_the_terminal(sold: Terminal) -> None:
    answer = sold("item", "show", "\x1b[31mred\x1b[0m\u202ekcab")
    assert (answer.code, answer.err) == (
        1,
        "There is no item with the SKU “ [31mred [0mkcab”.\n",
    )


def test_an_amount_below_zero_is_told_without_our_own_units(
    counter: Counter, sold: Terminal
) -> None:
    number = counter.open()
    answer = sold("case", "cost", number, "--amount=-5", "--what", "freight")
    assert (answer.code, answer.err) == (1, "The amount cannot be negative.\n")


@pytest.mark.parametrize("command", [("item", "list"), ("init",), ("demo", "--cases", "1")])
def test_a_folder_no_system_can_hold_is_told(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder = str(tmp_path / ("n" * 300))
    assert terminal.refused(*command, "--shop", folder, code=3) in {"no_shop", "disk_failed"}


@pytest.mark.parametrize("name", ["file:x?mode=ro", ":memory:", "a b & c'd"])
def test_a_folder_is_a_folder_whatever_it_is_called(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if "?" in name:
        try:
            (tmp_path / name).mkdir()
        except OSError:
            pytest.skip("this system has no such names")
    monkeypatch.chdir(tmp_path)
    terminal.done("init", "--shop", name)
    assert terminal.json("verify", "--deep", "--shop", name)["ok"]
    assert (tmp_path / name / "shop.db").is_file()


def test_the_list_of_errors_does_not_overwrite_what_is_read(sold: Terminal, tmp_path: Path) -> None:
    items = tmp_path / "items.csv"
    items.write_text("SKU,Title,Tag Price,Split,Account\nC-1,Bag,12,50%,9\n", encoding="utf-8")
    before = items.read_bytes()
    told = ("--errors", str(items))
    assert sold.refused("import", str(items), *told, code=3) == DiskFailedError.code
    assert items.read_bytes() == before
    assert sold.refused("item", "show", "C-1") == "unknown_item"


def test_no_paper_takes_the_place_of_the_database(counter: Counter, sold: Terminal) -> None:
    number = counter.open()
    out = str(sold.folder / "shop.db")
    assert sold.refused("slip", number, "--out", out, code=3) == "disk_failed"
    told = ("--consignor", "1001", "--month", "2026-02", "--out", out)
    assert sold.refused("statement", *told, code=3) == "disk_failed"
    assert sold.json("verify", "--deep")["ok"]


def test_rows_do_not_come_in_where_their_errors_could_not_be_listed(
    sold: Terminal, tmp_path: Path
) -> None:
    items = tmp_path / "items.csv"
    items.write_text("SKU,Title,Tag Price,Split,Account\nC-1,Bag,12,50%,9\n", encoding="utf-8")
    told = ("--errors", str(tmp_path / "no" / "errors.csv"))
    assert sold.refused("import", str(items), *told, code=3) == "disk_failed"
    assert sold.refused("item", "show", "C-1") == "unknown_item"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk at hand")
def test_a_list_that_finds_no_room_does_not_deny_what_came_in(
    sold: Terminal, tmp_path: Path
) -> None:
    items = tmp_path / "items.csv"
    items.write_text("SKU,Title,Tag Price,Split,Account\nC-1,Bag,12,50%,9\n", encoding="utf-8")
    answer = sold("import", str(items), "--errors", "/dev/full")
    assert (answer.code, "Added" in answer.out) == (3, True)
    assert answer.err == "/dev/full could not be written (No space left on device).\n"
    assert sold.json("item", "show", "C-1")["item"]["sku"] == "C-1"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file at hand")
def test_a_file_without_end_is_no_photo(counter: Counter, sold: Terminal) -> None:
    number = counter.open()
    told = ("--evidence", "/dev/zero")
    assert sold.refused("case", "move", number, "review", *told) == "photo_file_too_big"
    assert sold.json("case", "show", number)["case"]["stage"] == "NEW"
