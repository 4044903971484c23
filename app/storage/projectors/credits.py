"""What consignors' credits stand at: every posting on their accounts, and what payouts cover."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.payouts import Cover, Credit

# Memos of payouts and of what takes them back: these do not change what a credit is worth.
PAYOUT_MEMOS = frozenset({"payout", "payout_reversed", "payout_returned"})
_VALUE = (
    "INSERT INTO credit (party, currency, sale, item, since, value_minor)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sale, item, party, currency) DO UPDATE SET"
    " value_minor = value_minor + excluded.value_minor, since = MIN(since, excluded.since)"
)
_COVER = (
    "INSERT INTO credit (party, currency, sale, item, since, covered_minor)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sale, item, party, currency) DO UPDATE SET"
    " covered_minor = covered_minor + excluded.covered_minor"
)
_OPEN = (
    "SELECT sale, item, value_minor - covered_minor, covered_minor FROM credit"
    " WHERE party = ? AND currency = ? AND value_minor <> covered_minor ORDER BY since, pk"
)


def book(connection: sqlite3.Connection, line: Mapping[str, Any]) -> None:
    """Let a line of the books change what the consignor's credit is worth."""
    if line["account"] == "consignors" and line["memo"] not in PAYOUT_MEMOS:
        connection.execute(
            _VALUE,
            (
                line["party"], line["currency"], line["sale"], line["item"], line["on"],
                -line["minor"],
            ),
        )  # fmt: skip


def open_credits(connection: sqlite3.Connection, party: str, currency: str) -> tuple[Credit, ...]:
    """The open credits of a consignor, oldest first."""
    return tuple(Credit(*row) for row in connection.execute(_OPEN, (party, currency)))


def apply_covers(
    connection: sqlite3.Connection, party: str, currency: str, day: str, covers: Iterable[Cover]
) -> None:
    """Copy what a payout covers."""
    connection.executemany(
        _COVER, [(party, currency, c.sale, c.item, day, c.minor) for c in covers]
    )
