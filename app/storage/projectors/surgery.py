"""Entries that mend a case, and what becomes of an item."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.cases import index_case
from app.storage.projectors.goods import item as edited_item
from app.storage.projectors.money import postings
from app.storage.projectors.outcomes import keep_outcome
from app.storage.projectors.registers import as_column

_MENDED = frozenset({
    "claim_stage", "claim_turn", "claim_due", "claim_returns_to", "claim_passed",
    "recovery_stage", "recovery_turn", "recovery_due", "recovery_returns_to", "recovery_passed",
    "front_stage", "front_turn", "front_due", "is_open", "item", "sale", "buyer", "consignor",
    "title", "at_stake_minor", "currency", "identity", "shares", "evidence_missing",
})  # fmt: skip


def voided(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A case was a mistake: both tracks end."""
    _mend(connection, entry.subject, payload["fields"])
    connection.execute(
        "UPDATE case_file SET closed_at = COALESCE(closed_at, ?) WHERE id = ?",
        (entry.at, entry.subject),
    )


def relinked(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A case belongs to another item or sale; its handovers go with it."""
    _mend(connection, entry.subject, payload["fields"])
    if payload["fields"]["item"]:
        connection.execute(
            "UPDATE custody SET item = ? WHERE subject = ?",
            (payload["fields"]["item"], entry.subject),
        )
    pk = connection.execute("SELECT pk FROM case_file WHERE id = ?", (entry.subject,)).fetchone()
    index_case(connection, pk[0])


def _mend(connection: sqlite3.Connection, case: str, fields: Mapping[str, Any]) -> None:
    mended = {name: value for name, value in fields.items() if name in _MENDED}
    columns = ", ".join(f"{name} = ?" for name in mended)
    connection.execute(
        f"UPDATE case_file SET {columns} WHERE id = ?",
        (*(as_column(value) for value in mended.values()), case),
    )


def linked(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """One case leads to another."""
    connection.execute(
        "INSERT INTO case_link (entry, case_file, other, kind, leads, note)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["other"], payload["kind"], payload["leads"],
            payload["note"],
        ),
    )  # fmt: skip


def appealed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody wants the decision looked at again."""
    connection.execute(
        "INSERT INTO appeal (entry, case_file, at, by, reviewer, grounds, filed_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, entry.at, payload["by"], payload["reviewer"],
            payload["grounds"], entry.actor,
        ),
    )  # fmt: skip


def hidden(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A photo is shown nowhere any more."""
    connection.execute(
        "INSERT INTO hidden_photo (entry, photo, at, actor, reason) VALUES (?, ?, ?, ?, ?)",
        (entry.id, bytes.fromhex(payload["photo"]), entry.at, entry.actor, payload["reason"]),
    )
    keep_outcome(connection, entry.subject, payload)


def shown(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A photo was hidden by mistake."""
    connection.execute(
        "DELETE FROM hidden_photo WHERE photo = ?", (bytes.fromhex(payload["photo"]),)
    )
    keep_outcome(connection, entry.subject, payload)


def erased(connection: sqlite3.Connection, entry: Entry, _payload: Mapping[str, Any]) -> None:
    """The named entry's payload is gone; so is what it had put into the tables."""
    gone = bytes.fromhex(entry.subject)
    connection.execute("DELETE FROM photo WHERE entry = ?", (gone,))
    connection.execute("DELETE FROM hidden_photo WHERE photo = ?", (gone,))


def issued(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A slip was handed out; those it replaces are void from now on."""
    code = payload.get("code")
    if not code:
        return  # printed before slips were kept apart
    connection.execute(
        "UPDATE slip SET replaced_by = ? WHERE case_file = ? AND code <> ? AND replaced_by = ''",
        (code, entry.subject, code),
    )
    connection.execute(
        "INSERT INTO slip (entry, case_file, code, at, actor, replaced_by)"
        " VALUES (?, ?, ?, ?, ?, '')",
        (entry.id, entry.subject, code, entry.at, entry.actor),
    )


def disposed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """It was decided what becomes of an item; what that cost belongs to the case."""
    edited_item(connection, entry, payload)
    postings(connection, entry, payload)
    if payload["case"] and payload["loss_minor"]:
        connection.execute(
            "UPDATE case_file SET loss_minor = loss_minor + ?, settled_minor = settled_minor + ?"
            " WHERE id = ?",
            (payload["loss_minor"], payload.get("settled_minor", 0), payload["case"]),
        )


def nothing(_connection: sqlite3.Connection, _entry: Entry, _payload: Mapping[str, Any]) -> None:
    """The journal itself is all that shows it."""


PROJECTORS = {
    "case_voided": voided,
    "case_relinked": relinked,
    "case_linked": linked,
    "appeal_filed": appealed,
    "photo_hidden": hidden,
    "photo_shown": shown,
    "erased": erased,
    "paper_issued": issued,
    "item_disposed": disposed,
    "title_passed": disposed,
    "disposition_chosen": nothing,
}
