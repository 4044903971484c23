"""Chargeback letter: answered with the evidence pack in time, lost all the same, and split."""

from pathlib import Path

from tests.counter import PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day, parts

FEE = 15_000


def test_chargeback_letter(
    counter: Counter, clock: ShopClock, terminal: Terminal, tmp_path: Path
) -> None:
    counter.consignor()
    counter.item()
    counter.sell("A-1", tender="card")
    clock.step(days=30)
    day = Day(terminal)
    number = day.open(
        "--sale", "S1", "--complaint", "银行来函：持卡人否认交易", "--category", "MONEY.CB",
        "--resolution", "CB_RESPONSE",
    )  # fmt: skip
    debit = terminal.json(
        "case", "chargeback", number, "debit", "--fee", "150", "--reference", "CB-77",
        "--reply-by", "2026-04-10 18:00", "--category", "auth.fake",
    )  # fmt: skip
    assert ["chargeback"] == [clock["kind"] for clock in debit["case"]["clocks"]]
    assert counter.balances()["disputed_funds"] == PRICE
    day.move(number, "review")
    for item in terminal.json("case", "evidence", number)["missing"]:
        terminal.json("case", "evidence", number, item, "--seen")
    day.move(number, "to_decision")

    pack = tmp_path / "pack.pdf"
    terminal.json("evidence", number, "--out", str(pack))
    assert pack.read_bytes().startswith(b"%PDF")
    day.move(number, "answer_bank")
    assert day.stage(number) == ("BANK", "third")
    assert "cancel" in day.may(number)

    clock.step(days=20)
    lost = terminal.json("case", "chargeback", number, "lost")
    assert lost["chargebacks"][0]["outcome"] == "lost"
    # The money is gone, the bag as well, and the bank's fee is a loss of its own.
    assert lost["case"]["loss"]["minor"] == PRICE + FEE
    assert "AUTH.FAKE" == terminal.json("case", "split", number, "--propose")["proposal"]["basis"]
    day.split(number, shop=5_000, consignor=5_000)
    terminal.json("case", "settle", number)
    assert not {"disputed_funds", "channel_fees"} & counter.balances().keys()
    hers = parts(PRICE + FEE, 1, 1)[1]
    assert day.balance() == 896_000 - hers
    day.books_are_sound()
