"""Undo: a new entry that takes a whole action back, or the correction that fits instead."""

import json
from collections.abc import Sequence
from typing import Any

from app.domain.changes import Changes
from app.domain.entries import Entry, Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import ActionId
from app.domain.kinds import KINDS, TAKES_BACK
from app.domain.permissions import TO_TAKE_BACK
from app.domain.users import check_owner_remains
from app.services.branch_undo import (
    check_cases_stay,
    in_todays_tree,
    moved_back,
    moved_cases,
)
from app.services.shop import Shop
from app.storage import journal
from app.storage.store import Action
from app.storage.users_state import users


class NothingToUndoError(RuleError):
    """No such action, or it has been undone already."""

    code = "nothing_to_undo"


class CannotUndoError(RuleError):
    """Money or goods have moved; ``correction`` says what fits instead."""

    code = "cannot_undo"

    def __init__(self, correction: str) -> None:
        super().__init__(correction=correction)


class NeverUndoneError(CannotUndoError):
    """A step that nothing takes back: a sealed opinion, an erasure, an undo itself."""

    code = "never_undone"


class ChangedSinceError(RuleError):
    """Something else has happened to the same thing since."""

    code = "changed_since"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind)


def undo_action(shop: Shop, *, action_id: ActionId, undone_by: str) -> Changes:
    """Take back everything an action did, by somebody who might have done it.

    Raises NothingToUndoError, CannotUndoError (money or goods moved), NeverUndoneError,
    ChangedSinceError, CasesMovedOnError or BranchUsedSinceError.
    """
    with shop.store.action(undone_by, may="undo") as action:
        connection = action.state.connection
        entries = journal.of_action(connection, action_id)
        if not entries:
            raise NothingToUndoError
        own = {entry.subject for entry in entries} | moved_cases(entries)
        for entry in entries:
            check_cases_stay(action, entry)
        for entry in entries:
            _check_undoable(action, entry)
            _check_unused(action, entry, own)
            _check_item_untouched(action, entry)
        facts = undo_facts(entries, action_id, moved_back(action, entries))
        action.record(*in_todays_tree(facts, action.state.branches()))
    return action.changes


def _check_undoable(action: Action, entry: Entry) -> None:
    if entry.kind in TO_TAKE_BACK:
        action.require(TO_TAKE_BACK[entry.kind])
    if entry.kind == "stage_moved" and entry.actor != action.rights.name:
        action.require("cases.decide")  # what another has decided is not a clerk's to take back
    if entry.kind == "user_edited":
        _check_owner_remains(action, entry)
    undo = KINDS[entry.kind].undo
    if undo not in TAKES_BACK:
        raise NeverUndoneError(undo) if undo == _NEVER else CannotUndoError(undo)
    later = action.state.connection.execute(
        "SELECT kind, lower(hex(action)), json_extract(payload, '$.action') FROM journal"
        " WHERE subject = ? AND action <> ? AND place > (SELECT place FROM journal WHERE id = ?)",
        (entry.subject, entry.action, entry.id),
    ).fetchall()
    undone = {taken_back for kind, _, taken_back in later if kind == "action_undone"}
    if entry.action.hex() in undone:
        raise NothingToUndoError
    for kind, by, _ in later:
        stands = kind != "action_undone" and by not in undone
        # A note or a paper rests on nothing but the case itself.
        if stands and (entry.kind == "case_opened" or not _rests_on_nothing(kind)):
            raise ChangedSinceError(kind)


def _check_owner_remains(action: Action, entry: Entry) -> None:
    everybody = users(action.state.connection)
    for user in everybody:
        if user.id == entry.subject:
            check_owner_remains(user, everybody)


def _rests_on_nothing(kind: str) -> bool:
    known = KINDS.get(kind)
    return known is not None and known.undo == "neutral"


_NEVER = "never"

