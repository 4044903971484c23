"""Items: lists and one item's record."""

import json
import sqlite3
from typing import Any

from app.domain.items import UnknownItemError
from app.domain.rows import HandoverLine, ItemCard, ItemLine, PhotoLine, TimelineLine
from app.storage import journal
from app.storage.database import Database
from app.storage.queries.matching import matching
from app.storage.queries.sales import SaleQueries
from app.storage.queries.timeline import timeline_lines
from app.storage.queries.viewer import Viewer

_LINE = (
    "SELECT i.pk, i.id, i.sku, i.title, i.brand, i.item_class, i.status, i.custody, i.price_minor,"
    " i.currency, COALESCE(i.consignor, ''), COALESCE(p.number, ''), COALESCE(p.name, '')"
    " FROM item AS i LEFT JOIN person AS p ON p.id = i.consignor"
)
_RECORD = (
    "condition", "serial", "size", "color", "description", "accessories", "split_bp",
    "received_on", "place", "has_baseline",
)  # fmt: skip


class ItemQueries:
    """Reads items for screens and the command line."""

    def __init__(self, database: Database, sales: SaleQueries, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer
        self._sales = sales

    def page(
        self, *, words: str = "", status: str = "", consignor: str = "", offset: int = 0, limit: int
    ) -> list[ItemLine]:
        """Items newest first; ``words`` searches, ``consignor`` is a person's id."""
        with self._database.reading() as connection:
            where, values = _where(connection, words, status, consignor)
            rows = connection.execute(
                f"{_LINE}{where} ORDER BY i.pk DESC LIMIT ? OFFSET ?", (*values, limit, offset)
            )
            return self._viewer.item_lines(ItemLine(*row) for row in rows)

    def after(self, last_pk: int | None, *, words: str = "", limit: int) -> list[ItemLine]:
        """The next ``limit`` items, newest first, after the one with key ``last_pk``."""
        with self._database.reading() as connection:
            where, values = _where(connection, words, "", "")
            joint = " AND" if where else " WHERE"
            rows = connection.execute(
                f"{_LINE}{where}{joint} i.pk < ? ORDER BY i.pk DESC LIMIT ?",
                (*values, last_pk if last_pk is not None else 1 << 62, limit),
            )
            return self._viewer.item_lines(ItemLine(*row) for row in rows)

    def count(self, *, words: str = "", status: str = "", consignor: str = "") -> int:
        """How many items a list holds."""
        with self._database.reading() as connection:
            where, values = _where(connection, words, status, consignor)
            row = connection.execute(f"SELECT COUNT(*) FROM item AS i{where}", values).fetchone()
        return int(row[0])

    def card(self, sku: str) -> ItemCard:
        """One item's record; raises UnknownItemError."""
        found = self._card("i.sku", sku.strip())
        if found is None:
            raise UnknownItemError(sku)
        return found

    def card_by_id(self, item: str) -> ItemCard | None:
        """One item's record by id."""
        return self._card("i.id", item)

    def _card(self, column: str, value: str) -> ItemCard | None:
        with self._database.reading() as connection:
            row = connection.execute(f"{_LINE} WHERE {column} = ?", (value,)).fetchone()
            if row is None:
                return None
            line = ItemLine(*row)
            more = connection.execute(
                f"SELECT {', '.join(_RECORD)} FROM item WHERE id = ?", (line.id,)
            ).fetchone()
            handovers = connection.execute(
                "SELECT at, source, target, place, condition, accessories, waybill, seal,"
                " signature FROM custody WHERE item = ? ORDER BY pk DESC LIMIT 50",
                (line.id,),
            ).fetchall()
            cases = connection.execute(
                "SELECT number FROM case_file WHERE item = ? AND +is_open = 1 ORDER BY pk DESC",
                (line.id,),
            ).fetchall()
        known = dict(zip(_RECORD, more, strict=True))
        known |= {
            "accessories": tuple(json.loads(known["accessories"])),
            "has_baseline": bool(known["has_baseline"]),
        }
        card = ItemCard(
            line=line,
            **known,
            photos=self.photos(line.id),
            handovers=tuple(_handover(row) for row in handovers),
            sale=self._sales.of_item(None, line.id),
            open_cases=tuple(number for (number,) in cases),
        )
        return self._viewer.item(card)

    def history(self, item: str) -> list[tuple[str, TimelineLine]]:
        """What happened to an item, its sales and its cases: (SKU or number, entry), by time."""
        with self._database.reading() as connection:
            subjects = connection.execute(
                "SELECT id, sku FROM item WHERE id = ?1 UNION ALL"
                " SELECT s.id, s.number FROM sale AS s JOIN sale_line AS l ON l.sale = s.id"
                "  WHERE l.item = ?1 UNION ALL"
                " SELECT id, number FROM case_file WHERE item = ?1",
                (item,),
            ).fetchall()
            found = [
                (entry.clock, key, line)
                for subject, key in dict(subjects).items()
                for entries in (journal.of_subject(connection, subject),)
                for entry, line in zip(entries, timeline_lines(entries), strict=True)
            ]
        told = sorted(found, key=lambda row: row[0])
        whose = {line.entry: key for _, key, line in told}
        return [(whose[seen.entry], seen) for seen in self._viewer.timeline(x for *_, x in told)]

    def photos(self, subject: str) -> tuple[PhotoLine, ...]:
        """Photos of a case or an item, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT sha256, role, width_px, height_px, taken_at, added_at, shot FROM photo"
                " WHERE subject = ? AND NOT EXISTS ("
                "  SELECT 1 FROM hidden_photo AS h WHERE h.photo = photo.entry) ORDER BY pk",
                (subject,),
            )
            return tuple(PhotoLine(*row) for row in rows)


def _handover(row: tuple[Any, ...]) -> HandoverLine:
    values = list(row)
    values[5] = tuple(json.loads(row[5]))
    return HandoverLine(*values)


def _where(
    connection: sqlite3.Connection, words: str, status: str, consignor: str
) -> tuple[str, tuple[Any, ...]]:
    clauses: list[str] = []
    values: list[Any] = []
    if words.strip():
        clauses.append("i.pk IN (SELECT rowid FROM item_search WHERE item_search MATCH ?)")
        values.append(matching(connection, "item_search", words) or '""')
    if status:
        clauses.append("i.status = ?")
        values.append(status)
    if consignor:
        clauses.append("i.consignor = ?")
        values.append(consignor)
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), tuple(values)
