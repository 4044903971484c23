"""A ConsignCloud items export of 100,000 rows, from the file on disk to the last commit.

The limit writes the same final rows — journal, people, items, search — prepared in advance, in
one transaction, 1,000 rows a statement.
"""

import csv
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.services.imports import import_file
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop
from app.storage.projection import dump
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.texts import Writer

_ROWS, _QUICK_ROWS = 100_000, 20_000
_ITEMS_A_CONSIGNOR = 25
_TARGET = 3.0
_HEADERS = (
    "SKU", "Created", "Created By", "Deleted", "Brand", "Color", "Size", "Details", "Description",
    "Title", "Account", "Account Name", "Account Company", "Category", "Shelf", "Cost Per",
    "Split Price", "Tag Price", "Tags", "Tax Exempt", "Split", "Inventory Type", "Terms",
    "Number Of Images", "Status", "Quantity", "Expires", "Schedule Start", "Days On Shelf",
    "Printed", "Batch", "Surcharges", "Last Sold", "Last Viewed",
)  # fmt: skip
_STATUSES = ("1 Active", "1 Active", "1 Sold", "1 Sold", "1 Returned To Owner", "1 Parked")


def run(plan: Plan) -> Iterator[Figure]:
    """Time against the raw rows, and the most memory the import takes."""
    rows = _QUICK_ROWS if plan.quick else _ROWS
    with tempfile.TemporaryDirectory(dir=plan.folder) as name:
        folder = Path(name)
        file = folder / "items.csv"
        write_file(file, rows)
        race = _Race(folder, file)
        medians = in_turn(race.import_it, race.write_raw, 1 if plan.quick else 3, between=race.read)
        race.check_same()
        yield Figure(f"import of {rows:,} ConsignCloud items", *medians, _TARGET)
        before, most = _memory_mb(folder / "memory", file)
        yield Figure("  memory: peak beside the program before the import", most, before, unit="MB")


class _Race:
    """Every round both begin with a new shop."""

    def __init__(self, folder: Path, file: Path) -> None:
        self._folder = folder
        self._file = file
        self._round = count()
        self._ours = self._new_shop()
        self._theirs = self._new_shop()
        self._rows: list[raw.Rows] = []

    def _new_shop(self) -> Shop:
        return _found(self._folder / f"shop-{next(self._round)}")

    def import_it(self) -> None:
        """What "Import" does."""
        import_file(self._ours, path=self._file, imported_by="bench")
