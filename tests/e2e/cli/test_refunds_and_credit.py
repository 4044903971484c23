"""``refund`` and ``credit`` as a script and a person use them."""

from tests.counter import TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.e2e.cli.terminal import Terminal


def test_a_refund_from_its_order_to_its_correction(counter: Counter, terminal: Terminal) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    counter.move(number, "refund_done", amount=100_000)
    (waiting,) = terminal.json("refund", "list")["refunds"]
    assert (waiting["number"], waiting["state"], waiting["to"]) == ("R-000001", "ordered", "王先生")
    assert waiting["amount"] == {"minor": 100_000, "currency": "CNY"}
    refund = terminal.json("refund", "failed", "R-1", "--reason", "账户已注销")["refund"]
    assert (refund["state"], refund["open"]) == ("failed", True)
    again = terminal.json(
        "refund", "again", "R-1", "--tender", "bank", "--payee", "王太太", "--reason", "改打银行卡"
    )["refund"]
    assert (again["number"], again["tender"], again["to"]) == ("R-000002", "bank", "王太太")
    done = terminal.json("refund", "done", "r-2", "--note", "招行 0301")["refund"]
    assert (done["state"], done["note"], done["open"]) == ("done", "招行 0301", False)
    assert terminal.refused("refund", "done", "R-2") == "refund_not_open"
    right = terminal.json("refund", "correct", "R-2", "--amount", "900", "--reason", "输错")
    assert right["refund"]["amount"]["minor"] == 90_000
    assert terminal.json("refund", "list")["refunds"] == []
    assert [r["state"] for r in terminal.json("refund", "list", "--all")["refunds"]] == [
        "done",
        "failed",
    ]
    told = terminal("refund", "list", "--all", "--lang", "zh").out
    assert "已退" in told
    assert "没退成" in told


def test_credit_from_a_return_is_seen_given_spent_and_paid_out(
    counter: Counter, terminal: Terminal
) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="STORE_CREDIT")
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed", "refund_done")
    (held,) = terminal.json("credit", "show")["credit"]
    assert (held["name"], held["balance"]["minor"]) == ("王先生", 1_280_000)
    terminal.json("credit", "bonus", "王先生", "--amount", "100", "--reason", "周年")
    counter.item("A-2", price=1_000_000)
    spent = terminal.json("credit", "spend", "139 1111 2222", "--item", "A-2")["credit"]
    assert spent["balance"]["minor"] == 290_000
    refused = terminal.refused("credit", "cash-out", "王先生", "--amount", "1")
    assert refused == "no_cash_for_credit"
    assert terminal.refused("credit", "expire") == "nothing_lapsed"
    assert terminal.refused("credit", "show", "没有这个人") == "unknown_person"
    counter.item("A-3", price=1_000)
    counter.sell("A-3")
    assert terminal.json("credit", "show", "王先生")["credit"]["balance"]["minor"] == 290_000
    assert "2,900.00" in terminal("credit", "show", "王先生").out
