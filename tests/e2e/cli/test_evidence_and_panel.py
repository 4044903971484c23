"""Checklist, findings, panel and pack at the terminal."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal

MEMBERS = ("王老师", "李老师", "张老师", "周老师")


@pytest.fixture
def doubted(counter: Counter, terminal: Terminal) -> Terminal:
    """A bag that may be a counterfeit, under review."""
    counter.sell_the_bag()
    counter.open(category="AUTH.FAKE", complaint="怀疑是假的")
    counter.move("A-000001", "review")
    return terminal


@pytest.fixture
def photo(tmp_path: Path) -> str:
    path = tmp_path / "photo.png"
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "#a85410").save(target, "PNG")
    path.write_bytes(target.getvalue())
    return str(path)


def test_a_move_waits_for_the_checklist(doubted: Terminal, photo: str) -> None:
    (wanted,) = [
        m for m in doubted.json("case", "moves", "a-1")["moves"] if m["missing"] == ["evidence"]
    ]
    assert "to_decision" == wanted["code"]
    page = doubted.done("case", "moves", "a-1")
    assert "Serial or date code, Logo, Close-ups (4)" in page
    refusal = doubted("case", "move", "a-1", "to_decision", "--json")
    assert (1, "move_refused") == (refusal.code, refusal.error["code"])
    doubted.done("case", "evidence", "a-1", "serial", "--photo", photo)
    doubted.done("case", "evidence", "a-1", "logo", "--seen")
    doubted.done("case", "evidence", "a-1", "close_up", "--waive", "物品在鉴定机构")
    shown = doubted.json("case", "show", "a-1")["case"]
    assert ([], False) == (shown["evidence_missing"], shown["confirmed_fake"])
    listed = doubted.json("case", "evidence", "a-1")
    assert [] == listed["missing"]
    assert {"serial": "photo", "logo": "seen", "close_up": "waived"} == {
        line["code"]: line["how"] for line in listed["evidence"] if line["shown"]
    }
    assert "DECIDE" == doubted.json("case", "move", "a-1", "to_decision")["case"]["stage"]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("serial",), 2, "wrong_usage"),
        (("--seen",), 2, "wrong_usage"),
        (("selfie", "--seen"), 1, "not_on_checklist"),
        (("serial", "--waive", " "), 1, "waiver_without_reason"),
        (("serial", "--text", ""), 1, "nothing_shown"),
        (("serial", "--photo", "/nowhere.jpg"), 3, "missing_file"),
    ],
)
def test_what_is_not_shown_is_refused(
    doubted: Terminal, words: tuple[str, ...], code: int, error: str
) -> None:
    assert error == doubted.refused("case", "evidence", "a-1", *words, code=code)


def test_findings_conflict_and_one_is_withdrawn(doubted: Terminal, photo: str) -> None:
    doubted.done(
        "case", "appraiser", "a-1", "中检", "--agreed-by", "buyer", "--agreed-by", "consignor"
    )
    doubted.done(
        "case", "finding", "a-1", "--by", "得物", "--result", "fail", "--fake", "--reason", "针距",
        "--fee", "380", "--fee-by", "buyer", "--photo", photo,
    )  # fmt: skip
    assert doubted.json("case", "finding", "a-1")["confirmed_fake"]
    doubted.done(
        "case", "finding", "a-1", "--by", "中检", "--result", "pass", "--kind", "appraiser"
    )
    found = doubted.json("case", "finding", "a-1")
    assert (True, False) == (found["conflict"], found["confirmed_fake"])
    assert [False, True] == [finding["agreed"] for finding in found["findings"]]
    assert 38_000 == found["findings"][0]["fee"]["minor"]
    assert "The findings contradict each other." in doubted.done("case", "finding", "a-1")
    doubted.done("case", "finding", "a-1", "--withdraw", "1", "--reason", "看错了货")
    proposal = doubted.json("case", "split", "a-1", "--propose")["proposal"]
    assert ("found_genuine", [{"code": "finding_pass", "by": "中检"}]) == (
        proposal["reason"],
        proposal["reasons"],
    )
    assert "wrong_usage" == doubted.refused("case", "finding", "a-1", "--by", "中检", code=2)
    assert "unknown_finding" == doubted.refused(
        "case", "finding", "a-1", "--withdraw", "9", "--reason", "x"
    )


def test_a_panel_is_blind_until_it_has_spoken(doubted: Terminal, tmp_path: Path) -> None:
    assert "no_panel" == doubted.refused("panel", "show", "a-1")
    members = [word for name in MEMBERS for word in ("--member", name)]
    doubted.done("panel", "call", "a-1", *members, "--until", "2026-03-20")
    doubted.done("panel", "strike", "a-1", "--party", "buyer", "--member", "周老师")
    for name in MEMBERS[:2]:
        doubted.done(
            "panel", "vote", "a-1", "--member", name, "--result", "fail",
            "--share", "consignor=7777", "--share", "shop=2223", "--dissent", "看得出来",
        )  # fmt: skip
    for words in (("panel", "show"), ("case", "timeline"), ("case", "show")):
        assert "7777" not in doubted.done(*words, "a-1")
        assert "7777" not in str(doubted.json(*words, "a-1"))
    assert list(MEMBERS[:2]) == doubted.json("panel", "show", "a-1")["panel"]["voted"]
    packet = tmp_path / "packet.pdf"
    doubted.done("panel", "packet", "a-1", "--out", str(packet))
    assert packet.read_bytes().startswith(b"%PDF")
    doubted.done(
        "panel",
        "vote",
        "a-1",
        "--member",
        "张老师",
        "--result",
        "fail",
        "--share",
        "consignor=10000",
    )
    result = doubted.json("panel", "show", "a-1")["panel"]["result"]
    assert [("shop", 2223, 0, 2223), ("consignor", 7777, 7777, 10_000)] == [
        (share["party"], share["bp"], share["least"], share["most"]) for share in result["shares"]
    ]
    assert "panel_closed" == doubted.refused(
        "panel", "vote", "a-1", "--member", "张老师", "--result", "pass", "--share", "shop=10000"
    )
    assert "panel_median" == doubted.json("case", "split", "a-1", "--propose")["proposal"]["reason"]


@pytest.mark.parametrize("whom", ["carrier", "bank", "platform", "court"])
def test_a_pack_is_written(doubted: Terminal, tmp_path: Path, whom: str) -> None:
    out = tmp_path / "pack.pdf"
    told = doubted.json("evidence", "a-1", "--out", str(out), "--for", whom, "--both")
    assert (str(out), out.stat().st_size) == (told["file"], told["bytes"])
    assert "evidence pack" in doubted.done("case", "timeline", "a-1")


def test_a_sealed_handover_is_told(doubted: Terminal) -> None:
    doubted.done(
        "case", "custody", "a-1", "--to", "with_third", "--seal", "F-7", "--signature", "王先生"
    )
    assert "seal F-7  signed by 王先生" in doubted.done("case", "timeline", "a-1")


HOSTILE = "\u202e\x1b[31m{x}%s"


def test_no_text_of_a_finding_or_opinion_steers_the_terminal(doubted: Terminal) -> None:
    doubted.done("case", "appraiser", "a-1", HOSTILE, "--agreed-by", "buyer")
    doubted.done("case", "finding", "a-1", "--by", "X", "--result", "fail", "--reason", HOSTILE)
    members = [word for name in "abc" for word in ("--member", name)]
    doubted.done("panel", "call", "a-1", *members, "--until", "2026-03-20", "--quorum", "2")
    for name in "ab":
        words = ("--member", name, "--result", "fail", "--share", "shop=10000")
        doubted.done("panel", "vote", "a-1", *words, "--dissent", HOSTILE)
    told = doubted.done("case", "finding", "a-1") + doubted.done("panel", "show", "a-1")
    assert "[31m{x}%s" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_sealed_opinion_cannot_be_undone_and_says_so(doubted: Terminal) -> None:
    members = [word for name in "abc" for word in ("--member", name)]
    doubted.done("panel", "call", "a-1", *members, "--until", "2026-03-20")
    doubted.done(
        "panel", "vote", "a-1", "--member", "a", "--result", "fail", "--share", "shop=10000"
    )
    answer = doubted("undo")
    assert (1, "This step cannot be undone.\n") == (answer.code, answer.err)


def test_a_finding_is_withdrawn_with_a_reason(doubted: Terminal) -> None:
    doubted.done("case", "finding", "a-1", "--by", "X", "--result", "pass")
    assert "reason_missing" == doubted.refused("case", "finding", "a-1", "--withdraw", "1")
