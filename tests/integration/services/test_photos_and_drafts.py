"""Photos are durable before an entry names them; drafts are kept until they become a case."""

import io
import os

import pytest
from PIL import Image

from app.domain.errors import AftercareError, MissingFileError
from app.photos.errors import BrokenPhotoError, NotAPhotoError
from app.services.drafts import discard_draft, save_draft
from app.services.opening import MAX_PHOTOS, TooManyPhotosError, open_case
from app.services.photos import (
    KeptPhoto,
    add_photos,
    keep_photo,
    read_picture,
    record_baseline,
    sweep_orphans,
)
from app.services.shop import Shop
from app.services.verify import verify
from tests.counter import Counter


def picture(shade: int = 6, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), (shade * 40 % 256, 60, 30)).save(target, kind)
    return target.getvalue()


def test_a_photo_is_on_disk_and_on_the_case(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    add_photos(counter.shop, number=number, pictures=[picture()], added_by="陈")
    (photo,) = counter.card(number).photos
    assert (photo.role, photo.width_px, photo.height_px) == ("complaint", 40, 30)
    assert counter.shop.photos.path(photo.sha256).is_file()
    assert verify(counter.shop, deep=True).is_sound


@pytest.mark.parametrize(
    ("bad", "error"),
    [(b"not a photo at all", NotAPhotoError), (picture(5, "JPEG")[:300], BrokenPhotoError)],
)
def test_all_pictures_come_in_or_none(
    counter: Counter, bad: bytes, error: type[AftercareError]
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    with pytest.raises(error):
        add_photos(counter.shop, number=number, pictures=[picture(), bad], added_by="陈")
    assert counter.card(number).photos == ()


def test_a_file_that_is_not_there_is_told(shop: Shop) -> None:
    with pytest.raises(MissingFileError):
        read_picture(shop.folder / "no.jpg")
    with pytest.raises(MissingFileError):
        read_picture(shop.folder)


def test_a_case_holds_so_many_photos_at_once(shop: Shop) -> None:
    photos = [KeptPhoto("0" * 64, 1, 1, "")] * (MAX_PHOTOS + 1)
    with pytest.raises(TooManyPhotosError):
        open_case(shop, complaint="坏了", opened_by="陈", photos=photos)


def test_a_baseline_is_the_items_record(counter: Counter) -> None:
    counter.sell_the_bag()
    record_baseline(
        counter.shop,
        sku="A-1",
        pictures=[picture(1), picture(2)],
        condition="98新",
        serial="SD1234",
        accessories=["box", "dust_bag"],
        recorded_by="陈",
    )
    card = counter.shop.queries.items.card("A-1")
    assert card.has_baseline
    assert [photo.role for photo in card.photos] == ["baseline", "baseline"]


def test_a_missing_and_a_changed_photo_are_faults(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    add_photos(counter.shop, number=number, pictures=[picture(1), picture(2)], added_by="陈")
    first, second = counter.card(number).photos
    counter.shop.photos.path(first.sha256).unlink()
    counter.shop.photos.path(second.sha256).write_bytes(b"another picture")
    shallow = verify(counter.shop, deep=False)
    deep = verify(counter.shop, deep=True)
    assert [(f.code, f.subject) for f in shallow.faults] == [("photo_missing", first.sha256)]
    assert {(f.code, f.subject) for f in deep.faults} == {
        ("photo_missing", first.sha256),
        ("photo_damaged", second.sha256),
    }


def test_an_orphan_is_swept_after_a_day_and_a_named_photo_never(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    add_photos(counter.shop, number=number, pictures=[picture(1)], added_by="陈")
    orphan = keep_photo(counter.shop, picture(2)).sha256
    (named,) = counter.card(number).photos
    for sha256 in (orphan, named.sha256):
        path = counter.shop.photos.path(sha256)
        now_s = counter.clock.now_ms // 1000
        os.utime(path, (now_s, now_s))
    assert sweep_orphans(counter.shop) == []
    counter.clock.step(days=1, hours=1)
    assert sweep_orphans(counter.shop) == [orphan]
    assert not counter.shop.photos.path(orphan).exists()
    assert counter.shop.photos.path(named.sha256).is_file()


def test_the_newest_save_of_a_draft_wins(shop: Shop) -> None:
    save_draft(shop, draft_id="d1", body={"complaint": "拉"}, actor="小周")
    save_draft(shop, draft_id="d1", body={"complaint": "拉链", "photos": ["x"]}, actor="小周")
    (draft,) = shop.queries.drafts()
    assert (draft.id, draft.actor) == ("d1", "小周")
    assert draft.body == {"complaint": "拉链", "photos": ["x"]}
    discard_draft(shop, draft_id="d1")
    assert shop.queries.drafts() == []


def test_a_draft_goes_with_the_case_it_became_and_only_then(shop: Shop) -> None:
    save_draft(shop, draft_id="d1", body={}, actor="小周")
    with pytest.raises(AftercareError):
        open_case(shop, complaint="", opened_by="小周", draft_id="d1")
    assert [draft.id for draft in shop.queries.drafts()] == ["d1"]
    open_case(shop, complaint="拉链坏了", opened_by="小周", draft_id="d1")
    assert shop.queries.drafts() == []
    assert verify(shop, deep=True).is_sound
