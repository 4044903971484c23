"""A wrong photo is put out of sight, and erased where it must be."""

import io

import pytest
from PIL import Image

from app.domain.slips import UnknownPhotoError
from app.domain.surgery import ReasonMissingError
from app.photos.errors import PhotoMissingError
from app.services.checklists import case_checklist
from app.services.evidence import Shown, note_evidence
from app.services.papers.slip import slip_model
from app.services.photo_hiding import (
    OnlyTheOwnerError,
    PhotoSubject,
    erase_photo,
    hide_photo,
    show_photo,
)
from app.services.photos import add_photos, record_baseline
from app.services.shop import Shop
from app.services.undo import CannotUndoError, undo_action
from app.services.verify import rebuild_tables, verify
from app.storage.projection import dump
from tests.counter import CLERK, OWNER, Counter

SCAN = PhotoSubject("item", "A-1")


def picture(shade: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (24, 16), (shade * 40 % 256, 60, 30)).save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def case(counter: Counter) -> PhotoSubject:
    """Two photos: the bag, and by mistake the buyer's identity card."""
    counter.sell_the_bag()
    number = counter.open()
    add_photos(counter.shop, number=number, pictures=[picture(1), picture(2)], added_by="小周")
    return PhotoSubject("case", number)


def hashes(shop: Shop, of: PhotoSubject) -> list[str]:
    card = shop.queries.cases.card(of.key) if of.subject_type == "case" else None
    photos = card.photos if card else shop.queries.items.card(of.key).photos
    return [photo.sha256 for photo in photos]


def is_sound(shop: Shop) -> None:
    found = verify(shop, deep=True)
    assert (found.faults, found.notices) == ((), ())


def test_a_hidden_photo_is_in_no_view_and_on_no_paper(counter: Counter, case: PhotoSubject) -> None:
    shop = counter.shop
    bag, card = hashes(shop, case)
    hide_photo(shop, of=case, sha256=card, reason="拍到了证件", hidden_by="小周")
    shown = counter.card(case.key)
    assert hashes(shop, case) == [bag]
    assert slip_model(shop, shown).photo_count == 1
    (hidden,) = shop.queries.links.hidden_photos(shown.line.id)
    assert (hidden.photo.sha256, hidden.reason, hidden.hidden_by) == (card, "拍到了证件", "小周")
    is_sound(shop)


def test_the_timeline_no_longer_leads_to_it(counter: Counter, case: PhotoSubject) -> None:
    shop = counter.shop
    bag, card = hashes(shop, case)
    hide_photo(shop, of=case, sha256=card[:8], reason="拍错", hidden_by="小周")
    lines = shop.queries.cases.timeline(counter.card(case.key).line.id)
    told = [line.payload["sha256"] for line in lines if line.kind == "photo_added"]
    assert told == [bag, ""]


def test_hiding_can_be_undone(counter: Counter, case: PhotoSubject) -> None:
    shop = counter.shop
    with shop.store.database.reading() as connection:
        before = dump(connection)
    changes = hide_photo(shop, of=case, sha256=hashes(shop, case)[0], reason="拍错", hidden_by="陈")
    undo_action(shop, action_id=changes.action, undone_by="陈")
    with shop.store.database.reading() as connection:
        assert dump(connection) == before
    assert len(hashes(shop, case)) == 2


def test_a_photo_is_hidden_once_with_a_reason_and_where_it_is(
    counter: Counter, case: PhotoSubject
) -> None:
    shop = counter.shop
    first = hashes(shop, case)[0]
    with pytest.raises(ReasonMissingError):
        hide_photo(shop, of=case, sha256=first, reason=" ", hidden_by="陈")
    for wrong in ("", first[:7], "0" * 64):
        with pytest.raises(UnknownPhotoError):
            hide_photo(shop, of=case, sha256=wrong, reason="拍错", hidden_by="陈")
    with pytest.raises(UnknownPhotoError):
        hide_photo(shop, of=SCAN, sha256=first, reason="拍错", hidden_by="陈")
    hide_photo(shop, of=case, sha256=first, reason="拍错", hidden_by="陈")
    with pytest.raises(UnknownPhotoError):
        hide_photo(shop, of=case, sha256=first, reason="拍错", hidden_by="陈")


