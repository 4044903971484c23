"""Entries about people, items, and where items are."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.outcomes import keep_outcome
from app.storage.projectors.registers import FoldedRow, apply_register
from app.storage.search_text import digits_backwards, indexed

# What a person or an item is found by.
_WORDS = {
    "person": ("number", "name", "company", "phone", "email"),
    "item": ("sku", "title", "brand", "size", "color", "serial", "description"),
}


def person(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A person was added or edited."""
    fields = payload["fields"]
    if "phone" in fields:
        fields = {**fields, "phone_end": digits_backwards(fields["phone"])}
    _index(connection, "person", apply_register(connection, entry, fields), fields)


def item(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An item was added or edited."""
    fields = payload["fields"]
    _index(connection, "item", apply_register(connection, entry, fields), fields)


def _index(
    connection: sqlite3.Connection, table: str, row: FoldedRow, fields: Mapping[str, Any]
) -> None:
    """A new row's words are all in its fields; an old one's are looked up if one has changed."""
    if row.is_new:
        words = [fields.get(name) or "" for name in _WORDS[table]]
        connection.execute(
            f"INSERT INTO {table}_search (rowid, text) VALUES (?, ?)", (row.pk, indexed(*words))
        )
    elif fields.keys() & _WORDS[table]:
        index_again(connection, table, row.pk)


def index_again(connection: sqlite3.Connection, table: str, pk: int) -> None:
    """Bring the search row of an item or a person up to date."""
    words = connection.execute(
        f"SELECT {', '.join(_WORDS[table])} FROM {table} WHERE pk = ?", (pk,)
    ).fetchone()
    connection.execute(
        f"INSERT OR REPLACE INTO {table}_search (rowid, text) VALUES (?, ?)",
        (pk, indexed(*words)),
    )


def baseline(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """How an item was at intake or at sale."""
    connection.execute(
        "INSERT INTO baseline (entry, item, at, moment, condition, serial, accessories)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            entry.subject,
            entry.at,
            payload["moment"],
            payload["condition"],
            payload["serial"],
            canonical_json(payload["accessories"]),
        ),
    )
    connection.execute("UPDATE item SET has_baseline = 1 WHERE id = ?", (entry.subject,))


def custody(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An item changed hands."""
    connection.execute(
        "INSERT INTO custody (item, subject, at, source, target, place, condition, accessories,"
        " waybill, seal, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            payload["item"],
            entry.subject,
            entry.at,
            payload["from"],
            payload["to"],
            payload["place"],
            payload["condition"],
            canonical_json(payload["accessories"]),
            payload["waybill"],
            payload.get("seal", ""),
            payload.get("signature", ""),
        ),
    )
    connection.execute(
        "UPDATE item SET custody = ?, place = ? WHERE id = ?",
        (payload["to"], payload["place"], payload["item"]),
    )


def photo(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A photo of a case or an item."""
    connection.execute(
        "INSERT INTO photo (sha256, subject_type, subject, role, shot, width_px, height_px,"
        " taken_at, added_at, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            payload["sha256"],
            entry.subject_type,
            entry.subject,
            payload["role"],
            payload.get("shot", ""),
            payload["width_px"],
            payload["height_px"],
            payload["taken_at"],
            entry.at,
            entry.id,
        ),
    )
    keep_outcome(connection, entry.subject, payload)


PROJECTORS = {
    "person_edited": person,
    "item_edited": item,
    "baseline_recorded": baseline,
    "custody_changed": custody,
    "photo_added": photo,
}
