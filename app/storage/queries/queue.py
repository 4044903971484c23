"""The queue's filters and orders in SQL, so written that each order is a walk along an index.

A plus before a column keeps SQLite from choosing that column's index and sorting what it finds.
"""

import json
import sqlite3
from typing import Any

from app.domain.rows import QueueFilter
from app.storage.queries.matching import matching

_ORDERS = {
    ("due", False): "front_due NULLS LAST, pk",  # a finished case has no deadline; it goes last
    ("due", True): "front_due DESC, pk DESC",
    ("at_stake", False): "at_stake_minor, pk",
    ("at_stake", True): "at_stake_minor DESC, pk DESC",
    ("newest", False): "pk",
    ("newest", True): "pk DESC",
    ("number", False): "pk",
    ("number", True): "pk DESC",
}


def order_of(which: QueueFilter) -> str:
    """The ORDER BY of a view."""
    return _ORDERS[which.sort, which.descending]


def conditions(connection: sqlite3.Connection, which: QueueFilter) -> tuple[list[str], list[Any]]:
    """What a case must fulfil to be in a view, and the values for it."""
    by_due = which.sort == "due"
    found: list[str] = []
    values: list[Any] = []
    if which.only_open or which.turn:  # only an open case waits for somebody
        found.append("is_open = 1")
    if which.turn:
        found.append("front_turn = ?" if by_due else "+front_turn = ?")
        values.append(which.turn)
    if which.stage:
        found.append("front_stage = ?")
        values.append(which.stage)
    if which.category:
        code = which.category  # a trunk stands for all its branches
        found.append("+category BETWEEN ? AND ?")
        values += [code, code if "." in code else code + ".~"]
    for column, wanted in (("team", which.team), ("assignee", which.assignee)):
        if wanted:
            found.append(f"+{column} = ?")
            values.append(wanted)
    if which.tag:  # a JSON list; a tag holds no quotation mark
        found.append("instr(tags, ?) > 0")
        values.append(json.dumps(which.tag, ensure_ascii=False))
    if which.due_before is not None:
        found.append("front_due < ?" if by_due else "+front_due < ?")
        values.append(which.due_before)
    if which.words.strip():
        found.append("pk IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)")
        values.append(matching(connection, "case_search", which.words) or '""')
    return found, values
