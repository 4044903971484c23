"""SQLite is opened here and nowhere else.

One connection a thread, opened on first use and closed by `close`; every connection gets the same
pragmas. SQLite's own failures leave this package as errors that a person can act on.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import PeeweeException, SqliteDatabase

from app.storage.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseWriteFailedError,
    NewerSchemaError,
    NoShopError,
)

APPLICATION_ID = 0x41465443  # "AFTC" in the file's header
_BUSY_SECONDS = 15

_PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": "FULL",
    "recursive_triggers": 1,  # without it INSERT OR REPLACE slips past the journal's triggers
    "temp_store": "MEMORY",
    "cache_size": -16_000,  # KiB
    "mmap_size": 0,  # a truncated file must be an error, not a crash
}


class Database:
    """The database file of one shop.

    Raises, wherever it is used: DatabaseDamagedError, DatabaseBusyError,
    DatabaseWriteFailedError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.peewee = SqliteDatabase(
            str(path),
            pragmas=_PRAGMAS,
            timeout=_BUSY_SECONDS,
            autoconnect=False,
            check_same_thread=False,  # `close` ends connections of threads that are gone
        )
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        if self.peewee.is_closed():
            with self.failures():
                self.peewee.connect()
            with self._guard:
                self._opened.append(self._own())
        return self._own()

    def _own(self) -> sqlite3.Connection:
        peewee: Any = self.peewee  # its stubs leave this method untyped
        connection: sqlite3.Connection = peewee.connection()
        return connection

    def close(self) -> None:
        """Close the connections of all threads. Call when none works any more."""
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        if not self.peewee.is_closed():
            self.peewee.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start; rolled back on any error."""
        connection = self.connection()
        with self.failures():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                # Also after a COMMIT that failed (disk full) or an interrupt from the keyboard.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, with SQLite's failures made readable."""
        with self.failures():
            yield self.connection()

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Turn SQLite's failures into errors that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._readable(error) from error
        except PeeweeException as error:  # wraps what peewee's own calls raise
            cause = error.__context__
            if isinstance(cause, sqlite3.Error):
                raise self._readable(cause) from error
            raise

    def _readable(self, error: sqlite3.Error) -> Exception:
        name = getattr(error, "sqlite_errorname", "") or ""
        path = str(self.path)
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return DatabaseBusyError(path)
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return DatabaseDamagedError(path, str(error))
        if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
            return DatabaseWriteFailedError(path, str(error))
        return error


def check_header(database: Database, known_schema: int) -> int:
    """The schema number of the file; refuses strangers and newer schemas before any write."""
    if not database.path.is_file():
        raise NoShopError(str(database.path.parent))
    with database.reading() as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise DatabaseDamagedError(str(database.path), "not a shop's database")
    if schema > known_schema:
        raise NewerSchemaError(schema, known_schema)
    return int(schema)
