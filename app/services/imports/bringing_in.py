"""One import: read, plan, and write all rows as one action."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.incoming import RowError, RowSkipped
from app.exchange.column_map import load_map
from app.exchange.reading import FileReading, read_file
from app.services.imports.planning import Planner
from app.services.money.falls import true_up_falls
from app.services.shop import Shop
from app.storage.store import Action

_PROGRESS_EVERY = 1000


class NoRowCameInError(RuleError):
    """Every row of the file had an error; nothing was changed."""

    code = "no_row_came_in"

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        super().__init__(errors=len(errors))
        self.rows = errors


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. ``batch`` is empty for a dry run or where nothing came."""

    format: str
    rows: int
    added: int
    updated: int
    unchanged: int
    skipped: int
    errors: tuple[RowError, ...]
    unknown_columns: tuple[str, ...]
    batch: str


def import_file(
    shop: Shop,
    *,
    path: Path,
    imported_by: str,
    format_code: str | None = None,
    map_path: Path | None = None,
    split_is: str | None = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Bring in a file of items, people or sales; idempotent by what the file calls each row.

    ``progress(done, 0)`` is called while reading and ``progress(done, total)`` while writing; it
    may raise to cancel, which leaves the shop as it was. Raises what `app.exchange` refuses, and
    NoRowCameInError where no row could be read.
    """
    settings = shop.queries.settings()
    reading = read_file(
        path,
        format_code=format_code,
        column_map=load_map(map_path) if map_path else None,
        split_is=split_is,
        currency=settings.currency,
        zone=settings.zone,
    )
    with shop.store.action(imported_by, progress, may="imports.run") as action:
        planner = Planner(action, settings, reading.format_code.split("_")[0])
        facts, rows, skipped = _plan(planner, reading, progress)
        tally = planner.tally
        if tally.errors and not (tally.added or tally.updated or tally.unchanged):
            raise NoRowCameInError(tuple(tally.errors))
        writes = bool(facts) and not dry_run
        report = ImportReport(
            reading.format_code,
            rows,
            tally.added,
            tally.updated,
            tally.unchanged,
            skipped,
            tuple(tally.errors),
            reading.unknown_columns,
            action.id.hex() if writes else "",
        )
        if writes:
            action.record_many(facts, len(facts))
            true_up_falls(shop, action, planner.resold)
            action.record(_finished(action, path.name, report))
    return report


def _plan(
    planner: Planner, reading: FileReading, progress: Callable[[int, int], None] | None
) -> tuple[list[Fact], int, int]:
    facts: list[Fact] = []
    rows = skipped = 0
    for row in reading.rows:
        rows += 1
        if isinstance(row, RowError):
            planner.tally.errors.append(row)
        elif isinstance(row, RowSkipped):
            skipped += 1
        else:
            facts.extend(planner.plan(row))
        if progress and rows % _PROGRESS_EVERY == 0:
            progress(rows, 0)
    return facts, rows, skipped


def _finished(action: Action, file: str, report: ImportReport) -> Fact:
    payload: dict[str, Json] = {
        "file": file[:200],
        "format": report.format,
        "added": report.added,
        "updated": report.updated,
    }
    return Fact("import_finished", "import", action.id.hex(), payload)
