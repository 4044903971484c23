"""The journal's entries about a subject, as people read them."""

import json
from collections.abc import Sequence
from typing import Any

from app.domain.entries import Entry
from app.domain.rows import TimelineLine

# A vote is nobody's to read before the panel is open; who reads the panel then finds it there.
# A move of the category tree names all its cases: none is another's business.
_BLIND = {
    "panel_voted": frozenset({"panel", "member"}),
    "branches_moved": frozenset({"what", "from", "to", "names"}),
}


def timeline_lines(entries: Sequence[Entry]) -> list[TimelineLine]:
    """``entries`` of one subject, those that were undone marked."""
    gone = {
        json.loads(e.payload)["action"] for e in entries if e.kind == "action_undone" and e.payload
    }
    hidden = _hidden(entries, gone)
    return [
        TimelineLine(
            entry.id,
            entry.action,
            entry.at,
            entry.actor,
            entry.kind,
            _payload(entry, hidden),
            entry.action.hex() in gone,
        )
        for entry in entries
    ]


def _hidden(entries: Sequence[Entry], gone: set[str]) -> set[str]:
    """The entries of photos that are out of sight now."""
    hidden: set[str] = set()
    for entry in entries:
        if entry.payload and entry.action.hex() not in gone:
            if entry.kind == "photo_hidden":
                hidden.add(json.loads(entry.payload)["photo"])
            elif entry.kind == "photo_shown":
                hidden.discard(json.loads(entry.payload)["photo"])
    return hidden


def _payload(entry: Entry, hidden: set[str]) -> dict[str, Any]:
    """What an entry carries; of a photo out of sight, nothing that leads to the picture."""
    payload: dict[str, Any] = json.loads(entry.payload) if entry.payload else {}
    if entry.id.hex() in hidden and payload:
        payload |= {"sha256": "", "hidden": True}
    shown = _BLIND.get(entry.kind)
    return payload if shown is None else {k: v for k, v in payload.items() if k in shown}
