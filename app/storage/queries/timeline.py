"""The journal's entries about a subject, as people read them."""

import json
from collections.abc import Sequence
from typing import Any

from app.domain.entries import Entry
from app.domain.rows import TimelineLine

# A vote is nobody's to read before the panel is open; who reads the panel then finds it there.
_BLIND = {"panel_voted": frozenset({"panel", "member"})}


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
            _payload(entry),
            entry.action.hex() in gone,
        )
        for entry in entries
    ]


def _payload(entry: Entry) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(entry.payload) if entry.payload else {}
    shown = _BLIND.get(entry.kind)
    return payload if shown is None else {k: v for k, v in payload.items() if k in shown}