# Who names the thing that an entry made: the kind of entry that does, and its subject.
_NAMED_BY = {
    "item_edited": (
        "SELECT 'sale_recorded', sale FROM sale_line WHERE item = :id UNION ALL"
        " SELECT 'case_opened', id FROM case_file WHERE item = :id"
    ),
    "person_edited": (
        "SELECT 'item_edited', id FROM item WHERE consignor = :id UNION ALL"
        " SELECT 'sale_recorded', id FROM sale WHERE buyer = :id UNION ALL"
        " SELECT 'case_opened', id FROM case_file WHERE buyer = :id UNION ALL"
        " SELECT 'case_opened', id FROM case_file WHERE consignor = :id UNION ALL"
        " SELECT 'claim_filed', case_id FROM claim WHERE party = :id"
    ),
    "team_edited": "SELECT 'rules_applied', id FROM case_file WHERE team = :id",
    "user_edited": "SELECT 'user_edited', user FROM secret WHERE user = :id",
    "branch_edited": "SELECT 'case_opened', id FROM case_file WHERE category = :id",
}


# What rests on how an item was left, though it is told of a sale or a case.
_RESTS_ON_ITEM = (
    "SELECT 'sale_recorded' FROM sale_line AS l JOIN journal AS j ON j.subject = l.sale"
    " WHERE l.item = :item AND j.kind = 'sale_recorded'"
    " AND j.place > (SELECT place FROM journal WHERE id = :entry)"
    " UNION ALL SELECT 'custody_changed' FROM custody WHERE item = :item AND at > :at LIMIT 1"
)


def _check_item_untouched(action: Action, entry: Entry) -> None:
    """An item that was sold or handed over since stays what it became."""
    if entry.kind == "item_disposed":
        row = action.state.connection.execute(
            _RESTS_ON_ITEM, {"item": entry.subject, "entry": entry.id, "at": entry.at}
        ).fetchone()
        if row is not None:
            raise ChangedSinceError(row[0])


def _check_unused(action: Action, entry: Entry, own: set[str]) -> None:
    """What somebody else's entry names since must not go."""
    if entry.kind not in _NAMED_BY or json.loads(entry.payload or "{}").get("before"):
        return
    rows = action.state.connection.execute(_NAMED_BY[entry.kind], {"id": entry.subject})
    for kind, subject in rows:
        if subject not in own or kind == "user_edited":
            raise ChangedSinceError(kind)


def undo_facts(entries: list[Entry], action_id: ActionId, moved: Sequence[Json] = ()) -> list[Fact]:
    """One `action_undone` a subject, so that each timeline shows it; the first holds the effects.

    Effects are spelled out: rows that go, the values that fields return to, and the cases that
    return to the branches they were ``moved`` from.
    """
    removed: list[Json] = []
    photos: list[Json] = []
    baselines: list[Json] = []
    dropped: list[Json] = []
    restored: list[Json] = []
    for entry in reversed(entries):
        payload: dict[str, Any] = json.loads(entry.payload or "{}")
        kind = KINDS[entry.kind]
        subject = {"subject_type": entry.subject_type, "subject": entry.subject}
        if entry.kind == "photo_added":
            photos.append(entry.id.hex())
        elif entry.kind == "baseline_recorded":
            baselines.append(entry.id.hex())
        elif kind.undo == "drop":
            dropped.append({"kind": entry.kind, "entry": entry.id.hex()})
        elif kind.undo in {"remove", "restore"} and not payload.get("before"):
            removed.append(dict(subject))
        if kind.undo != "neutral" and payload.get("before"):
            restored.append({**subject, "fields": payload["before"]})
    gone = [r["subject"] for r in removed if isinstance(r, dict)]
    effects: dict[str, Json] = {
        "removed": removed,
        "removed_photos": photos,
        "removed_baselines": baselines,
        "dropped": dropped,
        "restored": [r for r in restored if isinstance(r, dict) and r["subject"] not in gone],
    }
    if moved:
        effects["moved_back"] = moved
    nothing: dict[str, Json] = {
        "removed": [],
        "removed_photos": [],
        "removed_baselines": [],
        "dropped": [],
        "restored": [],
    }
    subjects = list(dict.fromkeys((e.subject_type, e.subject) for e in entries))
    return [
        Fact(
            "action_undone",
            *subject,
            {
                "action": action_id.hex(),
                "batch": "",
                "postings": [],
                **(effects if index == 0 else nothing),
            },
        )
        for index, subject in enumerate(subjects)
    ]
