"""Making a shop, proving it, and taking things back."""

from datetime import date
from pathlib import Path

import pytest

from app.services.shop import Shop
from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal


def test_a_shop_is_made_with_what_was_told(terminal: Terminal) -> None:
    made = terminal.json(
        "init", "--name", "Second Look", "--currency", "gbp", "--timezone", "Europe/London",
        "--follows", "--lang", "en",
    )["shop"]  # fmt: skip
    assert made == {
        "folder": str(terminal.folder),
        "name": "Second Look",
        "currency": "GBP",
        "timezone": "Europe/London",
        "books": "follows",
        "language": "en",
    }
    assert terminal.json("case", "list") == {"cases": [], "next": None}
    assert terminal.json("verify", "--deep")["ok"]


def test_a_shop_is_not_made_twice(terminal: Terminal) -> None:
    terminal.done("init")
    assert terminal.refused("init") == "shop_exists"


@pytest.mark.parametrize(
    ("options", "code", "error"),
    [
        (("--currency", "yuan"), 1, "unknown_currency"),
        (("--timezone", "Mars/Olympus"), 1, "unknown_time_zone"),
        (("--name", ""), 1, "bad_setting"),
        (("--leads", "--follows"), 2, "wrong_usage"),
    ],
)
def test_a_shop_with_impossible_settings_is_not_made(
    terminal: Terminal, options: tuple[str, ...], code: int, error: str
) -> None:
    assert terminal.refused("init", *options, code=code) == error
    assert not (terminal.folder / "shop.db").exists()


def test_every_command_needs_a_shop(terminal: Terminal) -> None:
    for command in (
        ("case", "list"),
        ("item", "list"),
        ("ledger",),
        ("verify",),
        ("rebuild",),
        ("undo",),
        ("import", "x.csv"),
    ):
        assert terminal.refused(*command, code=3) == "no_shop"
    assert not terminal.folder.exists()


def test_a_file_that_is_no_shop_is_left_alone(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    database = terminal.folder / "shop.db"
    database.write_bytes(b"not a database" * 100)
    assert terminal.refused("verify", code=3) == "database_damaged"
    assert database.read_bytes() == b"not a database" * 100


def test_the_shop_can_be_named_before_and_after_the_command(
    terminal: Terminal, tmp_path: Path
) -> None:
    other = str(tmp_path / "other")
    terminal.done("--shop", other, "init", "--name", "Other")
    assert terminal.json("case", "--shop", other, "list")["cases"] == []
    assert terminal.json("case", "list", f"--shop={other}")["cases"] == []
    assert terminal.refused("case", "list", "--shop", "", code=2) == "wrong_usage"


def test_a_changed_journal_is_found(sold: Terminal, shop: Shop) -> None:
    with shop.store.database.writing() as connection:
        connection.execute("DROP TRIGGER journal_stays")
        connection.execute("UPDATE journal SET actor = 'nobody' WHERE place = 2")
    answer = sold("verify", "--json")
    assert (answer.code, answer.document["ok"]) == (1, False)
    codes = {fault["code"] for fault in answer.document["faults"]}
    assert "hash_wrong" in codes
    assert all(fault["message"] for fault in answer.document["faults"])
    assert sold("verify").code == 1


def test_changed_tables_are_found_and_mended(sold: Terminal, shop: Shop) -> None:
    with shop.store.database.writing() as connection:
        connection.execute("UPDATE item SET title = 'Forged'")
    found = sold("verify", "--deep", "--json")
    assert found.code == 1
    assert [fault["code"] for fault in found.document["faults"]] == ["replay_differs"]
    assert sold.json("rebuild")["entries"] > 0
    assert sold.json("verify", "--deep")["ok"]
    assert sold.json("item", "show", "A-1")["item"]["title"] == "LV Speedy 30"


def test_an_orphan_photo_is_worth_knowing_but_no_fault(sold: Terminal) -> None:
    lonely = sold.folder / "photos" / "ab" / f"ab{'0' * 62}.jpg"
    lonely.parent.mkdir(parents=True)
    lonely.write_bytes(b"x")
    found = sold.json("verify")
    assert (found["ok"], [n["code"] for n in found["notices"]]) == (True, ["orphan_photo"])


def test_the_last_action_is_taken_back(sold: Terminal) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "x", "--category", "FUNC")
    sold.json("case", "edit", "a-1", "--category", "COND")
    sold.json("undo")
    assert sold.json("case", "show", "a-1")["case"]["category"] == "FUNC"


def test_an_action_can_be_named_by_its_first_digits(sold: Terminal, clock: ShopClock) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "x")
    clock.step(hours=1)
    action = sold.json("case", "edit", "a-1", "--complaint", "y")["action"]
    undone = sold.json("undo", action[:12])
    assert undone["undone"] == action
    assert sold.json("case", "show", "a-1")["case"]["complaint"] == "x"


def test_what_cannot_be_taken_back_says_why(sold: Terminal) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "x")
    sold.json("case", "cost", "a-1", "--amount", "5", "--what", "运费")
    assert sold.refused("undo") == "cannot_undo"
    assert sold.refused("undo", "0123456789ab") == "nothing_to_undo"
    assert sold.refused("undo", "zz") == "nothing_to_undo"
    assert sold.refused("undo", "--actor", "nobody") == "nothing_to_undo"


def test_somebody_elses_last_action_stays(sold: Terminal) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "x", "--category", "FUNC")
    sold.json("case", "edit", "a-1", "--category", "COND", "--actor", "小周")
    assert sold.refused("undo", "--actor", "陈") == "changed_since"
    sold.json("undo", "--actor", "小周")
    assert sold.json("case", "show", "a-1")["case"]["category"] == "FUNC"


def test_two_processes_may_use_one_shop(counter: Counter, sold: Terminal) -> None:
    """The window is open; a command works beside it and sees what it wrote, and back."""
    number = counter.open()
    sold.json("case", "note", number, "x")
    assert len(counter.shop.queries.cases.timeline(counter.card(number).line.id)) == 3


def demo(folder: Path, until: date, *options: str) -> Terminal:
    terminal = Terminal(folder, ShopClock())
    told = ("--cases", "6", "--months", "2", "--until", until.isoformat(), *options)
    filled = terminal.json("demo", *told)["demo"]
    assert filled["cases"] > 0
    return terminal


def test_the_same_seed_makes_the_same_demo(tmp_path: Path) -> None:
    until = date(2026, 3, 1)
    first = demo(tmp_path / "a", until).json("case", "list")
    second = demo(tmp_path / "b", until).json("case", "list")
    assert first == second
    assert demo(tmp_path / "c", until, "--seed", "8").json("case", "list") != first


def test_the_demo_does_not_write_into_a_shop_with_data(sold: Terminal) -> None:
    assert sold.refused("demo", "--cases", "3") == "shop_has_data"


@pytest.mark.parametrize(
    "options", [("--cases", "0"), ("--months", "x"), ("--until", "soon"), ("--until", "0001-01-01")]
)
def test_an_impossible_demo_is_wrong_usage(terminal: Terminal, options: tuple[str, str]) -> None:
    assert terminal.refused("demo", *options, code=2) == "wrong_usage"
