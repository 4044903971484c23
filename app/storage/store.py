"""One way to write: an action gathers facts, and all of them reach the disk or none.

``with store.action(actor) as action:`` holds the write lock, reads the state through
``action.state``, and ``action.record`` gathers facts. ``may`` names the permission it needs:
whether the actor has it is decided here and nowhere else. On leaving, the entries are appended, the
tables follow, and one durable commit acknowledges them.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.changes import Changes
from app.domain.entries import Fact
from app.domain.ids import ActionId, EntryId, uuid7
from app.domain.month_close import in_open_month
from app.domain.moves import Actor
from app.domain.permissions import OWNER_ALONE, PermissionTable, Rights
from app.storage import journal
from app.storage.database import Database, check_header
from app.storage.errors import DatabaseDamagedError
from app.storage.journal import Authorship, NowMs, Rand
from app.storage.migrations.registry import NEWEST, migrate
from app.storage.months_state import first_open_day, last_booked_for
from app.storage.projection import Progress, is_current, project, rebuild
from app.storage.state import State
from app.storage.users_state import rights_of

DATABASE_NAME = "shop.db"
_ABOUT_EARLIER = frozenset({"case_settled", "case_resplit"})  # they charge what was booked before
_AT_ONCE = 1000  # entries journalled at once, and between two reports of progress


def now_ms() -> int:
    """The wall clock: UTC milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


