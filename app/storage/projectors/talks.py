"""Entries about what was talked on a case: offers, answers, consents, reminders."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry

_ANSWER = (
    "INSERT INTO consignor_answer (entry, case_id, answer, amount_minor, channel, note, decides,"
    " at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def offered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody offered an amount."""
    connection.execute(
        "INSERT INTO offer (entry, id, case_id, place, amount_minor, currency, made_by, target,"
        " says, valid_until, limit_minor, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["offer"], entry.subject, payload["place"], payload["amount_minor"],
            payload["currency"], payload["made_by"], payload["to"], payload["says"],
            payload["valid_until"], payload["limit_minor"], entry.at, entry.actor,
        ),
    )  # fmt: skip


def said(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An offer was answered, approved or consented to."""
    what = {"offer_approved": "approved", "offer_consented": "consented"}.get(entry.kind)
    connection.execute(
        "INSERT INTO offer_word (entry, offer, what, how, who, note, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["offer"], what or payload["answer"], payload["how"], payload["who"],
            payload["note"], entry.at, entry.actor,
        ),
    )  # fmt: skip


def answered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A consignor answered."""
    connection.execute(
        _ANSWER,
        (
            entry.id, entry.subject, payload["answer"], payload["amount_minor"],
            payload["channel"], payload["note"], payload["decides"], entry.at, entry.actor,
        ),
    )  # fmt: skip


def kept_silent(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A consignor's silence was taken as consent."""
    connection.execute(
        _ANSWER,
        (entry.id, entry.subject, "silent", None, "", payload["note"], 1, entry.at, entry.actor),
    )


def reminded(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A party was reminded."""
    connection.execute(
        "INSERT INTO reminder (entry, case_id, party, channel, proof, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["party"], payload["channel"], payload["proof"],
            entry.at, entry.actor,
        ),
    )  # fmt: skip


PROJECTORS = {
    "offer_made": offered,
    "offer_answered": said,
    "offer_approved": said,
    "offer_consented": said,
    "consignor_answered": answered,
    "silence_accepted": kept_silent,
    "reminder_sent": reminded,
}
