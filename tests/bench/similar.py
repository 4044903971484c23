"""Similar cases, while somebody types and on a case's page, at several sizes of the shop.

The limit is what a person who knows FTS5 would write: any of the same words, the best twenty by
bm25, with the rows they name. It ranks the whole shop by words alone.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial

from app.domain.likeness import words_of
from app.services.similar import Told, similar_cases, while_typing
from app.storage.search_text import phrase
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_LARGEST = 100_000
_TARGET = 1.0  # in the largest; in a small shop everything is a few milliseconds
_TYPED = (
    ("a few words", "拉链坏了"),
    ("a sentence", "拉链坏了，肩带有划痕，收到当天就发现，客人要求退款。"),
    ("English", "The zipper is broken and the strap has a scratch, I want a refund"),
    ("20,000 letters", "拉链坏了，肩带有划痕，收到当天就发现，客人要求退款。 zipper " * 600),
)
_BEST = """
    SELECT number, title, complaint
    FROM case_search CROSS JOIN case_file ON pk = case_search.rowid
    WHERE case_search MATCH ? ORDER BY bm25(case_search) LIMIT 20
"""


def run(plan: Plan) -> Iterator[Figure]:
    """From a small shop to one of 100,000 cases."""
    for cases in (size for size in plan.sizes if size <= _LARGEST):
        shop = shop_of(cases, plan.folder)
        connection = raw.connect(shop.folder / DATABASE_NAME)
        target = _TARGET if cases == _LARGEST else None
        try:
            for shown, text in _TYPED:
                typed = partial(while_typing, shop, Told(text))
                limit = partial(_best, connection, text)
                medians = in_turn(typed, limit, plan.rounds(40))
                yield Figure(f"similar {cases:,} cases: {shown}", *medians, target)
            number = f"A-{cases // 2:06d}"
            text = shop.queries.cases.card(number).complaint
            ours = partial(similar_cases, shop, number=number)
            medians = in_turn(ours, partial(_best, connection, text), plan.rounds(40))
            yield Figure(f"similar {cases:,} cases: of a case", *medians, target)
        finally:
            connection.close()
            shop.close()


def _best(connection: sqlite3.Connection, text: str) -> list[tuple[str, ...]]:
    query = " OR ".join(phrase(word) for word in words_of(text))
    return connection.execute(_BEST, (query,)).fetchall()
