"""The limit of a write: the same final rows, prepared in advance, through Python's sqlite3 alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    return {
        table: connection.execute(f"SELECT COALESCE(MAX(rowid), 0) FROM {table}").fetchone()[0]
        for table in (*_TABLES, *SEARCH_TABLES)
    }


def rows_after(connection: sqlite3.Connection, since: dict[str, int]) -> list[Rows]:
    """All rows that came after ``since``, table by table."""
    found = []
    for table, last in since.items():
        columns = "rowid, text" if table in SEARCH_TABLES else "*"
        cursor = connection.execute(
            f"SELECT {columns} FROM {table} WHERE rowid > ? ORDER BY rowid", (last,)
        )
        rows = cursor.fetchall()
        if rows:
            names = [column[0] for column in cursor.description]
            places = ", ".join("?" * len(names))
            found.append(Rows(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows))
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
    """Write many rows in one durable transaction, 1,000 a statement."""
    connection.execute("BEGIN IMMEDIATE")
    for table in prepared:
        for rows in _batches(table.rows):
            connection.executemany(table.insert, rows)
    connection.execute("COMMIT")


def _batches(rows: list[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
