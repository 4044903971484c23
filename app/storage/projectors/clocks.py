"""Entries about deadlines: set, done, and moved by another calendar."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry

# What a change of the calendar may move.
REDATED = ("claim_due", "recovery_due", "front_due", "promised_at")


def clock(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A deadline was set, changed or done."""
    connection.execute(
        "INSERT INTO case_clock (entry, clock, case_id, kind, from_ms, warn_ms, due_ms, carrier,"
        " note, is_done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["clock"], entry.subject, payload["kind"], payload["from"],
            payload["warn"], payload["due"], payload["carrier"], payload["note"],
            entry.kind == "clock_done",
        ),
    )  # fmt: skip


def redated(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Another calendar moved the deadlines of a case."""
    columns = ", ".join(f"{name} = ?" for name in REDATED)
    connection.execute(
        f"UPDATE case_file SET {columns} WHERE id = ?",
        (*(payload[name] for name in REDATED), entry.subject),
    )


PROJECTORS = {"clock_set": clock, "clock_done": clock, "case_redated": redated}
