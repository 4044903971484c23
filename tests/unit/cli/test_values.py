"""What options take, and what they refuse."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from app.cli.values import Day, FilePath, Month, Number, OneOf, PartyShare, Text


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Text(), "拉链坏了", "拉链坏了"),
        (Text(), "bad \udcff", "bad \ufffd"),
        (Text(), "\udce6\udc8b\udc89", "拉"),
        (FilePath(), "a b.jpg", Path("a b.jpg")),
        (Number(1, 10), "10", 10),
        (Number(1, 10), "007", 7),
        (OneOf("not_ours", "A5"), "a5", "A5"),
        (OneOf("not_ours"), " NOT_OURS ", "not_ours"),
        (Month(), "2026-11", "2026-11"),
        (Day(), "2026-11-23", date(2026, 11, 23)),
        (PartyShare(), "consignor=7000", ("consignor", 7000)),
        (PartyShare(), " Shop = 3000 ", ("shop", 3000)),
    ],
)
def test_what_makes_sense_is_taken(kind: click.ParamType[Any], typed: str, value: object) -> None:
    assert kind.convert(typed, None, None) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FilePath(), ""),
        (Number(1, 10), "0"),
        (Number(1, 10), "11"),
        (Number(1, 10), "-1"),
        (Number(1, 10), "1.5"),
        (Number(1, 10), ""),
        (Number(1, 10), "٣"),
        (Number(1, 10), "9" * 5000),
        (OneOf("a", "b"), "c"),
        (OneOf("a", "b"), ""),
        (Month(), "2026-00"),
        (Month(), "2026-13"),
        (Month(), "0000-01"),
        (Month(), "2026-11-01"),
        (Month(), " 2026-11"),
        (Day(), "2026-02-30"),
        (Day(), "0001-01-01"),
        (Day(), "9999-12-31"),
        (Day(), "tomorrow"),
        (PartyShare(), "consignor"),
        (PartyShare(), "consignor=70%"),
        (PartyShare(), "consignor=-1"),
        (PartyShare(), "=7000"),
        (PartyShare(), "consignor=7000000"),
    ],
)
def test_what_makes_no_sense_is_refused(kind: click.ParamType[Any], typed: str) -> None:
    with pytest.raises(click.BadParameter):
        kind.convert(typed, None, None)
