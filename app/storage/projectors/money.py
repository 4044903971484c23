"""Entries that carry postings: sales, opening balances, costs, refunds, settlements."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.credits import book

_POSTING = (
    "INSERT INTO posting (entry, account, party, minor, currency, booked_on, memo, case_id, sale,"
    " item, belongs_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def postings(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Copy the lines an entry carries into the books."""
    for p in payload["postings"]:
        connection.execute(
            _POSTING,
            (
                entry.id, p["account"], p["party"], p["minor"], p["currency"], p["on"], p["memo"],
                p["case"] or None, p["sale"] or None, p["item"], p.get("belongs", ""),
            ),
        )  # fmt: skip
        book(connection, p)


def sale(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A receipt with its lines, its items' new status, and its postings."""
    connection.execute(
        "INSERT INTO sale (id, number, sold_at, sold_on, buyer, currency, total_minor, tender,"
        " payment_reference, refunded_minor, is_void, is_history, shipped, source_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.subject, payload["number"], payload["sold_at"], payload["sold_on"],
            payload["buyer"], payload["currency"], payload["total_minor"], payload["tender"],
            payload["payment_reference"], payload["refunded_minor"], payload["is_void"],
            payload["is_history"], payload["shipped"], payload["source_id"],
        ),
    )  # fmt: skip
    for line in payload["lines"]:
        connection.execute(
            "INSERT INTO sale_line (sale, item, sku, title, price_minor, consignor,"
            " consignor_minor, commission_minor, tax_minor, contract)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.subject, line["item"], line["sku"], line["title"], line["price_minor"],
                line["consignor"], line["consignor_minor"], line["commission_minor"],
                line["tax_minor"], line.get("contract", ""),
            ),
        )  # fmt: skip
        if line["item"] and not payload["is_void"]:
            connection.execute(
                "UPDATE item SET status = 'sold', custody = 'with_buyer', place = '' WHERE id = ?",
                (line["item"],),
            )
    _sale_terms(connection, entry, payload)
    postings(connection, entry, payload)


def _sale_terms(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """What a sale was made under, where it says anything; older entries do not."""
    tax, promise = payload.get("tax") or {}, payload.get("promise_factor", 0)
    paid = payload.get("paid_in") or {}
    if tax or promise or paid:
        connection.execute(
            "INSERT INTO sale_terms (sale, tax_basis, tax_rate_bp, tax_bearer, promise_factor,"
            " paid_currency, paid_minor) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.subject, tax.get("basis", ""), tax.get("rate_bp", 0), tax.get("bearer", ""),
                promise, paid.get("currency", ""), paid.get("minor", 0),
            ),
        )  # fmt: skip


def cost(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A cost of a case: part of what is to be borne."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET cost_minor = cost_minor + ?, loss_minor = loss_minor + ?"
        " WHERE id = ?",
        (payload["amount_minor"], payload["amount_minor"], entry.subject),
    )
    paid_on = next((p["on"] for p in payload["postings"]), "")
    connection.execute(
        "INSERT INTO cost (entry, case_id, what, amount_minor, currency, paid_on, invoice)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["what"], payload["amount_minor"],
            payload["currency"], paid_on, payload.get("invoice", ""),
        ),
    )  # fmt: skip


def refund(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Money paid back: a loss as far as no sale was unwound for it."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET refunded_minor = refunded_minor + ?, loss_minor = loss_minor + ?"
        " WHERE id = ?",
        (payload["amount_minor"], payload["loss_minor"], entry.subject),
    )
    if payload["item_status"]:
        connection.execute(
            "UPDATE item SET status = ? WHERE id = ?", (payload["item_status"], payload["item"])
        )
    credit_note(connection, entry, payload)


def credit_note(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The number under which tax went back, where any did."""
    if payload.get("credit_note"):
        connection.execute(
            "INSERT INTO credit_note (entry, number, case_file, amount_minor, tax_minor, currency)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                entry.id, payload["credit_note"], entry.subject, payload["amount_minor"],
                payload["tax_minor"], payload["currency"],
            ),
        )  # fmt: skip


def compensation(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """What the shop owes the consignor for her item: a loss to be borne."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET loss_minor = loss_minor + ? WHERE id = ?",
        (payload["amount_minor"], entry.subject),
    )
    if payload.get("item_status"):
        connection.execute(
            "UPDATE item SET status = ? WHERE id = ?", (payload["item_status"], payload["item"])
        )


def settled(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The loss was charged to the parties."""
    postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET settled_minor = settled_minor + ?, mode = ? WHERE id = ?",
        (payload["loss_minor"], payload["mode"], entry.subject),
    )


def statement(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A statement was issued; its period is fixed."""
    connection.execute(
        "INSERT INTO statement (consignor, first_day, last_day, currency, up_to, opening_minor,"
        " closing_minor, lang, issued_at, entry, code, issued_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.subject, payload["first_day"], payload["last_day"], payload["currency"],
            payload["up_to"], payload["opening_minor"], payload["closing_minor"],
            payload["lang"], entry.at, entry.id, payload.get("code", ""), entry.actor,
        ),
    )  # fmt: skip


def imported(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The last entry of an import: its rows are the entries of the same action before it."""
    connection.execute(
        "INSERT INTO import_batch (id, at, file, format, first_seq, last_seq, added, updated)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.subject, entry.at, payload["file"], payload["format"],
            entry.seq - entry.action_size + 1, entry.seq, payload["added"], payload["updated"],
        ),
    )  # fmt: skip


PROJECTORS = {
    "sale_recorded": sale,
    "opening_balance_recorded": postings,
    "cost_recorded": cost,
    "refund_recorded": refund,
    "compensation_recorded": compensation,
    "statement_issued": statement,
    "import_finished": imported,
}
