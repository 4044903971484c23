"""A wrong photo: out of sight everywhere, and gone for good where it must be."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.domain.changes import Changes
from app.domain.entries import Fact, Json, payload_hash
from app.domain.errors import RuleError
from app.domain.moves import Actor
from app.domain.slips import HiddenPhoto, UnknownPhotoError
from app.domain.surgery import check_reason
from app.services.checklists import changed_gates
from app.services.photos import is_named
from app.services.shop import Shop
from app.storage import journal
from app.storage.state import State
from app.storage.store import Action
from app.storage.surgery_state import NamedPhoto, photos_named

_FEWEST_DIGITS = 8


class OnlyTheOwnerError(RuleError):
    """What cannot come back is for the owner alone."""

    code = "only_the_owner"


class PhotoSubject(NamedTuple):
    """Whose photo it is: a case by its number, or an item by its SKU."""

    subject_type: str  # case | item
    key: str


def hide_photo(
    shop: Shop, *, of: PhotoSubject, sha256: str, reason: str, hidden_by: str
) -> Changes:
    """Show a photo in no view and on no paper any more; the file stays.

    ``sha256`` may be the first eight digits. Raises UnknownPhotoError or ReasonMissingError.
    """
    kept = check_reason(reason)
    with shop.store.action(hidden_by, may="photos.hide") as action:
        about, photos = _photos(action.state, of, sha256)
        shown = [photo for photo in photos if not photo.is_hidden]
        if not shown:
            raise UnknownPhotoError(sha256)
        gates = _gates(shop, action.state, of, without={photo.sha256 for photo in shown})
        facts = [_hidden(of, about, photo, kept, gates) for photo in shown]
        action.record(*facts)
    return action.changes


def _gates(
    shop: Shop,
    state: State,
    of: PhotoSubject,
    *,
    without: Collection[str] = (),
    again: Collection[str] = (),
) -> dict[str, Json]:
    """What the checklist of a case lacks once a photo shows nothing, or shows it again."""
    if of.subject_type != "case":
        return {}
    case = state.case(of.key)
    missing = changed_gates(shop.program, state, case, without=without, again=again)
    if missing == list(case.evidence_missing):
        return {}
    before: Json = {"evidence_missing": list(case.evidence_missing)}
    return {"evidence_missing": missing, "before": before}


def show_photo(shop: Shop, *, of: PhotoSubject, sha256: str, shown_by: str) -> Changes:
    """Bring back a photo that was hidden by mistake; raises UnknownPhotoError."""
    with shop.store.action(shown_by, may="photos.hide") as action:
        about, photos = _photos(action.state, of, sha256)
        hidden = [photo for photo in photos if photo.is_hidden]
        if not hidden:
            raise UnknownPhotoError(sha256)
        gates = _gates(shop, action.state, of, again={photo.sha256 for photo in hidden})
        for photo in hidden:
            payload = {"photo": photo.entry.hex(), "sha256": photo.sha256, **gates}
            action.record(Fact("photo_shown", of.subject_type, about, payload))
    return action.changes


def _hidden(
    of: PhotoSubject, about: str, photo: NamedPhoto, reason: str, gates: Mapping[str, Json]
) -> Fact:
    payload = {"photo": photo.entry.hex(), "sha256": photo.sha256, "reason": reason, **gates}
    return Fact("photo_hidden", of.subject_type, about, payload)


def erase_photo(shop: Shop, *, of: PhotoSubject, sha256: str, reason: str, actor: Actor) -> Changes:
    """Erase a photo for good: what named it, its file and its small picture.

    The file stays where another case or item shows the same picture. Raises OnlyTheOwnerError,
    UnknownPhotoError or ReasonMissingError.
    """
    kept = check_reason(reason)
    with shop.store.action(actor.name, may="photos.hide") as action:
        if action.acting(actor).role != "owner":
            raise OnlyTheOwnerError
        about, photos = _photos(action.state, of, sha256)
        if not photos:
            raise UnknownPhotoError(sha256)
        gates = _gates(shop, action.state, of, without={photo.sha256 for photo in photos})
        shown = [photo for photo in photos if not photo.is_hidden]
        action.record(*(_hidden(of, about, photo, kept, gates) for photo in shown))
        action.record(*(_erased(action, photo, kept) for photo in photos))
    _remove_files(shop, photos)
    return action.changes


def hidden_photos(shop: Shop, *, of: PhotoSubject, asked_by: str) -> tuple[HiddenPhoto, ...]:
    """The photos that no view shows, and why; for those who may hide one."""
    shop.store.rights(asked_by).require("photos.hide")
    with shop.store.state() as state:
        about = _about(state, of)
    return shop.queries.links.hidden_photos(about)


def _erased(action: Action, photo: NamedPhoto, reason: str) -> Fact:
    """Its commitment stays, so that the chain still verifies."""
    entry = journal.named(action.state.connection, photo.entry)
    proof = payload_hash(entry.nonce or b"", entry.payload or "")
    return Fact(
        "erased",
        "entry",
        photo.entry.hex(),
        {
            "payload_hash": proof.hex(),
            "kind": entry.kind,
            "subject_type": entry.subject_type,
            "subject": entry.subject,
            "reason": reason,
        },
    )


def _photos(state: State, of: PhotoSubject, sha256: str) -> tuple[str, tuple[NamedPhoto, ...]]:
    about = _about(state, of)
    digits = sha256.strip().lower()
    if len(digits) < _FEWEST_DIGITS:
        raise UnknownPhotoError(sha256)
    photos = photos_named(state.connection, about, digits)
    if len({photo.sha256 for photo in photos}) > 1:  # too few digits to tell them apart
        raise UnknownPhotoError(sha256)
    return about, photos


def _about(state: State, of: PhotoSubject) -> str:
    return state.case(of.key).id if of.subject_type == "case" else state.item(of.key).id


def _remove_files(shop: Shop, photos: Sequence[NamedPhoto]) -> None:
    """After the commit: a crash in between leaves an orphan, which the next sweep takes."""
    with shop.store.state() as state:
        for sha256 in {photo.sha256 for photo in photos}:
            if not is_named(state.connection, sha256):
                shop.photos.remove(sha256)
