"""What has to be shown before a decision."""

import pytest

from app.domain.checklists import (
    EvidenceMark,
    NotOnChecklistError,
    evidence_missing,
    is_shown,
    photos_for,
    read_checklists,
)
from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError
from app.services.program_data import ProgramData

GATED = ("AUTH", "SHIP.DMG", "SHIP.EMPTY", "MONEY.CB")


def codes(program: ProgramData, category: str, item_class: str = "") -> list[str]:
    return [want.item.code for want in program.checklists.wanted(category, item_class)]


def gates(program: ProgramData, category: str, item_class: str = "") -> list[str]:
    wanted = program.checklists.wanted(category, item_class)
    return [want.item.code for want in wanted if want.is_gate]


def test_only_the_grave_categories_hold_a_decision_back(program: ProgramData) -> None:
    trunks_and_branches = [*program.trunks, *program.seed_branches]
    gated = {code for code in trunks_and_branches if gates(program, code)}
    branches = {code for code in program.seed_branches if code.startswith("AUTH")}
    assert {*GATED, *branches} == gated


def test_the_branch_wins_over_the_trunk(program: ProgramData) -> None:
    assert ["parcel_label", "delivery_proof"] == codes(program, "SHIP.LATE")
    assert "six_sides" in gates(program, "SHIP.DMG")


def test_a_watch_shows_its_dial_and_a_ring_its_hallmark(program: ProgramData) -> None:
    assert "dial" in gates(program, "AUTH.FAKE", "watches")
    assert "hallmark" in gates(program, "AUTH.FAKE", "jewellery")
    assert ["serial", "logo", "close_up"] == gates(program, "AUTH.FAKE", "bags")


def test_the_rules_of_the_shop_may_ask_for_more(program: ProgramData) -> None:
    wanted = program.checklists.wanted("COND.WEAR", "", ("scale", "serial", "no such thing"))
    assert [("scale", True), ("serial", True), ("same_angle", False)] == [
        (want.item.code, want.is_gate) for want in wanted
    ]


def test_photos_count_for_the_close_ups_too(program: ProgramData) -> None:
    """Serial, logo, hardware and stitching are four close-ups, each picture counted once."""
    close_up = program.checklists.item("close_up")
    marks = [EvidenceMark(code, "photo", photos=(code,)) for code in ("serial", "logo", "lining")]
    assert not is_shown(close_up, marks)
    marks.append(EvidenceMark("close_up", "photo", photos=("lining",)))
    assert ("serial", "logo", "lining") == photos_for(close_up, marks)
    marks.append(EvidenceMark("hardware", "photo", photos=("zip",)))
    assert is_shown(close_up, marks)


@pytest.mark.parametrize("how", ["seen", "text", "waived"])
def test_words_stand_for_a_photo(program: ProgramData, how: str) -> None:
    marks = [EvidenceMark("damage", how, "压扁了")]
    assert is_shown(program.checklists.item("damage"), marks)


def test_what_is_not_shown_is_missing_but_not_in_the_fast_lane(program: ProgramData) -> None:
    wanted = program.checklists.wanted("MONEY.CB")
    marks = [EvidenceMark("receipt", "photo", photos=("1",)), EvidenceMark("messages", "seen")]
    missing = ("signed_slip", "delivery_proof", "policy_shown")
    assert missing == evidence_missing(wanted, marks, lane="normal")
    assert () == evidence_missing(wanted, marks, lane="fast")


def test_an_item_nobody_knows_is_refused(program: ProgramData) -> None:
    assert "serial" == program.checklists.item(" SERIAL ").code
    with pytest.raises(NotOnChecklistError):
        program.checklists.item("自拍")


NAMES = {"serial": Words("序列号", "Serial")}
SERIAL = {"serial": {"kind": "photo"}}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"item": {"serial": {"kind": "song"}}}, "item.serial"),
        ({"item": {"serial": {"kind": "photo", "least": 0}}}, "item.serial"),
        ({"item": {"other": {"kind": "photo"}}}, "item.other"),
        ({"item": {"serial": {"kind": "photo", "counts": ["logo"]}}}, "serial.counts"),
        ({"item": SERIAL, "checklist": [{"category": "AUTH", "gates": ["logo"]}]}, "AUTH"),
        ({"item": SERIAL, "checklist": [{"category": "LOVE.LOST"}]}, "checklist.LOVE.LOST"),
        (
            {"item": SERIAL, "checklist": [{"category": "AUTH", "item_class": "hats"}]},
            "checklist.AUTH",
        ),
        ({"item": SERIAL, "checklist": [{"category": "AUTH"}, {"category": "AUTH"}]}, "AUTH"),
    ],
)
def test_a_broken_file_is_named_with_its_key(data: dict[str, object], key: str) -> None:
    with pytest.raises(BadProgramDataError) as refusal:
        read_checklists(data, NAMES, ("AUTH",))
    assert "checklists.toml" == refusal.value.params["file"]
    assert key == refusal.value.params["key"]
