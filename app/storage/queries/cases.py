"""Cases: pages of the queue, one case's page, its timeline."""

import json
from collections.abc import Sequence
from typing import Any

from peewee import SQL, ModelSelect

from app.domain.cases import Share, UnknownCaseError
from app.domain.rows import CaseCard, CaseLine, QueueFilter, TimelineLine
from app.storage import journal
from app.storage.database import Database
from app.storage.queries.items import ItemQueries
from app.storage.queries.people import PeopleQueries
from app.storage.queries.sales import SaleQueries
from app.storage.queries.timeline import timeline_lines
from app.storage.search_text import match_query
from app.storage.state import normal_number
from app.storage.tables import CaseRow

_LINE = (
    "pk, id, number, title, category, resolution, front_stage, front_turn, front_due,"
    " at_stake_minor, currency, opened_at, is_open, lane"
)
_LINE_COLUMNS = [getattr(CaseRow, name.strip()) for name in _LINE.split(",")]
_SORTS: dict[str, tuple[Any, ...]] = {
    "due": (CaseRow.front_due,),
    "newest": (CaseRow.pk,),
    "number": (CaseRow.pk,),
    "at_stake": (CaseRow.at_stake_minor,),
}
_COUNTED_AT_MOST = 1000
_CARD = (
    "complaint", "claimant", "arose", "claim_stage", "claim_turn", "claim_due", "recovery_stage",
    "recovery_turn", "recovery_due", "route_version", "identity", "promised_at", "opened_by",
    "refunded_minor", "cost_minor", "loss_minor", "settled_minor", "mode",
)  # fmt: skip


