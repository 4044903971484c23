"""What the journal says of the pace of cases, read in one pass over the newest of them.

How a shop worked years ago says little of how it works now, and a clerk waits for the answer: the
newest `MOST_CASES` are looked at, found by the index on the day of opening, so that the work does
not grow with the shop. Of what was read once, only the cases that were touched since are read
again.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.domain.clocks import DAY_MS
from app.domain.past_spells import DurationTable, make_table
from app.domain.settings import ShopSettings
from app.domain.spells import MOVED, NO_CASE, OPENED, Happening, Spell, spells_of, value_of
from app.domain.time_limits import DAYS, TimeLimit
from app.domain.working_time import WorkingTime
from app.storage.database import Database

MOST_CASES = 3000
_AHEAD_MS = 60 * DAY_MS  # a window that nobody closes still knows the open hours
_NO_CASE = ", ".join(f"'{stage}'" for stage in NO_CASE)
# What an entry changes of a case stands in its fields, or in the entry itself where it opens one.
_READ = (
    "SELECT c.pk, c.id, c.claimant, c.at_stake_minor, c.currency, j.kind, lower(hex(j.action)),"
    " j.at, CASE j.kind WHEN 'case_opened' THEN 'claim' ELSE j.payload ->> '$.track' END,"
    " COALESCE(j.payload ->> '$.to', j.payload ->> '$.claim_stage'),"
    " COALESCE(j.payload ->> '$.turn', j.payload ->> '$.claim_turn'),"
    " COALESCE(j.payload ->> '$.since', j.payload ->> '$.claim_since', j.at),"
    " COALESCE(j.payload ->> '$.fields.category', j.payload ->> '$.category'),"
    " COALESCE(j.payload ->> '$.fields.resolution', j.payload ->> '$.resolution'),"
    " COALESCE(j.payload ->> '$.fields.lane', j.payload ->> '$.lane'),"
    " j.payload ->> '$.action'"
    " FROM case_file AS c JOIN journal AS j ON j.subject = c.id"
    " WHERE c.pk IN ({which}) AND j.payload IS NOT NULL AND j.kind IN"
    " ('case_opened', 'stage_moved', 'case_edited', 'rules_applied', 'action_undone')"
    " ORDER BY c.pk, j.place"
)
_IS_CASE = f"claim_stage NOT IN ({_NO_CASE})"
_NEWEST = f"SELECT pk FROM case_file WHERE {_IS_CASE} ORDER BY opened_at DESC LIMIT ?"
DURATIONS = _READ.format(which=_NEWEST)
_NAMED = f"SELECT pk FROM case_file WHERE id IN (SELECT value FROM json_each(?)) AND {_IS_CASE}"
_OF_THESE = _READ.format(which=_NAMED)
_OF_ONE = _READ.format(which="SELECT pk FROM case_file WHERE number = ? AND claim_turn <> ''")
_TOUCHED = (
    "SELECT DISTINCT subject_type, subject FROM journal"
    " WHERE place > ? AND subject_type IN ('case', 'branch')"
)
# Which cases came under another branch since they were written down, move by move.
_RENAMED = (
    "SELECT k.value, m.source, m.target FROM branch_move AS m JOIN journal AS j ON j.id = m.entry,"
    " json_each(j.payload, '$.cases') AS k ORDER BY j.place"
)
_MOST_TOUCHED = 200  # more, and all are read anew


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read, up to which place of the journal, and under which settings."""

    place: int
    settings: ShopSettings
    spells: Mapping[str, Sequence[Spell]]  # by case
    table: DurationTable


