"""Entries about a case: opened, moved, edited, split, and undone."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.storage.projectors.goods import index_again
from app.storage.projectors.learning import decided, taken_back
from app.storage.projectors.money import postings
from app.storage.projectors.outcomes import keep_outcome
from app.storage.projectors.registers import REGISTERS, apply_register, as_column
from app.storage.projectors.taxonomy import recategorise
from app.storage.search_text import indexed

# Columns that `case_opened` fills one to one from its payload.
_OPENED = (
    "number", "claimant", "item", "sale", "buyer", "consignor", "title", "complaint", "category",
    "resolution", "route_version", "lane", "arose", "at_stake_minor", "currency", "claim_stage",
    "claim_turn", "claim_due", "recovery_stage", "recovery_turn", "recovery_due", "front_stage",
    "front_turn", "front_due", "is_open", "promised_at",
)  # fmt: skip
_OPEN = (
    "INSERT INTO case_file (id, opened_at, opened_by, made_clock, claim_since, recovery_since,"
    " claim_returns_to, claim_passed, recovery_passed, promise_left_ms, promise_unit, visit,"
    " claimant_name, proof,"
    f" {', '.join(_OPENED)}) VALUES ({', '.join('?' * (len(_OPENED) + 14))})"
)


def opened(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A case was opened. Without a visit told it is one of its own, or the first of one."""
    # What older entries do not say: the turns began as they were written.
    values = (
        entry.subject, entry.at, entry.actor, entry.clock, payload.get("claim_since", entry.at),
        payload.get("recovery_since", entry.at), payload.get("claim_returns_to", ""),
        canonical_json([payload["claim_stage"]]), canonical_json([payload["recovery_stage"]]),
        payload.get("promise_left_ms"),
        payload.get("promise_unit", "hours"), payload.get("visit") or entry.subject,
        payload.get("claimant_name", ""),
        payload.get("proof", "receipt" if payload["sale"] else "not_sold"),
        *(payload[name] for name in _OPENED),
    )  # fmt: skip
    cursor = connection.execute(_OPEN, values)
    keep_outcome(connection, entry.subject, payload)
    if "category" in payload.get("by_hand", ()):
        decided(connection, entry, payload["category"])
    index_case(connection, int(cursor.lastrowid or 0))


def index_case(connection: sqlite3.Connection, pk: int) -> None:
    """Bring the search row of a case up to date: its words, tags, item, people and receipt."""
    row = connection.execute(
        "SELECT c.number, c.title, NULLIF(c.tags, '[]'), c.complaint, i.sku, i.brand, i.serial,"
        " b.name, b.phone, k.name, k.number, s.number, s.payment_reference FROM case_file AS c"
        " LEFT JOIN item AS i ON i.id = c.item LEFT JOIN person AS b ON b.id = c.buyer"
        " LEFT JOIN person AS k ON k.id = c.consignor LEFT JOIN sale AS s ON s.id = c.sale"
        " WHERE c.pk = ?",
        (pk,),
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO case_search (rowid, text) VALUES (?, ?)",
        (pk, indexed(*(part or "" for part in row))),
    )


