"""SQLite is opened here and nowhere else.

One connection a thread, opened on first use and closed by `close`; every connection gets the same
pragmas. SQLite's own failures leave this package as errors that a person can act on.
"""

import errno
import os
import sqlite3
import threading
import time
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
_TURN_MS = 250  # SQLite is deaf to Ctrl+C while it waits, so it waits in short turns

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
            str(path.absolute()),  # a relative name could look like a URI to SQLite
            pragmas=_PRAGMAS,
            timeout=_BUSY_SECONDS,
            autoconnect=False,
            check_same_thread=False,  # `close` ends connections of threads that are gone
        )
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._file: tuple[int, int] | None = None  # device and inode, once written to

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        if self.peewee.is_closed():
            with self.failures():
                try:
                    self.peewee.connect()
                except UnicodeDecodeError as error:  # SQLite quotes what it found in the file
                    raise DatabaseDamagedError(str(self.path), str(error)) from error
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
            _take_write_lock(connection)
            try:
                self._check_file()
                yield connection
                connection.execute("COMMIT")
            finally:
                # Also after a COMMIT that failed (disk full) or an interrupt from the keyboard.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _check_file(self) -> None:
        """Refuse to write into a file that was removed or replaced: SQLite would, unseen."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise DatabaseWriteFailedError(str(self.path), error.strerror or "") from error
        if self._file is None:
            self._file = (found.st_dev, found.st_ino)
        elif self._file != (found.st_dev, found.st_ino):
            raise DatabaseWriteFailedError(str(self.path), os.strerror(errno.ESTALE))

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
        if str(error).startswith("Could not decode to UTF-8"):
            return DatabaseDamagedError(path, str(error))
        if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
            return DatabaseWriteFailedError(path, str(error))
        return error


def _take_write_lock(connection: sqlite3.Connection) -> None:
    """Begin to write; waits for another writer as long as the connection's timeout says."""
    (wait_ms,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + wait_ms / 1000
    connection.execute(f"PRAGMA busy_timeout = {min(wait_ms, _TURN_MS)}")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() >= until:
                    raise
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait_ms}")


def check_header(database: Database, known_schema: int) -> int:
    """The schema number of the file; refuses strangers and newer schemas before any write."""
    if not _is_file(database.path):
        raise NoShopError(str(database.path.parent))
    with database.reading() as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise DatabaseDamagedError(str(database.path), "not a shop's database")
    if schema > known_schema:
        raise NewerSchemaError(schema, known_schema)
    return int(schema)


def _is_file(path: Path) -> bool:
    """Whether there is a file; nothing that the system refuses to look at is one."""
    try:
        return path.is_file()
    except OSError:
        return False
