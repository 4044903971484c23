"""Entries about paying consignors: payouts, runs, what was sent, holds and releases."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.domain.payouts import Cover, cover
from app.storage.projectors.credits import apply_covers, open_credits
from app.storage.projectors.money import postings
from app.storage.projectors.registers import apply_register

_PAYOUT = (
    "INSERT INTO payout (entry, number, run, person, amount_minor, currency, tender, payee,"
    " account, paid_on, at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def paid(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A consignor was paid.

    What older entries do not say: they were numbered as they came, and covered what was oldest.
    """
    postings(connection, entry, payload)
    currency, day = payload["currency"], payload["postings"][0]["on"]
    if "covers" in payload:
        covers = tuple(Cover(*told) for told in payload["covers"])
    else:
        oldest = open_credits(connection, entry.subject, currency)
        covers = cover(oldest, {}, payload["amount_minor"])
    apply_covers(connection, entry.subject, currency, day, covers)
    connection.execute(
        _PAYOUT,
        (
            entry.id, payload.get("number") or _next_number(connection), payload.get("run", ""),
            entry.subject, payload["amount_minor"], currency, payload["tender"],
            payload.get("payee", ""), payload.get("account", ""), day, entry.at, entry.actor,
        ),
    )  # fmt: skip


def _next_number(connection: sqlite3.Connection) -> str:
    (count,) = connection.execute("SELECT COUNT(*) FROM payout").fetchone()
    return f"P-{count + 1:06d}"


def taken_back(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A payout was reversed before it was sent, or came back from the bank."""
    postings(connection, entry, payload)
    day = payload["postings"][0]["on"]
    covers = (Cover(*told) for told in payload["covers"])
    apply_covers(connection, entry.subject, payload["currency"], day, covers)
    connection.execute(
        "UPDATE payout SET state = ?, state_reason = ?, state_on = ? WHERE number = ?",
        (
            "returned" if entry.kind == "payout_returned" else "reversed",
            payload["reason"], day, payload["number"],
        ),
    )  # fmt: skip


def run_made(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Payouts were made together; each is an entry of its own."""
    connection.execute(
        "INSERT INTO payout_run (entry, id, number, currency, made_on, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["number"], payload["currency"], payload["made_on"],
            entry.at, entry.actor,
        ),
    )  # fmt: skip


def sent(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A run, or one payout, went to the bank."""
    connection.execute(
        "INSERT INTO payout_sent (entry, target, at, actor) VALUES (?, ?, ?, ?)",
        (entry.id, payload["number"], entry.at, entry.actor),
    )


def held(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody holds money by hand."""
    connection.execute(
        "INSERT INTO payout_hold (entry, id, person, sale, item, reason, at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, payload["hold"], entry.subject, payload["sale"], payload["item"],
            payload["reason"], entry.at, entry.actor,
        ),
    )  # fmt: skip


def lifted(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A hold by hand is over."""
    connection.execute(
        "INSERT INTO payout_lift (entry, hold) VALUES (?, ?)", (entry.id, payload["hold"])
    )


def released(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The owner let held money be paid."""
    connection.executemany(
        "INSERT INTO payout_release (entry, person, sale, item, currency, level_minor, over)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entry.id, entry.subject, told["sale"], told["item"], payload["currency"],
                told["level_minor"], canonical_json(told["over"]),
            )
            for told in payload["credits"]
        ],
    )  # fmt: skip


def payee_edited(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Where a consignor's money goes was edited."""
    apply_register(connection, entry, payload["fields"])


PROJECTORS = {
    "payee_edited": payee_edited,
    "payout_recorded": paid,
    "payout_reversed": taken_back,
    "payout_returned": taken_back,
    "payout_run_made": run_made,
    "payout_sent": sent,
    "payout_held": held,
    "payout_hold_lifted": lifted,
    "hold_released": released,
}
