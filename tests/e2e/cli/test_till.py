"""``till`` and ``opening`` as a script and a person use them."""

from app.services.settings import edit_settings
from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


def test_what_to_enter_is_listed_and_ticked_off(counter: Counter, terminal: Terminal) -> None:
    assert "books lead" in terminal("till", "list").out
    edit_settings(counter.shop, values={"books": "follows"}, edited_by="陈")
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 100_000)
    (task,) = terminal.json("till", "list")["tasks"]
    assert (task["refund"]["minor"], task["sale"], task["consignors"]) == (100_000, "S1", [])
    assert "1,000.00" in terminal("till", "list").out
    assert terminal.json("till", "done", task["number"])["left"] == 0
    assert terminal.refused("till", "done", task["number"]) == "unknown_till_task"


def test_openings_are_set_one_by_one(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="REPAIR")
    terminal.json("opening", "set", "--consignor", "1001", "--amount", "500", "--on", "2026-03-01")
    terminal.json("opening", "set", "--credit", "王先生", "--amount", "88")
    terminal.json("opening", "set", "--case", number, "--amount", "386")
    assert terminal.json("credit", "show", "王先生")["credit"]["balance"]["minor"] == 8_800
    assert counter.card(number).cost_minor == 38_600
    again = terminal.refused("opening", "set", "--case", number, "--amount", "386")
    assert again == "opening_unchanged"
    assert terminal.refused("opening", "set", "--amount", "1", code=2) == "wrong_usage"
    told = terminal("opening", "set", "--consignor", "1001", "--amount", "500.01").out
    assert "500.01" in told
