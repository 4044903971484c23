"""Last year under other shares against reading its cases and their lines of the books once.

The limit runs the same two statements and takes their rows; gathering, proposing under both
tables and comparing are ours alone.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from app.domain.clocks import DAY_MS
from app.domain.ladder import DefaultShare
from app.services.simulating import Change, simulate
from app.storage.queries.year_cases import YEAR_CASES, YEAR_MONEY
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.monthly_report import shop_with_books

_ROUNDS = 5
_TARGET = 4.0
_CHANGE = Change(
    shares=(DefaultShare("FUNC", "", {"shop": 5000, "consignor": 5000}),),
    windows={"COND": 7},
)


def run(plan: Plan) -> Iterator[Figure]:
    """A year of as many cases as the kept shop has."""
    cases = 10_000 if plan.quick else 100_000
    kept = shop_with_books(plan.folder, cases, years=1)
    raw = sqlite3.connect(kept.folder / "shop.db")
    raw.execute("PRAGMA cache_size = -16000")
    (last,) = raw.execute("SELECT MAX(opened_at) FROM case_file").fetchone()
    year = (last - 365 * DAY_MS, last + 1, "CNY")
    shop = replace(kept, clock=lambda: last)
    try:
        found = simulate(shop, _CHANGE)
        medians = in_turn(
            partial(simulate, shop, _CHANGE), partial(_read, raw, year), plan.rounds(_ROUNDS)
        )
        yield Figure(f"simulator over {found.cases:,} cases of a year", *medians, _TARGET)
    finally:
        raw.close()
        kept.close()


def _read(raw: sqlite3.Connection, year: tuple[int, int, str]) -> None:
    """Every row that the simulation is made of."""
    raw.execute(YEAR_MONEY, year).fetchall()
    raw.execute(YEAR_CASES, year).fetchall()
