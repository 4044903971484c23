"""Parties, claims and chargebacks at the terminal."""

import pytest

from tests.counter import PRICE, Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def lost(counter: Counter, terminal: Terminal) -> Terminal:
    """The buyer kept a broken bag and has her money back; a carrier is known."""
    counter.sell_the_bag()
    counter.refund(counter.open(resolution="REFUND_ONLY"))
    terminal.json("party", "add", "--kind", "carrier", "--name", "顺丰速运", "--phone", "95338")
    return terminal


def test_parties_are_listed_with_what_they_owe(lost: Terminal) -> None:
    lost.json("party", "add", "--kind", "third", "--name", "中检", "--number", "LAB")
    parties = lost.json("party", "list")["parties"]
    assert [("L1", "carrier"), ("LAB", "third")] == [(p["number"], p["kind"]) for p in parties]
    assert {"minor": 0, "currency": "CNY"} == parties[0]["balance"]
    assert ["L1"] == [
        p["number"] for p in lost.json("party", "list", "--search", "顺丰")["parties"]
    ]
    edited = lost.json("party", "edit", "LAB", "--name", "中检鉴定")["party"]
    assert ("LAB", "中检鉴定") == (edited["number"], edited["name"])
    told = lost.done("party", "list")
    assert "Carrier" in told
    assert "95338" in told


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("file",), 2, "wrong_usage"),
        (("file", "--party", "1001"), 1, "not_an_outside_party"),
        (("file", "--party", "9"), 1, "unknown_person"),
        (("file", "--party", "L1", "--amount", "0"), 1, "claim_amount_needed"),
        (("file", "--party", "L1", "--on", "2031-01-01"), 1, "claim_day_ahead"),
        (("answer", "--answer", "refused"), 1, "unknown_claim"),
        (("answer",), 2, "wrong_usage"),
        (("paid",), 1, "unknown_claim"),
        (("burn",), 2, "wrong_usage"),
    ],
)
def test_what_makes_no_claim_is_refused(
    lost: Terminal, words: tuple[str, ...], code: int, error: str
) -> None:
    assert error == lost.refused("case", "claim", "a-1", *words, code=code)


def test_a_case_shows_its_claims_as_lines(lost: Terminal) -> None:
    assert "Nothing was claimed" in lost.done("case", "claim", "a-1", "show")
    lost.json("case", "claim", "a-1", "file", "--party", "L1", "--reference", "SF-77")
    told = lost.done("case", "claim", "a-1", "show")
    assert "12,800.00" in told
    assert "waiting for an answer" in told
    # Nothing came, because nobody accepted anything.
    assert "paid_beyond_accepted" == lost.refused("case", "claim", "a-1", "paid", "--amount", "1")
    lost.json("case", "claim", "a-1", "answer", "--answer", "withdrawn")
    assert "withdrawn" in lost.done("case", "claim", "a-1", "show")
    shown = lost.json("case", "claim", "a-1", "show")
    assert {"claims", "chargebacks"} == shown.keys()
    timeline = lost.done("case", "timeline", "a-1")
    assert "claimed ¥12,800.00 from 顺丰速运" in timeline
    assert "withdrew the claim against 顺丰速运" in timeline


def test_a_chargeback_is_debited_and_won_once(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    counter.open(category="MONEY.CB", resolution="CB_RESPONSE")
    assert "no_chargeback" == terminal.refused("case", "chargeback", "a-1", "won")
    debit = terminal.json("case", "chargeback", "a-1", "debit", "--fee", "150")["chargebacks"][0]
    assert (PRICE, 15_000, "wechat", None) == (
        debit["amount"]["minor"],
        debit["fee"]["minor"],
        debit["tender"],
        debit["outcome"],
    )
    assert "chargeback_open" == terminal.refused("case", "chargeback", "a-1", "debit")
    assert "the bank decides" in terminal.done("case", "chargeback", "a-1", "show")
    won = terminal.json("case", "chargeback", "a-1", "won", "--note", "证据被采纳")
    assert "won" == won["chargebacks"][0]["outcome"]
    assert "won the chargeback: ¥12,800.00 is back" in terminal.done("case", "timeline", "a-1")
