"""The tables follow the journal: making them, folding one entry in, and folding all again."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from peewee import SchemaManager

from app.domain.entries import Entry
from app.domain.kinds import KINDS
from app.storage import journal
from app.storage.database import Database
from app.storage.projectors import (
    bills,
    cases,
    claims,
    clocks,
    contracts,
    credit,
    evidence,
    goods,
    learning,
    money,
    months,
    payouts,
    recovery,
    refunds,
    rules,
    shop,
    splits,
    statements,
    surgery,
    talks,
    taxonomy,
    till,
    unwinding,
    users,
)
from app.storage.tables import PREFIXES, PROJECTED, PROJECTION_VERSION, SEARCH_TABLES
from app.storage.tables.row import ProjectedRow

Projector = Callable[[sqlite3.Connection, Entry, Mapping[str, Any]], None]
Progress = Callable[[int, int], None]

PROJECTORS: Mapping[str, Projector] = {
    **shop.PROJECTORS,
    **rules.PROJECTORS,
    **goods.PROJECTORS,
    **money.PROJECTORS,
    **refunds.PROJECTORS,
    **statements.PROJECTORS,
    **months.PROJECTORS,
    **payouts.PROJECTORS,
    **recovery.PROJECTORS,
    **contracts.PROJECTORS,
    **credit.PROJECTORS,
    **bills.PROJECTORS,
    **till.PROJECTORS,
    **cases.PROJECTORS,
    **learning.PROJECTORS,
    **splits.PROJECTORS,
    **talks.PROJECTORS,
    **taxonomy.PROJECTORS,
    **clocks.PROJECTORS,
    **claims.PROJECTORS,
    **evidence.PROJECTORS,
    **surgery.PROJECTORS,
    **users.PROJECTORS,
    **unwinding.PROJECTORS,
}
_BEFORE_REPLAY = 5_000  # entries between two reports of progress


def project(
    connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any] | None = None
) -> None:
    """Fold one entry into the tables. An unknown kind or newer version is parked, never dropped.

    ``payload`` is the entry's own, from a caller who has just written it and need not parse it.
    """
    kind = KINDS.get(entry.kind)
    if kind is None or entry.version > kind.version:
        connection.execute("INSERT INTO parked (entry, kind) VALUES (?, ?)", (entry.id, entry.kind))
    elif entry.payload is not None:
        PROJECTORS[entry.kind](connection, entry, payload or json.loads(entry.payload))


def create_tables(database: Database) -> None:
    """Make all projected tables, empty. Call inside a write transaction."""
    for statement in table_ddl(database):
        database.connection().execute(statement)
    database.connection().execute(
        "INSERT INTO device (key, value) VALUES ('projection_version', ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (str(PROJECTION_VERSION),),
    )


def table_ddl(database: Database) -> list[str]:
    """The CREATE statements of the projected tables, made from their row classes."""
    statements = []
    for row_class in PROJECTED:
        schema: Any = SchemaManager(row_class, database.peewee)  # its stubs leave DDL out
        statements.append(schema._create_table(safe=False).query()[0])  # noqa: SLF001 - no public way to see DDL
        statements += [
            index.query()[0]
            for index in schema._create_indexes(safe=False)  # noqa: SLF001 - as above
        ]
    for name in SEARCH_TABLES:
        prefixes = " ".join(map(str, PREFIXES))
        options = f"tokenize='unicode61', prefix='{prefixes}'"
        statements += [
            f"CREATE VIRTUAL TABLE {name} USING fts5(text, {options})",
            f"CREATE VIRTUAL TABLE {name}_words USING fts5vocab({name}, instance)",
        ]
    return statements


def _name(row_class: type[ProjectedRow]) -> str:
    name: str = row_class._meta.table_name  # noqa: SLF001 - peewee's documented place for it
    return name


def drop_tables(connection: sqlite3.Connection) -> None:
    """Drop whatever projected tables the file has."""
    for row_class in PROJECTED:
        connection.execute(f"DROP TABLE IF EXISTS {_name(row_class)}")
    for name in SEARCH_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {name}_words")
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the tables in the file are of this program's version."""
    row = connection.execute("SELECT value FROM device WHERE key = 'projection_version'").fetchone()
    return row is not None and row[0] == str(PROJECTION_VERSION)


def rebuild(database: Database, progress: Progress | None = None) -> int:
    """Drop the tables and replay the journal in one transaction; returns the entries replayed."""
    with _copies_on_disk(database), database.writing() as connection:
        total = connection.execute("SELECT COUNT(*) FROM journal").fetchone()[0]
        drop_tables(connection)
        create_tables(database)
        count = 0
        for entry in journal.in_fold_order(connection):
            project(connection, entry)
            count += 1
            if progress and count % _BEFORE_REPLAY == 0:
                progress(count, total)
    if progress:
        progress(total, total)
    return count


@contextmanager
def _copies_on_disk(database: Database) -> Iterator[None]:
    """SQLite keeps a copy of every page of a table it drops: too much memory for a large shop."""
    with database.reading() as connection:
        connection.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        with database.reading() as connection:
            connection.execute("PRAGMA temp_store = MEMORY")


def dump(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all projected tables, columns ordered by name, integer row ids left out."""
    tables: dict[str, list[tuple[Any, ...]]] = {}
    for row_class in PROJECTED:
        name = _name(row_class)
        columns = sorted(
            row[1] for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != "pk"
        )
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()
        tables[name] = sorted(rows, key=repr)
    for name in SEARCH_TABLES:
        tables[name] = sorted(connection.execute(f"SELECT text FROM {name}").fetchall())
    return tables
