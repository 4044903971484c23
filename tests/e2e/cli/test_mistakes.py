"""The clerk's mistakes, mended from the command line."""

from pathlib import Path

import pytest
from PIL import Image

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

CASE, TWICE = "A-000001", "A-000002"


@pytest.fixture
def opened(sold: Terminal) -> Terminal:
    """A case about the bag that came back."""
    sold.json(
        "case", "open", "--item", "A-1", "--complaint", "拉链坏了", "--handed-over",
        "--category", "FUNC.HARD",
    )  # fmt: skip
    return sold


def again(terminal: Terminal) -> None:
    terminal.json("case", "open", "--item", "A-1", "--complaint", "又登记了一次")


def is_sound(terminal: Terminal) -> None:
    assert terminal.json("verify", "--deep")["ok"] is True


def test_a_case_opened_by_mistake_is_void_and_comes_back(opened: Terminal) -> None:
    told = opened.json("case", "void", CASE, "--reason", "开错了客人")
    assert (told["case"]["stage"], told["case"]["is_open"]) == ("VOID", False)
    assert opened.json("case", "list")["cases"][0]["is_open"] is False
    assert opened.refused("case", "void", CASE, "--reason", "再一次") == "case_given_up"
    opened.done("undo", told["action"])
    assert opened.json("case", "show", CASE)["case"]["stage"] == "NEW"
    is_sound(opened)


def test_a_void_needs_its_reason(opened: Terminal) -> None:
    assert opened.refused("case", "void", CASE, code=2) == "wrong_usage"
    assert opened.refused("case", "void", CASE, "--reason", " ") == "reason_missing"


def test_a_case_about_the_wrong_bag_is_moved(opened: Terminal, counter: Counter) -> None:
    counter.item("B-2", price=50_000)
    counter.sell("B-2")
    told = opened.json("case", "relink", CASE, "--item", "B-2", "--reason", "扫错吊牌")
    assert told["case"]["at_stake"] == {"minor": 50_000, "currency": "CNY"}
    assert told["case"]["custody"] == "in_shop"
    assert opened.refused("case", "relink", CASE, "--reason", "x", code=2) == "wrong_usage"
    assert "moved the case to B-2" in opened.done("case", "timeline", CASE)
    is_sound(opened)


def test_a_duplicate_leads_to_the_case_that_goes_on(opened: Terminal) -> None:
    again(opened)
    likely = opened.json("case", "related", CASE)["possible_duplicates"]
    assert [case["number"] for case in likely] == [TWICE]
    opened.json("case", "duplicate", TWICE, "--of", CASE, "--note", "同一件事")
    related = opened.json("case", "related", CASE)
    assert [(c["kind"], c["number"], c["stage"]) for c in related["related"]] == [
        ("duplicate", TWICE, "MERGED")
    ]
    assert related["possible_duplicates"] == []
    assert "Duplicate" in opened.done("case", "related", TWICE)
    is_sound(opened)


def test_two_cases_are_made_one_or_linked(opened: Terminal) -> None:
    again(opened)
    opened.json("case", "link", CASE, TWICE, "--note", "同一批")
    assert opened.refused("case", "link", CASE, TWICE) == "already_linked"
    told = opened.json("case", "merge", TWICE, "--into", CASE)
    assert told["case"]["stage"] == "MERGED"
    assert opened.refused("case", "merge", CASE, "--into", TWICE) == "case_given_up"


def test_a_second_problem_is_split_off(opened: Terminal) -> None:
    told = opened.json(
        "case", "split-off", CASE, "--complaint", "内衬也破了", "--category", "COND.HIDDEN"
    )
    assert (told["case"]["number"], told["case"]["category"]) == (TWICE, "COND.HIDDEN")
    (back,) = opened.json("case", "related", TWICE)["related"]
    assert (back["kind"], back["number"], back["leads"]) == ("split", CASE, True)
    assert f"split off {TWICE}" in opened.done("case", "timeline", CASE)


def test_an_appeal_names_its_reviewer(opened: Terminal) -> None:
    for move in ("review", "to_decision", "reject"):
        opened.json("case", "move", CASE, move, "--note", "人为损坏", "--actor", "老王")
    told = ("case", "appeal", CASE, "--by", "buyer", "--note", "不服")
    assert opened.refused(*told, "--reviewer", "老王") == "reviewer_decided"
    assert opened.json(*told, "--reviewer", "小李")["case"]["stage"] == "APPEAL"
    assert "Buyer appeals; 小李 reviews" in opened.done("case", "timeline", CASE)


