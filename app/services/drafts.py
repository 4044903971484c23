"""Drafts: what is being typed at the counter, on disk before anybody can lose it.

A draft is this device's own and no part of the journal: until it is saved as a case it is
nobody's business but the clerk's.
"""

import json
from collections.abc import Mapping

from app.domain.entries import Json
from app.services.shop import Shop


def save_draft(shop: Shop, *, draft_id: str, body: Mapping[str, Json], actor: str) -> None:
    """Keep ``body`` under ``draft_id``; the newest save wins."""
    text = json.dumps(body, ensure_ascii=False)
    with shop.store.database.writing() as connection:
        connection.execute(
            "INSERT INTO draft (id, actor, saved_at, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, body = excluded.body",
            (draft_id, actor, shop.clock(), text),
        )


def discard_draft(shop: Shop, *, draft_id: str) -> None:
    """Drop a draft that nobody wants any more."""
    with shop.store.database.writing() as connection:
        connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
