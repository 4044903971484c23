"""What has a date, in a shop with 100,000 open cases: beside the least that SQL can do for it."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from app.domain.rows import QueueFilter
from app.services.day import day_of_work
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_CASES = 340_000  # three in ten are open
_ROWS = 50
_TARGET = 8.0
_DAY_MS = 24 * 3600 * 1000
_WEEKS = 6
_LINE = (
    "SELECT pk, id, number, title, category, resolution, front_stage, front_turn, front_due,"
    " at_stake_minor, currency, opened_at, is_open, lane FROM case_file WHERE is_open = 1"
)
_BY_DUE = f"{_LINE} AND (front_due, pk) > (?, ?) ORDER BY front_due, pk LIMIT ?"


def run(plan: Plan) -> Iterator[Figure]:
    """Pages by deadline, a day's work, a month of the calendar."""
    cases = min(_CASES, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    connection = raw.connect(shop.folder / DATABASE_NAME)
    try:
        pages = shop.queries.cases
        count = pages.count(QueueFilter())
        last = pages.page(QueueFilter(), offset=count // 2, limit=1)[0]
        medians = in_turn(
            partial(pages.after, QueueFilter(), last, limit=_ROWS),
            partial(_rows, connection, _BY_DUE, last.due, last.pk, _ROWS),
            plan.rounds(200),
        )
        yield Figure(f"{count:,} open cases: a page by deadline", *medians, _TARGET)
        settings, now_ms = shop.queries.settings(), last.due or 0
        medians = in_turn(
            partial(day_of_work, shop.queries, settings, now_ms),
            partial(_rows, connection, _BY_DUE, now_ms, 0, 5 * _ROWS),
            plan.rounds(20),
        )
        yield Figure(f"{count:,} open cases: my day", *medians)
        days = [(now_ms + n * _DAY_MS, now_ms + (n + 1) * _DAY_MS) for n in range(7 * _WEEKS)]
        first, end = days[0][0], days[-1][1]
        in_all = (
            "SELECT COUNT(*) FROM case_file WHERE is_open = 1 AND front_due >= ? AND front_due < ?"
        )
        medians = in_turn(
            partial(shop.queries.clocks.per_day, days),
            partial(_rows, connection, in_all, first, end),
            plan.rounds(20),
        )
        yield Figure(f"{count:,} open cases: a month of the calendar", *medians)
    finally:
        connection.close()
        shop.close()


def _rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[tuple[object, ...]]:
    return connection.execute(sql, values).fetchall()