class Action:
    """One user action while it is being decided."""

    def __init__(
        self, connection: sqlite3.Connection, at: int, rand: Rand, prefix: str, rights: Rights
    ) -> None:
        self.id = ActionId(uuid7(at, rand(10)))
        self.at = at
        self.state = State(connection, prefix)
        self.rights = rights
        self._rand = rand
        self._facts: list[Fact] = []
        self._stream: tuple[Iterable[Fact], int] | None = None
        self._changes: Changes | None = None

    def new_id(self) -> str:
        """A fresh identity for something this action makes: 32 hex digits."""
        return uuid7(self.at, self._rand(10)).hex()

    def day(self, zone: ZoneInfo) -> date:
        """The calendar day of this action where the shop is: money is booked on it."""
        return datetime.fromtimestamp(self.at / 1000, zone).date()

    @property
    def today(self) -> date:
        """The day on which this action's money is booked."""
        return self.day(self.state.settings().zone)

    def require(self, permission: str) -> None:
        """Raise NotPermittedError where whoever acts lacks a further permission."""
        self.rights.require(permission)

    def acting(self, actor: Actor) -> Actor:
        """Who makes a move, in the role that the shop knows of her."""
        return self.rights.acting(actor)

    def record(self, *facts: Fact) -> None:
        """Gather facts; nothing is written before the action ends."""
        self._facts.extend(facts)

    def balance(self, account: str, party: str, currency: str) -> int:
        """What the shop owes the party, with what this action has gathered so far."""
        moved = 0
        for fact in self._facts:
            lines: Any = fact.payload.get("postings", ())
            where = (account, party, currency)
            moved += sum(
                line["minor"]
                for line in lines
                if (line["account"], line["party"], line["currency"]) == where
            )
        return self.state.balance(account, party, currency) - moved

    def record_many(self, facts: Iterable[Fact], count: int) -> None:
        """Exactly ``count`` facts, produced while they are written, 1,000 at a time."""
        self._stream = (facts, count)

    @property
    def changes(self) -> Changes:
        """What this action changed; there once it has been committed."""
        if self._changes is None:
            raise RuntimeError("the action has not been committed")
        return self._changes

    def _in_open_months(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        """The facts as they can be booked: no money falls into a month that is closed."""
        if self._stream is None and not any(fact.payload.get("postings") for fact in self._facts):
            return facts  # no money moves: a new case need not ask
        connection = self.state.connection
        first_open = first_open_day(connection)
        if not first_open:
            return facts
        return (
            in_open_month(
                fact,
                first_open,
                arose_on=last_booked_for(connection, fact.subject)
                if fact.kind in _ABOUT_EARLIER
                else "",
            )
            for fact in facts
        )

    def write(
        self,
        connection: sqlite3.Connection,
        device: str,
        actor: str,
        progress: Progress | None,
    ) -> None:
        """Append what was gathered and let the tables follow. Called by the store alone."""
        stream, streamed = self._stream or ((), 0)
        size = streamed + len(self._facts)
        head = journal.read_head(connection, device)
        who = Authorship(self.id, size, actor, self.at)
        kinds: set[str] = set()
        subjects: set[tuple[str, str]] = set()
        written = 0
        facts = self._in_open_months(chain(stream, self._facts))
        while batch := list(islice(facts, _AT_ONCE)):
            entries = journal.append(connection, head, who, batch, self._rand)
            for entry, fact in zip(entries, batch, strict=True):
                project(connection, entry, fact.payload)
                if entry.kind == "erased":
                    journal.forget(connection, EntryId(bytes.fromhex(entry.subject)))
                kinds.add(entry.kind)
                # After a bulk action, whoever shows that kind of subject shows it afresh.
                subjects.add((entry.subject_type, entry.subject if size <= _AT_ONCE else ""))
            written += len(batch)
            if progress and written % _AT_ONCE == 0:
                progress(written, size)
        if written != size:
            raise RuntimeError(f"{written} facts where {size} were announced")
        self._changes = Changes(self.id, frozenset(kinds), frozenset(subjects))


class Store:
    """The shop's database with its journal; made by `create_store` or `open_store`.

    Raises DatabaseDamagedError for a file that does not say which device it is.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: NowMs,
        rand: Rand,
        permissions: PermissionTable = OWNER_ALONE,
    ) -> None:
        self.database = database
        self.permissions = permissions  # of the program; the shop's own lines lie over it
        self.clock = clock
        self._rand = rand
        with database.reading() as connection:
            device = dict(connection.execute("SELECT key, value FROM device"))
        if not {"id", "prefix"} <= device.keys():
            raise DatabaseDamagedError(str(database.path), "its device is missing")
        self.device = device["id"]
        self._prefix = device["prefix"]

    @contextmanager
    def action(
        self,
        actor: str,
        progress: Progress | None = None,
        *,
        may: str = "",
    ) -> Iterator[Action]:
        """Decide and write one user action; any error leaves everything as it was.

        ``may`` is the permission that the action needs. Raises NotPermittedError, or
        UnknownActorError for a name that is no user's in a shop that has users.
        """
        with self.database.writing() as connection:
            rights = rights_of(connection, actor, self.permissions)
            action = Action(connection, self.clock(), self._rand, self._prefix, rights)
            if may:
                action.require(may)
            yield action
            action.write(connection, self.device, actor, progress)

    def rights(self, actor: str) -> Rights:
        """What somebody may do now; raises UnknownActorError as `action` does."""
        with self.database.reading() as connection:
            return rights_of(connection, actor, self.permissions)

    @contextmanager
    def state(self) -> Iterator[State]:
        """The state for reading only."""
        with self.database.reading() as connection:
            yield State(connection, self._prefix)

    def data_version(self) -> int:
        """Changes whenever another process commits to the shop."""
        with self.database.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close all connections."""
        self.database.close()


def open_store(
    folder: Path,
    *,
    clock: NowMs = now_ms,
    rand: Rand = os.urandom,
    progress: Callable[[int, int], None] | None = None,
    permissions: PermissionTable = OWNER_ALONE,
) -> Store:
    """Open a shop's database, bringing schema and tables up to this program's version.

    Raises NoShopError, NewerSchemaError, DatabaseDamagedError and the failures of `Database`.
    """
    database = Database(folder / DATABASE_NAME)
    try:
        found = check_header(database, NEWEST)
        migrate(database, found)
        with database.reading() as connection:
            current = is_current(connection)
        if not current:
            rebuild(database, progress)
        return Store(database, clock=clock, rand=rand, permissions=permissions)
    except BaseException:
        database.close()
        raise
