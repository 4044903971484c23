"""One case at the counter — item, sale, handover, two photos — until it is safe on disk.

The limit writes the very rows of that case into a copy of the shop: journal, tables and search,
one transaction, one sync.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.domain.custody import Handover
from app.services.opening import open_case
from app.services.photos import KeptPhoto
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.storage.projection import dump
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of
from tests.bench.texts import Writer

_CASES_BEFORE = 1000
_TARGET = 2.0


def run(plan: Plan) -> Iterator[Figure]:
    """Both writers begin with the same shop and end with the same rows."""
    kept = shop_of(_CASES_BEFORE, plan.folder)
    kept.close()
    with tempfile.TemporaryDirectory(dir=plan.folder) as folder:
        ours, theirs = Path(folder, "ours"), Path(folder, "raw")
        for copy in (ours, theirs):
            shutil.copytree(kept.folder, copy)
        shop = open_shop(ours, program=load_program_data())
        connection = raw.connect(theirs / DATABASE_NAME)
        try:
            counter = Counter(shop)
            limit = _Limit(shop, connection)
            medians = in_turn(
                counter.open_one, limit.write, plan.rounds(400), between=limit.prepare
            )
            limit.check_same()
        finally:
            connection.close()
            shop.close()
    yield Figure("one durable case with item, sale, handover, two photos", *medians, _TARGET)


class Counter:
    """Opens one case after another, each about another item."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        writer = Writer(7)
        self._complaints = [writer.complaint() for _ in range(1000)]
        with shop.store.state() as state:
            rows = state.connection.execute("SELECT sku FROM item ORDER BY pk LIMIT 1000")
            self._skus = [sku for (sku,) in rows]
        self._numbers = count()

    def open_one(self) -> None:
        """What the button "Save" does once photos are on disk."""
        number = next(self._numbers)
        hexes = f"{number:032x}"
        open_case(
            self._shop,
            complaint=self._complaints[number % len(self._complaints)],
            opened_by="陈",
            sku=self._skus[number % len(self._skus)],
            category="COND",
            photos=[KeptPhoto(hexes + side * 32, 1600, 1200, "") for side in "ab"],
            handover=Handover("in_shop", "A3", "有使用痕迹", ("box", "dust_bag")),
        )


class _Limit:
    """Writes what the shop got since the last time, into a copy of it."""

    def __init__(self, shop: Shop, connection: sqlite3.Connection) -> None:
        self._ours = shop.store.database.connection()
        self._theirs = connection
        self._marks = raw.marks(self._ours)
        self._rows: list[raw.Rows] = []
        self._changes: list[raw.Change] = []

    def prepare(self) -> None:
        """Read the new rows, and what changed in old ones: custody, the number last taken."""
        self._rows = raw.rows_after(self._ours, self._marks)
        self._marks = raw.marks(self._ours)
        (item,) = self._ours.execute("SELECT item FROM case_file ORDER BY pk DESC").fetchone()
        custody = self._ours.execute("SELECT custody, place, id FROM item WHERE id = ?", (item,))
        number = self._ours.execute("SELECT value FROM device WHERE key = 'last_case'")
        self._changes = [
            ("UPDATE item SET custody = ?, place = ? WHERE id = ?", custody.fetchone()),
            ("UPDATE device SET value = ? WHERE key = 'last_case'", number.fetchone()),
        ]

    def write(self) -> None:
        """One transaction, one sync."""
        raw.write_each(self._theirs, self._rows, self._changes)

    def check_same(self) -> None:
        """A limit that wrote less would be none."""
        if dump(self._ours) != dump(self._theirs):
            raise RuntimeError("the limit did not write the same rows")
