"""What a tag, a receipt or some words stand for at the counter."""

from dataclasses import dataclass

from app.domain.items import UnknownItemError
from app.domain.rows import ItemCard
from app.domain.slips import read_mark
from app.services.reading import Queries
from app.ui.counter.item_choices import ItemChoice

_MOST_HITS = 20
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """An item; or a receipt of several, or what a search found: then the clerk chooses."""

    item: ItemCard | None = None
    sale_number: str = ""
    choices: tuple[ItemChoice, ...] = ()
    case_number: str = ""


def find_item(queries: Queries, code: str) -> Found:
    """The item with this SKU, of this receipt, or of these words; raises UnknownItemError."""
    try:
        return Found(queries.items.card(code))
    except UnknownItemError as unknown:
        exact = [hit for hit in queries.search.typed(code, limit=_MOST_HITS) if hit.exact]
        for hit in exact:
            if hit.subject_type == "sale":
                return _of_receipt(queries, hit.key, hit.id)
            if hit.subject_type == "case" and hit.key in (code.upper(), read_mark(code)[0]):
                return Found(case_number=hit.key)
        hits = queries.search.typed(code, limit=_MOST_CHOICES, only="item")
        if not hits:
            raise UnknownItemError(code) from unknown
        return Found(choices=tuple(ItemChoice(hit.key, hit.title) for hit in hits))


def _of_receipt(queries: Queries, number: str, sale: str) -> Found:
    """A receipt of one item stands for it."""
    lines = [line for line in queries.sales.lines(sale) if line.item]
    if len(lines) == 1:
        return Found(queries.items.card(lines[0].sku), number)
    return Found(None, number, tuple(ItemChoice(line.sku, line.title) for line in lines))
