"""What has a date: between two moments, on a day of work, and on one case.

Every list is a walk along an index and ends with its limit; counting stops at a thousand.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.case_clocks import CaseClock
from app.domain.cases import Track
from app.domain.clocks import DAY_MS, closing_time
from app.domain.deadlines import (
    INSTALMENT,
    PROMISE,
    RECOVERY,
    STAGE,
    CaseDates,
    DayCount,
    DayLine,
    DaySection,
    Deadline,
)
from app.domain.priority import Pressing
from app.domain.promises import Promise
from app.domain.rows import CaseLine
from app.storage.clock_state import NEWEST, clocks_of
from app.storage.database import Database
from app.storage.queries.cases import CaseQueries
from app.storage.queries.recovery import due_instalments
from app.storage.state import State

_COUNTED_AT_MOST = 1000
_LOOKED_AT = 200  # of a section, before the most pressing ones are chosen
_WARNED_AHEAD_MS = 60 * DAY_MS  # no deadline warns earlier than this before its end
_ANSWERED_MS = 2 * DAY_MS
_ENTRIES_BACK = 3000  # of the journal, when looking for answers
_RUNNING = f"k.is_done = 0 AND {NEWEST}"
# Each kind of date: its column, and which open cases have it. The claim's date is the queue's.
_DATES = (
    (STAGE, "front_due", "front_stage", "front_turn", "1"),
    (RECOVERY, "recovery_due", "recovery_stage", "recovery_turn",
     "claim_turn <> '' AND recovery_turn NOT IN ('', 'shop')"),
    (PROMISE, "promised_at", "front_stage", "front_turn", "1"),
)  # fmt: skip
_PRESSING = (
    "front_turn, front_due, claim_turn, claim_since, recovery_since, claimant, promised_at,"
    " priority_points"
)
_OF_SECTION = {
    "overdue": "is_open = 1 AND front_due < :now",
    "today": "is_open = 1 AND front_due >= :now AND front_due < :night",
    "waiting": "is_open = 1 AND front_turn = 'shop' AND front_due >= :night",
}


class DeadlineQueries:
    """Reads dates for screens and the command line."""

    def __init__(self, database: Database, cases: CaseQueries) -> None:
        self._database = database
        self._cases = cases

    def between(self, start_ms: int, end_ms: int, *, limit: int) -> list[Deadline]:
        """The first ``limit`` deadlines of open cases from ``start_ms`` up to ``end_ms``."""
        found: list[Deadline] = []
        with self._database.reading() as connection:
            for kind, column, stage, turn, having in _DATES:
                rows = connection.execute(
                    f"SELECT {column}, number, title, {stage}, {turn} FROM case_file"
                    f" WHERE is_open = 1 AND {column} >= ? AND {column} < ? AND {having}"
                    f" ORDER BY {column} LIMIT ?",
                    (start_ms, end_ms, limit),
                )
                found += [Deadline(row[0], kind, *row[1:]) for row in rows]
            rows = connection.execute(
                "SELECT k.due_ms, k.kind, c.number, c.title, c.front_stage, c.front_turn,"
                " k.warn_ms, k.note FROM case_clock AS k JOIN case_file AS c ON c.id = k.case_id"
                f" WHERE k.due_ms >= ? AND k.due_ms < ? AND {_RUNNING} AND c.is_open = 1"
                " ORDER BY k.due_ms LIMIT ?",
                (start_ms, end_ms, limit),
            )
            found += [Deadline(*row) for row in rows]
            found += _instalments(connection, start_ms, end_ms)
        return sorted(found, key=lambda deadline: (deadline.at, deadline.number))[:limit]

    def per_day(self, days: Sequence[tuple[int, int]]) -> list[DayCount]:
        """How many deadlines each of these days holds, of each kind counted up to 1,000."""
        with self._database.reading() as connection:
            whole = (min(days)[0], max(days)[1]) if days else (0, 0)
            payments = [deadline.at for deadline in _instalments(connection, *whole)]
            return [
                self._on_day(connection, *day, sum(day[0] <= at < day[1] for at in payments))
                for day in days
            ]

    @staticmethod
    def _on_day(
        connection: sqlite3.Connection, start_ms: int, end_ms: int, payments: int
    ) -> DayCount:
        total = sum(
            _count(
                connection,
                "SELECT 1 FROM case_file WHERE is_open = 1"
                f" AND {column} >= :start AND {column} < :end AND {having}",
                {"start": start_ms, "end": end_ms},
            )
            for _, column, _, _, having in _DATES
        )
        by_others = _count(
            connection,
            "SELECT 1 FROM case_clock AS k JOIN case_file AS c ON c.id = k.case_id"
            f" WHERE k.due_ms >= :start AND k.due_ms < :end AND {_RUNNING} AND c.is_open = 1",
            {"start": start_ms, "end": end_ms},
        )
        return DayCount(total + by_others + payments, by_others + payments)

    def day(self, now_ms: int, night_ms: int) -> list[DaySection]:
        """A day's work: what is late, due before ``night_ms``, set by others, owed, answered, ours.

        A case stands in the first section that it belongs to.
        """
        at = {"now": now_ms, "night": night_ms}
        with self._database.reading() as connection:
            seen: set[int] = set()
            late = self._section(connection, "overdue", at, seen)
            today = self._section(connection, "today", at, seen)
            clocks = self._listed(connection, "clocks", _warned(connection, now_ms), seen)
            owed = self._owed(connection, night_ms, seen)
            answers = _answered(connection, now_ms - _ANSWERED_MS)
            answered = self._listed(connection, "answered", answers, seen)
            waiting = self._section(connection, "waiting", at, seen)
        return [late, today, clocks, owed, answered, waiting]

    def _owed(self, connection: sqlite3.Connection, night_ms: int, seen: set[int]) -> DaySection:
        """Cases whose consignor was to pay by now, what is late for longest first."""
        payments = _instalments(connection, 0, night_ms)
        numbers = dict.fromkeys(deadline.number for deadline in payments)
        due = {deadline.number: deadline.at for deadline in reversed(payments)}
        shown = self._listed(connection, "instalments", _pks(connection, numbers), seen)
        lines = tuple(replace(d, instalment_ms=due[d.line.number]) for d in shown.lines)
        return DaySection(shown.code, lines, shown.count)

    def _section(
        self, connection: sqlite3.Connection, code: str, at: dict[str, int], seen: set[int]
    ) -> DaySection:
        where = _OF_SECTION[code]
        pks = [
            row[0]
            for row in connection.execute(
                f"SELECT pk FROM case_file WHERE {where} ORDER BY front_due LIMIT {_LOOKED_AT}", at
            )
        ]
        count = _count(connection, f"SELECT 1 FROM case_file WHERE {where}", at)
        shown = self._listed(connection, code, pks, seen)
        if count < _COUNTED_AT_MOST:  # some may stand in a section above
            count += len(shown.lines) - len(pks)
        return DaySection(code, shown.lines, count)

    def _listed(
        self, connection: sqlite3.Connection, code: str, pks: Sequence[int], seen: set[int]
    ) -> DaySection:
        new = [pk for pk in dict.fromkeys(pks) if pk not in seen]
        seen.update(new)
        lines = self._cases.by_pk(new)
        told = tuple(_day_line(connection, lines[pk]) for pk in new if pk in lines)
        return DaySection(code, told, len(told))

    def of_case(self, number: str) -> CaseDates:
        """All that has a date on one case; raises UnknownCaseError."""
        line = self._cases.line(number)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT claim_stage, claim_turn, claim_due, claim_since, recovery_stage,"
                " recovery_turn, recovery_due, recovery_since, promised_at, promise_left_ms,"
                " promise_unit FROM case_file WHERE pk = ?",
                (line.pk,),
            ).fetchone()
            clocks = clocks_of(connection, line.id)
            pressing = _day_line(connection, line).pressing
        claim = Track(row[0], row[1], row[2], since_ms=row[3])
        recovery = Track(row[4], row[5], row[6], since_ms=row[7])
        return CaseDates(claim, recovery, Promise(*row[8:]), clocks, pressing)


def _instalments(connection: sqlite3.Connection, start_ms: int, end_ms: int) -> list[Deadline]:
    """What consignors were to pay from ``start_ms`` up to ``end_ms`` and have not, by day."""
    hours = State(connection, "").settings().hours
    first, last = (
        datetime.fromtimestamp(at / 1000, hours.zone).date() for at in (start_ms, end_ms)
    )
    found = []
    for due in due_instalments(connection, first, last):
        at = closing_time(due.due_on, hours)
        if start_ms <= at < end_ms:
            found.append(Deadline(at, INSTALMENT, due.case_number, due.title, "", "consignor"))
    return found


def _pks(connection: sqlite3.Connection, numbers: Iterable[str]) -> list[int]:
    return [
        row[0]
        for number in numbers
        for row in connection.execute("SELECT pk FROM case_file WHERE number = ?", (number,))
    ][:_LOOKED_AT]


def _count(connection: sqlite3.Connection, select: str, values: dict[str, int]) -> int:
    row = connection.execute(
        f"SELECT COUNT(*) FROM ({select} LIMIT {_COUNTED_AT_MOST})", values
    ).fetchone()
    return int(row[0])


def _day_line(connection: sqlite3.Connection, line: CaseLine) -> DayLine:
    row = connection.execute(
        f"SELECT {_PRESSING} FROM case_file WHERE pk = ?", (line.pk,)
    ).fetchone()
    turn, due, claim_turn, claim_since, recovery_since, claimant, promised_at, points = row
    running = [clock for clock in clocks_of(connection, line.id) if not clock.is_done]
    clock: CaseClock | None = running[0] if running else None
    pressing = Pressing(
        line.at_stake_minor,
        line.currency,
        turn,
        claim_since if claim_turn else recovery_since,
        due,
        claimant if claim_turn else "",  # a claimant who has her answer waits no longer
        promised_at,
        clock.kind if clock else "",
        clock.warn_ms if clock else None,
        clock.due_ms if clock else None,
        points,
    )
    return DayLine(line, pressing, clock)


def _warned(connection: sqlite3.Connection, now_ms: int) -> list[int]:
    """Open cases with a deadline of others that warns or is over."""
    rows = connection.execute(
        "SELECT c.pk FROM case_clock AS k JOIN case_file AS c ON c.id = k.case_id"
        f" WHERE k.warn_ms <= ? AND k.due_ms < ? AND {_RUNNING} AND c.is_open = 1"
        f" ORDER BY k.due_ms LIMIT {_LOOKED_AT}",
        (now_ms, now_ms + _WARNED_AHEAD_MS),
    )
    return [row[0] for row in rows]


def _answered(connection: sqlite3.Connection, since_ms: int) -> list[int]:
    """Cases that wait for the shop because somebody else has answered, the last answer first."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT c.pk FROM journal AS j JOIN case_file AS c ON c.id = j.subject"
        " WHERE j.place > (SELECT MAX(place) FROM journal) - ? AND j.kind = 'stage_moved'"
        " AND j.at >= ? AND c.front_turn = 'shop' AND j.at IN (c.claim_since, c.recovery_since)"
        " AND j.payload ->> '$.turn' = 'shop' AND COALESCE("
        "  j.payload ->> '$.before.claim_turn', j.payload ->> '$.before.recovery_turn')"
        " NOT IN ('', 'shop')"
        f" ORDER BY j.place DESC LIMIT {_LOOKED_AT}",
        (_ENTRIES_BACK, since_ms),
    ).fetchall()
    return [row[0] for row in rows]