class DurationQueries:
    """Reads how long cases stood where. Nothing of a single person or amount leaves it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._kept: _Kept | None = None

    def table(self, settings: ShopSettings, now_ms: int) -> DurationTable:
        """The past as it is now; of what was read before only the cases that moved since."""
        with self._database.reading() as connection, self._guard:
            (place,) = connection.execute("SELECT COALESCE(MAX(place), 0) FROM journal").fetchone()
            kept = self._kept
            if kept is None or kept.place != place or kept.settings != settings:
                spells = _spells_now(connection, kept, settings)
                table = _table(spells, settings, now_ms)
                self._kept = kept = _Kept(int(place), settings, spells, table)
            return kept.table

    def limits(self) -> dict[str, TimeLimit]:
        """How long a case of each trunk may take."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, resolve_hours, resolve_days FROM sla").fetchall()
        return {
            trunk: TimeLimit(days, DAYS) if days else TimeLimit(hours)
            for trunk, hours, days in rows
        }

    def spells(self, number: str, settings: ShopSettings) -> list[Spell]:
        """The spells of one case, however old; none where its claim is over, or it is unknown."""
        with self._database.reading() as connection:
            rows = connection.execute(_OF_ONE, (number,)).fetchall()
            renamed = _renamed(connection)
        return [spell for _case, spells in _read(rows, settings, renamed) for spell in spells]


def _spells_now(
    connection: sqlite3.Connection, kept: _Kept | None, settings: ShopSettings
) -> dict[str, Sequence[Spell]]:
    renamed = _renamed(connection)
    if kept is not None and kept.settings == settings:
        rows = connection.execute(_TOUCHED, (kept.place,)).fetchmany(_MOST_TOUCHED + 1)
        is_small = len(rows) <= _MOST_TOUCHED and len(kept.spells) <= MOST_CASES + _MOST_TOUCHED
        if is_small and all(kind == "case" for kind, _ in rows):
            touched = {subject for _, subject in rows}
            again = connection.execute(_OF_THESE, (json.dumps(sorted(touched)),)).fetchall()
            still = {case: own for case, own in kept.spells.items() if case not in touched}
            return still | dict(_read(again, settings, renamed))
    rows = connection.execute(DURATIONS, (MOST_CASES,)).fetchall()
    return dict(_read(rows, settings, renamed))


def _renamed(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """By case, what its category was called before and after each move of a branch."""
    renamed: dict[str, list[tuple[str, str]]] = {}
    for case, source, target in connection.execute(_RENAMED):
        renamed.setdefault(case, []).append((source, target))
    return renamed


def _table(
    spells: Mapping[str, Sequence[Spell]], settings: ShopSettings, now_ms: int
) -> DurationTable:
    every = [spell for own in spells.values() for spell in own]
    first = min((spell.since_ms for spell in every), default=now_ms)
    last = max((spell.over_ms or now_ms for spell in every), default=now_ms)
    working = WorkingTime(settings.hours, first, max(last, now_ms) + _AHEAD_MS)
    return make_table(every, working, max(last, now_ms))


def _read(
    rows: Iterable[tuple[Any, ...]],
    settings: ShopSettings,
    renamed: Mapping[str, Sequence[tuple[str, str]]],
) -> Iterator[tuple[str, Sequence[Spell]]]:
    """Each case's id with its spells."""
    for case, entries in groupby(rows, key=itemgetter(0)):
        told = list(entries)
        _, name, claimant, minor, currency = told[0][:5]
        gone = {row[-1] for row in told if row[5] == "action_undone"}
        happenings = [
            _by_todays_name(_happening(row), renamed.get(name, ()))
            for row in told
            if row[6] not in gone and _counts(row)
        ]
        cap = settings.fast_lane_cap_minor if currency == settings.currency else 0
        yield name, spells_of(case, claimant, value_of(minor, cap), happenings)


def _counts(row: tuple[Any, ...]) -> bool:
    """The recovery track goes on behind the claimant's back."""
    kind, track = str(row[5]), str(row[8])
    return kind != "action_undone" and (kind != MOVED or track == "claim")


def _by_todays_name(told: Happening, renamed: Sequence[tuple[str, str]]) -> Happening:
    """A branch that was merged, split or moved takes its past with it."""
    for source, target in renamed:
        if told.category == source:
            told = told._replace(category=target)
    return told


def _happening(row: tuple[Any, ...]) -> Happening:
    kind, at, stage, turn, since, category, resolution, lane = row[5], row[7], *row[9:15]
    if kind == OPENED:
        return Happening(kind, since, stage, turn, category, resolution, lane)
    if kind == MOVED:
        return Happening(kind, since, stage, turn)
    return Happening(kind, at, None, None, category, resolution, lane)
