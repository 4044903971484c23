"""All fourteen resolutions, each from the complaint to its end, typed at the terminal."""

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal
from tests.walks import WALKS, Walk


def test_every_resolution_is_walked(counter: Counter) -> None:
    assert {walk.resolution for walk in WALKS} == set(counter.shop.program.routes.resolutions())


@pytest.mark.parametrize("walk", WALKS, ids=[walk.resolution for walk in WALKS])
def test_a_resolution_from_the_complaint_to_its_end(
    counter: Counter, terminal: Terminal, walk: Walk
) -> None:
    counter.consignor()
    counter.item()
    if walk.sold:
        counter.sell("A-1")
    case = terminal.json(
        "case", "open", "--item", "A-1", "--complaint", "走一遍", "--category", walk.category,
        "--claimant", walk.claimant, "--resolution", walk.resolution,
    )["case"]  # fmt: skip
    for step in walk.steps:
        _take(terminal, case["number"], step)
    ended = terminal.json("case", "show", case["number"])["case"]
    tracks = ended["tracks"]
    assert (tuple(tracks["claim"]["passed"]), tuple(tracks["recovery"]["passed"])) == (
        walk.claim,
        walk.recovery,
    )
    assert (ended["turn"], ended["due"], ended["custody"]) == ("", None, walk.custody)
    assert terminal.json("ledger", "check")["ok"] is True
    assert terminal.json("verify", "--deep")["ok"] is True


def _take(terminal: Terminal, number: str, step: str) -> None:
    word, *rest = step.split()
    if word == "ours!":
        terminal.json("case", "check", number, "--answer", "ours")
    elif word == "split":
        shares = (a for r in rest for a in ("--share", r))
        terminal.json("case", "split", number, *shares, "--reason", "协商一致")
    elif word == "settle":
        terminal.json("case", "settle", number)
    elif word == "cost":
        terminal.json("case", "cost", number, "--amount", *rest, "--what", "维修费")
    else:
        offered = terminal.json("case", "moves", number)["moves"]
        open_now = {move["code"] for move in offered if move["allowed"]}
        assert (word, word in open_now) == (word, True)
        amount = ["--amount", *rest] if rest else []
        terminal.json("case", "move", number, word, "--note", "如上", *amount)
