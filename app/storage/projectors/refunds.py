"""Entries about refunds: ordered, done, failed, tried again, corrected."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.domain.refunds import DONE, FAILED
from app.storage.projectors import money
from app.storage.projectors.money import postings

_ROW = (
    "INSERT INTO refund (entry, id, number, case_id, sale, item, buyer, amount_minor, currency,"
    " tender, paid_with, payment_reference, payee, reason, state, ordered_at, ordered_by,"
    " settled_at, settled_by, instead_of, owed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def recorded(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A refund of a case. One of before refunds had states was paid at once."""
    money.refund(connection, entry, payload)
    _add(connection, entry, payload)


def tried_again(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Another attempt in the place of one that failed."""
    postings(connection, entry, payload)
    _add(connection, entry, payload)
    connection.execute(
        "UPDATE refund SET replaced_by = ? WHERE number = ?",
        (payload["number"], payload["instead_of"]),
    )


def _add(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    state = payload.get("state", DONE)
    sale, buyer = connection.execute(
        "SELECT COALESCE(sale, ''), COALESCE(buyer, '') FROM case_file WHERE id = ?",
        (entry.subject,),
    ).fetchone() or ("", "")
    is_done, refund = state == DONE, payload.get("refund") or entry.id.hex()
    connection.execute(
        _ROW,
        (
            entry.id, refund, payload.get("number", ""), entry.subject,
            payload.get("sale", sale), payload.get("item") or "",
            payload.get("buyer", buyer), payload["amount_minor"], payload["currency"],
            payload["tender"], payload.get("paid_with", ""), payload.get("payment_reference", ""),
            payload.get("payee", ""), payload.get("reason", ""), state, entry.at, entry.actor,
            entry.at if is_done else None, entry.actor if is_done else "",
            payload.get("instead_of", ""), payload.get("owed", refund),
        ),
    )  # fmt: skip


def done(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The money has left."""
    postings(connection, entry, payload)
    _step(connection, entry, payload, DONE)


def failed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The money came back, or never left."""
    postings(connection, entry, payload)
    _step(connection, entry, payload, FAILED)


def _step(
    connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any], state: str
) -> None:
    connection.execute(
        "UPDATE refund SET state = ?, settled_at = ?, settled_by = ?, note = ? WHERE id = ?",
        (state, entry.at, entry.actor, payload["note"], payload["refund"]),
    )


def corrected(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The amount was another one: the difference is booked."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE refund SET amount_minor = ? WHERE id = ?",
        (payload["amount_minor"], payload["refund"]),
    )
    connection.execute(
        "UPDATE case_file SET refunded_minor = refunded_minor + ?, loss_minor = loss_minor + ?"
        " WHERE id = ?",
        (payload["difference_minor"], payload["loss_minor"], entry.subject),
    )


PROJECTORS = {
    "refund_recorded": recorded,
    "refund_tried_again": tried_again,
    "refund_done": done,
    "refund_failed": failed,
    "refund_corrected": corrected,
}
