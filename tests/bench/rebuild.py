"""Replaying the whole journal: linear, so the cost of one entry stays the same."""

from collections.abc import Iterator

from app.services.shop import Shop
from app.storage.projection import rebuild
from tests.bench.figures import Growth, Plan, seconds
from tests.bench.shops import shop_of

_USUAL_MOST = 100_000


def run(plan: Plan) -> Iterator[Growth]:
    """All sizes up to 100,000 cases; larger ones take minutes and come with ``--full``."""
    whole: dict[int, float] = {}
    each: dict[int, float] = {}
    for cases in plan.sizes:
        if cases <= _USUAL_MOST or plan.full:
            shop = shop_of(cases, plan.folder)
            try:
                whole[cases], entries = _rebuilt(shop)
            finally:
                shop.close()
            each[cases] = whole[cases] / entries
    yield Growth("rebuild, the whole journal", whole)
    yield Growth("rebuild, one entry of it", each)


def _rebuilt(shop: Shop) -> tuple[float, int]:
    entries: list[int] = []
    taken = seconds(lambda: entries.append(rebuild(shop.store.database)))
    return taken, entries[0]
