"""Entries of a shop that follows its till program."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.money import cost


def entered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """What happened here is in the till program, too."""
    connection.execute(
        "INSERT INTO till_entered (entry, what, at, actor) VALUES (?, ?, ?, ?)",
        (entry.id, bytes.fromhex(payload["what"]), entry.at, entry.actor),
    )


PROJECTORS = {"till_entered": entered, "case_opening_recorded": cost}
