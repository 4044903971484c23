"""Proving a shop: chain, replay, books, photos."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.photos.errors import PhotoDamagedError, PhotoMissingError
from app.services.photos import is_named
from app.services.shop import Shop
from app.storage import journal
from app.storage.database import Database
from app.storage.months_state import changed_months
from app.storage.projection import Progress, dump, rebuild

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault or a notice: a stable code, what it is about, and figures for its sentence."""

    code: str
    subject: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found; a shop is sound without faults. Orphan photo files are notices."""

    faults: tuple[Finding, ...]
    notices: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """No faults."""
        return not self.faults


def verify(shop: Shop, *, deep: bool, step: Step | None = None) -> Verification:
    """Check the journal's chain and the books; ``deep`` also replays all and reads every photo."""
    tell = step or (lambda _: None)
    faults: list[Finding] = []
    notices: list[Finding] = []
    with shop.store.database.reading() as connection:
        tell("journal")
        faults += [Finding(f.code, f"{f.place} {f.entry}") for f in journal.prove(connection)]
        tell("database")
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            faults.append(Finding("database_damaged", str(state)))
        parked = connection.execute("SELECT kind, COUNT(*) FROM parked GROUP BY kind").fetchall()
        notices += [Finding("parked", f"{kind}: {count}") for kind, count in parked]
    tell("ledger")
    faults += [
        Finding(f.code, f"{f.subject} {f.currency} {f.minor}") for f in shop.queries.ledger.faults()
    ]
    with shop.store.database.reading() as connection:
        faults += [Finding("closed_month_changed", month) for month in changed_months(connection)]
    tell("photos")
    faults += _photo_faults(shop, deep=deep)
    notices += [Finding("orphan_photo", sha256) for sha256 in _orphans(shop)]
    if deep:
        tell("replay")
        faults += _replay_faults(shop)
    return Verification(tuple(faults), tuple(notices))


def _photo_faults(shop: Shop, *, deep: bool) -> list[Finding]:
    faults = []
    with shop.store.database.reading() as connection:
        named = connection.execute("SELECT DISTINCT sha256 FROM photo").fetchall()
    for (sha256,) in named:
        try:
            if deep:
                shop.photos.check(sha256)
            elif not shop.photos.path(sha256).is_file():
                raise PhotoMissingError(sha256)  # noqa: TRY301 - the same fault either way
        except (PhotoMissingError, PhotoDamagedError) as error:
            faults.append(Finding(error.code, sha256))
    return faults


def _orphans(shop: Shop) -> list[str]:
    with shop.store.database.reading() as connection:
        return shop.photos.orphans(lambda sha256: is_named(connection, sha256))


def _replay_faults(shop: Shop) -> list[Finding]:
    """Replay a copy of the journal and compare every projected table with the live one."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Database(Path(folder) / "replay.db")
        with shop.store.database.reading() as connection:
            connection.execute("VACUUM INTO ?", (str(copy.path),))
        try:
            with copy.reading() as connection:
                live = dump(connection)
            rebuild(copy)
            with copy.reading() as connection:
                replayed = dump(connection)
        finally:
            copy.close()
    return [
        Finding("replay_differs", table) for table, rows in live.items() if rows != replayed[table]
    ]


def rebuild_tables(shop: Shop, progress: Progress | None = None) -> int:
    """Drop the tables and replay the journal; returns the number of entries."""
    return rebuild(shop.store.database, progress)
