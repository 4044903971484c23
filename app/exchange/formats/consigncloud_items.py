"""ConsignCloud's items export.

``Split`` is the consignor's share. ``Status`` counts pieces (``1 Active, 2 Sold``): the
item takes the status that matters most at the counter, its quantity is the sum. ``Account`` is
the consignor's number.
"""

from collections.abc import Iterator
from functools import lru_cache

from app.domain.incoming import IncomingItem, RowSkipped
from app.exchange.cells import CellFaultError, CellReader, is_yes, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.rows import one_by_one
from app.exchange.table import Table
from app.exchange.words import counted_statuses

# Columns that count pieces by state; read where the file has no Status column.
_COUNTS = (
    "Active",
    "Expired",
    "Lost",
    "Damaged",
    "Donated",
    "Stolen",
    "To Be Returned",
    "Returned To Owner",
    "Sold",
    "Parked",
)
_FIELDS = (
    "sku",
    "title",
    "brand",
    "category",
    "size",
    "color",
    "description",
    "details",
    "price",
    "split",
    "consignor_number",
    "consignor_name",
    "company",
    "status",
    "quantity",
    "received_on",
    "deleted",
    "inventory_type",
)
_SHOPS_OWN = frozenset(("retail", "buy outright", "buy_outright", "bought outright"))


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    status_of_text = lru_cache(1024)(_status)
    counts = _COUNTS if "status" not in table.columns else ()

    def build(row: int, texts: list[str]) -> IncomingItem | RowSkipped:
        (
            sku,
            title,
            brand,
            category,
            size,
            color,
            description,
            details,
            price,
            split,
            consignor_number,
            consignor_name,
            company,
            status_text,
            quantity_text,
            received_on,
            deleted,
            inventory_type,
            *counted,
        ) = texts
        needed("sku", sku)
        if deleted and is_yes(deleted):
            return RowSkipped(row, "deleted")
        needed("title", title)
        if counts:
            status_text = _counts_as_text(read, counts, counted)
        status, quantity = status_of_text(status_text) if status_text else ("active", 0)
        split_bp = read.share("split", split)
        if inventory_type and inventory_type.casefold() in _SHOPS_OWN:
            # The account sold it to the shop; nothing of the price is hers any more.
            split_bp = 0
        return IncomingItem(
            row=row,
            source_id="consigncloud:item:" + sku,
            sku=sku,
            title=title,
            brand=brand,
            category=category,
            size=size,
            color=color,
            description=f"{description}\n{details}"
            if description and details
            else description or details,
            price_minor=read.price("price", price),
            currency=read.currency,
            split_bp=split_bp,
            consignor_number=consignor_number,
            consignor_name=consignor_name or company,
            status=status,
            received_on=read.day("received_on", received_on),
            quantity=quantity or max(1, read.count("quantity", quantity_text) or 1),
        )

    return one_by_one(table, _FIELDS + counts, build)


def _status(text: str) -> tuple[str, int]:
    """Status and pieces; 0 pieces where the text has words but no counts."""
    counted = counted_statuses(text)
    if counted is None:
        raise CellFaultError("status", "unknown_status", text)
    return counted if any(map(str.isdigit, text)) else (counted[0], 0)


def _counts_as_text(read: CellReader, names: tuple[str, ...], texts: list[str]) -> str:
    pairs = zip(names, texts, strict=True)
    counted = [(name, read.count(name, text) or 0) for name, text in pairs if text]
    return ", ".join(f"{count} {name}" for name, count in counted if count > 0)


CONSIGNCLOUD_ITEMS = FileFormat(
    code="consigncloud_items",
    columns={
        "sku": ("SKU",),
        "title": ("Title",),
        "brand": ("Brand",),
        "category": ("Category",),
        "size": ("Size",),
        "color": ("Color", "Colour"),
        "description": ("Description",),
        "details": ("Details",),
        "price": ("Tag Price",),
        "split": ("Split",),
        "consignor_number": ("Account",),
        "consignor_name": ("Account Name",),
        "company": ("Account Company",),
        "status": ("Status",),
        "quantity": ("Quantity",),
        "received_on": ("Created",),
        "deleted": ("Deleted",),
        "inventory_type": ("Inventory Type",),
    }
    | {name: (name,) for name in _COUNTS},
    required=(("sku",), ("title",)),
    rows=_rows,
    telling=frozenset(
        (
            "Tag Price",
            "Split Price",
            "Split",
            "Account",
            "Account Name",
            "Account Company",
            "Inventory Type",
            "Terms",
            "Cost Per",
            "Shelf",
            "Days On Shelf",
            "Schedule Start",
            "To Be Returned",
            "Returned To Owner",
            "Historic Sale Price",
            "Historic Consignor Portion",
        )
    ),
    also_known=(
        "Created By",
        "Shelf",
        "Cost Per",
        "Split Price",
        "Tags",
        "Tax Exempt",
        "Terms",
        "Number Of Images",
        "Expires",
        "Schedule Start",
        "Days On Shelf",
        "Printed",
        "Batch",
        "Surcharges",
        "Last Sold",
        "Last Viewed",
        "Sales",
        "Refunds",
        "Historic Sale Price",
        "Historic Split Price",
        "Historic Consignor Portion",
        "Historic Store Portio",
        "Historic Store Portion",
    ),
    dates=("received_on",),
)
