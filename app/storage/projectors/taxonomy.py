"""Entries about the category tree: which cases came under another branch."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.categories import trunk_of
from app.domain.entries import Entry, canonical_json

_MOVE = (
    "INSERT INTO branch_move (entry, at, actor, kind, source, target, cases)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def moved(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Cases, and the past splits by which they are found again, carry another category."""
    cases = payload["cases"]
    recategorise(connection, payload["to"], cases, payload["settled"])
    connection.execute(
        _MOVE,
        (
            entry.id, entry.at, entry.actor, payload["what"], payload["from"], payload["to"],
            len(cases),
        ),
    )  # fmt: skip


def recategorise(
    connection: sqlite3.Connection, category: str, cases: Sequence[str], settled: Sequence[str]
) -> None:
    """Give cases and past splits a category; money and papers know nothing of it."""
    connection.execute(
        "UPDATE case_file SET category = ? WHERE id IN (SELECT value FROM json_each(?))",
        (category, canonical_json(cases)),
    )
    connection.executemany(
        "UPDATE settled_split SET category = ?, trunk = ? WHERE entry = ?",
        ((category, trunk_of(category), bytes.fromhex(entry)) for entry in settled),
    )


PROJECTORS = {"branches_moved": moved}
