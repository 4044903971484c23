"""How long cases take: whether what is said comes true, and what saying it costs.

The first lines are no times: the share of a demo shop's cases that ended within what would have
been said of them, over a year predicted month by month, beside the share that should have. The
limit of reading the past is the same statement through Python's sqlite3, its rows left alone.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from app.domain.duration_backtest import Coverage
from app.services.demo.fill import fill_demo
from app.services.duration_backtest import back_test_durations
from app.services.durations import expected_of_intake
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.storage.queries.durations import DURATIONS, MOST_CASES, DurationQueries
from app.storage.store import DATABASE_NAME
from tests.bench.figures import Figure, Plan, in_turn, median_s, seconds
from tests.bench.shops import shop_of

_UNTIL = date(2026, 11, 1)
_CASES, _QUICK_CASES, _MONTHS = 2000, 800, 18
_TARGET = 2.5
_ROUNDS = 15
_PERCENT_BP = 100


def run(plan: Plan) -> Iterator[Figure]:
    """The year of a demo shop, then the past of a large one."""
    shop = _demo(plan.folder, _QUICK_CASES if plan.quick else _CASES)
    try:
        found = back_test_durations(shop)
        yield _coverage("all cases: end within the half interval", found.whole.half, 50)
        yield _coverage("all cases: end within the 80 % interval", found.whole.eighty, 80)
        for covered in found.by_category:
            yield _coverage(f"  {covered.key}: within the 80 % interval", covered.eighty, 80)
        if not plan.quick:
            way = back_test_durations(shop, each_step=True).whole.eighty
            yield _coverage("each step of each case: within the 80 % interval", way, 80)
        yield Figure(
            f"a year of {found.whole.eighty.cases:,} cases predicted",
            seconds(partial(back_test_durations, shop)),
        )
        told = partial(expected_of_intake, shop, category="FUNC.HARD")
        yield Figure("one case told at the counter", median_s(told, plan.rounds(_ROUNDS)))
    finally:
        shop.close()
    yield from _reading(plan)


def _coverage(name: str, found: Coverage, wanted: int) -> Figure:
    share = (found.share_bp or 0) / _PERCENT_BP
    return Figure(f"{name} ({found.decided:,} of {found.cases:,})", share, wanted, unit="%")


def _demo(folder: Path, cases: int) -> Shop:
    """The demo shop of so many cases on the day its history ends; filled if it is not there."""
    place, program = folder / f"demo-{cases}-{_MONTHS}", load_program_data()
    if not (place / "complete").exists():
        fill_demo(place, program=program, cases=cases, months=_MONTHS, until=_UNTIL)
        (place / "complete").touch()
    then = datetime(_UNTIL.year, _UNTIL.month, _UNTIL.day, tzinfo=UTC)
    now_ms = round(then.timestamp() * 1000)
    return replace(open_shop(place, program=program), clock=lambda: now_ms)


def _reading(plan: Plan) -> Iterator[Figure]:
    cases = min(100_000, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    raw = sqlite3.connect(shop.folder / DATABASE_NAME)
    try:
        settings, database = shop.queries.settings(), shop.store.database
        medians = in_turn(
            lambda: DurationQueries(database).table(settings, shop.clock()),
            lambda: raw.execute(DURATIONS, (MOST_CASES,)).fetchall(),
            plan.rounds(_ROUNDS),
        )
        yield Figure(f"the newest {MOST_CASES:,} of {cases:,} cases read", *medians, _TARGET)
    finally:
        raw.close()
        shop.close()
