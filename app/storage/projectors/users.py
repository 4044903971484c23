"""Entries about who works in the shop and what each role may do: plain registers."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.registers import apply_register


def register(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Per field the latest clock wins."""
    apply_register(connection, entry, payload["fields"])


PROJECTORS = {"user_edited": register, "permission_edited": register}
