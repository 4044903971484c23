"""``learn`` as a script and an owner use it."""

import pytest

from app.domain.suggestions import Choice, Suggestion
from app.services.opening import open_case
from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

FUNC = Suggestion((Choice("FUNC.HARD", 0.6),), "FUNC", "FUNC.HARD", 0.6, source="model")


def told(counter: Counter, text: str, category: str, times: int) -> None:
    for _ in range(times):
        open_case(counter.shop, complaint=text, opened_by="陈", category=category, suggested=FUNC)


@pytest.mark.usefixtures("shop")
def test_a_new_shop_says_what_is_missing(terminal: Terminal) -> None:
    found = terminal.json("learn", "status")
    parts = {part["part"]: part for part in found["parts"]}
    assert (found["model"], found["cases"], found["trainings"]) == (None, 0, [])
    assert (parts["own_model"]["state"], parts["own_model"]["missing"]) == ("off", 80)
    assert parts["take_sure"]["state"] == "kept_off"
    assert "80" in terminal("learn", "status").out
    assert terminal.refused("learn", "train") == "too_few_to_learn"
    assert terminal.refused("learn", "return") == "model_in_use"
    assert terminal.refused("learn", "return", "--to", "abc") == "unknown_model"
    assert "nothing to report" in terminal("learn", "report").out
    assert "after 20 more finished cases" in terminal("learn", "report").out
    durations = terminal.json("learn", "report")["durations"]
    assert (durations["missing"], durations["all"]["within_80_bp"]) == (20, None)


def test_corrections_are_read_as_a_report_and_as_rules(
    counter: Counter, terminal: Terminal
) -> None:
    told(counter, "包的五金掉色了", "COND.WEAR", 8)
    told(counter, "拉链拉不上", "FUNC.HARD", 20)
    report = terminal.json("learn", "report")
    assert report["figures"]["cases"] == 28
    assert {score["category"] for score in report["trunks"]} >= {"COND", "FUNC"}
    assert report["months"][0]["answers"] == 28
    (proposal, *_) = terminal.json("learn", "rules")["proposals"]
    assert (proposal["words"], proposal["category"]) == ("五金掉色", "COND.WEAR")
    assert (proposal["agreeing"], proposal["cases"]) == (8, 8)
    assert "五金掉色" in terminal("learn", "rules").out
    assert "Macro-F1" in terminal("learn", "report").out
