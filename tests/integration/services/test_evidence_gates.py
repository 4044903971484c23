"""A decision waits for the evidence its checklist asks for, and says which."""

import io

import pytest
from PIL import Image

from app.domain.changes import Changes
from app.domain.checklists import NothingShownError, NotOnChecklistError, WaiverWithoutReasonError
from app.domain.findings import BadFindingError
from app.domain.moves import MoveRefusedError
from app.services.cases import edit_case
from app.services.checklists import case_checklist
from app.services.evidence import Shown, note_evidence
from app.services.opening import open_case
from app.services.photos import keep_photo
from app.services.undo import undo_action
from app.services.verify import rebuild_tables, verify
from app.storage.projection import dump
from app.text.errors import sentence
from tests.counter import Counter

PARCEL = ("damage", "in_box", "inner_packing", "parcel_label", "box_certificate", "six_sides")


def picture(shade: int = 6) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (24, 16), (shade * 40 % 256, 60, 30)).save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def damaged(counter: Counter) -> str:
    """A parcel came damaged; its case is under review."""
    counter.sell_the_bag()
    number = counter.open(category="SHIP.DMG", resolution="REFUND_ONLY", complaint="外箱压扁")
    counter.move(number, "review")
    return number


def show(counter: Counter, number: str, item: str, how: str = "seen", note: str = "") -> Changes:
    return note_evidence(
        counter.shop, number=number, item=item, shown=Shown(how, note), noted_by="小周"
    )


def missing(counter: Counter, number: str) -> tuple[str, ...]:
    with counter.shop.store.state() as state:
        return state.case(number).evidence_missing


def test_a_refused_move_names_what_is_missing(counter: Counter, damaged: str) -> None:
    for item in PARCEL[:4]:
        show(counter, damaged, item)
    with pytest.raises(MoveRefusedError) as refusal:
        counter.move(damaged, "to_decision")
    assert ("evidence",) == refusal.value.missing
    assert ("box_certificate", "six_sides") == refusal.value.evidence
    told = sentence(refusal.value, "en")
    assert told.endswith(
        "the evidence checklist is not complete: Box certificate, All six sides (2)."
    )
    assert "纸箱承重章、外箱六面（2 张）" in sentence(refusal.value, "zh")


def test_when_all_is_shown_the_decision_is_open(counter: Counter, damaged: str) -> None:
    for item in PARCEL:
        show(counter, damaged, item)
    counter.move(damaged, "to_decision")
    assert "DECIDE" == counter.card(damaged).claim_stage


def test_two_pictures_show_six_sides(counter: Counter, damaged: str) -> None:
    def add(*pictures: bytes) -> None:
        note_evidence(
            counter.shop,
            number=damaged,
            item="six_sides",
            shown=Shown("photo"),
            noted_by="小周",
            pictures=pictures,
        )

    add(picture(1))
    add(picture(1))
    assert "six_sides" in missing(counter, damaged)
    add(picture(2))
    assert "six_sides" not in missing(counter, damaged)
    tagged = [photo.shot for photo in counter.card(damaged).photos]
    assert ["six_sides"] * 3 == tagged
    line = next(x for x in case_checklist(counter.shop, number=damaged) if x.is_shown)
    assert ("six_sides", 2, "小周") == (
        line.item.code,
        len(line.photos),
        line.mark and line.mark.by,
    )


def test_a_photo_that_is_there_can_be_told_what_it_shows(counter: Counter) -> None:
    counter.sell_the_bag()
    kept = keep_photo(counter.shop, picture())
    number = open_case(
        counter.shop,
        complaint="箱子破了",
        opened_by="小周",
        sku="A-1",
        category="SHIP.DMG",
        photos=[kept],
    ).number
    note_evidence(
        counter.shop,
        number=number,
        item="damage",
        shown=Shown("photo", photos=(kept.sha256,)),
        noted_by="小周",
    )
    assert "damage" not in missing(counter, number)
    assert 1 == len(counter.card(number).photos)


def test_a_waiver_needs_a_reason_and_stands_on_the_timeline(counter: Counter, damaged: str) -> None:
    with pytest.raises(WaiverWithoutReasonError):
        show(counter, damaged, "box_certificate", "waived", "  ")
    show(counter, damaged, "box_certificate", "waived", "箱子已被物业收走")
    line = next(x for x in case_checklist(counter.shop, number=damaged) if x.is_waived)
    assert (True, False) == (line.is_shown, line.blocks)
    history = counter.shop.queries.cases.timeline(counter.card(damaged).line.id)
    assert "箱子已被物业收走" == history[-1].payload["note"]


@pytest.mark.parametrize(
    ("item", "how", "note", "error"),
    [
        ("selfie", "seen", "", NotOnChecklistError),
        ("damage", "photo", "", NothingShownError),
        ("damage", "text", " ", NothingShownError),
        ("damage", "dreamt", "", BadFindingError),
    ],
)
def test_nothing_shown_is_nothing_noted(
    counter: Counter, damaged: str, item: str, how: str, note: str, error: type[Exception]
) -> None:
    before = missing(counter, damaged)
    with pytest.raises(error):
        show(counter, damaged, item, how, note)
    assert before == missing(counter, damaged)


def test_another_category_asks_for_other_evidence(counter: Counter, damaged: str) -> None:
    show(counter, damaged, "parcel_label")
    edit_case(counter.shop, number=damaged, edited_by="陈", category="SHIP.EMPTY")
    assert ("in_box", "six_sides") == missing(counter, damaged)
    changes = edit_case(counter.shop, number=damaged, edited_by="陈", category="FUNC")
    assert () == missing(counter, damaged)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert ("in_box", "six_sides") == missing(counter, damaged)


def test_in_the_fast_lane_nothing_waits_for_evidence(counter: Counter) -> None:
    counter.sell_the_bag()
    opened = open_case(
        counter.shop,
        complaint="假的",
        opened_by="小周",
        sku="A-1",
        category="AUTH.FAKE",
        lane="fast",
    )
    assert () == missing(counter, opened.number)
    assert not any(line.is_gate for line in case_checklist(counter.shop, number=opened.number))


def test_showing_is_undone_with_its_photo(counter: Counter, damaged: str) -> None:
    def tables() -> dict[str, list[tuple[object, ...]]]:
        with counter.shop.store.database.reading() as connection:
            return dump(connection)

    before = tables()
    changes = note_evidence(
        counter.shop,
        number=damaged,
        item="damage",
        shown=Shown("photo", "左下角"),
        noted_by="小周",
        pictures=[picture()],
    )
    assert before != tables()
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert before == tables()


def test_replay_gives_the_same_evidence(counter: Counter, damaged: str) -> None:
    show(counter, damaged, "damage")
    show(counter, damaged, "six_sides", "waived", "箱子没了")
    before = missing(counter, damaged)
    rebuild_tables(counter.shop)
    assert before == missing(counter, damaged)
    assert () == verify(counter.shop, deep=True).faults


def test_a_colleagues_note_does_not_refuse_a_move(counter: Counter, damaged: str) -> None:
    seen = counter.card(damaged).last_entry
    show(counter, damaged, "damage")
    assert seen == counter.card(damaged).last_entry
