"""Making the database of a new shop: all of it or nothing."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from app.domain.ids import uuid7
from app.domain.permissions import OWNER_ALONE, PermissionTable
from app.storage.database import Database
from app.storage.errors import DatabaseWriteFailedError, ShopExistsError
from app.storage.journal import NowMs, Rand
from app.storage.migrations.registry import migrate
from app.storage.projection import create_tables
from app.storage.store import DATABASE_NAME, Action, Store

FIRST_PREFIX = "A"


def create_store(
    folder: Path,
    *,
    founder: str,
    begin: Callable[[Action], None],
    clock: NowMs,
    rand: Rand,
    permissions: PermissionTable = OWNER_ALONE,
) -> Store:
    """Make the database of a new shop; what ``begin`` records is its first action.

    The file gets its name when it is whole: whatever fails or is killed meanwhile, there is
    no half shop that could neither be opened nor founded. Raises ShopExistsError where one is.
    """
    path = folder / DATABASE_NAME
    unfinished = folder / f"{DATABASE_NAME}.{os.getpid()}.new"
    try:
        if path.exists():
            raise ShopExistsError(str(folder))
        unfinished.unlink(missing_ok=True)  # of a process that was killed and had our number
        _fill(Database(unfinished), founder, begin, clock, rand)
        _publish(unfinished, path)
    except DatabaseWriteFailedError as error:
        error.params["path"] = str(path)  # nobody knows the other name
        raise
    except OSError as error:
        raise DatabaseWriteFailedError(str(path), error.strerror or str(error)) from error
    finally:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):  # the first failure is the one to tell
                unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    return Store(Database(path), clock=clock, rand=rand, permissions=permissions)


def _fill(
    database: Database, founder: str, begin: Callable[[Action], None], clock: NowMs, rand: Rand
) -> None:
    """Schema, tables, this device, and the first action; closed, so that the file is whole."""
    try:
        with database.reading() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        migrate(database, 0)
        with database.writing() as connection:
            create_tables(database)
            connection.executemany(
                "INSERT INTO device (key, value) VALUES (?, ?)",
                [("id", uuid7(clock(), rand(10)).hex()), ("prefix", FIRST_PREFIX)],
            )
        with Store(database, clock=clock, rand=rand).action(founder) as action:
            begin(action)
        with database.reading() as connection:
            # Closing would do this too, but a disk that is full now must be heard of.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _publish(unfinished: Path, path: Path) -> None:
    """Give the file its name, durably, unless somebody else was faster."""
    try:
        if os.name == "nt":
            unfinished.rename(path)  # refuses where there is one
        else:
            os.link(unfinished, path)  # a rename would replace the other's shop
    except FileExistsError as error:
        raise ShopExistsError(str(path.parent)) from error
    except OSError:  # a file system without hard links, such as a memory stick's
        if path.exists():
            raise ShopExistsError(str(path.parent)) from None
        unfinished.replace(path)
    if os.name != "nt":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
