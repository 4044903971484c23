"""Items of any table."""

from collections.abc import Iterator

from app.domain.incoming import IncomingItem
from app.exchange.cells import CellFaultError, CellReader, needed
from app.exchange.file_format import Reading
from app.exchange.formats.genie_items import derived_key
from app.exchange.rows import one_by_one
from app.exchange.table import Table
from app.exchange.words import counted_statuses

ITEM_FIELDS = (
    "sku",
    "title",
    "brand",
    "category",
    "size",
    "color",
    "description",
    "condition",
    "serial",
    "price",
    "split",
    "consignor_number",
    "consignor_name",
    "status",
    "received_on",
    "quantity",
)
# What does not change while the item hangs in the shop.
_TELLING = ("title", "description", "received_on", "price", "brand", "size", "color", "serial")


def item_rows(name: str, table: Table, read: CellReader) -> Iterator[Reading]:
    """One item a row; a row without a number is known by what it says of the piece."""

    def build(row: int, texts: list[str]) -> IncomingItem:
        told = dict(zip(ITEM_FIELDS, texts, strict=True))
        key = told["sku"] or derived_key(*(told[field] for field in _TELLING))
        state = counted_statuses(told["status"]) if told["status"] else ("active", 1)
        if state is None:
            raise CellFaultError("status", "unknown_status", told["status"])
        return IncomingItem(
            row=row,
            source_id=f"{name}:item:{key}",
            sku=told["sku"],
            title=needed("title", told["title"]),
            brand=told["brand"],
            category=told["category"],
            size=told["size"],
            color=told["color"],
            description=told["description"],
            condition=told["condition"],
            serial=told["serial"],
            price_minor=read.price("price", told["price"]),
            currency=read.currency,
            split_bp=read.share("split", told["split"]),
            consignor_number=told["consignor_number"],
            consignor_name=told["consignor_name"],
            status=state[0],
            received_on=read.day("received_on", told["received_on"]),
            quantity=max(1, read.count("quantity", told["quantity"]) or state[1]),
        )

    return one_by_one(table, ITEM_FIELDS, build)
