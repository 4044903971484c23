"""Carriers, insurers and third parties: people of the shop who may bear a loss."""

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.claims import OutsideKind, read_outside_kind
from app.domain.entries import Fact, Json
from app.domain.ids import PersonId
from app.domain.people import DuplicateNumberError, EmptyFieldError, UnknownPersonError
from app.services.shop import Shop
from app.storage.claims_state import free_outside_number, outside_party
from app.storage.store import Action

_MOST_LETTERS = 1000
_LETTERS: dict[OutsideKind, str] = {"carrier": "L", "insurer": "I", "third": "T"}


def add_party(
    shop: Shop,
    *,
    kind: str,
    name: str,
    added_by: str,
    number: str = "",
    phone: str = "",
    email: str = "",
    note: str = "",
) -> Changes:
    """Enter a carrier, an insurer or a third party; an empty number gets the next free one.

    Raises UnknownOutsideKindError, EmptyFieldError or DuplicateNumberError.
    """
    known, kept = read_outside_kind(kind), check_text(name, most=_MOST_LETTERS)
    if not kept:
        raise EmptyFieldError("name")
    with shop.store.action(added_by, may="people.edit") as action:
        fields: dict[str, Json] = {
            "number": _free_number(action, number.strip(), known),
            "name": kept,
            "kind": known,
            "phone": check_text(phone, most=100),
            "email": check_text(email, most=200),
            "note": check_text(note, most=_MOST_LETTERS),
            "is_consignor": 0,
        }
        person = PersonId(action.new_id())
        action.record(Fact("person_edited", "person", person, {"fields": fields}))
    return action.changes


def edit_party(
    shop: Shop,
    *,
    number: str,
    edited_by: str,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    note: str | None = None,
) -> Changes:
    """Correct what is written about one; what is not told stays, what is the same is not recorded.

    Raises UnknownPersonError, NotAnOutsidePartyError or EmptyFieldError.
    """
    told = {"name": name, "phone": phone, "email": email, "note": note}
    wanted = {key: check_text(v, most=_MOST_LETTERS) for key, v in told.items() if v is not None}
    if wanted.get("name") == "":
        raise EmptyFieldError("name")
    with shop.store.action(edited_by, may="people.edit") as action:
        party = outside_party(action.state.person(number))
        now = action.state.fields("person", party.id, tuple(told))
        fields: dict[str, Json] = {k: v for k, v in wanted.items() if now[k] != v}
        if fields:
            before: dict[str, Json] = {key: now[key] for key in fields}
            payload: dict[str, Json] = {"fields": fields, "before": before}
            action.record(Fact("person_edited", "person", party.id, payload))
    return action.changes


def _free_number(action: Action, wanted: str, kind: OutsideKind) -> str:
    if not wanted:
        return free_outside_number(action.state.connection, _LETTERS[kind])
    try:
        action.state.person(wanted)
    except UnknownPersonError:
        return wanted
    raise DuplicateNumberError(wanted)
