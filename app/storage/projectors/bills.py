"""Entries about lines of bills: read, and what they were found to be."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.money import postings

_READ = (
    "number", "source_id", "at", "tender", "amount_minor", "currency", "counterparty",
    "order_number", "reference", "sale", "state", "kind", "note", "file", "asks", "match",
    "match_id", "match_name",
)  # fmt: skip


def read(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A line came in with a file, perhaps with what it shows."""
    values = (payload[name] for name in _READ)
    by = entry.actor if payload["match"] else ""
    connection.execute(
        f"INSERT INTO bill_line (entry, id, matched_by, {', '.join(_READ)})"
        f" VALUES (?, ?, ?, {', '.join('?' * len(_READ))})",
        (entry.id, entry.subject, by, *values),
    )


def matched(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody said what a line is; an empty match takes it back."""
    connection.execute(
        "UPDATE bill_line SET match = ?, match_id = ?, match_name = ?, reason = ?, matched_by = ?"
        " WHERE id = ?",
        (
            payload["match"], payload["match_id"], payload["match_name"], payload["reason"],
            entry.actor, entry.subject,
        ),
    )  # fmt: skip
    postings(connection, entry, payload)


PROJECTORS = {"bill_line_read": read, "bill_line_matched": matched}
