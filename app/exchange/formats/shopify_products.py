"""Shopify's products export, in its old and its new style of headers.

A product with variants takes several lines under one handle; only the first tells title, vendor,
type and the names of the options. Each variant is an item. Lines that only add a picture are
skipped. A tracked variant of which none is left is sold: shops of single pieces keep them so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.incoming import IncomingItem, RowSkipped
from app.exchange.cells import CellFaultError, CellReader, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.rows import one_by_one
from app.exchange.table import Table
from app.exchange.words import status_of

_FIELDS = (
    "sku",
    "handle",
    "title",
    "description",
    "vendor",
    "category",
    "type",
    "condition",
    "price",
    "status",
    "tracker",
    "quantity",
    "image",
    "name_1",
    "value_1",
    "name_2",
    "value_2",
    "name_3",
    "value_3",
)
_SIZES = frozenset(("size", "尺码", "尺寸", "大小", "größe", "taille", "talla"))
_COLORS = frozenset(("color", "colour", "颜色", "farbe", "couleur"))


@dataclass(frozen=True, slots=True)
class _Product:
    """What the first line of a handle says for all its lines."""

    handle: str = ""
    title: str = ""
    description: str = ""
    vendor: str = ""
    category: str = ""
    condition: str = ""
    status: str = ""
    options: tuple[str, ...] = ("", "", "")


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    product = _Product()

    def build(row: int, texts: list[str]) -> IncomingItem | RowSkipped:
        nonlocal product
        (
            sku,
            handle,
            title,
            description,
            vendor,
            category,
            kind,
            condition,
            price,
            status,
            tracker,
            quantity,
            image,
            name_1,
            value_1,
            name_2,
            value_2,
            name_3,
            value_3,
        ) = texts
        needed("handle", handle)
        values = (value_1, value_2, value_3)
        # Spreadsheets are kept from eating leading zeros by an apostrophe.
        sku = sku.removeprefix("'")
        if title or handle != product.handle:
            options = (name_1, name_2, name_3)
            product = _Product(
                handle, title, description, vendor, kind or category, condition, status, options
            )
        elif not (sku or price or any(values)):
            if image:
                return RowSkipped(row, "image_line")
            raise CellFaultError("price", "missing_value")
        needed("title", product.title)
        state, pieces = _state(read, product.status, tracker, quantity)
        option = dict(zip(map(str.casefold, product.options), values, strict=True))
        return IncomingItem(
            row=row,
            source_id="shopify:item:" + (sku or "/".join((handle, *filter(None, values)))),
            sku=sku,
            title=product.title,
            brand=product.vendor,
            category=product.category,
            size=next((option[name] for name in option if name in _SIZES), ""),
            color=next((option[name] for name in option if name in _COLORS), ""),
            description=product.description,
            condition=product.condition,
            price_minor=read.price("price", price),
            currency=read.currency,
            status=state,
            quantity=pieces,
        )

    return one_by_one(table, _FIELDS, build)


def _state(read: CellReader, status: str, tracker: str, quantity: str) -> tuple[str, int]:
    state = status_of(status) if status else "active"
    if state is None:
        raise CellFaultError("status", "unknown_status", status)
    pieces = read.count("quantity", quantity)
    if tracker and pieces is not None and pieces <= 0:
        return "sold", 1
    return state, max(1, pieces or 1)


_GOOGLE_CONDITION = "Google Shopping / Condition"

SHOPIFY_PRODUCTS = FileFormat(
    code="shopify_products",
    columns={
        "sku": ("Variant SKU", "SKU"),
        "handle": ("Handle", "URL handle"),
        "title": ("Title",),
        "description": ("Body (HTML)", "Description", "Body HTML", "Body"),
        "vendor": ("Vendor",),
        "category": ("Product Category",),
        "type": ("Type",),
        "condition": (_GOOGLE_CONDITION,),
        "price": ("Variant Price", "Price"),
        "status": ("Status",),
        "tracker": ("Variant Inventory Tracker", "Inventory tracker"),
        "quantity": ("Variant Inventory Qty", "Inventory quantity"),
        "image": ("Image Src", "Product image URL", "Variant Image", "Variant image URL"),
        "name_1": ("Option1 Name",),
        "value_1": ("Option1 Value",),
        "name_2": ("Option2 Name",),
        "value_2": ("Option2 Value",),
        "name_3": ("Option3 Name",),
        "value_3": ("Option3 Value",),
    },
    required=(("handle",), ("title",), ("price",)),
    rows=_rows,
    telling=frozenset(
        (
            "URL handle",
            "Body (HTML)",
            "Option1 Name",
            "Option1 Value",
            "Variant SKU",
            "Variant Price",
            "Variant Inventory Qty",
            "Variant Inventory Tracker",
            "Inventory tracker",
            "Inventory quantity",
            "Image Src",
            "Image Position",
            "Product image URL",
            "Published on online store",
            "Compare-at price",
        )
    ),
    also_known=(
        "Tags",
        "Published",
        "Published on online store",
        "Option1 Linked To",
        "Option2 Linked To",
        "Option3 Linked To",
        "Barcode",
        "Variant *",
        "Image *",
        "Gift Card",
        "SEO Title",
        "SEO Description",
        "Google Shopping / *",
        "*metafields",
        "Included / *",
        "Price / *",
        "Compare At Price / *",
        "Compare-at price",
        "Compare-at price / *",
        "Cost per item",
        "Charge tax",
        "Tax code",
        "Unit price *",
        "Continue selling when out of stock",
        "Weight value (grams)",
        "Weight unit for display",
        "Requires shipping",
        "Fulfillment service",
        "Product image URL",
        "Standard Product Type",
        "Custom Product Type",
        "Collection",
    ),
)
