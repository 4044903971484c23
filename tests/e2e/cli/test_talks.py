"""Offers, the consignor's answers, silence and the fast lane's finish at the terminal."""

from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal


def test_haggling_from_the_first_offer_to_the_paper(sold: Terminal, counter: Counter) -> None:
    number = counter.open(resolution="PARTIAL")
    sold.json("case", "offer", number, "800", "--by", "buyer", "--says", "太贵了")
    answered = sold.json("case", "answer-offer", number, "1", "--counter", "300")
    assert [offer["standing"] for offer in answered["offers"]] == ["countered", "open"]
    assert answered["offers"][1]["by"] == "shop"
    assert sold.refused("settlement-slip", number, "--out", "x.pdf") == "nothing_agreed"
    sold.json("case", "answer-offer", number, "2", "--accept", "--who", "王先生")
    listed = sold.done("case", "offers", number)
    assert "accepted" in listed
    assert "300.00" in listed
    out = sold.folder.parent / "settlement.pdf"
    assert sold.json("settlement-slip", number, "--out", str(out), "--both")["bytes"] > 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "printed the one-off settlement" in sold.done("case", "timeline", number)


def test_an_offer_lapses_and_is_refused(sold: Terminal, counter: Counter, clock: ShopClock) -> None:
    number = counter.open(resolution="PARTIAL")
    assert sold.refused("case", "offer", number, "0") == "empty_offer"
    assert sold.refused("case", "offer", number, "5", "--until", "2026-03-01") == "no_day_to_lapse"
    sold.json("case", "offer", number, "300", "--until", "2026-03-02")
    clock.step(days=1)
    assert sold.refused("case", "answer-offer", number, "1", "--accept") == "offer_lapsed"
    assert sold.refused("case", "answer-offer", number, "1", code=2) == "wrong_usage"
    assert sold.refused("case", "answer-offer", number, "9", "--refuse") == "unknown_offer"


def test_approval_and_consent_are_recorded(sold: Terminal, counter: Counter) -> None:
    number = counter.open(resolution="PARTIAL")
    counter.split(number, consignor=10_000)
    sold.json("case", "offer", number, "300")
    assert sold.refused("case", "answer-offer", number, "1", "--accept") == "offer_lacks"
    assert sold.refused("case", "approve-offer", number, "1", "--how", "phone") == (
        "approver_missing"
    )
    sold.json("case", "approve-offer", number, "1", "--how", "phone", "--who", "陈")
    consented = sold.json("case", "consent-offer", number, "1", "--how", "message")["offers"][0]
    assert (consented["approval"]["who"], consented["consent"]["how"]) == ("陈", "message")
    sold.json("case", "answer-offer", number, "1", "--accept")


def test_terms_answers_and_reminders(sold: Terminal, counter: Counter, clock: ShopClock) -> None:
    edited = sold.json(
        "consignor", "edit", "1001", "--rating", "a", "--decides-up-to", "300",
        "--silence-clause", "yes",
    )["consignor"]  # fmt: skip
    assert (edited["rating"], edited["decides_up_to"]["minor"]) == ("A", 30_000)
    assert sold.refused("consignor", "edit", "1001", code=2) == "wrong_usage"
    assert "silence is consent" in sold.done("consignor", "show", "1001")
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 5_000)
    counter.move(number, "ask_consignor")
    assert sold.json("case", "silence", number)["silence"]["missing"] == ["due", "reminders"]
    assert sold.refused("case", "silence", number, "--accept") == "silence_lacks"
    for _ in range(2):
        reminded = sold.json("case", "remind", number, "--proof", "已读")
    assert reminded["reminders"] == {"consignor": 2}
    clock.step(days=4)
    assert "may count as consent" in sold.done("case", "silence", number)
    case = sold.json("case", "silence", number, "--accept")["case"]
    assert (case["stage"], bool(case["shares"])) == ("DECIDE", True)
    answered = sold.json("case", "consignor-answer", number, "object", "--note", "不同意")["case"]
    assert answered["number"] == number


def test_a_case_of_the_fast_lane_is_finished_in_one_command(
    sold: Terminal, counter: Counter
) -> None:
    opened = sold.json(
        "case", "open", "--item", "A-1", "--complaint", "拉链坏了", "--resolution", "PARTIAL"
    )["case"]
    assert sold.refused("case", "finish", opened["number"]) == "finish_lacks"
    number = counter.open(resolution="PARTIAL", lane="fast")
    assert sold.refused("case", "finish", number, "--identity", "ours") == "finish_lacks"
    case = sold.json(
        "case", "finish", number, "--amount", "300", "--identity", "ours", "--note", "补差了结"
    )["case"]
    assert (case["is_open"], case["settled"]["minor"]) == (False, 30_000)
    assert case["tracks"]["recovery"]["stage"] == "CLOSED"
