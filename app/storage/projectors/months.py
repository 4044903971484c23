"""Entries about closed months, and invoices that came later."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json


def closed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A month was closed."""
    connection.execute(
        "INSERT INTO closed_month (entry, month, first_day, last_day, up_to, journal_head, checks,"
        " trial, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["month"], payload["first_day"], payload["last_day"],
            payload["up_to"], payload["journal_head"], canonical_json(payload["checks"]),
            canonical_json(payload["trial"]), entry.at, entry.actor,
        ),
    )  # fmt: skip


def packed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The archive pack of a month was written."""
    connection.execute(
        "UPDATE closed_month SET pack_sha256 = ? WHERE month = ?",
        (payload["sha256"], entry.subject),
    )


def invoiced(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The invoice of a cost came."""
    connection.execute(
        "INSERT INTO invoice (entry, cost, number) VALUES (?, ?, ?)",
        (entry.id, bytes.fromhex(payload["cost"]), payload["invoice"]),
    )


PROJECTORS = {"month_closed": closed, "month_packed": packed, "invoice_noted": invoiced}
