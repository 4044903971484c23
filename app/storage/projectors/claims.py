"""Entries about claims against others, and about chargebacks."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.money import credit_note, postings


def filed(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A claim was filed; what it set aside of the loss is no longer to be split."""
    postings(connection, entry, payload)
    connection.execute(
        "INSERT INTO claim (entry, id, case_id, place, party, claimed_minor, insured_minor,"
        " currency, filed_on, reference, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["claim"], entry.subject, payload["place"], payload["party"],
            payload["claimed_minor"], payload["insured_minor"], payload["currency"],
            payload["filed_on"], payload["reference"], payload["note"],
        ),
    )  # fmt: skip
    _settle(connection, entry.subject, payload["settled_minor"])


def answered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A claim was answered; what nobody accepts is to be split again."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE claim SET answer = ?, accepted_minor = ?, answered_on = ?, letter = ? WHERE id = ?",
        (
            payload["answer"], payload["accepted_minor"], payload["answered_on"],
            payload["letter"], payload["claim"],
        ),
    )  # fmt: skip
    _happened(
        connection, entry, payload, payload["answer"], payload["accepted_minor"],
        payload["answered_on"], payload["letter"],
    )  # fmt: skip
    _settle(connection, entry.subject, payload["settled_minor"])
    if "shares" in payload:
        connection.execute(
            "UPDATE case_file SET shares = ? WHERE id = ?",
            (canonical_json(payload["shares"]), entry.subject),
        )


def paid(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Money came for a claim."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE claim SET received_minor = received_minor + ?, received_on = MAX(received_on, ?)"
        " WHERE id = ?",
        (payload["amount_minor"], payload["received_on"], payload["claim"]),
    )
    _happened(
        connection, entry, payload, "paid", payload["amount_minor"], payload["received_on"],
        payload["reference"],
    )  # fmt: skip


def _happened(
    connection: sqlite3.Connection,
    entry: Entry,
    payload: Mapping[str, Any],
    what: str,
    minor: int,
    day: str,
    reference: str,
) -> None:
    connection.execute(
        "INSERT INTO claim_event (entry, claim, what, amount_minor, day, reference, tender, note,"
        " at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["claim"], what, minor, day, reference, payload.get("tender", ""),
            payload["note"], entry.at, entry.actor,
        ),
    )  # fmt: skip


def _settle(connection: sqlite3.Connection, case: str, change_minor: int) -> None:
    connection.execute(
        "UPDATE case_file SET settled_minor = settled_minor + ? WHERE id = ?", (change_minor, case)
    )


def debited(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A bank took money back."""
    postings(connection, entry, payload)
    connection.execute(
        "INSERT INTO chargeback (entry, id, case_id, sale, amount_minor, fee_minor, tender,"
        " currency, reference, debited_on, reply_by, underlying)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["chargeback"], entry.subject, payload["sale"],
            payload["amount_minor"], payload["fee_minor"], payload["tender"], payload["currency"],
            payload["reference"], payload["debited_on"], payload["reply_by"],
            payload["underlying"],
        ),
    )  # fmt: skip


def ended(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The bank decided: the money came back, or it has become a refund."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE chargeback SET outcome = ?, ended_on = ?, goods_back = ? WHERE id = ?",
        (
            payload["outcome"], payload["ended_on"], payload["goods_back"], payload["chargeback"],
        ),
    )  # fmt: skip
    connection.execute(
        "UPDATE case_file SET refunded_minor = refunded_minor + ?, loss_minor = loss_minor + ?"
        " WHERE id = ?",
        (payload["refunded_minor"], payload["loss_minor"], entry.subject),
    )
    credit_note(connection, entry, payload)
    if payload["item_status"]:
        connection.execute(
            "UPDATE item SET status = ? WHERE id = ?", (payload["item_status"], payload["item"])
        )


PROJECTORS = {
    "claim_filed": filed,
    "claim_answered": answered,
    "claim_paid": paid,
    "chargeback_debited": debited,
    "chargeback_ended": ended,
}
