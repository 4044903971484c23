"""Month end: a late cost comes after the statement and stands in the next one, with its case."""

from pathlib import Path

from tests.counter import CONSIGNORS_PART, Counter, ShopClock
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day

COST = 38_600
HERS = 27_020


def test_month_end(counter: Counter, clock: ShopClock, terminal: Terminal, tmp_path: Path) -> None:
    counter.sell_the_bag()
    day = Day(terminal)
    number = day.open(
        "--item", "A-1", "--complaint", "有异味", "--category", "COND.STAIN", "--resolution",
        "NOTE_ONLY",
    )  # fmt: skip
    day.move(number, "review", "to_decision", "note_kept")
    assert day.stage(number) == ("CLOSED", "")

    clock.step(days=31)  # April
    march = tmp_path / "march.pdf"
    assert statement(counter, terminal, "2026-03", march) == (0, CONSIGNORS_PART)
    statement(counter, terminal, "2026-03", tmp_path / "again.pdf")
    assert march.read_bytes() == (tmp_path / "again.pdf").read_bytes()

    terminal.json("case", "cost", number, "--amount", "386", "--what", "干洗")
    assert day.stage(number) == ("DECIDE", "shop")  # the recovery is open again
    day.split(number, shop=3_000, consignor=7_000)
    terminal.json("case", "settle", number)

    clock.step(days=30)  # May
    april = statement(counter, terminal, "2026-04", tmp_path / "april.pdf")
    assert april == (CONSIGNORS_PART, CONSIGNORS_PART - HERS)
    day.books_are_sound()


def statement(counter: Counter, terminal: Terminal, month: str, out: Path) -> tuple[int, int]:
    """Print her statement of a month; returns its opening and closing balance."""
    terminal.json("statement", "--consignor", "1001", "--month", month, "--out", str(out))
    issued = counter.shop.queries.people.card("1001").statements
    found = next(s for s in issued if s.first_day.startswith(month))
    return found.opening_minor, found.closing_minor
