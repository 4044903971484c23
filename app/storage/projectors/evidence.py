"""Entries about what was shown, found and judged."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.outcomes import keep_outcome

_FINDING = (
    "kind", "result", "proven", "reason", "confirmed_fake", "before_sale", "fee_minor",
    "fee_advanced_by", "seal_number",
)  # fmt: skip


def noted(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An item of the checklist was shown or waived."""
    connection.execute(
        "INSERT INTO evidence_note (entry, case_id, item, how, note, photos, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["item"], payload["how"], payload["note"],
            canonical_json(payload["photos"]), entry.at, entry.actor,
        ),
    )  # fmt: skip
    keep_outcome(connection, entry.subject, payload)


def appraiser(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Parties agreed on an appraiser."""
    connection.execute(
        "INSERT INTO appraiser (entry, case_id, name, agreed_by, how, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["name"], canonical_json(payload["agreed_by"]),
            payload["how"], entry.at,
        ),
    )  # fmt: skip
    keep_outcome(connection, entry.subject, payload)


def found(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody found something."""
    connection.execute(
        f"INSERT INTO finding (entry, case_id, made_by, photos, at, actor, {', '.join(_FINDING)})"
        f" VALUES ({', '.join('?' * (len(_FINDING) + 6))})",
        (
            entry.id, entry.subject, payload["by"], canonical_json(payload["photos"]), entry.at,
            entry.actor, *(payload[name] for name in _FINDING),
        ),
    )  # fmt: skip
    keep_outcome(connection, entry.subject, payload)


def withdrawn(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A finding no longer stands."""
    connection.execute(
        "INSERT INTO finding_withdrawal (entry, finding, reason) VALUES (?, ?, ?)",
        (entry.id, payload["finding"], payload["reason"]),
    )
    keep_outcome(connection, entry.subject, payload)


def panel(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A panel was called."""
    connection.execute(
        "INSERT INTO panel (entry, case_id, members, quorum, until_ms, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, canonical_json([m["name"] for m in payload["members"]]),
            payload["quorum"], payload["until"], entry.at,
        ),
    )  # fmt: skip


def struck(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A side struck a member."""
    connection.execute(
        "INSERT INTO panel_strike (entry, panel, party, member) VALUES (?, ?, ?, ?)",
        (entry.id, payload["panel"], payload["party"], payload["member"]),
    )


def voted(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A member voted."""
    connection.execute(
        "INSERT INTO panel_vote (entry, panel, member, finding, shares, dissent, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["panel"], payload["member"], payload["finding"],
            canonical_json(payload["shares"]), payload["dissent"], entry.at,
        ),
    )  # fmt: skip


PROJECTORS = {
    "evidence_noted": noted,
    "appraiser_agreed": appraiser,
    "finding_recorded": found,
    "finding_withdrawn": withdrawn,
    "panel_called": panel,
    "panel_struck": struck,
    "panel_voted": voted,
}
