"""What an entry leaves on its case besides its own row."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.entries import canonical_json


def keep_outcome(connection: sqlite3.Connection, case_id: str, payload: Mapping[str, Any]) -> None:
    """Copy what the entry says of the evidence still missing and of a counterfeit, if it does."""
    if "evidence_missing" in payload:
        connection.execute(
            "UPDATE case_file SET evidence_missing = ? WHERE id = ?",
            (canonical_json(payload["evidence_missing"]), case_id),
        )
    if "is_confirmed_fake" in payload:
        connection.execute(
            "UPDATE case_file SET confirmed_fake = ? WHERE id = ?",
            (int(payload["is_confirmed_fake"]), case_id),
        )
