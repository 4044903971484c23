"""ConsignmentGenie's items: its bulk-import sheet, and its list of items that do not sell.

Items without a number of their own get an empty SKU, which the shop fills, and are found again
by a key made of what else the line says. ``ReceivedDate`` may lie in the future: goods are
announced before they come.
"""

import hashlib
from collections.abc import Iterator

from app.domain.incoming import IncomingItem
from app.exchange.cells import CellReader, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.rows import one_by_one
from app.exchange.table import Table

_FIELDS = (
    "sku",
    "title",
    "description",
    "category",
    "condition",
    "price",
    "consignor_number",
    "consignor_name",
    "received_on",
)


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    def build(row: int, texts: list[str]) -> IncomingItem:
        (
            sku,
            title,
            description,
            category,
            condition,
            price,
            consignor_number,
            consignor_name,
            received_on,
        ) = texts
        return IncomingItem(
            row=row,
            source_id="genie:item:" + (sku or derived_key(title, description, received_on, price)),
            sku=sku,
            title=needed("title", title),
            category=category,
            description=description,
            condition=condition,
            price_minor=read.price("price", price),
            currency=read.currency,
            consignor_number=consignor_number,
            consignor_name=consignor_name,
            received_on=read.day("received_on", received_on),
        )

    return one_by_one(table, _FIELDS, build)


def derived_key(*texts: str) -> str:
    """A key for a row without a number, the same at every import of the same line."""
    told = "\x1f".join(" ".join(text.split()).casefold() for text in texts)
    return "~" + hashlib.sha256(told.encode()).hexdigest()[:20]


GENIE_ITEMS = FileFormat(
    code="genie_items",
    columns={
        "sku": ("SKU",),
        "title": ("Name", "Item Name"),
        "description": ("Description",),
        "category": ("Category",),
        "condition": ("Condition",),
        "price": ("Price",),
        "consignor_number": ("ConsignorNumber", "Consignor #", "Consignor No", "Consignor ID"),
        "consignor_name": ("Consignor Name", "Consignor"),
        "received_on": ("ReceivedDate", "Listed Date", "Date Received"),
    },
    required=(("title",), ("price",)),
    rows=_rows,
    telling=frozenset(
        (
            "ReceivedDate",
            "Listed Date",
            "ConsignorNumber",
            "Consignor Name",
            "Condition",
            "ExpirationDate",
            "Days Listed",
            "Suggested Action",
        )
    ),
    also_known=("ExpirationDate", "Location", "Notes", "Days Listed", "Suggested Action"),
    dates=("received_on",),
)
