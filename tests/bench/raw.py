"""The limit of a write: the same final rows, prepared in advance, by Python's sqlite3 alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from app.storage.tables import PROJECTED, SEARCH_TABLES

_BATCH = 1000
_TABLES = ("journal", *(row_class._meta.table_name for row_class in PROJECTED))


Change = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table and the statement that writes one of them."""

    insert: str
    rows: list[tuple[object, ...]]


def connect(path: Path) -> sqlite3.Connection:
    """A connection as durable as the program's own, and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def marks(connection: sqlite3.Connection) -> dict[str, int]:
    """The last row of every table."""
    last = "SELECT COALESCE(MAX(rowid), 0) FROM "
    return {
        table: connection.execute(last + table).fetchone()[0]
        for table in (*_TABLES, *SEARCH_TABLES)
    }


def rows_after(connection: sqlite3.Connection, since: dict[str, int]) -> list[Rows]:
    """All rows that came after ``since``, table by table."""
    found = []
    for table, last in since.items():
        select = "SELECT rowid, text FROM " if table in SEARCH_TABLES else "SELECT * FROM "
        cursor = connection.execute(select + table + " WHERE rowid > ? ORDER BY rowid", (last,))
        rows = cursor.fetchall()
        if rows:
            names = ", ".join(column[0] for column in cursor.description)
            places = ", ".join("?" * len(cursor.description))
            insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - our own names
            found.append(Rows(insert, rows))
    return found


def write_each(
    connection: sqlite3.Connection, prepared: Sequence[Rows], changes: Sequence[Change]
) -> None:
    """Write a few rows and changes in one durable transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for table in prepared:
        for row in table.rows:
            connection.execute(table.insert, row)
    for sql, values in changes:
        connection.execute(sql, values)
    connection.execute("COMMIT")


def write_in_bulk(connection: sqlite3.Connection, prepared: Sequence[Rows]) -> None:
    """Write many rows in one durable transaction, a thousand of every table in turn."""
    connection.execute("BEGIN IMMEDIATE")
    for turn in zip_longest(*(_batches(table.rows) for table in prepared), fillvalue=[]):
        for table, rows in zip(prepared, turn, strict=True):
            connection.executemany(table.insert, rows)
    connection.execute("COMMIT")


def _batches(rows: list[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
