"""The journal's entries about a subject, as people read them."""

import json
from collections.abc import Sequence

from app.domain.entries import Entry
from app.domain.rows import TimelineLine


def timeline_lines(entries: Sequence[Entry]) -> list[TimelineLine]:
    """``entries`` of one subject, those that were undone marked."""
    gone = {
        json.loads(e.payload)["action"] for e in entries if e.kind == "action_undone" and e.payload
    }
    return [
        TimelineLine(
            entry.id,
            entry.action,
            entry.at,
            entry.actor,
            entry.kind,
            json.loads(entry.payload) if entry.payload else {},
            entry.action.hex() in gone,
        )
        for entry in entries
    ]
