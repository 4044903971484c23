"""The shop's main job typed at a terminal, from the complaint to the last cent."""

from pathlib import Path

from app.photos.drawing import draw_item
from tests.counter import ShopClock
from tests.e2e.cli.terminal import Terminal


def test_a_case_from_the_counter_to_the_books(
    sold: Terminal, clock: ShopClock, tmp_path: Path
) -> None:
    """The zip broke: the bag comes back, the money goes back, the appraiser's fee is shared."""
    photo = tmp_path / "zip.jpg"
    photo.write_bytes(draw_item("bags", 0))
    opened = sold.json(
        "case", "open", "--item", "A-1", "--complaint", "拉链坏了，五金掉色",
        "--category", "func.hard", "--photo", str(photo),
    )["case"]  # fmt: skip
    assert (opened["number"], opened["stage"], opened["turn"]) == ("A-000001", "NEW", "shop")
    assert opened["due"] == "2026-03-02T04:00:00.000Z"
    assert {"label", "branch", "confidence", "reasons"} <= opened["suggestion"].keys()
    expected = opened["expected"]
    assert (None, None, 0) == (expected["p50_days"], expected["p80_days"], expected["n"])
    assert ("few", 20) == (expected["state"], expected["missing"])
    assert (opened["lane"], opened["resolution"]) == ("strict", "RETURN_REFUND")
    assert opened["at_stake"] == {"minor": 1_280_000, "currency": "CNY"}
    assert [picture["role"] for picture in opened["photos"]] == ["complaint"]

    clock.step(hours=1)
    for move in ("review", "to_decision", "accept_return"):
        sold.json("case", "move", "a-1", move)
    assert sold.done("case", "list", "--turn", "buyer").splitlines()[1].startswith("A-000001")
    clock.step(days=2)
    sold.json("case", "move", "a-1", "goods_received", "--place", "货架 3", "--accessory", "box")
    refused = sold("case", "move", "a-1", "inspection_passed", "--json")
    assert refused.code == 1
    assert refused.error["params"] == {"move": "inspection_passed", "missing": "is_our_item"}
    cost = sold.json("case", "cost", "a-1", "--amount", "386", "--what", "鉴定费")["case"]
    assert cost["costs"] == {"minor": 38_600, "currency": "CNY"}
    sold.json("case", "move", "a-1", "inspection_passed", "--ours")
    refunded = sold.json("case", "move", "a-1", "refund_done")["case"]
    assert refunded["tracks"]["claim"]["stage"] == "CLOSED"
    assert (refunded["stage"], refunded["turn"]) == ("DECIDE", "shop")
    assert refunded["custody"] == "in_shop"

    split = sold.json(
        "case", "split", "a-1", "--share", "shop=3000", "--share", "consignor=7000",
        "--reason", "合同第 4 条"
    )["case"]  # fmt: skip
    assert split["shares"] == [
        {"party": "shop", "bp": 3000, "amount": {"minor": 11_580, "currency": "CNY"}},
        {"party": "consignor", "bp": 7000, "amount": {"minor": 27_020, "currency": "CNY"}},
    ]
    closed = sold.json("case", "settle", "a-1")["case"]
    assert (closed["stage"], closed["turn"], closed["due"]) == ("CLOSED", "", None)
    assert not closed["is_open"]
    assert sold.json("consignor", "show", "1001")["consignor"]["balance"]["minor"] == -27_020
    assert sold.json("ledger", "check")["ok"]
    assert sold.json("verify", "--deep") == {"ok": True, "faults": [], "notices": []}


def test_the_same_job_reads_well(sold: Terminal) -> None:
    """What a person sees on the way: names instead of codes, deadlines from now on."""
    page = sold.done("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    assert page.splitlines()[0] == "A-000001 · LV Speedy 30"
    assert page.splitlines()[1].startswith("[Registered] → Under review → ")
    assert "  Waiting for  Shop\n" in page
    assert "  Due          today 12:00\n" in page
    assert sold.done("case", "move", "a-1", "review") == (
        "A-000001 · Under review · Shop · today 14:00\n"
    )


def test_the_evidence_of_a_move_is_kept_with_the_case(sold: Terminal, tmp_path: Path) -> None:
    proof = tmp_path / "proof.jpg"
    proof.write_bytes(draw_item("bags", 1))
    sold.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    sold.json("case", "move", "a-1", "review", "--evidence", str(proof))
    photos = sold.json("case", "show", "a-1")["case"]["photos"]
    assert [photo["role"] for photo in photos] == ["evidence"]


def test_a_picture_that_is_none_stops_the_move(sold: Terminal, tmp_path: Path) -> None:
    note = tmp_path / "note.jpg"
    note.write_text("not a picture")
    sold.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    answer = sold("case", "move", "a-1", "review", "--evidence", str(note))
    assert answer.code == 1
    assert answer.err.startswith(f"{note}: ")
    assert sold.json("case", "show", "a-1")["case"]["stage"] == "NEW"
