"""Entries about objections to statements."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry


def objected(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A consignor objects to a statement or a line of it."""
    connection.execute(
        "INSERT INTO objection (entry, id, number, consignor, statement, first_day, last_day, line,"
        " about_zh, about_en, words, by, channel, day)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["objection"], payload["number"], entry.subject,
            bytes.fromhex(payload["statement"]), payload["first_day"], payload["last_day"],
            payload["line"], payload["about"]["zh"], payload["about"]["en"], payload["words"],
            payload["by"], payload["channel"], payload["day"],
        ),
    )  # fmt: skip


def answered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An objection ended."""
    connection.execute(
        "INSERT INTO objection_answer (entry, objection, outcome, words, day, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["objection"], payload["outcome"], payload["words"], payload["day"],
            entry.at,
        ),
    )  # fmt: skip


PROJECTORS = {"statement_objected": objected, "objection_answered": answered}
