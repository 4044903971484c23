"""Cases: pages of the queue, one case's page, its timeline."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from app.domain.cases import Share, UnknownCaseError
from app.domain.ids import CaseId
from app.domain.papers import Words
from app.domain.refunds import joint_state
from app.domain.rows import CaseCard, CaseLine, QueueFilter, TimelineLine
from app.storage import journal
from app.storage.claims_state import chargebacks_of
from app.storage.compensation_state import valuation_of
from app.storage.database import Database
from app.storage.queries.items import ItemQueries
from app.storage.queries.people import PeopleQueries
from app.storage.queries.queue import conditions, order_of
from app.storage.queries.sales import SaleQueries
from app.storage.queries.splits import split_rounds
from app.storage.queries.timeline import timeline_lines
from app.storage.queries.viewer import Viewer
from app.storage.queries.visits import sisters_of
from app.storage.refunds_state import refunds_of_case
from app.storage.state import State, normal_number
from app.storage.talk_state import agreed_minor
from app.storage.unwinding_state import reversed_minor

_LINE = (
    "pk, id, number, title, category, resolution, front_stage, front_turn, front_due,"
    " at_stake_minor, currency, opened_at, is_open, lane"
)
_COUNTED_AT_MOST = 1000
_COMPENSATES = "COMPENSATE_CONSIGNOR"  # the resolution that asks what an item is worth
_CARD = (
    "complaint", "claimant", "arose", "claim_stage", "claim_turn", "claim_due", "recovery_stage",
    "recovery_turn", "recovery_due", "route_version", "identity", "promised_at", "opened_by",
    "refunded_minor", "cost_minor", "loss_minor", "settled_minor", "mode", "team", "assignee",
    "priority_points", "visit", "claimant_name", "proof", "proof_waived", "suggested_detour",
)  # fmt: skip
_TEAM = "SELECT zh, en FROM team WHERE id = ?"
_Condition = tuple[str, tuple[Any, ...]]


class CaseQueries:
    """Reads cases for screens and the command line."""

    def __init__(
        self,
        database: Database,
        items: ItemQueries,
        people: PeopleQueries,
        sales: SaleQueries,
        viewer: Viewer,
    ) -> None:
        self._database = database
        self._viewer = viewer
        self._items = items
        self._people = people
        self._sales = sales

    def page(self, which: QueueFilter, *, offset: int, limit: int) -> list[CaseLine]:
        """``limit`` cases of a view from ``offset`` on."""
        return self._lines(which, order_of(which), limit, offset=offset)

    def after(self, which: QueueFilter, last: CaseLine | None, *, limit: int) -> list[CaseLine]:
        """The next ``limit`` cases of a view after ``last``: keyset, cost independent of depth."""
        more: list[_Condition] = []
        if which.sort != "due":
            if last is not None:
                more.append(("pk < ?", (last.pk,)))
            return self._lines(which, "pk DESC", limit, *more)
        found: list[CaseLine] = []
        if last is None or last.is_open:  # those with a deadline first
            if last is not None:
                more.append(("(front_due, pk) > (?, ?)", (last.due, last.pk)))
            found = self._lines(which, "front_due, pk", limit, ("is_open = 1", ()), *more)
        if len(found) < limit and not which.only_open:
            done = ("is_open = 0 AND front_due IS NULL AND pk > ?", (_last_done(last),))
            found += self._lines(which, "pk", limit - len(found), done)
        return found

    def count(self, which: QueueFilter, *, at_most: int | None = None) -> int:
        """How many cases a view holds, counted no further than ``at_most``."""
        with self._database.reading() as connection:
            where, values = self._where(connection, which)
            row = connection.execute(
                f"SELECT COUNT(*) FROM (SELECT 1 FROM case_file{where} LIMIT ?)",
                (*values, -1 if at_most is None else at_most),
            ).fetchone()
        return int(row[0])

    def counts(self, views: Sequence[QueueFilter]) -> list[int]:
        """Sizes of several views, each counted up to 1,000 ("999+")."""
        return [self.count(view, at_most=_COUNTED_AT_MOST) for view in views]

    def _lines(
        self, which: QueueFilter, order: str, limit: int, *more: _Condition, offset: int = 0
    ) -> list[CaseLine]:
        with self._database.reading() as connection:
            where, values = self._where(connection, which, *more)
            rows = connection.execute(
                f"SELECT {_LINE} FROM case_file{where} ORDER BY {order} LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
            return [_line(row) for row in rows]

    def _where(
        self, connection: sqlite3.Connection, which: QueueFilter, *more: _Condition
    ) -> tuple[str, list[Any]]:
        clauses, values = conditions(connection, which)
        hidden, words = self._viewer.not_by_consignor(which.words)
        clauses += hidden
        values += words
        for clause, bound in more:
            clauses.append(clause)
            values += bound
        return (" WHERE " + " AND ".join(clauses) if clauses else ""), values

    def open_of_consignor(self, consignor: str, *, limit: int) -> list[CaseLine]:
        """Open cases about a consignor's items, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_LINE} FROM case_file WHERE consignor = ? AND +is_open = 1"
                " ORDER BY pk DESC LIMIT ?",
                (consignor, limit),
            )
            return [_line(row) for row in rows]

    def by_pk(self, pks: Sequence[int]) -> dict[int, CaseLine]:
        """Some cases' lines by their keys; what is gone is left out."""
        if not pks:  # SQLite would walk the whole table for none
            return {}
        marks = ", ".join("?" * len(pks))
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_LINE} FROM case_file WHERE pk IN ({marks})", pks)
            return {row[0]: _line(row) for row in rows}

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
                f"SELECT {', '.join(_CARD)}, claim_passed, recovery_passed, shares, item, sale,"
                " buyer, consignor, evidence_missing, confirmed_fake, tags, required_evidence,"
                " hold_payout FROM case_file WHERE id = ?",
                (line.id,),
            ).fetchone()
            last = journal.last_entry(connection, line.id)
            agreed = agreed_minor(connection, line.id)
            refunds = refunds_of_case(connection, line.id)
            taken_back_by_bank = chargebacks_of(connection, CaseId(line.id))
            state, worth = State(connection, ""), None
            if line.resolution == _COMPENSATES:
                worth = valuation_of(state, state.case(line.number))
            taken_back = reversed_minor(connection, CaseId(line.id))
            known = dict(zip(_CARD, row, strict=False))
            sisters = sisters_of(connection, known["visit"], line.id)
            team = connection.execute(_TEAM, (known["team"],)).fetchone()
        *common, missing, fake, tags, evidence, holds = row[len(_CARD) :]
        claim_passed, recovery_passed, shares, item, sale, buyer, consignor = common
        history = self._history(line.id)
        last_round = next(reversed(split_rounds(history)), None)
        card = CaseCard(
            line=line,
            **known,
            claim_path=tuple(json.loads(claim_passed)),
            recovery_path=tuple(json.loads(recovery_passed)),
            shares=tuple(Share(s["party"], s["bp"], s["person"]) for s in json.loads(shares)),
            shares_reason=last_round.reason if last_round else "",
            item=self._items.card_by_id(item) if item else None,
            sale=self._sales.of_item(sale, item) if sale else None,
            buyer=self._people.line_by_id(buyer) if buyer else None,
            consignor=self._people.line_by_id(consignor) if consignor else None,
            photos=self._items.photos(line.id),
            last_entry=last,
            tags=tuple(json.loads(tags)),
            required_evidence=tuple(json.loads(evidence)),
            hold_payout=bool(holds),
            team_name=Words(*(team or (known["team"],) * 2)),
            sisters=sisters,
            evidence_missing=tuple(json.loads(missing)),
            confirmed_fake=bool(fake),
            agreed_minor=agreed,
            refund_state=joint_state(refunds),
            split_round=last_round.number if last_round else 0,
            split_awaits=last_round.awaited if last_round else (),
            split_objected=bool(last_round and last_round.objecting),
            worth=worth,
            dispute=next((taken for taken in taken_back_by_bank if taken.is_open), None),
            reversed_minor=taken_back,
        )
        return self._viewer.case(card)

    def timeline(self, case_id: str) -> list[TimelineLine]:
        """What happened to a case, oldest first: a reading of the journal."""
        return self._viewer.timeline(self._history(case_id))

    def _history(self, case_id: str) -> list[TimelineLine]:
        with self._database.reading() as connection:
            return timeline_lines(journal.of_case(connection, case_id))


def _last_done(last: CaseLine | None) -> int:
    """Key of the last finished case that has been seen; 0 where none has."""
    return 0 if last is None or last.is_open else last.pk


def _line(row: tuple[Any, ...]) -> CaseLine:
    values = list(row)
    values[12] = bool(row[12])
    return CaseLine(*values)
