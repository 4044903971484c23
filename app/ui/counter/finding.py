"""What a tag, a receipt, a payment, an amount with its day or a phone stand for at the counter."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.items import UnknownItemError
from app.domain.rows import Hit, ItemCard
from app.domain.sales import SaleLine
from app.domain.slips import read_mark
from app.services.reading import Queries
from app.ui.counter.item_choices import ItemChoice

_MOST_HITS = 20
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """An item; or a receipt of several, or what a search found: then the clerk chooses.

    ``proof`` is how the sale was found; empty where no sale was.
    """

    item: ItemCard | None = None
    sale_number: str = ""
    choices: tuple[ItemChoice, ...] = ()
    case_number: str = ""
    proof: str = ""


def find_item(queries: Queries, code: str) -> Found:
    """The item with this SKU, of this receipt, or of these words; raises UnknownItemError.

    A buyer without a receipt is found by payment number, by amount and day, or by phone.
    """
    try:
        item = queries.items.card(code)
        return Found(item, proof="receipt" if item.sale else "")
    except UnknownItemError as unknown:
        exact = [hit for hit in queries.search.typed(code, limit=_MOST_HITS) if hit.exact]
        found = _by_exact(queries, code, exact)
        if found is not None:
            return found
        hits = queries.search.typed(code, limit=_MOST_CHOICES, only="item")
        if not hits:
            raise UnknownItemError(code) from unknown
        return Found(choices=tuple(ItemChoice(hit.key, hit.title) for hit in hits))


def _by_exact(queries: Queries, code: str, exact: Sequence[Hit]) -> Found | None:
    sales = [hit for hit in exact if hit.subject_type == "sale"]
    if sales:
        return _of_receipts(queries, sales, _how_known(sales[0], code))
    for hit in exact:
        if hit.subject_type == "case" and hit.key in (code.upper(), read_mark(code)[0]):
            return Found(case_number=hit.key)
    people = [hit.id for hit in exact if hit.subject_type == "person"]
    bought = [sale for person in people for sale in queries.sales.of_buyer(person)]
    return _of_receipts(queries, bought, "phone") if bought else None


def _how_known(hit: Hit, code: str) -> str:
    typed = code.strip().casefold()
    if typed == hit.key.casefold():
        return "receipt"
    return "payment" if typed == hit.title.casefold() else "amount_date"


def _of_receipts(queries: Queries, sales: Sequence[Hit], proof: str) -> Found:
    """A receipt of one item stands for it; else the items of all of them are offered."""
    lines = [(sale.key, line) for sale in sales for line in _items(queries, sale)]
    if len(sales) == 1:
        number = sales[0].key
        if len(lines) == 1:
            return Found(queries.items.card(lines[0][1].sku), number, proof=proof)
        choices = tuple(ItemChoice(line.sku, line.title) for _number, line in lines)
        return Found(None, number, choices, proof=proof)
    choices = tuple(ItemChoice(line.sku, line.title, number) for number, line in lines)
    return Found(choices=choices, proof=proof)


def _items(queries: Queries, sale: Hit) -> list[SaleLine]:
    return [line for line in queries.sales.lines(sale.id) if line.item]
