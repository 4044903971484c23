"""Undoing an import: what nobody has used since goes; what has been used stays and is listed."""

import json
from dataclasses import dataclass
from typing import Any

from app.domain.entries import Entry, Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import ActionId
from app.domain.ledger import Posting, as_json, reversed_postings
from app.domain.refunds import DONE, ORDERED
from app.services.shop import Shop
from app.storage import journal
from app.storage.store import Action


class UnknownBatchError(RuleError):
    """No import of this name, or it has been taken back already."""

    code = "unknown_batch"

    def __init__(self, batch: str) -> None:
        super().__init__(batch=batch[:60])


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """How many rows were taken back, and which stay because they are in use (SKU or number)."""

    removed: int
    restored: int
    kept: tuple[str, ...]


_USED_LATER = {
    "item": (
        "SELECT 1 FROM case_file WHERE item = :id UNION ALL"
        " SELECT 1 FROM custody WHERE item = :id UNION ALL"
        " SELECT 1 FROM sale_line AS l JOIN sale AS s ON s.id = l.sale"
        " WHERE l.item = :id AND NOT EXISTS (SELECT 1 FROM batch WHERE subject = l.sale)"
    ),
    "sale": "SELECT 1 FROM case_file WHERE sale = :id",
    "bill_line": "SELECT 1 FROM bill_line WHERE 0 AND id = :id",  # only a later word uses it
    "person": (
        "SELECT 1 FROM case_file WHERE consignor = :id UNION ALL"
        " SELECT 1 FROM case_file WHERE buyer = :id UNION ALL"
        " SELECT 1 FROM item AS i WHERE i.consignor = :id"
        "  AND NOT EXISTS (SELECT 1 FROM batch WHERE subject = i.id) UNION ALL"
        " SELECT 1 FROM sale AS s WHERE s.buyer = :id"
        "  AND NOT EXISTS (SELECT 1 FROM batch WHERE subject = s.id) UNION ALL"
        " SELECT 1 FROM posting AS p WHERE p.account = 'consignors' AND p.party = :id"
        "  AND p.memo NOT IN ('opening_balance', 'import_undone')"
        "  AND NOT EXISTS (SELECT 1 FROM batch WHERE subject = p.sale)"
    ),
}
_NAME_OF = {
    "item": "SELECT sku FROM item WHERE id = :id",
    "sale": "SELECT number FROM sale WHERE id = :id",
    "bill_line": "SELECT number FROM bill_line WHERE id = :id",
    "person": "SELECT COALESCE(NULLIF(number, ''), name) FROM person WHERE id = :id",
}


def undo_import(shop: Shop, *, batch: str, undone_by: str) -> ImportUndone:
    """Take back the import ``batch`` (its action in hex); raises UnknownBatchError."""
    with shop.store.action(undone_by, may="imports.run") as action:
        connection = action.state.connection
        row = connection.execute(
            "SELECT id FROM import_batch WHERE id = ? AND undone = 0", (batch.strip().lower(),)
        ).fetchone()
        if row is None:
            raise UnknownBatchError(batch)
        entries = journal.of_action(connection, ActionId(bytes.fromhex(row[0])))
        _note_batch(action, entries)
        removed, restored, kept, postings = _sort_out(action, entries)
        payload: dict[str, Json] = {
            "action": row[0],
            "batch": row[0],
            "removed": removed,
            "removed_photos": [],
            "restored": restored,
            "postings": postings,
            "kept": list(kept),
        }
        action.record(Fact("action_undone", "import", row[0], payload))
        connection.execute("DROP TABLE batch")
    return ImportUndone(len(removed), len(restored), kept)


def _note_batch(action: Action, entries: list[Entry]) -> None:
    """The batch's own subjects, beside the tables, so that "used elsewhere" is one query."""
    connection = action.state.connection
    connection.execute("DROP TABLE IF EXISTS temp.batch")
    connection.execute("CREATE TEMP TABLE batch (subject TEXT PRIMARY KEY)")
    connection.executemany(
        "INSERT OR IGNORE INTO batch (subject) VALUES (?)", ((e.subject,) for e in entries)
    )


def _sort_out(
    action: Action, entries: list[Entry]
) -> tuple[list[Json], list[Json], tuple[str, ...], Json]:
    removed: list[Json] = []
    restored: list[Json] = []
    kept: list[str] = []
    lines: list[Posting] = []
    kept_ids: set[str] = set()
    for entry in reversed(entries):
        # What a resale said about a case's loss stays said: the next import of it says the same.
        is_resale = entry.subject_type == "case" and entry.kind != "refund_done"
        if entry.kind == "import_finished" or is_resale:
            continue
        payload: dict[str, Any] = json.loads(entry.payload or "{}")
        if entry.kind == "refund_done":
            if _has_moved_on(action, payload):
                kept_ids.add(payload["bill_line"])
                kept.append(payload["number"])
            else:
                fields: dict[str, Json] = {"state": ORDERED}
                refund: dict[str, Json] = {"subject_type": "refund", "subject": payload["refund"]}
                restored.append({**refund, "fields": fields})
                lines.extend(_posted(payload))
            continue
        if entry.subject in kept_ids or _is_used(action, entry):
            if entry.subject not in kept_ids:
                kept_ids.add(entry.subject)
                kept.append(_key(action, entry))
            continue
        subject: dict[str, Json] = {
            "subject_type": entry.subject_type,
            "subject": entry.subject,
        }
        if payload.get("before"):
            restored.append({**subject, "fields": payload["before"]})
        elif entry.kind != "opening_balance_recorded":
            removed.append(subject)
        lines.extend(_posted(payload))
    back = reversed_postings(lines, "import_undone")
    day = action.day(action.state.settings().zone)
    return removed, restored, tuple(kept), as_json(back, day)


def _has_moved_on(action: Action, payload: dict[str, Any]) -> bool:
    """Whether a refund that a line of the file confirmed has failed or was corrected since."""
    row = action.state.connection.execute(
        "SELECT 1 FROM refund WHERE id = ? AND state = ? AND amount_minor = ?",
        (payload["refund"], DONE, payload["amount_minor"]),
    ).fetchone()
    return row is None


def _is_used(action: Action, entry: Entry) -> bool:
    connection = action.state.connection
    later = connection.execute(
        "SELECT 1 FROM journal WHERE subject = ? AND action <> ? AND place > ("
        " SELECT place FROM journal WHERE id = ?) LIMIT 1",
        (entry.subject, entry.action, entry.id),
    ).fetchone()
    if later is not None:
        return True
    used = connection.execute(
        _USED_LATER[entry.subject_type] + " LIMIT 1", {"id": entry.subject}
    ).fetchone()
    return used is not None


def _key(action: Action, entry: Entry) -> str:
    """What a person calls the row: its number, or the name of somebody without one."""
    row = action.state.connection.execute(
        _NAME_OF[entry.subject_type], {"id": entry.subject}
    ).fetchone()
    return str(row[0]) if row else entry.subject


def _posted(payload: dict[str, Any]) -> list[Posting]:
    return [
        Posting(
            p["account"], p["minor"], p["currency"], p["memo"], p["party"], p["case"], p["sale"],
            p["item"],
        )
        for p in payload.get("postings", [])
    ]  # fmt: skip
