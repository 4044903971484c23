"""Entries about the shop itself: settings, branches, default shares, time limits."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.registers import apply_register


def settings(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A setting is a register whose fields are rows."""
    for key, value in payload["fields"].items():
        row = connection.execute("SELECT made_clock FROM setting WHERE key = ?", (key,)).fetchone()
        if row and entry.clock < row[0]:
            connection.execute(
                "INSERT INTO register_loser (entry, subject_type, subject, field)"
                " VALUES (?, 'shop', ?, ?)",
                (entry.id, entry.subject, key),
            )
            continue
        connection.execute(
            "INSERT INTO setting (key, value, made_clock) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
            " made_clock = excluded.made_clock",
            (key, canonical_json(value), entry.clock),
        )


def register(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Branches, default shares and time limits are plain registers."""
    apply_register(connection, entry, payload["fields"])


PROJECTORS = {
    "shop_founded": settings,
    "shop_edited": settings,
    "branch_edited": register,
    "default_share_edited": register,
    "sla_edited": register,
}
