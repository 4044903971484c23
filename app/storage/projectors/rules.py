"""Entries about rules and teams, and what the rules did to a case."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry
from app.storage.projectors.cases import index_case
from app.storage.projectors.registers import apply_register, as_column

# Columns of a case that rules may set; a case's category and resolution at opening stand in
# `case_opened` already.
_SET = frozenset(
    "lane tags team assignee priority_points hold_payout required_evidence evidence_missing"
    " suggested_detour".split()
)


def register(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """Rules and teams are plain registers."""
    apply_register(connection, entry, payload["fields"])


def applied(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """What the rules decided for a case."""
    fields = {name: value for name, value in payload["fields"].items() if name in _SET}
    if fields:
        columns = ", ".join(f"{name} = ?" for name in fields)
        values = [as_column(value) for value in fields.values()]
        connection.execute(f"UPDATE case_file SET {columns} WHERE id = ?", (*values, entry.subject))
    if "tags" in fields:
        pk = connection.execute(
            "SELECT pk FROM case_file WHERE id = ?", (entry.subject,)
        ).fetchone()
        index_case(connection, pk[0])


PROJECTORS = {
    "rule_edited": register,
    "team_edited": register,
    "rules_applied": applied,
}
