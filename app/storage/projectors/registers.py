"""Registers: per field the latest clock wins, the loser stays readable."""

import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from app.domain.entries import Entry, canonical_json

# Table of each subject type that is edited by registers, and the fields it may hold.
REGISTERS: Mapping[str, tuple[str, frozenset[str]]] = {
    "shop": ("setting", frozenset()),
    "branch": ("branch", frozenset({"zh", "en", "retired", "moved_to"})),
    "default_share": ("default_share", frozenset({"category", "arose", "item_class", "shares"})),
    "sla": ("sla", frozenset({"first_reply_hours", "resolve_hours", "resolve_days"})),
    "rule": ("rule", frozenset(
            "zh en condition actions stop enabled place version retired".split()
        )),
    "team": ("team", frozenset({"zh", "en", "members", "retired"})),
    "user": ("shop_user", frozenset({"name", "role", "retired"})),
    "permission": ("permission", frozenset({"role", "permission", "granted", "cap_minor"})),
    "person": (
        "person",
        frozenset(
            "number name company phone phone_end email address note is_consignor split_bp language"
            " source_id rating decides_up_to_minor settle_up_to_minor silence_clause"
            " payee account pay_by kind".split()
        ),
    ),
    "item": (
        "item",
        frozenset(
            "sku title brand item_class category size color description condition serial"
            " accessories price_minor currency split_bp consignor status received_on quantity"
            " custody place source_id".split()
        ),
    ),
    "case": ("case_file", frozenset(
            "complaint category resolution route_version lane arose buyer tags team assignee"
            " evidence_missing proof proof_waived".split()
        )),
}  # fmt: skip


_WITH_PARTS = (list, tuple, dict)


class FoldedRow(NamedTuple):
    """Where a register was folded into, and whether that made the row."""

    pk: int
    is_new: bool


def apply_register(
    connection: sqlite3.Connection, entry: Entry, fields: Mapping[str, Any]
) -> FoldedRow:
    """Fold ``fields`` into the subject's row, making it if it is new."""
    table, known = REGISTERS[entry.subject_type]
    values = {
        name: canonical_json(value) if isinstance(value, _WITH_PARTS) else value
        for name, value in fields.items()
        if name in known
    }
    found = connection.execute(_find(table), (entry.subject,)).fetchone()
    if found is None:
        cursor = connection.execute(
            _insert(table, tuple(values)), (entry.subject, entry.clock, *values.values())
        )
        return FoldedRow(int(cursor.lastrowid or 0), is_new=True)
    rowid, made_clock = found
    winning = {
        name: value for name, value in values.items() if _wins(connection, entry, name, made_clock)
    }
    if winning:
        connection.execute(_update(table, tuple(winning)), (*winning.values(), entry.subject))
    return FoldedRow(int(rowid), is_new=False)


def as_column(value: Any) -> Any:
    """A field's value as its column holds it: what has parts, in its one JSON spelling."""
    return canonical_json(value) if isinstance(value, _WITH_PARTS) else value


def _wins(connection: sqlite3.Connection, entry: Entry, field: str, made_clock: int) -> bool:
    key = (entry.subject_type, entry.subject, field)
    row = connection.execute(
        "SELECT clock FROM field_clock WHERE subject_type = ? AND subject = ? AND field = ?", key
    ).fetchone()
    if entry.clock < (row[0] if row else made_clock):
        connection.execute(
            "INSERT INTO register_loser (entry, subject_type, subject, field) VALUES (?, ?, ?, ?)",
            (entry.id, *key),
        )
        return False
    connection.execute(
        "INSERT INTO field_clock (subject_type, subject, field, clock) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (subject_type, subject, field) DO UPDATE SET clock = excluded.clock",
        (*key, entry.clock),
    )
    return True


@lru_cache
def _find(table: str) -> str:
    return f"SELECT rowid, made_clock FROM {table} WHERE id = ?"


@lru_cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(("id", "made_clock", *names))
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (len(names) + 2))})"


@lru_cache
def _update(table: str, names: tuple[str, ...]) -> str:
    return f"UPDATE {table} SET {', '.join(name + ' = ?' for name in names)} WHERE id = ?"
