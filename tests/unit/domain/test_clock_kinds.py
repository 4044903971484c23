"""The file of deadlines: what it says, and that a broken one is told by file and key."""

from typing import Any

import pytest

from app.domain.case_clocks import (
    ClockNeedsDateError,
    UnknownCarrierError,
    UnknownClockError,
    asked_for,
    begin_clock,
    read_clocks,
)
from app.domain.route_files import BadProgramDataError
from app.domain.settings import ShopSettings
from app.services.program_data import ProgramData
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS

NOW = MONDAY_10_IN_SHANGHAI_MS
HOURS = ShopSettings().hours
NAME = {"zh": "物流理赔提交", "en": "File the carrier claim"}


def claim(**parts: Any) -> dict[str, Any]:
    row = {"name": NAME, "days": 14, "warn_before_hours": 168}
    return {"carrier_claim": {**row, **parts}}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "carrier_claim"),
        (claim(days="two weeks"), "carrier_claim.days"),
        (claim(days=-1), "carrier_claim.days"),
        (claim(name={"zh": "物流理赔提交"}), "carrier_claim"),
        (claim(turn="nobody"), "carrier_claim.turn"),
        (claim(done_at=["NOWHERE"]), "carrier_claim.done_at"),
        ({"carrier_claim": {"name": NAME}}, "carrier_claim"),
        ({**claim(), "carrier": {"SF": {"name": NAME, "days": 7}}}, "carrier.SF"),
    ],
)
def test_a_broken_file_is_told_by_its_key(data: dict[str, Any], key: str) -> None:
    with pytest.raises(BadProgramDataError) as told:
        read_clocks(data, {"CARRIER"})
    assert ("clocks.toml", key) == (told.value.params["file"], told.value.params["key"])


def test_every_deadline_ends_after_it_warns(program: ProgramData) -> None:
    for kind in program.clocks.kinds.values():
        if kind.has_default:
            clock = begin_clock(kind, "c", NOW, HOURS, carrier=None)
            assert NOW <= clock.warn_ms < clock.due_ms
        else:
            with pytest.raises(ClockNeedsDateError):
                begin_clock(kind, "c", NOW, HOURS, carrier=None)
    for carrier in program.clocks.carriers.values():
        assert 0 < carrier.warn_days < carrier.days


def test_a_deadline_grows_from_quiet_to_red(program: ProgramData) -> None:
    clock = begin_clock(program.clocks.kind("WECHAT_REPLY"), "c", NOW, HOURS, carrier=None)
    moments = (0, 15, 16, 23, 24)
    assert ["", "", "warning", "warning", "overdue"] == [
        clock.signal(NOW + hours * HOUR_MS) for hours in moments
    ]


def test_categories_begin_and_ask_for_what_is_theirs(program: ProgramData) -> None:
    book = program.clocks
    assert ["carrier_claim"] == [kind.code for kind in book.starting("SHIP.DMG")]
    assert ["chargeback"] == [kind.code for kind in asked_for(book, "MONEY.CB", ())]
    assert [] == [kind.code for kind in asked_for(book, "MONEY.REFUND", ())]
    known = begin_clock(book.kind("carrier_claim"), "c", NOW, HOURS, carrier=book.carrier("ups"))
    assert [] == [kind.code for kind in asked_for(book, "SHIP.LOST", (known,))]


def test_what_is_not_in_the_file_is_refused(program: ProgramData) -> None:
    with pytest.raises(UnknownClockError):
        program.clocks.kind("tea_time")
    with pytest.raises(UnknownCarrierError):
        program.clocks.carrier("PIGEON")
    assert program.clocks.carrier(" ") is None
