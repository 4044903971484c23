"""What a person waits for, at every size of the shop: no more than its logarithm."""

from collections.abc import Callable, Iterator
from functools import partial

from app.domain.rows import QueueFilter
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from tests.bench.durable_case import Counter
from tests.bench.figures import Growth, Plan, median_s
from tests.bench.shops import shop_of

_ROWS = 50
_Works = dict[str, Callable[[], object]]


def run(plan: Plan) -> Iterator[Growth]:
    """One line a piece of work, one column a size."""
    costs: dict[str, dict[int, float]] = {}
    for cases in plan.sizes:
        shop = shop_of(cases, plan.folder)
        try:
            for name, work in (_works(shop, cases) | _linear_works(shop)).items():
                taken = median_s(work, plan.rounds(40))
                costs.setdefault(name, {})[cases] = taken
        finally:
            shop.close()
    for name, at_sizes in costs.items():
        yield Growth(name, at_sizes)


def _works(shop: Shop, cases: int) -> _Works:
    queries, newest = shop.queries, f"A-{cases:06d}"
    sku = queries.items.page(limit=1)[0].sku
    consignor = queries.people.page(limit=1)[0].number
    page = partial(queries.cases.page, offset=0, limit=_ROWS)
    return {
        "open the shop": partial(_open_and_close, shop),
        "open a case at the counter": Counter(shop).open_one,
        "queue: first page": partial(page, QueueFilter()),
        "queue: our turn": partial(page, QueueFilter(turn="shop")),
        "queue: by money at stake": partial(page, QueueFilter(sort="at_stake", descending=True)),
        "queue: everything by deadline": partial(page, QueueFilter(only_open=False)),
        "queue: counts in the rail": partial(queries.cases.counts, [QueueFilter()] * 8),
        "case card": partial(queries.cases.card, newest),
        "item card": partial(queries.items.card, sku),
        "consignor card": partial(queries.people.card, consignor),
        "scan a code": partial(queries.search.scanned, newest),
        "search as typed: 链": partial(queries.search.typed, "链"),
        "search as typed: 拉链坏了": partial(queries.search.typed, "拉链坏了"),
        "search as typed: zipper": partial(queries.search.typed, "zipper"),
        "search as typed: 1": partial(queries.search.typed, "1"),
        "search as typed: 13": partial(queries.search.typed, "13"),
        "search as typed: nothing found": partial(queries.search.typed, "xylophone"),
        "items: first page": partial(queries.items.page, limit=_ROWS),
        "people: first page": partial(queries.people.page, limit=_ROWS),
        "sales: by a receipt's number": partial(
            queries.sales.after, None, words="R0000001", limit=_ROWS
        ),
    }


def _linear_works(shop: Shop) -> _Works:
    """Work that passes over all it finds, off the path of a key stroke."""
    queries = shop.queries
    page = partial(queries.cases.page, offset=0, limit=_ROWS)
    return {
        "search on Enter, ranked: 拉链": partial(queries.search.ranked, "拉链"),
        "queue filtered by a common word": partial(page, QueueFilter(words="拉链")),
        "items filtered by a common word": partial(queries.items.page, words="包", limit=_ROWS),
        "count of all open cases": partial(queries.cases.count, QueueFilter()),
    }


def _open_and_close(shop: Shop) -> None:
    open_shop(shop.folder, program=load_program_data()).close()
