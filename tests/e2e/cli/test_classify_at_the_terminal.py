"""``classify`` as a script and a person use it."""

import json
from pathlib import Path

from tests.e2e.cli.terminal import Terminal


def test_a_text_is_named_with_its_reasons(sold: Terminal) -> None:
    told = sold.json("classify", "拉链用了两天就坏了")

    assert {"label", "branch", "confidence", "reasons", "second"} <= set(told)
    assert told["label"] == "FUNC"
    assert told["branch"].startswith("FUNC.")
    assert 0.5 < told["confidence"] <= 1
    assert any("拉链" in reason for reason in told["reasons"])


def test_a_person_reads_it_in_her_language(sold: Terminal) -> None:
    english = sold("classify", "The parcel never arrived").out
    assert "Shipping" in english
    assert "Because" in english
    assert "物流问题" in sold("classify", "The parcel never arrived", "--lang", "zh").out
    assert "Nothing to go by" in sold("classify", "😡").out


def test_a_file_of_texts_is_answered_line_by_line(sold: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    rows = [
        json.dumps({"id": "a", "text": "快递三天没到"}),
        "not json",
        json.dumps({"id": 7, "text": ""}),
        json.dumps({"id": "c", "text": 5}),
        json.dumps(["id", "text"]),
        json.dumps({"id": "d", "text": "it is a fake, not genuine"}),
        '{"id": NaN, "text": "x"}',
        '{"id": 1e999, "text": "x"}',
    ]
    file.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    answer = sold("classify", "--jsonl", str(file))
    told = [json.loads(line) for line in answer.out.splitlines()]

    assert answer.code == 0
    assert [line["id"] for line in told] == ["a", None, 7, "c", None, "d", None, None]
    errors = ["error" in line for line in told]
    assert errors == [False, True, False, True, True, False, True, True]
    assert (told[0]["label"], told[5]["label"]) == ("SHIP", "AUTH")
    assert told[2]["label"] == "OTHER"
    assert told[2]["confidence"] == 0


def test_it_works_where_no_shop_is(terminal: Terminal) -> None:
    assert terminal.json("classify", "快递丢件了")["label"] == "SHIP"
    assert not terminal.folder.exists()


def test_wrong_usage_and_a_missing_file_are_told(sold: Terminal, tmp_path: Path) -> None:
    assert sold.refused("classify", code=2) == "wrong_usage"
    assert sold.refused("classify", "text", "--jsonl", "x", code=2) == "wrong_usage"
    gone = str(tmp_path / "gone.jsonl")
    assert sold.refused("classify", "--jsonl", gone, code=3) == "texts_not_read"
