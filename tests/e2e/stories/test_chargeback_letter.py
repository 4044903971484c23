"""Chargeback letter: answered with the evidence pack in time, lost all the same, and split."""

from pathlib import Path

from tests.counter import PRICE, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day, parts


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
    terminal.json("case", "clock", number, "set", "chargeback", "--due", "2026-04-10 18:00")
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
    day.move(number, "chargeback_lost")
    assert day.case(number)["loss"]["minor"] == PRICE  # the money is gone, the bag as well
    day.split(number, shop=5_000, consignor=5_000)
    terminal.json("case", "settle", number)
    hers = parts(PRICE, 1, 1)[1]
    assert day.balance() == 896_000 - hers
    day.books_are_sound()
