"""The shop's rules and teams at the terminal."""

from pathlib import Path

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def shop_at_work(counter: Counter, terminal: Terminal) -> Terminal:
    counter.sell_the_bag()
    return terminal


def test_rules_are_listed_in_order_and_in_words(terminal: Terminal) -> None:
    rules = terminal.json("rules", "list")["rules"]
    assert "OWNER-MONEY" == rules[0]["code"]
    assert {
        "code": "AUTH",
        "name": {"zh": "真伪争议交鉴定组", "en": "Authenticity goes to the authentication team"},
        "when": "case.trunk = AUTH",
        "then": {"team": "authentication"},
        "stop": False,
        "enabled": True,
        "retired": False,
        "version": 1,
        "words": "If the main category is Authenticity: it goes to the team Authentication.",
    } == terminal.json("rules", "show", "auth")["rule"]
    assert "如果大类是真伪争议：交给鉴定组。" in terminal.done("rules", "list", "--lang", "zh")


def test_a_rule_is_made_edited_moved_switched_off_and_retired(terminal: Terminal) -> None:
    made = terminal.json(
        "rules", "edit", "WEEKEND", "--zh", "周末", "--when", "today.weekday in [sat, sun]",
        "--then", "tags=周末,急", "--then", "priority=+5", "--then", "hold_payout=yes",
    )["rule"]  # fmt: skip
    assert {"tags": ["周末", "急"], "priority": 5, "hold_payout": True} == made["then"]
    edited = terminal.json(
        "rules", "edit", "WEEKEND", "--then", "tags=", "--stop", "yes", "--before", "OWNER-MONEY"
    )["rule"]
    assert ({"priority": 5, "hold_payout": True}, True, 2) == (
        edited["then"],
        edited["stop"],
        edited["version"],
    )
    assert "WEEKEND" == terminal.json("rules", "list")["rules"][0]["code"]
    assert not terminal.json("rules", "edit", "WEEKEND", "--enabled", "no")["rule"]["enabled"]
    assert "off" in terminal.done("rules", "list")
    terminal.done("rules", "edit", "WEEKEND", "--retire")
    assert "WEEKEND" not in terminal.done("rules", "list")
    terminal.done("undo")
    assert "WEEKEND" in terminal.done("rules", "list")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (("X", "--zh", "一", "--when", "case.trnk = A", "--then", "lane=fast"), "unknown_fact"),
        (("X", "--zh", "一", "--when", "x" * 10_000, "--then", "lane=fast"), "condition_too_long"),
        (("X", "--zh", "一", "--when", "(" * 100, "--then", "lane=fast"), "condition_too_deep"),
        (("X", "--zh", "一", "--when", "always", "--then", "lane=quick"), "bad_effect"),
        (("X", "--zh", "一", "--when", "always", "--then", "colour=red"), "unknown_effect"),
        (("X", "--zh", "一", "--when", "always"), "rule_does_nothing"),
        (("X", "--when", "always", "--then", "lane=fast"), "rule_name_missing"),
        (("a b", "--zh", "一", "--when", "always", "--then", "lane=fast"), "bad_rule_code"),
        (("AUTH", "--before", "NOPE"), "unknown_rule"),
    ],
)
def test_what_a_rule_cannot_be_is_refused(
    terminal: Terminal, told: tuple[str, ...], error: str
) -> None:
    assert error == terminal.refused("rules", "edit", *told)


def test_nothing_to_change_is_wrong_usage(terminal: Terminal) -> None:
    terminal.refused("rules", "edit", "AUTH", code=2)
    terminal.refused("rules", "edit", "AUTH", "--then", "fast", code=2)


