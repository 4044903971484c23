"""Entries about what takes a sale back: rates of exchange, falls in value, credit notes."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.money import postings


def rate(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A rate that holds from a day on."""
    connection.execute(
        "INSERT INTO exchange_rate (entry, base, quote, numerator, denominator, day, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["base"], payload["quote"], payload["numerator"],
            payload["denominator"], payload["on"], payload["source"],
        ),
    )  # fmt: skip


def fall(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An item came back worth less, or its resale corrected by how much."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET loss_minor = loss_minor + ? WHERE id = ?",
        (payload["loss_minor"], entry.subject),
    )
    connection.execute(
        "INSERT INTO value_fall (entry, case_file, item, old_minor, new_minor, charged_minor, mode,"
        " due) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["item"], payload["old_minor"],
            payload["new_minor"], payload["loss_minor"], payload["mode"], payload["due"],
        ),
    )  # fmt: skip


PROJECTORS = {"rate_recorded": rate, "value_fall_recorded": fall}
