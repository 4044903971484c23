"""Costs, splits, settlements and the books at the terminal."""

import pytest

from app.services.shop import Shop
from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def refunded(counter: Counter, terminal: Terminal) -> Terminal:
    """A case whose item came back and whose money was paid back, with a cost of 386."""
    counter.sell_the_bag()
    counter.return_and_refund(counter.open())
    terminal.json("case", "cost", "a-1", "--amount", "386.00", "--what", "鉴定费")
    return terminal


def yuan(minor: int) -> dict[str, object]:
    return {"minor": minor, "currency": "CNY"}


def test_a_proposal_says_why(refunded: Terminal) -> None:
    proposal = refunded.json("case", "split", "a-1", "--propose")["proposal"]
    assert proposal == {
        "shares": [{"party": "shop", "bp": 10_000, "amount": yuan(38_600)}],
        "reason": "no_baseline",
        "basis": "FUNC",
        "reasons": [],
        "steps": [
            {
                "code": "default_share",
                "rests_on": "table",
                "warns": False,
                "params": {"category": "FUNC"},
                "shares": [
                    {"party": "shop", "bp": 3000, "amount": yuan(11_580)},
                    {"party": "consignor", "bp": 7000, "amount": yuan(27_020)},
                ],
            },
            {
                "code": "no_baseline",
                "rests_on": "record",
                "warns": False,
                "params": {"share_bp": 0},
                "shares": [{"party": "shop", "bp": 10_000, "amount": yuan(38_600)}],
            },
        ],
    }
    page = refunded.done("case", "split", "a-1", "--propose")
    assert "1. Usual  The shop's usual shares for Functional fault." in page
    assert "   → Shop 30 % ¥115.80 · Consignor 70 % ¥270.20" in page
    assert "2. Intake  No record from intake shows how the item was" in page
    assert refunded.json("case", "show", "a-1")["case"]["shares"] == []


@pytest.mark.parametrize(
    ("options", "code", "error"),
    [
        ((), 2, "wrong_usage"),
        (("--propose", "--share", "shop=10000"), 2, "wrong_usage"),
        (("--share", "shop"), 2, "wrong_usage"),
        (("--share", "shop=70%"), 2, "wrong_usage"),
        (("--share", "shop=5000", "--share", "shop=5000"), 2, "wrong_usage"),
        (("--share", "shop=9999"), 1, "shares_do_not_add_up"),
        (("--share", "landlord=10000"), 1, "unknown_party"),
        (("--share", "shop=20000"), 1, "share_out_of_range"),
    ],
)
def test_a_split_that_does_not_add_up_is_refused(
    refunded: Terminal, options: tuple[str, ...], code: int, error: str
) -> None:
    assert refunded.refused("case", "split", "a-1", *options, code=code) == error


def test_settling_waits_for_a_split(refunded: Terminal) -> None:
    assert refunded.refused("case", "settle", "a-1") == "split_missing"
    refunded.json("case", "split", "a-1", "--share", "shop=10000", "--reason", "没有入库记录")
    assert refunded.refused("case", "settle", "a-1", "--mode", "MAGIC") == "unknown_mode"
    settled = refunded.json("case", "settle", "a-1", "--mode", "reverse")["case"]
    assert (settled["mode"], settled["stage"], settled["shares_reason"]) == (
        "REVERSE",
        "CLOSED",
        "没有入库记录",
    )


@pytest.mark.parametrize("amount", ["", "abc", "1.234", "-5", "0", "USD 5", "9" * 40])
def test_amounts_that_are_none_are_refused(refunded: Terminal, amount: str) -> None:
    answer = refunded("case", "cost", "a-1", "--amount", amount, "--what", "x", "--json")
    assert answer.code == 1
    assert refunded.json("case", "show", "a-1")["case"]["costs"]["minor"] == 38_600


