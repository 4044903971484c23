"""Clerk's mistake: the wrong item, a wrong photo, a case opened twice; all is mended."""

from pathlib import Path

from PIL import Image

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal
from tests.e2e.stories.day import Day


def test_clerks_mistake(counter: Counter, terminal: Terminal, tmp_path: Path) -> None:
    counter.sell_the_bag()
    counter.item("A-2", title="LV Neverfull")
    counter.sell("A-2")
    photo = tmp_path / "wrong.png"
    Image.new("RGB", (64, 48), (180, 40, 40)).save(photo)
    day = Day(terminal)
    number = day.open(
        "--item", "A-1", "--complaint", "拉链坏了", "--category", "FUNC.HARD", "--photo", str(photo)
    )
    slip = terminal.json("slip", number, "--out", str(tmp_path / "slip.pdf"))

    terminal.json("case", "relink", number, "--item", "A-2", "--reason", "扫错了吊牌")
    assert day.case(number)["item"] == "A-2"
    shown = day.case(number)["photos"][0]["sha256"]
    terminal.json("case", "hide-photo", number, shown, "--reason", "拍到了别的客人")
    assert day.case(number)["photos"] == []
    again = terminal.json("slip", number, "--out", str(tmp_path / "again.pdf"))
    assert again != slip
    assert (tmp_path / "again.pdf").read_bytes() != (tmp_path / "slip.pdf").read_bytes()

    twice = day.open("--item", "A-2", "--complaint", "拉链坏了，又登记了一次")
    terminal.json("case", "duplicate", twice, "--of", number)
    assert day.stage(twice) == ("MERGED", "")
    never = day.open("--item", "A-1", "--complaint", "开错了")
    terminal.json("case", "void", never, "--reason", "登记错了")
    assert day.stage(never) == ("VOID", "")
    waiting = [case["number"] for case in terminal.json("case", "list", "--open")["cases"]]
    assert waiting == [number]
    day.books_are_sound()
