"""``bill`` as a script and a person use it."""

from pathlib import Path

from tests.counter import TO_THE_REFUND, Counter
from tests.e2e.cli.terminal import Terminal

HEAD = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
LINES = (
    "2026-03-03 12:00:00,转账,王先生,/,支出,¥12800.00,零钱,已转账,1000050001,/,/\n"
    "2026-03-03 13:00:00,转账,顺丰,/,支出,¥25.00,零钱,已转账,1000050002,/,/\n"
    "2026-03-03 14:00:00,转账,私人,/,支出,¥88.00,零钱,已转账,1000050003,/,/\n"
    "2026-03-33 14:00:00,转账,私人,/,支出,¥88.00,零钱,已转账,1000050004,/,/\n"
)


def test_a_bill_confirms_explains_and_is_taken_back(
    counter: Counter, terminal: Terminal, tmp_path: Path
) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    file = tmp_path / "微信.csv"
    file.write_text(HEAD + LINES, encoding="gb18030")
    report = terminal.json("bill", "import", str(file))
    counted = [report[key] for key in ("format", "added", "matched", "confirmed", "tasks")]
    assert counted == ["wechat_bill", 3, 1, 1, 2]
    assert [(e["row"], e["code"]) for e in report["errors"]] == [(5, "invalid_date")]
    listed = terminal.json("bill", "list", "--unmatched")["lines"]
    assert [line["counterparty"] for line in listed] == ["私人", "顺丰"]
    assert terminal.json("bill", "show", "B-1")["line"]["match_name"] == "R-000001"
    terminal.json("bill", "match", "B-2", "--cost-of", number, "--what", "运费")
    told = terminal.json("bill", "match", "b-3", "--ignore", "老板私人")["line"]
    assert (told["match"], told["reason"], told["task"]) == ("ignored", "老板私人", False)
    assert terminal.refused("bill", "match", "B-3", "--to", "R-1") == "bill_line_taken"
    assert terminal.refused("bill", "match", "B-3", code=2) == "wrong_usage"
    assert "顺丰" in terminal("bill", "list").out
    assert terminal.json("case", "show", number)["case"]["refund_state"] == "done"
    undone = terminal.json("import-undo", report["batch"])
    assert undone["kept"] == ["B-000003", "B-000002"]
    assert terminal.json("case", "show", number)["case"]["refund_state"] == "ordered"
    assert terminal.json("verify", "--deep")["ok"]
