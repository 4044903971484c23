"""Payouts at the terminal: propose, run, list, sent, and the ways back."""

import csv
from pathlib import Path

import pytest
from python_calamine import load_workbook

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def payday(counter: Counter, terminal: Terminal) -> Terminal:
    """李 has an account and a free sale; 赵 has none; 孙 sold something yesterday."""
    counter.sell_the_bag()
    for number, name in (("1002", "赵"), ("1003", "孙")):
        counter.consignor(number, name)
    counter.item("B-1", price=10_000, consignor="1002")
    counter.sell("B-1")
    terminal.json("payout", "payee", "--consignor", "1001", "--account", "招商银行 6225")
    counter.clock.step(days=30)
    counter.item("C-1", price=20_000, consignor="1003")
    counter.sell("C-1")
    return terminal


def test_a_proposal_says_who_is_paid_and_why_the_rest_waits(payday: Terminal) -> None:
    found = payday.json("payout", "propose")["proposals"]
    assert [("1001", "pay", 896_000), ("1002", "no_account", 7_000), ("1003", "hold", 0)] == [
        (line["consignor"]["number"], line["group"], line["payable"]["minor"]) for line in found
    ]
    assert [
        {
            "code": "window",
            "amount": {"minor": 14_000, "currency": "CNY"},
            "case": None,
            "until": "2026-04-19",
            "note": "",
            "sale": "S3",
            "sku": "C-1",
            "also": [],
        }
    ] == found[2]["holds"]
    told = payday.done("payout", "propose")
    assert "Still in the holding period, payable from 2026-04-19" in told
    assert "Enter an account, or pay in cash" in told
    assert "To pay: ¥8,960.00" in told


def test_from_the_run_to_what_the_bank_returns(payday: Terminal, tmp_path: Path) -> None:
    for name in ("list.csv", "list.xlsx"):
        target = tmp_path / name
        if name == "list.csv":
            made = payday.json("payout", "run", "--out", str(target))
            assert ("PR-000001", 1, "made") == (
                made["run"]["number"],
                made["run"]["payouts"],
                made["run"]["state"],
            )
        else:
            payday.json("payout", "list", "pr-1", "--out", str(target))
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [
        ["payee", "account", "amount", "reference", "currency"],
        ["李女士", "招商银行 6225", "8960.00", "P-000001", "CNY"],
    ] == rows
    sheet = load_workbook(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    assert [["李女士", "招商银行 6225", 8960, "P-000001", "CNY"]] == sheet[1:2]
    assert payday.refused("payout", "returned", "p-1", "--reason", "x") == "payout_not_sent"
    assert payday.json("payout", "sent", "pr-1")["run"]["state"] == "sent"
    assert payday.refused("payout", "undo", "pr-1", "--reason", "x") == "payout_sent"
    back = payday.json("payout", "returned", "p-1", "--reason", "账号不对")
    assert [("P-000001", "returned", "账号不对")] == [
        (line["number"], line["state"], line["reason"]) for line in back["payouts"]
    ]
    assert payday.json("payout", "list")["runs"][0]["taken_back"] == 1
    assert "returned by the bank" in payday.done("payout", "list", "PR-1")


def test_a_run_is_undone_whole(payday: Terminal) -> None:
    payday.done("payout", "run", "--only", "1001")
    assert payday.refused("payout", "run") == "nobody_to_pay"
    payday.done("payout", "undo", "PR-1", "--reason", "银行维护")
    assert payday.json("payout", "run")["run"]["number"] == "PR-000002"


def test_holding_lifting_and_releasing(payday: Terminal) -> None:
    held = payday.json("payout", "hold", "--consignor", "1001", "--item", "A-1", "--reason", "查")
    assert payday.refused("payout", "run") == "nobody_to_pay"
    payday.done("payout", "lift", held["holds"][0]["id"], "--reason", "好了")
    assert payday.json("payout", "list", "--holds") == {"holds": []}
    assert payday.refused("payout", "lift", "nothing", "--reason", "x") == "no_such_hold"
    freed = payday.json(
        "payout", "release", "--consignor", "1003", "--amount", "100", "--reason", "急"
    )
    assert 10_000 == freed["proposals"][0]["payable"]["minor"]
    paid = ("payout", "pay", "--consignor", "1003", "--amount", "120", "--tender", "cash")
    assert payday.refused(*paid) == "payout_held"
    made = payday.json(*paid, "--reason", "老板同意")["payout"]
    assert ("P-000001", None, "cash", 12_000) == (
        made["number"],
        made["run"],
        made["tender"],
        made["amount"]["minor"],
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "--out", "x.csv"), 2),
        (("list", "PR-1", "--out", "x.pdf"), 2),
        (("run", "--out", "x.doc"), 2),
        (("hold", "--consignor", "1001"), 2),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    payday: Terminal, words: tuple[str, ...], code: int
) -> None:
    assert payday.refused("payout", *words, code=code) == "wrong_usage"
