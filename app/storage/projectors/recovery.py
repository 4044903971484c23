"""Entries about recovering what a consignor owes: plans, and the money that follows."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.money import postings

_PLAN = (
    "INSERT INTO recovery_plan (entry, plan, case_id, person, currency, amount_minor, method,"
    " instalments, up_to, payer, note, is_cancelled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def plan(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A plan was agreed, changed or cancelled; nothing is posted."""
    connection.execute(
        _PLAN,
        (
            entry.id, payload["plan"], entry.subject, payload["person"], payload["currency"],
            payload["amount_minor"], payload["method"], canonical_json(payload["instalments"]),
            payload["up_to"], payload["payer"], payload["note"],
            entry.kind == "recovery_cancelled",
        ),
    )  # fmt: skip


def bought_in(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The shop bought the item: what it paid beyond its worth is a loss that it bears itself."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET loss_minor = loss_minor + ?1, settled_minor = settled_minor + ?1"
        " WHERE id = ?2",
        (payload["loss_minor"], entry.subject),
    )


PROJECTORS = {
    "recovery_planned": plan,
    "recovery_changed": plan,
    "recovery_cancelled": plan,
    "pay_in_recorded": postings,
    "pay_in_returned": postings,
    "written_off": postings,
    "bad_debt_recovered": postings,
    "bought_in": bought_in,
}