def test_a_wrong_photo_is_hidden_then_erased(opened: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "id.png"
    Image.new("RGB", (24, 16), (200, 30, 30)).save(file)
    opened.json("case", "move", CASE, "review", "--evidence", str(file))
    (photo,) = opened.json("case", "photos", CASE)["photos"]
    code = photo["sha256"]
    opened.done("case", "hide-photo", CASE, code[:8], "--reason", "拍到了证件")
    assert opened.json("case", "photos", CASE)["photos"] == []
    (hidden,) = opened.json("case", "photos", CASE, "--hidden")["photos"]
    assert (hidden["sha256"], hidden["reason"], hidden["hidden_by"]) == (code, "拍到了证件", "陈")
    assert code[:12] in opened.done("case", "photos", CASE, "--hidden")
    opened.done("case", "erase-photo", CASE, code, "--reason", "客人要求")
    assert opened.json("case", "photos", CASE, "--hidden")["photos"] == []
    assert opened.refused("case", "erase-photo", CASE, code, "--reason", "x") == "unknown_photo"
    assert list((opened.folder / "photos").rglob("*.jpg")) == []
    is_sound(opened)
    opened.done("rebuild")
    is_sound(opened)


def test_an_old_slip_says_what_took_its_place(opened: Terminal, tmp_path: Path) -> None:
    out = str(tmp_path / "slip.pdf")
    opened.done("slip", CASE, "--out", out)
    opened.json("case", "edit", CASE, "--complaint", "肩带断了")
    opened.done("slip", CASE, "--out", out)
    old, new = (
        line["payload"]["code"]
        for line in opened.json("case", "timeline", CASE)["timeline"]
        if line["kind"] == "paper_issued"
    )
    told = opened.json("verify-paper", old)
    assert (told["state"], told["replaced_by"], told["case"]) == ("replaced", new, CASE)
    assert opened.json("verify-paper", new)["state"] == "valid"
    assert f"{new} of" in opened.done("verify-paper", f"{CASE}/{old}")
    assert opened.refused("verify-paper", "0000-0000") == "unknown_slip"
    opened.json("case", "void", CASE, "--reason", "开错")
    assert opened.json("verify-paper", new)["state"] == "void"


def test_what_becomes_of_a_returned_item(opened: Terminal, counter: Counter) -> None:
    assert opened.refused("item", "dispose", "A-1", "restock") == "disposition_refused"
    counter.move(CASE, "review", "to_decision", "accept_return", "goods_received")
    counter.is_ours(CASE)
    counter.move(CASE, "inspection_passed", "refund_done")
    offers = opened.json("item", "dispositions", "A-1")["dispositions"]
    assert [o["code"] for o in offers if not o["allowed"]] == []
    assert "Regrade and reprice" in opened.done("item", "dispositions", "A-1")
    told = opened.json(
        "item", "dispose", "A-1", "regrade", "--price", "9800", "--grade", "95新", "--case", CASE
    )
    assert (told["item"]["status"], told["item"]["price"]["minor"]) == ("active", 980_000)
    assert "Regrade and reprice" in opened.done("case", "timeline", CASE)
    assert opened.refused("item", "dispose", "A-1", "lend") == "unknown_disposition"
    is_sound(opened)


@pytest.mark.parametrize(
    "work",
    [
        ("check", "a-1", "--answer", "ours"),
        ("clock", "a-1", "set", "court", "--due", "2026-04-01"),
        ("evidence", "a-1", "logo", "--seen"),
        ("appraiser", "a-1", "中检", "--agreed-by", "buyer"),
        ("finding", "a-1", "--by", "中检", "--result", "pass"),
        ("remind", "a-1", "--party", "consignor", "--how", "phone"),
        ("consignor-answer", "a-1", "accept"),
        ("edit", "a-1", "--category", "AUTH"),
        ("edit", "a-1", "--lane", "fast"),
        ("cost", "a-1", "--amount", "5", "--what", "x"),
    ],
)
def test_a_void_case_takes_no_work_and_can_be_taken_back(
    sold: Terminal, work: tuple[str, ...]
) -> None:
    sold.done("case", "open", "--item", "A-1", "--complaint", "x", "--category", "FUNC")
    sold.done("case", "void", "a-1", "--reason", "x")
    assert sold.refused("case", *work) == "case_given_up"
    sold.done("undo")
    assert sold.json("case", "show", "a-1")["case"]["stage"] == "NEW"


def test_no_panel_sits_on_a_void_case(sold: Terminal) -> None:
    sold.done("case", "open", "--item", "A-1", "--complaint", "x", "--category", "FUNC")
    sold.done("case", "void", "a-1", "--reason", "x")
    members = [word for name in "abc" for word in ("--member", name)]
    told = sold.refused("panel", "call", "a-1", *members, "--until", "2026-03-20")
    assert told == "case_given_up"
