"""The explicit list of schema steps, and the one way to run them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from app.storage.database import APPLICATION_ID, Database
from app.storage.migrations import m0001_journal, m0002_secrets


@dataclass(frozen=True, slots=True)
class Migration:
    """One schema step: its number becomes the file's ``user_version``."""

    number: int
    steps: Sequence[str]


MIGRATIONS = (Migration(1, m0001_journal.STEPS), Migration(2, m0002_secrets.STEPS))
NEWEST = MIGRATIONS[-1].number


def migrate(database: Database, found: int, known: Sequence[Migration] = MIGRATIONS) -> None:
    """Run all ``known`` steps after ``found``, each with its record in one transaction.

    A file that holds a shop is copied beside itself first.
    """
    waiting = [m for m in known if m.number > found]
    if waiting and found:
        _copy(database, found)
    for migration in waiting:
        with database.writing() as connection:
            for step in migration.steps:
                connection.execute(step)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {migration.number:d}")


def _copy(database: Database, found: int) -> None:
    beside = database.path.with_name(f"before-schema-{found + 1}.db")
    with database.reading() as connection:
        target = sqlite3.connect(beside)
        try:
            connection.backup(target)
        finally:
            target.close()
