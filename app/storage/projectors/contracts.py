"""Entries about what is agreed with consignors."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json


def agreed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A version of a contract, or of the shop's standard one."""
    holder = entry.subject if entry.subject_type == "person" else ""
    connection.execute(
        "INSERT INTO contract (entry, holder, version, valid_from, terms) VALUES (?, ?, ?, ?, ?)",
        (
            entry.id, holder, payload["version"], payload["valid_from"],
            canonical_json(payload["terms"]),
        ),
    )  # fmt: skip


PROJECTORS = {"contract_agreed": agreed}
