"""Cases that belong together, their appeals, and photos that were put out of sight."""

import sqlite3
from typing import Any

from app.domain.appeals import Appeal
from app.domain.clocks import DAY_MS
from app.domain.rows import PhotoLine
from app.domain.slips import HiddenPhoto, SlipRecord
from app.domain.surgery import RelatedCase
from app.storage.database import Database

_RELATED = "c.number, c.title, c.front_stage, c.front_turn, c.is_open"  # as the queue shows a case


class SurgeryQueries:
    """Reads what mending left behind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, case: str) -> tuple[RelatedCase, ...]:
        """The cases that a case is joined to, oldest link first; ``case`` is its id."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT l.kind, l.leads, {_RELATED}, l.note FROM case_link AS l"
                " JOIN case_file AS c ON c.id = l.other WHERE l.case_file = ? ORDER BY l.pk",
                (case,),
            )
            return tuple(_related(row) for row in rows)

    def possible_duplicates(
        self, sku: str, *, now_ms: int, days: int = 30, but: str = ""
    ) -> tuple[RelatedCase, ...]:
        """Cases on an item that are open, or were opened in the last ``days``; newest first.

        ``but`` is the number of a case that is asking itself; those it is joined to are left out.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT 'related', 0, {_RELATED}, '' FROM case_file AS c"
                " JOIN item AS i ON i.id = c.item WHERE i.sku = ?1"
                " AND (c.is_open = 1 OR c.opened_at >= ?2)"
                " AND c.claim_stage NOT IN ('VOID', 'MERGED') AND c.number <> ?3"
                " AND NOT EXISTS (SELECT 1 FROM case_link AS l JOIN case_file AS m"
                "  ON m.id = l.case_file WHERE m.number = ?3 AND l.other = c.id)"
                " ORDER BY c.pk DESC LIMIT 20",
                (sku, now_ms - days * DAY_MS, but),
            )
            return tuple(_related(row) for row in rows)

    def appeals(self, case: str) -> tuple[Appeal, ...]:
        """The appeals on a case, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT at, by, reviewer, grounds, filed_by FROM appeal WHERE case_file = ?"
                " ORDER BY pk",
                (case,),
            )
            return tuple(Appeal(*row) for row in rows)

    def hidden_photos(self, about: str) -> tuple[HiddenPhoto, ...]:
        """The photos of a case or item that no view shows, with why."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT p.sha256, p.role, p.width_px, p.height_px, p.taken_at, p.added_at,"
                " h.at, h.actor, h.reason FROM photo AS p JOIN hidden_photo AS h"
                " ON h.photo = p.entry WHERE p.subject = ? ORDER BY p.pk",
                (about,),
            )
            return tuple(HiddenPhoto(PhotoLine(*row[:6]), *row[6:]) for row in rows)

    def slip(self, code: str) -> SlipRecord | None:
        """The newest slip with this check code, and whether it still stands."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT s.code, c.number, s.at, s.actor, s.replaced_by, c.claim_stage,"
                " COALESCE((SELECT n.at FROM slip AS n WHERE n.case_file = s.case_file"
                "  AND n.code = s.replaced_by ORDER BY n.pk LIMIT 1), 0)"
                " FROM slip AS s JOIN case_file AS c ON c.id = s.case_file"
                " WHERE s.code = ? ORDER BY s.pk DESC LIMIT 1",
                (code,),
            ).fetchone()
        return _slip(row) if row else None


def _related(row: sqlite3.Row | tuple[Any, ...]) -> RelatedCase:
    kind, leads, number, title, stage, turn, is_open, note = row
    return RelatedCase(kind, bool(leads), number, title, stage, turn, bool(is_open), note)


def _slip(row: tuple[Any, ...]) -> SlipRecord:
    code, number, at, actor, replaced_by, stage, replaced_at = row
    return SlipRecord(code, number, at, actor, replaced_by, replaced_at, stage)