def test_rules_go_out_to_a_file_are_checked_tried_and_come_in(
    shop_at_work: Terminal, tmp_path: Path
) -> None:
    terminal, path = shop_at_work, tmp_path / "rules.toml"
    terminal.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了", "--category", "FUNC")
    terminal.done("rules", "export", "--out", str(path))
    assert path.read_text("utf-8") == terminal.done("rules", "export")
    assert terminal.json("rules", "check", str(path))["ok"]
    same = terminal.json("rules", "test", str(path))
    assert (1, 1, 0) == (same["cases"], same["touched"], same["different"])
    text = path.read_text("utf-8")
    path.write_text(text.replace("case.at_stake > 5000 and", "case.at_stake > 99000 and"), "utf-8")
    found = terminal.json("rules", "test", str(path))
    assert [
        {
            "number": "A-000001",
            "title": "LV Speedy 30",
            "differences": [{"effect": "team", "now": "owner", "then": ""}],
        }
    ] == found["changed"]
    assert "1 differently from now" in terminal.done("rules", "test", str(path))
    brought = terminal.json("rules", "import", str(path))
    assert (0, 1) == (brought["added"], brought["changed"])
    assert 0 == terminal.json("rules", "test")["different"]


def test_a_broken_file_is_told_with_file_line_and_key(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    terminal.done("rules", "export", "--out", str(path))
    text = path.read_text("utf-8")
    path.write_text(text.replace("case.trunk = AUTH", "case.trunk = AUTO"), "utf-8")
    for command in ("check", "test", "import"):
        answer = terminal("rules", command, str(path))
        assert 1 == answer.code
        assert "rules.toml is wrong in line 22 at “when”, and nothing was changed" in answer.err
        assert "case.trunk is never “AUTO”" in answer.err
    assert "missing_file" == terminal.refused("rules", "check", str(tmp_path / "no.toml"), code=3)


def test_a_case_shows_its_team_and_is_found_by_it(shop_at_work: Terminal) -> None:
    terminal = shop_at_work
    opened = terminal.json(
        "case", "open", "--item", "A-1", "--complaint", "怀疑是假的", "--category", "AUTH.FAKE"
    )["case"]
    assert ("strict", "authentication", True) == (
        opened["lane"],
        opened["team"],
        opened["payout_held"],
    )
    terminal.done("case", "edit", "A-1", "--assignee", "小周", "--tag", "急", "--tag", "老客")
    for asked in (("--team", "authentication"), ("--assignee", "小周"), ("--tag", "老客")):
        cases = terminal.json("case", "list", *asked)["cases"]
        assert ["A-000001"] == [case["number"] for case in cases]
    assert [] == terminal.json("case", "list", "--team", "owner")["cases"]
    page = terminal.done("case", "show", "A-1")
    assert "Authentication" in page
    assert "急 · 老客" in page
    assert "the rules decided" in terminal.done("case", "timeline", "A-1")
    terminal.done("case", "edit", "A-1", "--tag", "")
    assert [] == terminal.json("case", "show", "A-1")["case"]["tags"]
    assert "unknown_team" == terminal.refused("case", "edit", "A-1", "--team", "nope")


def test_a_lane_that_is_told_wins_over_the_rules(shop_at_work: Terminal) -> None:
    told = shop_at_work.json(
        "case", "open", "--item", "A-1", "--complaint", "假", "--category", "AUTH", "--lane", "fast"
    )["case"]
    assert "fast" == told["lane"]


def test_teams_are_listed_and_edited(terminal: Terminal) -> None:
    assert ["owner", "authentication", "carrier"] == [
        team["code"] for team in terminal.json("team", "list")["teams"]
    ]
    terminal.done("team", "edit", "front", "--zh", "前台", "--members", "小周，小陈")
    assert "小周 · 小陈" in terminal.done("team", "list")
    assert terminal.json("team", "edit", "front", "--retired", "yes")["team"]["retired"]
    assert "bad_team" == terminal.refused("team", "edit", "No Good", "--zh", "x")


def test_what_is_retired_or_moved_is_there(sold: Terminal) -> None:
    assert sold.refused("rules", "edit", "NIX", "--retire") == "unknown_rule"
    assert sold.refused("rules", "edit", "NIX", "--before", "AUTH") == "unknown_rule"
