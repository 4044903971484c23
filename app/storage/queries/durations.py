"""What the journal says of the pace of cases, read in one pass over the newest of them.

How a shop worked years ago says little of how it works now, and a clerk waits for the answer: the
newest `MOST_CASES` are looked at, found by the index on the day of opening, so that the work does
not grow with the shop. They are read again only when something was written since.
"""

import sqlite3
import threading
from collections.abc import Iterator
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
    "SELECT c.pk, c.claimant, c.at_stake_minor, c.currency, j.kind, lower(hex(j.action)), j.at,"
    " CASE j.kind WHEN 'case_opened' THEN 'claim' ELSE j.payload ->> '$.track' END,"
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
_NEWEST = (
    f"SELECT pk FROM case_file WHERE claim_stage NOT IN ({_NO_CASE})"
    " ORDER BY opened_at DESC LIMIT ?"
)
DURATIONS = _READ.format(which=_NEWEST)
_OF_ONE = _READ.format(which="SELECT pk FROM case_file WHERE number = ? AND claim_turn <> ''")


class DurationQueries:
    """Reads how long cases stood where. Nothing of a single person or amount leaves it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._kept: tuple[tuple[int, ShopSettings], DurationTable] | None = None

    def table(self, settings: ShopSettings, now_ms: int) -> DurationTable:
        """The past as it is now; kept until the journal has grown."""
        with self._database.reading() as connection:
            (place,) = connection.execute("SELECT COALESCE(MAX(place), 0) FROM journal").fetchone()
            key = (int(place), settings)
            with self._guard:
                if self._kept is None or self._kept[0] != key:
                    self._kept = key, _table(connection, settings, now_ms)
                return self._kept[1]

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
        return list(_spells(rows, settings))


def _table(connection: sqlite3.Connection, settings: ShopSettings, now_ms: int) -> DurationTable:
    rows = connection.execute(DURATIONS, (MOST_CASES,)).fetchall()
    spells = list(_spells(rows, settings))
    first = min((spell.since_ms for spell in spells), default=now_ms)
    last = max((spell.over_ms or now_ms for spell in spells), default=now_ms)
    working = WorkingTime(settings.hours, first, max(last, now_ms) + _AHEAD_MS)
    return make_table(spells, working, max(last, now_ms))


def _spells(rows: list[tuple[Any, ...]], settings: ShopSettings) -> Iterator[Spell]:
    for case, entries in groupby(rows, key=itemgetter(0)):
        told = list(entries)
        gone = {row[-1] for row in told if row[4] == "action_undone"}
        happenings = [_happening(row) for row in told if row[5] not in gone and _counts(row)]
        _, claimant, minor, currency = told[0][:4]
        cap = settings.fast_lane_cap_minor if currency == settings.currency else 0
        yield from spells_of(case, claimant, value_of(minor, cap), happenings)


def _counts(row: tuple[Any, ...]) -> bool:
    """The recovery track goes on behind the claimant's back."""
    kind, track = str(row[4]), str(row[7])
    return kind != "action_undone" and (kind != MOVED or track == "claim")


def _happening(row: tuple[Any, ...]) -> Happening:
    kind, at, stage, turn, since, category, resolution, lane = row[4], row[6], *row[8:14]
    if kind == OPENED:
        return Happening(kind, since, stage, turn, category, resolution, lane)
    if kind == MOVED:
        return Happening(kind, since, stage, turn)
    return Happening(kind, at, None, None, category, resolution, lane)
