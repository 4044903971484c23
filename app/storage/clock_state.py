"""What decisions about deadlines rest on."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from app.domain.case_clocks import CaseClock
from app.domain.cases import Track
from app.domain.ids import CaseId
from app.domain.promises import Promise
from app.domain.redating import DatedCase

_CLOCK = "clock, kind, from_ms, warn_ms, due_ms, carrier, note, is_done"
NEWEST = "NOT EXISTS (SELECT 1 FROM case_clock AS n WHERE n.clock = k.clock AND n.pk > k.pk)"
_DATED = (
    "id, claim_stage, claim_turn, claim_due, claim_since, recovery_stage, recovery_turn,"
    " recovery_due, recovery_since, front_due, promised_at, promise_left_ms, promise_unit"
)


def clocks_of(connection: sqlite3.Connection, case: str) -> tuple[CaseClock, ...]:
    """The deadlines of a case as they were last set, running ones by their end, done ones last."""
    rows = connection.execute(
        f"SELECT {_CLOCK} FROM case_clock AS k WHERE case_id = ? AND {NEWEST}"
        " ORDER BY is_done, due_ms, pk",
        (case,),
    )
    return tuple(_clock(row) for row in rows)


def _clock(row: tuple[Any, ...]) -> CaseClock:
    values = list(row)
    values[-1] = bool(row[-1])
    return CaseClock(*values)


def dated_cases(connection: sqlite3.Connection) -> Iterator[DatedCase]:
    """All open cases with what a calendar has dated."""
    for row in connection.execute(f"SELECT {_DATED} FROM case_file WHERE is_open = 1 ORDER BY pk"):
        case, claim, recovery, front_due, promise = row[0], row[1:5], row[5:9], row[9], row[10:]
        yield DatedCase(
            CaseId(case), _track(*claim), _track(*recovery), front_due, Promise(*promise)
        )


def _track(stage: str, turn: str, due_ms: int | None, since_ms: int) -> Track:
    return Track(stage, turn, due_ms, since_ms=since_ms)
