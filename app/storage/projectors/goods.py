"""Entries about people, items, and where items are."""

import json
import sqlite3
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.registers import apply_register
from app.storage.search_text import digits_backwards, indexed


def person(connection: sqlite3.Connection, entry: Entry, payload: dict[str, Any]) -> None:
    """A person was added or edited."""
    fields = payload["fields"]
    if "phone" in fields:
        fields = {**fields, "phone_end": digits_backwards(fields["phone"])}
    pk = apply_register(connection, entry, fields)
    index_person(connection, pk)


def index_person(connection: sqlite3.Connection, pk: int) -> None:
    """Bring the search row of a person up to date."""
    row = connection.execute(
        "SELECT number, name, company, phone, email FROM person WHERE pk = ?", (pk,)
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO person_search (rowid, text) VALUES (?, ?)", (pk, indexed(*row))
    )


def item(connection: sqlite3.Connection, entry: Entry, payload: dict[str, Any]) -> None:
    """An item was added or edited."""
    pk = apply_register(connection, entry, payload["fields"])
    index_item(connection, pk)


def index_item(connection: sqlite3.Connection, pk: int) -> None:
    """Bring the search row of an item up to date."""
    row = connection.execute(
        "SELECT sku, title, brand, size, color, serial, description FROM item WHERE pk = ?", (pk,)
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO item_search (rowid, text) VALUES (?, ?)", (pk, indexed(*row))
    )


def baseline(connection: sqlite3.Connection, entry: Entry, payload: dict[str, Any]) -> None:
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
            json.dumps(payload["accessories"]),
        ),
    )
    connection.execute("UPDATE item SET has_baseline = 1 WHERE id = ?", (entry.subject,))


def custody(connection: sqlite3.Connection, entry: Entry, payload: dict[str, Any]) -> None:
    """An item changed hands."""
    connection.execute(
        "INSERT INTO custody (item, subject, at, source, target, place, condition, accessories,"
        " waybill) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            payload["item"],
            entry.subject,
            entry.at,
            payload["from"],
            payload["to"],
            payload["place"],
            payload["condition"],
            json.dumps(payload["accessories"]),
            payload["waybill"],
        ),
    )
    connection.execute(
        "UPDATE item SET custody = ?, place = ? WHERE id = ?",
        (payload["to"], payload["place"], payload["item"]),
    )


def photo(connection: sqlite3.Connection, entry: Entry, payload: dict[str, Any]) -> None:
    """A photo of a case or an item."""
    connection.execute(
        "INSERT INTO photo (sha256, subject_type, subject, role, width_px, height_px, taken_at,"
        " added_at, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            payload["sha256"],
            entry.subject_type,
            entry.subject,
            payload["role"],
            payload["width_px"],
            payload["height_px"],
            payload["taken_at"],
            entry.at,
            entry.id,
        ),
    )


PROJECTORS = {
    "person_edited": person,
    "item_edited": item,
    "baseline_recorded": baseline,
    "custody_changed": custody,
    "photo_added": photo,
}
