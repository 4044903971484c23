"""All fourteen resolutions, each from the complaint to its end, typed at the terminal."""

from dataclasses import dataclass

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

REVIEWED = ("review", "to_decision")
OURS = ("goods_received", "ours!")
REFUNDED = ("refund_done", "nothing_to_recover")
SETTLED = ("split shop=3000 consignor=7000", "settle")


@dataclass(frozen=True, slots=True)
class Walk:
    """The way of one resolution: ``ours!`` is the check, ``split …`` and ``settle`` the money."""

    resolution: str
    steps: tuple[str, ...]
    claim: tuple[str, ...]  # the stages it passed
    recovery: tuple[str, ...] = ("DECIDE", "CLOSED")
    custody: str = "in_shop"
    claimant: str = "buyer"
    category: str = "FUNC.HARD"
    sold: bool = True


PASSED = ("NEW", "TRIAGE", "DECIDE")
RECOVERED = ("DECIDE", "DECIDE", "SETTLE", "CLOSED")  # its time begins when the claim ends
NO_LOSS = ("DECIDE", "DECIDE", "CLOSED")

WALKS = (
    Walk(
        "RETURN_REFUND",
        (*REVIEWED, "accept_return", *OURS, "inspection_passed", *REFUNDED),
        (*PASSED, "BACK", "INSPECT", "REFUND", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "REFUND_ONLY",
        (*REVIEWED, "ours!", "approve_refund", "refund_done", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "PARTIAL",
        (*REVIEWED, "ours!", "approve_refund", "refund_done --amount 1000", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "EXCHANGE",
        (
            *REVIEWED, "accept_return", *OURS, "exchange_agreed", "exchanged", "nothing_to_recover",
        ),
        (*PASSED, "BACK", "INSPECT", "READY", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "STORE_CREDIT",
        (*REVIEWED, "credit_without_return", "refund_done", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "REPAIR",
        (
            *REVIEWED, "accept_return", *OURS, "to_repair", "repair_back", "cost 386",
            "repair_good", "collected", *SETTLED,
        ),
        (*PASSED, "BACK", "INSPECT", "REPAIR", "INSPECT", "READY", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "AUTH_RECHECK",
        (*REVIEWED, "accept_return", "received_for_appraisal", "appraised", "release", "collected"),
        (*PASSED, "BACK", "AUTHN", "DECIDE", "READY", "CLOSED"),
        custody="with_buyer",
    ),
    Walk(
        "CARRIER_CLAIM",
        (
            *REVIEWED, "file_carrier_claim", "approve_carrier_refund", "refund_done",
            "split carrier=10000", "settle",
        ),
        (*PASSED, "REFUND", "CLOSED"),
        ("DECIDE", "CARRIER", "SETTLE", "CLOSED"),
        custody="with_buyer",
        category="FUNC.DOA",
    ),
    Walk(
        "COMPENSATE_CONSIGNOR",
        (*REVIEWED, "search", "not_found", "compensate", "split shop=10000", "settle"),
        (*PASSED, "SEARCH", "DECIDE", "CLOSED"),
        RECOVERED,
        custody="lost",
        claimant="consignor",
        category="STORE.LOST",
        sold=False,
    ),
    Walk(
        "BUY_IN",
        (*REVIEWED, "accept_return", *OURS, "inspection_passed", *REFUNDED),
        (*PASSED, "BACK", "INSPECT", "REFUND", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "RETURN_TO_CONSIGNOR",
        (*REVIEWED, "give_back", "collected"),
        (*PASSED, "READY", "CLOSED"),
        custody="with_consignor",
        claimant="consignor",
        category="STORE.EXPIRE",
        sold=False,
    ),
    Walk(
        "CB_RESPONSE",
        (*REVIEWED, "answer_bank", "chargeback_lost", *SETTLED),
        (*PASSED, "BANK", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
        category="MONEY.REFUND",
    ),
    Walk("REJECT", (*REVIEWED, "reject"), (*PASSED, "REJECTED"), custody="with_buyer"),
    Walk("NOTE_ONLY", (*REVIEWED, "note_kept"), (*PASSED, "CLOSED"), custody="with_buyer"),
)  # fmt: skip


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
        terminal.json("case", "split", number, *(a for r in rest for a in ("--share", r)))
    elif word == "settle":
        terminal.json("case", "settle", number)
    elif word == "cost":
        terminal.json("case", "cost", number, "--amount", *rest, "--what", "维修费")
    else:
        offered = terminal.json("case", "moves", number)["moves"]
        open_now = {move["code"] for move in offered if move["allowed"]}
        assert (word, word in open_now) == (word, True)
        terminal.json("case", "move", number, word, "--note", "如上", *rest)