class CaseQueries:
    """Reads cases for screens and the command line."""

    def __init__(
        self, database: Database, items: ItemQueries, people: PeopleQueries, sales: SaleQueries
    ) -> None:
        self._database = database
        self._items = items
        self._people = people
        self._sales = sales

    def page(self, which: QueueFilter, *, offset: int, limit: int) -> list[CaseLine]:
        """``limit`` cases of a view from ``offset`` on."""
        query = self._filtered(which, CaseRow.select(*_LINE_COLUMNS))
        order = [c.desc() if which.descending else c.asc() for c in _SORTS[which.sort]]
        if which.sort == "due":  # a finished case has no deadline; it goes last
            order.insert(0, CaseRow.is_open.desc())
        if CaseRow.pk not in _SORTS[which.sort]:
            order.append(CaseRow.pk.desc() if which.descending else CaseRow.pk.asc())
        return self._lines(query.order_by(*order).limit(limit).offset(offset))

    def after(self, which: QueueFilter, last: CaseLine | None, *, limit: int) -> list[CaseLine]:
        """The next ``limit`` cases of a view after ``last``: keyset, cost independent of depth."""
        query = self._filtered(which, CaseRow.select(*_LINE_COLUMNS))
        if which.sort != "due":
            query = query.order_by(CaseRow.pk.desc())
            if last is not None:
                query = query.where(CaseRow.pk < last.pk)
            return self._lines(query.limit(limit))
        found: list[CaseLine] = []
        if last is None or last.is_open:  # those with a deadline first, in the index's own order
            waiting = query.where(CaseRow.is_open == 1).order_by(CaseRow.front_due, CaseRow.pk)
            if last is not None:
                waiting = waiting.where(SQL("(front_due, pk) > (?, ?)", (last.due, last.pk)))
            found = self._lines(waiting.limit(limit))
        if len(found) < limit and not which.only_open:
            done = query.where(CaseRow.is_open == 0, CaseRow.front_due.is_null())
            if last is not None and not last.is_open:
                done = done.where(CaseRow.pk > last.pk)
            found += self._lines(done.order_by(CaseRow.pk).limit(limit - len(found)))
        return found

    def count(self, which: QueueFilter, *, at_most: int | None = None) -> int:
        """How many cases a view holds, counted no further than ``at_most``."""
        query = self._filtered(which, CaseRow.select(CaseRow.pk))
        if at_most is not None:
            query = query.limit(at_most)
        sql, values = query.sql()
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT COUNT(*) FROM ({sql})", values).fetchone()
        return int(row[0])

    def counts(self, views: Sequence[QueueFilter]) -> list[int]:
        """Sizes of several views, each counted up to 1,000 ("999+")."""
        return [self.count(view, at_most=_COUNTED_AT_MOST) for view in views]

    def _filtered(
        self, which: QueueFilter, query: "ModelSelect[CaseRow]"
    ) -> "ModelSelect[CaseRow]":
        if which.only_open:
            query = query.where(CaseRow.is_open == 1)
        if which.turn:
            query = query.where(CaseRow.front_turn == which.turn)
        if which.stage:
            query = query.where(CaseRow.front_stage == which.stage)
        if which.category:
            code = which.category
            query = query.where(
                CaseRow.category == code
                if "." in code
                else CaseRow.category.between(code, code + ".~")
            )
        if which.due_before is not None:
            query = query.where(CaseRow.front_due < which.due_before)
        if which.words.strip():
            query = query.where(
                SQL(
                    "pk IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)",
                    (match_query(which.words) or '""',),
                )
            )
        return query

    def _lines(self, query: "ModelSelect[CaseRow]") -> list[CaseLine]:
        sql, values = query.sql()
        with self._database.reading() as connection:
            return [_line(row) for row in connection.execute(sql, values)]

    def open_of_consignor(self, consignor: str, *, limit: int) -> list[CaseLine]:
        """Open cases about a consignor's items, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_LINE} FROM case_file WHERE consignor = ? AND is_open = 1"
                " ORDER BY pk DESC LIMIT ?",
                (consignor, limit),
            )
            return [_line(row) for row in rows]

    def by_keys(self, keys: Sequence[int]) -> list[CaseLine]:
        """Case lines of the given row keys, in that order."""
        marks = ", ".join("?" * len(keys))
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_LINE} FROM case_file WHERE pk IN ({marks})", tuple(keys)
            )
            found = {row[0]: _line(row) for row in rows}
        return [found[key] for key in keys if key in found]

    def line(self, number: str) -> CaseLine:
        """One case's line; raises UnknownCaseError."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {_LINE} FROM case_file WHERE number = ?", (normal_number(number),)
            ).fetchone()
        if row is None:
            raise UnknownCaseError(number)
        return _line(row)

    def card(self, number: str) -> CaseCard:
        """Everything the page of one case shows; raises UnknownCaseError."""
        line = self.line(number)
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {', '.join(_CARD)}, shares, item, sale, buyer, consignor FROM case_file"
                " WHERE id = ?",
                (line.id,),
            ).fetchone()
            last = journal.last_entry(connection, line.id)
        known = dict(zip(_CARD, row, strict=False))
        shares, item, sale, buyer, consignor = row[len(_CARD) :]
        history = self.timeline(line.id)
        return CaseCard(
            line=line,
            **known,
            claim_path=_stages_passed(history, "claim"),
            recovery_path=_stages_passed(history, "recovery"),
            shares=tuple(Share(s["party"], s["bp"], s["person"]) for s in json.loads(shares)),
            shares_reason=_split_reason(history),
            item=self._items.card_by_id(item) if item else None,
            sale=self._sales.of_item(sale, item) if sale else None,
            buyer=self._people.line_by_id(buyer) if buyer else None,
            consignor=self._people.line_by_id(consignor) if consignor else None,
            photos=self._items.photos(line.id),
            last_entry=last,
        )

    def timeline(self, case_id: str) -> list[TimelineLine]:
        """What happened to a case, oldest first: a reading of the journal."""
        with self._database.reading() as connection:
            return timeline_lines(journal.of_subject(connection, case_id))


def _line(row: tuple[Any, ...]) -> CaseLine:
    values = list(row)
    values[12] = bool(row[12])
    return CaseLine(*values)


def _stages_passed(history: Sequence[TimelineLine], track: str) -> tuple[str, ...]:
    stages: list[str] = []
    for line in history:
        if line.undone or not line.payload:
            continue
        if line.kind == "case_opened":
            stages.append(line.payload[f"{track}_stage"])
        elif line.kind == "stage_moved" and line.payload["track"] == track:
            stages.append(line.payload["to"])
    return tuple(stages)


def _split_reason(history: Sequence[TimelineLine]) -> str:
    splits = [x for x in history if x.kind == "split_decided" and x.payload and not x.undone]
    return str(splits[-1].payload["reason"]) if splits else ""
