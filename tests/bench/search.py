"""Search as it is typed, over the whole box: exact hits first, then the newest with snippets.

The limit is FTS5's newest-first query of the same page with the rows it names: one statement, the
words quoted by hand.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial

from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_CASES = 1_000_000
_HITS = 20
_TARGET = 10.0
_TYPED = (  # what it shows, what is typed, the query that a person who knows FTS5 would write
    ("one Han character", "链", '"链"'),
    ("two Han characters", "拉链", '"拉 链"'),
    ("four Han characters", "拉链坏了", '"拉 链 坏 了"'),
    ("a Latin word", "zipper", '"zipper"'),
    ("the beginning of a Latin word", "scra", '"scra"*'),
    ("two Latin words", "zipper broken", '"zipper" "broken"'),
    ("Han and Latin", "louis 拉链", '"louis" "拉 链"'),
    ("a rare pair", "魔术贴生锈", '"魔 术 贴 生 锈"'),
)
_NEWEST = """
    SELECT id, number, title, complaint
    FROM case_search CROSS JOIN case_file ON pk = case_search.rowid
    WHERE case_search MATCH ? ORDER BY case_search.rowid DESC LIMIT ?
"""


def run(plan: Plan) -> Iterator[Figure]:
    """A million cases, or the largest shop that was asked for."""
    cases = min(_CASES, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    connection = raw.connect(shop.folder / DATABASE_NAME)
    try:
        for shown, typed, query in _TYPED:
            ours = partial(shop.queries.search.typed, typed, limit=_HITS)
            limit = partial(_newest, connection, query)
            medians = in_turn(ours, limit, plan.rounds(200))
            yield Figure(f"search {cases:,} cases: {shown}", *medians, _TARGET)
    finally:
        connection.close()
        shop.close()


def _newest(connection: sqlite3.Connection, query: str) -> list[tuple[str, ...]]:
    return connection.execute(_NEWEST, (query, _HITS)).fetchall()
