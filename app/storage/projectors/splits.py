"""Entries about who bears a loss: words to a split, and what was charged by it."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import Entry, canonical_json
from app.domain.parties import PARTIES
from app.storage.projectors import money

_SETTLED = (
    "INSERT INTO settled_split (entry, case_id, settled_on, category, trunk, arose,"
    f" item_class, {', '.join(f'{party}_bp' for party in PARTIES)})"
    " SELECT ?, c.id, ?, c.category,"
    " substr(c.category || '.', 1, instr(c.category || '.', '.') - 1),"
    f" c.arose, COALESCE(i.item_class, ''), {', '.join('?' * len(PARTIES))}"
    " FROM case_file AS c LEFT JOIN item AS i ON i.id = c.item WHERE c.id = ?"
)


def said(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A party confirmed the split, or objects to it."""
    connection.execute(
        "INSERT INTO split_word (entry, case_id, round, party, what) VALUES (?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, payload["round"], payload["party"],
            entry.kind.removeprefix("split_"),
        ),
    )  # fmt: skip


def settled(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """The loss was charged to the parties."""
    money.settled(connection, entry, payload)
    _keep(connection, entry, payload)


def resplit(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A charged loss was split again: another round, and the difference in the books."""
    money.postings(connection, entry, payload)
    connection.execute(
        "UPDATE case_file SET shares = ?, split_round = ? WHERE id = ?",
        (canonical_json(payload["shares"]), payload["round"], entry.subject),
    )
    _keep(connection, entry, payload)


def _keep(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """What the books show of it; where nothing was to be borne there is nothing to learn."""
    if not payload["postings"]:
        return
    shares = {share["party"]: share["bp"] for share in payload["shares"]}
    connection.execute(
        _SETTLED,
        (
            entry.id,
            payload["postings"][0]["on"],
            *(shares.get(party, 0) for party in PARTIES),
            entry.subject,
        ),
    )


PROJECTORS = {
    "split_confirmed": said,
    "split_objected": said,
    "case_settled": settled,
    "case_resplit": resplit,
}
