"""Files of other programs at the terminal."""

import csv
from pathlib import Path

import pytest

from tests.e2e.cli.terminal import Terminal

ITEMS = """SKU,Created,Title,Account,Account Name,Category,Tag Price,Split,Status,Quantity,Mood
C-1,2026-01-05,LV Speedy 30,1001,李女士,Bags,12800,70%,1 Active,1,calm
C-2,2026-01-06,Rolex 6694 腕表,1002,Maria Jensen,Watches,23000,60%,1 Active,1,calm
C-3,2026-01-06,No price,1002,Maria Jensen,Watches,abc,60%,1 Active,1,calm
"""


@pytest.fixture
def items(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text(ITEMS, encoding="utf-8")
    return path


@pytest.fixture
def new_shop(terminal: Terminal) -> Terminal:
    terminal.done("init")
    return terminal


def test_items_come_in_and_the_rest_is_told(new_shop: Terminal, items: Path) -> None:
    report = new_shop.json("import", str(items))
    counts = {key: report[key] for key in ("rows", "added", "updated", "unchanged", "skipped")}
    assert counts == {"rows": 3, "added": 2, "updated": 0, "unchanged": 0, "skipped": 0}
    assert report["format"] == "consigncloud_items"
    assert report["unknown_columns"] == ["Mood"]
    assert report["errors"] == [
        {
            "row": 4,
            "column": "Tag Price",
            "code": "not_an_amount",
            "message": "not an amount: abc",
        }
    ]
    assert len(report["batch"]) == 32
    assert [item["sku"] for item in new_shop.json("item", "list")["items"]] == ["C-2", "C-1"]


def test_a_second_import_changes_nothing(new_shop: Terminal, items: Path) -> None:
    new_shop.json("import", str(items))
    again = new_shop.json("import", str(items))
    assert (again["added"], again["unchanged"], again["batch"]) == (0, 2, None)


def test_a_trial_changes_nothing(new_shop: Terminal, items: Path) -> None:
    report = new_shop.json("import", str(items), "--dry-run")
    assert (report["added"], report["batch"]) == (2, None)
    assert new_shop.json("item", "list")["items"] == []
    assert "A trial: nothing was changed." in new_shop.done("import", str(items), "--dry-run")


def test_rows_with_errors_are_written_for_mending(
    new_shop: Terminal, items: Path, tmp_path: Path
) -> None:
    out = tmp_path / "errors.csv"
    new_shop.json("import", str(items), "--errors", str(out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["column"], row["value"]) for row in rows] == [
        ("4", "Tag Price", "abc")
    ]


def test_an_import_is_taken_back(new_shop: Terminal, items: Path) -> None:
    batch = new_shop.json("import", str(items))["batch"]
    new_shop.json("case", "open", "--item", "C-1", "--complaint", "x")
    undone = new_shop.json("import-undo", batch)
    assert set(undone["kept"]) == {"C-1", "1001"}
    assert [item["sku"] for item in new_shop.json("item", "list")["items"]] == ["C-1"]
    assert new_shop.refused("import-undo", batch) == "unknown_batch"


def test_several_files_come_in_one_after_the_other(
    new_shop: Terminal, items: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.csv"
    more.write_text(ITEMS.replace("C-", "D-"), encoding="utf-8")
    report = new_shop.json("import", str(items), str(more))
    assert (report["rows"], report["added"], report["batch"]) == (6, 4, None)
    assert [file["file"] for file in report["files"]] == [str(items), str(more)]
    assert all(len(file["batch"]) == 32 for file in report["files"])
    assert [error["file"] for error in report["errors"]] == [str(items), str(more)]


def test_a_refused_file_leaves_what_came_before_it(
    new_shop: Terminal, items: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.csv"
    stranger.write_text("a,b\n1,2\n", encoding="utf-8")
    answer = new_shop("import", str(items), str(stranger), "--json")
    assert (answer.code, answer.error["code"]) == (1, "unknown_format")
    assert answer.document["added"] == 2


def test_a_file_in_which_no_row_is_good_is_refused(new_shop: Terminal, items: Path) -> None:
    items.write_text(ITEMS.replace("12800", "x").replace("23000", "y"), encoding="utf-8")
    assert new_shop.refused("import", str(items)) == "no_row_came_in"


@pytest.mark.parametrize(
    ("options", "code", "error"),
    [
        (("nowhere.csv",), 3, "missing_file"),
        (("--as", "abacus"), 1, "unknown_format_code"),
        (("--as", "generic"), 1, "map_needed"),
        (("--map", "nowhere.toml"), 3, "missing_file"),
        (("--split-is", "landlord"), 2, "wrong_usage"),
    ],
)
def test_what_cannot_be_read_is_refused(
    new_shop: Terminal, items: Path, options: tuple[str, ...], code: int, error: str
) -> None:
    files = () if options[0].endswith(".csv") else (str(items),)
    assert new_shop.refused("import", *files, *options, code=code) == error


def test_an_import_needs_a_file(new_shop: Terminal) -> None:
    assert new_shop.refused("import", code=2) == "wrong_usage"
