"""Pages of the queue beside raw SQL that walks the same index; `queue_view` has the screen."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from app.domain.rows import QueueFilter
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_CASES = 1_000_000
_ROWS = 50
_DEEP = 0.99  # of the open cases
_FIRST_TARGET, _DEEP_TARGET = 5.0, 1.5
_LINE = (
    "SELECT pk, id, number, title, category, resolution, front_stage, front_turn, front_due,"
    " at_stake_minor, currency, opened_at, is_open, lane FROM case_file WHERE "
)
_FIRST_PAGES = (
    ("open cases by deadline", QueueFilter(), "is_open = 1 ORDER BY front_due, pk"),
    (
        "our turn, by deadline",
        QueueFilter(turn="shop"),
        "is_open = 1 AND front_turn = 'shop' ORDER BY front_due, pk",
    ),
    (
        "open cases by money at stake",
        QueueFilter(sort="at_stake", descending=True),
        "is_open = 1 ORDER BY at_stake_minor DESC, pk DESC",
    ),
    (
        "all cases, newest first",
        QueueFilter(only_open=False, sort="newest", descending=True),
        "pk > 0 ORDER BY pk DESC",
    ),
)


def run(plan: Plan) -> Iterator[Figure]:
    """A million cases, or the largest shop that was asked for."""
    cases = min(_CASES, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    connection = raw.connect(shop.folder / DATABASE_NAME)
    try:
        pages = shop.queries.cases
        for shown, which, sql in _FIRST_PAGES:
            medians = in_turn(
                partial(pages.page, which, offset=0, limit=_ROWS),
                partial(_rows, connection, f"{_LINE}{sql} LIMIT ?", _ROWS),
                plan.rounds(200),
            )
            yield Figure(f"queue of {cases:,}, first page: {shown}", *medians, _FIRST_TARGET)
        by_due = f"{_LINE}is_open = 1"
        deep = round(pages.count(QueueFilter()) * _DEEP)
        last = pages.page(QueueFilter(), offset=deep, limit=1)[0]
        medians = in_turn(
            partial(pages.after, QueueFilter(), last, limit=_ROWS),
            partial(
                _rows,
                connection,
                f"{by_due} AND (front_due, pk) > (?, ?) ORDER BY front_due, pk LIMIT ?",
                *(last.due, last.pk, _ROWS),
            ),
            plan.rounds(200),
        )
        yield Figure(f"queue of {cases:,}, the page after one far down", *medians, _FIRST_TARGET)
        medians = in_turn(
            partial(pages.page, QueueFilter(), offset=deep, limit=_ROWS),
            partial(
                _rows,
                connection,
                f"{by_due} ORDER BY front_due, pk LIMIT ? OFFSET ?",
                *(_ROWS, deep),
            ),
            plan.rounds(20),
        )
        yield Figure(f"queue of {cases:,}, a jump to 99 %", *medians, _DEEP_TARGET)
    finally:
        connection.close()
        shop.close()


def _rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[tuple[object, ...]]:
    return connection.execute(sql, values).fetchall()