def test_a_photo_that_was_hidden_by_mistake_comes_back_whatever_happened_since(
    counter: Counter, case: PhotoSubject
) -> None:
    shop = counter.shop
    first, second = hashes(shop, case)
    hide_photo(shop, of=case, sha256=first, reason="拍错", hidden_by="小周")
    counter.move(case.key, "review")
    show_photo(shop, of=case, sha256=first, shown_by="陈")
    assert hashes(shop, case) == [first, second]
    lines = shop.queries.cases.timeline(counter.card(case.key).line.id)
    told = [line.payload["sha256"] for line in lines if line.kind == "photo_added"]
    assert told == [first, second]
    with pytest.raises(UnknownPhotoError):
        show_photo(shop, of=case, sha256=first, shown_by="陈")
    is_sound(shop)


def test_an_erased_photo_is_gone_and_the_chain_still_proves(
    counter: Counter, case: PhotoSubject
) -> None:
    shop = counter.shop
    bag, card = hashes(shop, case)
    shop.photos.thumbnail(card)
    hide_photo(shop, of=case, sha256=card, reason="拍到了证件", hidden_by="小周")
    erase_photo(shop, of=case, sha256=card, reason="客人要求删除", actor=OWNER)
    assert hashes(shop, case) == [bag]
    assert shop.queries.links.hidden_photos(counter.card(case.key).line.id) == ()
    with pytest.raises(PhotoMissingError):
        shop.photos.thumbnail(card)
    with shop.store.database.reading() as connection:
        left = connection.execute(
            "SELECT COUNT(*) FROM journal WHERE kind = 'photo_added' AND payload LIKE ?",
            (f"%{card}%",),
        ).fetchone()
    assert left == (0,)
    is_sound(shop)
    rebuild_tables(shop)
    assert hashes(shop, case) == [bag]
    is_sound(shop)


def test_erasing_is_for_the_owner_and_never_comes_back(
    counter: Counter, case: PhotoSubject
) -> None:
    shop = counter.shop
    first = hashes(shop, case)[0]
    with pytest.raises(OnlyTheOwnerError):
        erase_photo(shop, of=case, sha256=first, reason="删", actor=CLERK)
    changes = erase_photo(shop, of=case, sha256=first, reason="删", actor=OWNER)
    with pytest.raises(CannotUndoError):
        undo_action(shop, action_id=changes.action, undone_by="陈")
    with pytest.raises(UnknownPhotoError):
        erase_photo(shop, of=case, sha256=first, reason="删", actor=OWNER)


def test_the_file_stays_while_something_else_shows_the_picture(
    counter: Counter, case: PhotoSubject
) -> None:
    shop = counter.shop
    bag = hashes(shop, case)[0]
    record_baseline(
        shop, sku="A-1", pictures=[picture(1)], condition="98新", serial="", accessories=[],
        recorded_by="陈",
    )  # fmt: skip
    assert hashes(shop, SCAN) == [bag]
    erase_photo(shop, of=case, sha256=bag, reason="重复", actor=OWNER)
    assert shop.photos.thumbnail(bag)
    is_sound(shop)
    erase_photo(shop, of=SCAN, sha256=bag, reason="也不要", actor=OWNER)
    assert not shop.photos.path(bag).exists()
    is_sound(shop)


def test_a_hidden_photo_no_longer_opens_a_gate(counter: Counter) -> None:
    """The serial number was photographed on another bag."""
    shop = counter.shop
    counter.sell_the_bag()
    of = PhotoSubject("case", counter.open(category="AUTH.FAKE"))

    def missing() -> tuple[str, ...]:
        with shop.store.state() as state:
            return state.case(of.key).evidence_missing

    assert "serial" in missing()
    note_evidence(
        shop, number=of.key, item="serial", shown=Shown("photo"), noted_by="小周",
        pictures=[picture(5)],
    )  # fmt: skip
    assert "serial" not in missing()
    (photo,) = hashes(shop, of)
    changes = hide_photo(shop, of=of, sha256=photo, reason="拍的是另一个包", hidden_by="小周")
    assert "serial" in missing()
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert "serial" not in missing()
    hide_photo(shop, of=of, sha256=photo, reason="拍的是另一个包", hidden_by="小周")
    show_photo(shop, of=of, sha256=photo, shown_by="陈")
    assert "serial" not in missing()
    erase_photo(shop, of=of, sha256=photo, reason="拍的是另一个包", actor=OWNER)
    assert "serial" in missing()
    lines = {line.item.code: line for line in case_checklist(shop, number=of.key)}
    assert lines["serial"].mark is None
    is_sound(shop)
