"""At the terminal: several items a visit, a sale that is not proven, a chat from a file."""

from pathlib import Path

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

CHAT = """王女士 2026/11/18 14:32
包包拉链坏了
旧梦客服 2026/11/18 14:33
您好，方便拍一下吗？
王女士 2026/11/18 14:35
好的
"""


def test_a_second_item_of_the_same_visit(sold: Terminal) -> None:
    sold.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    second = sold.json(
        "case", "open", "--free", "大衣", "--complaint", "掉毛", "--same-visit", "A-1"
    )
    assert second["case"]["same_visit"] == ["A-000001"]
    first = sold.json("case", "show", "A-1")["case"]
    assert (first["same_visit"], first["visit"]) == (["A-000002"], second["case"]["visit"])
    assert "Same visit A-000002" in " ".join(sold.done("case", "show", "A-1").split())


def test_a_sale_that_is_not_proven_says_so(sold: Terminal) -> None:
    opened = sold.json(
        "case", "open", "--free", "包", "--complaint", "拉链坏了", "--proof", "not_proven"
    )
    assert (opened["case"]["proof"], opened["case"]["proof_waived"]) == ("not_proven", None)
    assert "sale not proven" in sold.done("case", "show", "A-1")
    sold.done("case", "edit", "A-1", "--waive-proof", "老顾客")
    assert "sale not proven · 老顾客" in sold.done("case", "show", "A-1")
    sold.done("case", "edit", "A-1", "--proof", "amount_date")
    assert "found by amount and date" in sold.done("case", "show", "A-1")


def test_a_waiver_comes_alone(sold: Terminal) -> None:
    sold.done("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    code = sold.refused("case", "edit", "A-1", "--waive-proof", "x", "--arose", "in_use", code=2)
    assert code == "wrong_usage"


def test_a_chat_in_a_file_becomes_a_case(sold: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(CHAT.encode("gb18030"))
    opened = sold.json("case", "open", "--item", "A-1", "--chat", str(path))
    assert opened["case"]["complaint"] == "包包拉链坏了\n好的"
    assert "pasted a chat with 王女士, 3 messages" in sold.done("case", "timeline", "A-1")
    code = sold.refused("case", "open", "--item", "A-1", "--chat", str(tmp_path / "no"), code=3)
    assert code == "chat_not_read"


def test_a_case_needs_words_from_somewhere(sold: Terminal, tmp_path: Path) -> None:
    assert sold.refused("case", "open", "--item", "A-1", code=2) == "wrong_usage"
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    assert sold.refused("case", "open", "--item", "A-1", "--chat", str(empty)) == "empty_complaint"


def test_a_consignor_complains_by_number(counter: Counter, sold: Terminal) -> None:
    counter.item("A-9", title="羊绒大衣")
    opened = sold.json(
        "case", "open", "--item", "A-9", "--complaint", "找不到了", "--consignor", "1001",
        "--category", "STORE.LOST",
    )  # fmt: skip
    assert (opened["case"]["claimant"], opened["case"]["consignor"]) == ("consignor", "1001")
    assert opened["case"]["proof"] == "not_sold"