def edited(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Fields of a case were edited."""
    row = apply_register(connection, entry, payload["fields"])
    if "category" in payload["fields"]:
        decided(connection, entry, payload["fields"]["category"])
    if {"complaint", "buyer", "tags"} & payload["fields"].keys():
        index_case(connection, row.pk)


def moved(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A track moved to another stage."""
    track = "claim" if payload["track"] == "claim" else "recovery"
    # What older entries do not say: the turn began as they were written, a promise ran on.
    promise = ", promised_at = ?, promise_left_ms = ?" if "promised_at" in payload else ""
    promised = (payload["promised_at"], payload["promise_left_ms"]) if promise else ()
    connection.execute(
        f"UPDATE case_file SET {track}_stage = ?, {track}_turn = ?, {track}_since = ?,"
        f" {track}_due = ?, {track}_returns_to = ?,"
        f" {track}_passed = json_insert({track}_passed, '$[#]', ?), front_stage = ?,"
        f" front_turn = ?, front_due = ?, is_open = ?, closed_at = ?,"
        " suggested_detour = CASE suggested_detour WHEN ? THEN '' ELSE suggested_detour END"
        f"{promise} WHERE id = ?",
        (
            payload["to"], payload["turn"], payload.get("since", entry.at), payload["due"],
            payload["returns_to"], payload["to"],
            payload["front_stage"], payload["front_turn"], payload["front_due"],
            payload["is_open"], None if payload["is_open"] else entry.at, payload["to"],
            *promised, entry.subject,
        ),
    )  # fmt: skip


def identified(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Somebody looked whether it is our item."""
    connection.execute(
        "UPDATE case_file SET identity = ? WHERE id = ?", (payload["answer"], entry.subject)
    )


def split(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A person decided who bears the loss."""
    connection.execute(
        "UPDATE case_file SET shares = ?, split_round = COALESCE(?, split_round + 1) WHERE id = ?",
        (canonical_json(payload["shares"]), payload.get("round"), entry.subject),
    )


def nothing(_connection: sqlite3.Connection, _entry: Entry, _payload: Mapping[str, Any]) -> None:
    """The journal itself is all that shows it (notes)."""


_REMOVABLE = {"case": "case_file", "item": "item", "person": "person", "branch": "branch",
              "sale": "sale", "default_share": "default_share", "sla": "sla",
              "rule": "rule", "team": "team", "user": "shop_user",
              "permission": "permission", "bill_line": "bill_line"}  # fmt: skip
# Kinds that are undone by dropping the row that carries their entry's id, and its table.
ROWS_OF_ENTRIES: Mapping[str, str] = {
    "offer_made": "offer",
    "offer_answered": "offer_word",
    "offer_approved": "offer_word",
    "offer_consented": "offer_word",
    "consignor_answered": "consignor_answer",
    "silence_accepted": "consignor_answer",
    "reminder_sent": "reminder",
    "split_confirmed": "split_word",
    "split_objected": "split_word",
    "suggestion_answered": "suggestion_answer",
    "model_chosen": "model_choice",
    "case_linked": "case_link",
    "appeal_filed": "appeal",
    "photo_hidden": "hidden_photo",
    "clock_set": "case_clock",
    "clock_done": "case_clock",
    "evidence_noted": "evidence_note",
    "appraiser_agreed": "appraiser",
    "finding_recorded": "finding",
    "finding_withdrawn": "finding_withdrawal",
    "panel_called": "panel",
    "panel_struck": "panel_strike",
    "till_entered": "till_entered",
    "statement_objected": "objection",
    "objection_answered": "objection_answer",
    "invoice_noted": "invoice",
    "payout_sent": "payout_sent",
    "payout_held": "payout_hold",
    "payout_hold_lifted": "payout_lift",
    "hold_released": "payout_release",
    "rate_recorded": "exchange_rate",
    "branches_moved": "branch_move",
    "recovery_planned": "recovery_plan",
    "recovery_changed": "recovery_plan",
    "recovery_cancelled": "recovery_plan",
}
_SEARCHED = {"case": "case_search", "item": "item_search", "person": "person_search"}
_RESTORABLE = frozenset({
    "claim_stage", "claim_turn", "claim_due", "claim_returns_to", "claim_passed",
    "recovery_stage", "recovery_turn", "recovery_due", "recovery_returns_to", "recovery_passed",
    "front_stage", "front_turn",
    "front_due", "is_open", "closed_at", "identity", "shares", "split_round",
    "complaint", "category",
    "resolution", "route_version", "lane", "arose", "buyer", "tags", "team", "assignee",
    "priority_points", "hold_payout", "required_evidence", "suggested_detour",
    "evidence_missing", "confirmed_fake", "item", "sale", "consignor", "title", "at_stake_minor",
    "currency", "claim_since", "recovery_since", "promised_at", "promise_left_ms",
    "proof", "proof_waived",
})  # fmt: skip


def undone(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """An action was taken back: rows it made go, fields it changed return, money is reversed."""
    for line in payload["removed"]:
        _remove(connection, line["subject_type"], line["subject"])
    for sha_entry in payload["removed_photos"]:
        connection.execute("DELETE FROM photo WHERE entry = ?", (bytes.fromhex(sha_entry),))
    for baseline in payload.get("removed_baselines", ()):
        _remove_baseline(connection, bytes.fromhex(baseline))
    for line in payload.get("dropped", ()):
        table = ROWS_OF_ENTRIES[line["kind"]]
        connection.execute(f"DELETE FROM {table} WHERE entry = ?", (bytes.fromhex(line["entry"]),))
    for back in payload.get("moved_back", ()):
        recategorise(connection, back["to"], back["cases"], back["settled"])
    for line in payload["restored"]:
        _restore(connection, entry, line["subject_type"], line["subject"], line["fields"])
    taken_back(connection, payload.get("action", ""))
    postings(connection, entry, payload)
    if payload["batch"]:
        connection.execute("UPDATE import_batch SET undone = 1 WHERE id = ?", (payload["batch"],))


def _remove_baseline(connection: sqlite3.Connection, entry: bytes) -> None:
    connection.execute(
        "UPDATE item SET has_baseline = EXISTS ("
        " SELECT 1 FROM baseline WHERE baseline.item = item.id AND entry <> ?1)"
        " WHERE id = (SELECT item FROM baseline WHERE entry = ?1)",
        (entry,),
    )
    connection.execute("DELETE FROM baseline WHERE entry = ?", (entry,))


def _remove(connection: sqlite3.Connection, subject_type: str, subject: str) -> None:
    table = _REMOVABLE[subject_type]
    if subject_type in _SEARCHED:
        connection.execute(
            f"DELETE FROM {_SEARCHED[subject_type]}"
            f" WHERE rowid = (SELECT pk FROM {table} WHERE id = ?)",
            (subject,),
        )
    if subject_type == "sale":
        connection.execute(
            "UPDATE item SET status = 'active', custody = 'in_shop'"
            " WHERE id IN (SELECT item FROM sale_line WHERE sale = ?)",
            (subject,),
        )
        connection.execute("DELETE FROM sale_line WHERE sale = ?", (subject,))
        connection.execute("DELETE FROM sale_terms WHERE sale = ?", (subject,))
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (subject,))
    connection.execute(
        "DELETE FROM field_clock WHERE subject_type = ? AND subject = ?", (subject_type, subject)
    )


def _restore(
    connection: sqlite3.Connection,
    entry: Entry,
    subject_type: str,
    subject: str,
    fields: dict[str, Any],
) -> None:
    if subject_type == "shop":
        for key, value in fields.items():
            connection.execute(
                "UPDATE setting SET value = ?, made_clock = ? WHERE key = ?",
                (canonical_json(value), entry.clock, key),
            )
        return
    if subject_type == "refund":  # a bill that showed it was taken back
        connection.execute(
            "UPDATE refund SET state = ?, settled_at = NULL, settled_by = '', note = ''"
            " WHERE id = ?",
            (fields["state"], subject),
        )
        return
    if subject_type == "case":
        known = {name: value for name, value in fields.items() if name in _RESTORABLE}
        if known.get("item"):  # the handovers of a case are those of its item
            connection.execute(
                "UPDATE custody SET item = ? WHERE subject = ?", (known["item"], subject)
            )
        columns = ", ".join(f"{name} = ?" for name in known)
        connection.execute(
            f"UPDATE case_file SET {columns} WHERE id = ?",
            (*(as_column(value) for value in known.values()), subject),
        )
        # A case whose reopening was taken back is closed from now on.
        connection.execute(
            "UPDATE case_file SET closed_at = ? WHERE id = ? AND is_open = 0 AND closed_at IS NULL",
            (entry.at, subject),
        )
        pk = connection.execute("SELECT pk FROM case_file WHERE id = ?", (subject,)).fetchone()
        index_case(connection, pk[0])
        return
    table, registered = REGISTERS[subject_type]
    known = {name: value for name, value in fields.items() if name in registered}
    columns = ", ".join(f"{name} = ?" for name in known)
    values = [as_column(value) for value in known.values()]
    connection.execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*values, subject))
    if subject_type in {"item", "person"}:
        pk = connection.execute(f"SELECT pk FROM {table} WHERE id = ?", (subject,)).fetchone()
        index_again(connection, table, pk[0])


PROJECTORS = {
    "case_opened": opened,
    "case_edited": edited,
    "stage_moved": moved,
    "identity_checked": identified,
    "split_decided": split,
    "note_added": nothing,
    "chat_pasted": nothing,
    "action_undone": undone,
}