def test_an_allowance_needs_its_amount(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.is_ours(number)
    counter.move(number, "review", "to_decision", "approve_refund")
    assert terminal.refused("case", "move", number, "refund_done") == "refund_amount_needed"
    case = terminal.json(
        "case",
        "move",
        number,
        "refund_done",
        "--amount",
        "1,000",
        "--tender",
        "cash",
        "--note",
        "微信已注销",
    )["case"]
    assert (case["refunded"]["minor"], case["loss"]["minor"]) == (100_000, 100_000)


def test_the_ledger_lists_postings_in_pages(refunded: Terminal) -> None:
    whole = refunded.json("ledger")["postings"]
    assert sum(posting["amount"]["minor"] for posting in whole) == 0
    pages, token = [], None
    while True:
        more: list[str] = ["--after", token] if token else []
        page = refunded.json("ledger", "--limit", "4", *more)
        pages += page["postings"]
        token = page["next"]
        if token is None:
            break
    assert pages == whole


def test_the_ledger_can_be_narrowed(refunded: Terminal) -> None:
    hers = refunded.json("ledger", "--account", "consignors")["postings"]
    assert [posting["amount"]["minor"] for posting in hers] == [-896_000, 896_000]
    assert [posting["party"] for posting in hers] == ["李女士", "李女士"]
    of_case = refunded.json("ledger", "--case", "a-1")["postings"]
    assert {posting["case"] for posting in of_case} == {"A-000001"}
    assert refunded.refused("ledger", "--account", "pocket", code=2) == "wrong_usage"
    assert refunded.refused("ledger", "--case", "A-9") == "unknown_case"


def test_books_that_balance_say_so(refunded: Terminal) -> None:
    check = refunded.json("ledger", "check")
    assert (check["ok"], check["faults"]) == (True, [])
    balances = {line["account"]: line["balance"]["minor"] for line in check["balances"]}
    assert (balances["channel.cash"], balances["costs_to_allocate"]) == (-38_600, 38_600)
    assert refunded.done("ledger", "check").startswith("No faults\n")


def test_books_that_do_not_balance_are_found(refunded: Terminal, shop: Shop) -> None:
    """Somebody changed a posting behind the program's back."""
    with shop.store.database.writing() as connection:
        connection.execute("UPDATE posting SET minor = minor + 1 WHERE account = 'vat' OR pk = 1")
    answer = refunded("ledger", "check", "--json")
    assert (answer.code, answer.document["ok"]) == (1, False)
    assert [fault["code"] for fault in answer.document["faults"]] == ["postings_unbalanced"]
    assert refunded("ledger", "check").out.startswith("Faults: 1\n")


def test_a_split_that_is_not_proposed_says_where_it_was_decided(refunded: Terminal) -> None:
    shares = ("--share", "shop=3000", "--share", "consignor=7000")
    case = refunded.json("case", "split", "a-1", *shares)["case"]
    assert (case["split_round"], case["split_awaits"]) == (1, ["consignor"])
    assert "Decided on the command line." in refunded.done("case", "timeline", "a-1")


def test_a_party_objects_and_the_split_is_decided_again(refunded: Terminal) -> None:
    shares = ("--share", "shop=3000", "--share", "consignor=7000", "--reason", "合同")
    refunded.json("case", "split", "a-1", *shares)
    says = ("case", "confirm", "a-1", "--party", "consignor", "--by", "message")
    objected = refunded.json(*says, "--object", "--words", "太多")["case"]
    assert (objected["split_objected"], objected["split_awaits"]) == (True, ["consignor"])
    assert refunded.refused("case", "settle", "a-1") == "split_objected"
    shares = ("--share", "shop=6000", "--share", "consignor=4000", "--reason", "各退一步")
    refunded.json("case", "split", "a-1", *shares)
    agreed = refunded.json(*says)["case"]
    assert (agreed["split_round"], agreed["split_awaits"]) == (2, [])
    refunded.json("case", "settle", "a-1")
    again = ("--share", "shop=10000", "--reason", "证据更正")
    assert refunded.refused("case", "split", "a-1", *again) == "split_after_settlement"
    corrected = refunded.json("case", "resplit", "a-1", *again)["case"]
    assert [share["amount"] for share in corrected["shares"]] == [yuan(38_600)]
    assert refunded.refused("case", "resplit", "a-1", *again) == "same_split"
    assert refunded.refused("case", "confirm", "a-1", "--party", "aunt") == "party_bears_nothing"
