"""Photos of cases and items: on disk and durable before any entry names them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.photos.source import read_source
from app.services.shop import Shop
from app.storage.store import Action

_DAY_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo that is safely on disk and waits to be named by an entry."""

    sha256: str
    width_px: int
    height_px: int
    taken_at: str


def keep_photo(shop: Shop, source: bytes) -> KeptPhoto:
    """Normalise a picture and put it on disk, durably; nothing names it yet.

    Raises what `app.photos` refuses: not a photo, too large, truncated, disk failed.
    """
    # Late: loads Pillow, which a start of the program can do without.
    from app.photos.normalise import normalise  # noqa: PLC0415

    photo = normalise(source)
    shop.photos.keep(photo)
    return KeptPhoto(photo.sha256, photo.width_px, photo.height_px, photo.taken_at)


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file a person named; MissingFileError, PhotoFileTooBigError."""
    return read_source(path)


def photo_fact(
    photo: KeptPhoto, subject_type: str, subject: str, *, role: str, shot: str = ""
) -> Fact:
    """The fact that a kept photo belongs to a case or an item; ``shot`` says what it shows."""
    payload: dict[str, Json] = {
        "sha256": photo.sha256,
        "role": role,
        "width_px": photo.width_px,
        "height_px": photo.height_px,
        "taken_at": photo.taken_at,
    }
    return Fact("photo_added", subject_type, subject, payload | ({"shot": shot} if shot else {}))


def add_photos(
    shop: Shop, *, number: str, pictures: Sequence[bytes], added_by: str, role: str = "complaint"
) -> Changes:
    """Add pictures to a case; all of them or none."""
    kept = [keep_photo(shop, picture) for picture in pictures]
    with shop.store.action(added_by, may="cases.work") as action:
        case = action.state.case(number)
        action.record(*(photo_fact(photo, "case", case.id, role=role) for photo in kept))
    return action.changes


def record_baseline(
    shop: Shop,
    *,
    sku: str,
    pictures: Sequence[bytes],
    condition: str,
    serial: str,
    accessories: Sequence[str],
    recorded_by: str,
    moment: str = "intake",
) -> Changes:
    """Record how an item is at ``intake`` or when it goes out (``sale``)."""
    kept = [keep_photo(shop, picture) for picture in pictures]
    with shop.store.action(recorded_by, may="goods.edit") as action:
        item = action.state.item(sku)
        action.record(
            baseline_fact(item.id, moment, condition, serial, accessories),
            *(photo_fact(photo, "item", item.id, role="baseline") for photo in kept),
        )
    return action.changes


def baseline_fact(
    item: str, moment: str, condition: str, serial: str, accessories: Sequence[str]
) -> Fact:
    """The fact that an item's state was recorded."""
    payload = {
        "moment": moment,
        "condition": condition,
        "serial": serial,
        "accessories": list(accessories),
    }
    return Fact("baseline_recorded", "item", item, payload)


def is_named(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether a case, an item, or a draft that is being typed names this photo."""
    row = connection.execute(
        "SELECT 1 FROM photo WHERE sha256 = ?1 UNION ALL"
        " SELECT 1 FROM draft WHERE instr(body, ?1) LIMIT 1",
        (sha256,),
    ).fetchone()
    return row is not None


def sweep_orphans(shop: Shop) -> list[str]:
    """Remove photo files that nothing has named for a day; returns their hashes."""
    with shop.store.state() as state:
        return shop.photos.sweep_orphans(
            lambda sha256: is_named(state.connection, sha256),
            older_than_s=_DAY_S,
            now_s=shop.clock() // 1000,
        )


def record_photos(
    action: Action, photos: Sequence[KeptPhoto], subject_type: str, subject: str, *, role: str
) -> None:
    """Record several kept photos within an action."""
    action.record(*(photo_fact(photo, subject_type, subject, role=role) for photo in photos))
