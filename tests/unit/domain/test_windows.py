"""Until when a problem may be reported."""

from datetime import date, timedelta

import pytest

from app.domain.items import ITEM_CLASSES
from app.domain.route_files import BadProgramDataError
from app.domain.windows import WindowLeft, read_item_classes, window_left
from app.services.program_data import ProgramData
from app.text.windows import window_words

SOLD = date(2026, 11, 18)


def left(program: ProgramData, category: str, days: int) -> WindowLeft | None:
    return window_left(
        program.item_classes,
        category=category,
        item_class="bags",
        sold_on=SOLD,
        today=SOLD + timedelta(days),
    )


@pytest.mark.parametrize(
    ("category", "days", "words"),
    [
        ("FUNC.HARD", 4, "fault window: 26 d left"),
        ("FUNC", 30, "fault window: ends today"),
        ("FUNC", 34, "fault window: over for 4 d"),
        ("COND.WEAR", 4, "condition window: over for 1 d"),
        ("SHIP.DMG", 0, "shipping window: 7 d left"),
        ("AUTH.FAKE", 150, "authenticity window: no limit"),
        ("AUTH.FAKE", 366, "authenticity window: no limit, but the sale is long ago"),
        ("MIND.FIT", 1, ""),
    ],
)
def test_a_window_says_how_long_it_is_open(
    program: ProgramData, category: str, days: int, words: str
) -> None:
    assert words == window_words(left(program, category, days), "en")


def test_a_window_over_is_late(program: ProgramData) -> None:
    told = [left(program, "FUNC", days) for days in (30, 31)]
    assert [False, True] == [window is not None and window.is_late for window in told]


def test_without_a_sale_there_is_no_window(program: ProgramData) -> None:
    found = window_left(
        program.item_classes, category="FUNC", item_class="bags", sold_on=None, today=SOLD
    )
    assert None is found


def test_what_the_contract_says_wins(program: ProgramData) -> None:
    found = window_left(
        program.item_classes,
        category="COND.WEAR",
        item_class="bags",
        sold_on=SOLD,
        today=SOLD + timedelta(10),
        agreed={"COND": 14},
    )
    assert WindowLeft("COND", 4, is_late=False) == found


def test_an_unknown_class_has_the_windows_of_other(program: ProgramData) -> None:
    found = window_left(
        program.item_classes, category="FUNC", item_class="", sold_on=SOLD, today=SOLD
    )
    assert WindowLeft("FUNC", 30, is_late=False) == found


def test_every_class_has_somebody_who_appraises_it(program: ProgramData) -> None:
    assert set(ITEM_CLASSES) == program.item_classes.keys()
    assert "watchmaker" == program.item_classes["watches"].appraiser.en


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"windows": {"LOVE": {"days": 3}}}, "windows.LOVE"),
        ({"windows": {"FUNC": {"days": "three"}}}, "windows.FUNC"),
        ({"class": {"hats": {}}}, "class.hats"),
        ({"class": {"bags": {}}}, "class.bags"),
        ({}, "class.bags"),
    ],
)
def test_a_broken_file_is_named_with_its_key(data: dict[str, object], key: str) -> None:
    with pytest.raises(BadProgramDataError) as refusal:
        read_item_classes(data, ("FUNC",))
    assert ("item_classes.toml", key) == (
        refusal.value.params["file"],
        refusal.value.params["key"],
    )
