"""A ConsignCloud items export of 100,000 rows, from the file on disk to the last commit.

The limit writes the same final rows — journal, people, items, search — prepared in advance, in
one transaction, 1,000 rows a statement.
"""

import csv
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.services.imports import import_file
from app.services.program_data import load_program_data
from app.services.shop import found_shop, open_shop
from app.storage.projection import dump
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, seconds
from tests.bench.texts import Writer

_ROWS, _QUICK_ROWS = 100_000, 20_000
_ROUNDS, _QUICK_ROUNDS = 3, 1
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
    """Time against the raw rows, and the most memory an import takes."""
    rows = _QUICK_ROWS if plan.quick else _ROWS
    with tempfile.TemporaryDirectory(dir=plan.folder) as name:
        folder = Path(name)
        file = folder / "items.csv"
        write_file(file, rows)
        shop = found_shop(
            folder / "empty", program=load_program_data(), founded_by="bench", settings={}
        )
        shop.close()
        before, most = _in_a_process_of_its_own(folder, file)
        yield Figure(
            "import: its memory at most, beside the program's before", most, before, unit="MB"
        )
        raced = [_one_round(folder, file) for _ in range(_QUICK_ROUNDS if plan.quick else _ROUNDS)]
        ours, limit = (statistics.median(times) for times in zip(*raced, strict=True))
        yield Figure(f"import of {rows:,} ConsignCloud items", ours, limit, _TARGET)


def write_file(path: Path, rows: int) -> None:
    """An export as ConsignCloud writes it."""
    writer = Writer(rows)
    random = writer.random
    accounts = [(1000 + number, writer.name()) for number in range(rows // _ITEMS_A_CONSIGNOR)]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, _HEADERS, restval="")
        out.writeheader()
        for number in range(rows):
            title, brand, colour = writer.thing()
            account, name = random.choice(accounts)
            day = f"2025-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
            out.writerow(
                {
                    "SKU": f"C{number:06d}",
                    "Created": f"{day} {random.randrange(9, 19):02d}:{random.randrange(60):02d}",
                    "Created By": "Front desk",
                    "Brand": brand,
                    "Color": colour,
                    "Size": random.choice(("", "S", "M", "L", "38", "26 cm")),
                    "Description": writer.complaint(),
                    "Title": title,
                    "Account": account,
                    "Account Name": name,
                    "Category": random.choice(("Handbags", "Watches", "Coats", "女鞋", "首饰")),
                    "Shelf": f"A{random.randrange(40)}",
                    "Tag Price": f"{random.randrange(100, 30_000)}.00",
                    "Split": f"{random.choice((50, 60, 70))}%",
                    "Inventory Type": "Consignment",
                    "Terms": "Return To Consignor",
                    "Status": random.choice(_STATUSES),
                    "Quantity": 1,
                }
            )


def _one_round(folder: Path, file: Path) -> tuple[float, float]:
    """Seconds of ours and of the limit; both begin with the same empty shop."""
    ours, theirs = folder / "ours", folder / "raw"
    for copy in (ours, theirs):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder / "empty", copy)
    shop = open_shop(ours, program=load_program_data())
    connection = raw.connect(theirs / DATABASE_NAME)
    try:
        since = raw.marks(connection)
        taken = seconds(partial(import_file, shop, path=file, imported_by="bench"))
        rows = raw.rows_after(shop.store.database.connection(), since)
        least = seconds(partial(raw.write_in_bulk, connection, rows))
        if dump(shop.store.database.connection()) != dump(connection):
            raise RuntimeError("the limit did not write the same rows")
    finally:
        connection.close()
        shop.close()
    return taken, least


def _in_a_process_of_its_own(folder: Path, file: Path) -> tuple[float, float]:
    """Megabytes resident before an import and at its peak, in a process that does nothing else."""
    shop_folder = folder / "memory"
    shutil.copytree(folder / "empty", shop_folder)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peaks_mb, (shop_folder, file))


def _peaks_mb(shop_folder: Path, file: Path) -> tuple[float, float]:
    shop = open_shop(shop_folder, program=load_program_data())
    try:
        before = _peak_mb()
        import_file(shop, path=file, imported_by="bench")
        return before, _peak_mb()
    finally:
        shop.close()


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
