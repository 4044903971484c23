"""Shopify's orders export, whole or with fewer columns.

An order takes a line for each of its goods, all under one ``Name``; its own columns are filled on
the first line only. Files without columns for goods may still repeat a name: their lines are
parts of one order and add up. The lines of an order stand together, as Shopify writes them.

An order with a line that cannot be read does not come in at all: half an order would be a wrong
one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.incoming import IncomingSale, IncomingSaleLine, RowError, RowSkipped
from app.domain.money import UnknownCurrencyError, decimals_of
from app.exchange.cells import CellFaultError, CellReader, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.rows import error_of, picked
from app.exchange.table import Table
from app.exchange.words import tender_of

_ITEM_FIELDS = ("item_name", "item_sku", "item_price")
_TAXES = ("tax_1", "tax_2", "tax_3", "tax_4", "tax_5")
_FIELDS = (
    "number",
    "created",
    "paid",
    "currency",
    "total",
    "shipping",
    "taxes",
    "financial",
    "fulfillment",
    "cancelled",
    "refunded",
    "shipping_method",
    "buyer_name",
    "shipping_name",
    "email",
    "phone",
    "billing_phone",
    "shipping_phone",
    "method",
    "reference",
    "item_name",
    "item_sku",
    "item_price",
    "item_quantity",
    "item_discount",
    *_TAXES,
)
_UNPAID = frozenset(("", "pending", "authorized", "unpaid", "expired", "voided"))


@dataclass(slots=True)
class _Order:
    """An order while its lines are being gathered."""

    row: int
    number: str
    texts: Mapping[str, str]
    sold_at: datetime
    currency: str
    total_minor: int | None
    tax_minor: int
    lines: list[IncomingSaleLine] = field(default_factory=list)


class _Gathering:
    """Lines of one file into orders."""

    def __init__(self, table: Table, read: CellReader) -> None:
        self._table = table
        self._read = read
        self._has_items = any(name in table.columns for name in _ITEM_FIELDS)
        self._number = ""
        self._order: _Order | None = None
        self._latest: list[str] = []
        self._seen: set[str] = set()

    def rows(self) -> Iterator[Reading]:
        for record in picked(self._table, _FIELDS):
            if isinstance(record, tuple):
                yield from self._line(*record)
            else:
                yield record
        yield from self._finished()

    def _line(self, row: int, texts: list[str]) -> Iterator[Reading]:
        number = texts[0]
        if number and number == self._number:
            yield from self._further_line(row, texts)
            return
        yield from self._finished()
        self._number, self._latest = number, texts
        if number in self._seen:
            # Its first lines are on their way already; this one would change the order.
            name = self._table.column_name("number")
            yield RowError(row, name, "further_line_apart", number[:80])
            return
        self._seen.add(number)
        try:
            needed("number", number)
            self._order = self._opened(row, dict(zip(_FIELDS, texts, strict=True)))
        except CellFaultError as fault:
            yield error_of(self._table, row, fault)

    def _further_line(self, row: int, texts: list[str]) -> Iterator[Reading]:
        order = self._order
        if order is None:
            yield RowSkipped(row, "order_refused")
            return
        if not self._has_items and texts == self._latest:
            name = self._table.column_name("number")
            yield RowError(row, name, "duplicate_in_file", order.number[:80])
            return
        self._latest = texts
        try:
            self._add(order, dict(zip(_FIELDS, texts, strict=True)))
        except CellFaultError as fault:
            self._order = None
            yield RowSkipped(order.row, "order_refused")
            yield error_of(self._table, row, fault)
        else:
            yield RowSkipped(row, "further_line")

    def _opened(self, row: int, texts: Mapping[str, str]) -> _Order:
        read = self._read
        sold_at = read.moment("created", texts["created"]) or read.moment("paid", texts["paid"])
        if sold_at is None:
            raise CellFaultError("created", "missing_value")
        currency = texts["currency"].upper() or read.currency
        try:
            decimals_of(currency)
        except UnknownCurrencyError as failure:
            raise CellFaultError("currency", failure.code, currency) from failure
        total_minor = read.price("total", texts["total"], currency)
        if total_minor is None and not self._has_items:
            raise CellFaultError("total", "missing_value")
        order = _Order(
            row, texts["number"], texts, sold_at, currency, total_minor, self._tax(texts, currency)
        )
        # Refused here rather than when the order is complete, where no row would be at hand.
        read.price("refunded", texts["refunded"], currency)
        read.price("shipping", texts["shipping"], currency)
        self._add_goods(order, texts)
        return order

    def _add(self, order: _Order, texts: Mapping[str, str]) -> None:
        if self._has_items:
            self._add_goods(order, texts)
        elif order.total_minor is not None:
            order.total_minor += self._read.price("total", texts["total"], order.currency) or 0
            order.tax_minor += self._tax(texts, order.currency)

    def _add_goods(self, order: _Order, texts: Mapping[str, str]) -> None:
        read = self._read
        if not any(texts[name] for name in _ITEM_FIELDS):
            return
        quantity = read.count("item_quantity", texts["item_quantity"])
        if quantity is None:
            quantity = 1
        if quantity < 0:
            raise CellFaultError("item_quantity", "invalid_count", texts["item_quantity"])
        unit_minor = read.price("item_price", texts["item_price"], order.currency)
        discount_minor = read.amount("item_discount", texts["item_discount"], order.currency) or 0
        if quantity:
            order.lines.append(
                IncomingSaleLine(
                    sku=texts["item_sku"].removeprefix("'"),
                    title=texts["item_name"],
                    quantity=quantity,
                    price_minor=None
                    if unit_minor is None
                    else max(0, unit_minor * quantity - abs(discount_minor)),
                )
            )

    def _tax(self, texts: Mapping[str, str], currency: str) -> int:
        told = self._read.amount("taxes", texts["taxes"], currency)
        if told is not None:
            return told
        return sum(self._read.amount(name, texts[name], currency) or 0 for name in _TAXES)

    def _finished(self) -> Iterator[Reading]:
        """The order whose last line has been seen, if there is one."""
        order, self._order = self._order, None
        if order is None:
            return
        texts, read = order.texts, self._read
        total_minor = order.total_minor
        if total_minor is None:
            total_minor = sum(line.price_minor or 0 for line in order.lines)
        financial = texts["financial"].casefold().replace(" ", "_")
        refunded_minor = read.price("refunded", texts["refunded"], order.currency)
        if refunded_minor is None:
            refunded_minor = total_minor if financial == "refunded" else 0
        yield IncomingSale(
            row=order.row,
            source_id="shopify:sale:" + order.number,
            number=order.number,
            sold_at=order.sold_at,
            currency=order.currency,
            total_minor=total_minor,
            lines=tuple(order.lines),
            tax_minor=order.tax_minor,
            buyer_name=texts["buyer_name"] or texts["shipping_name"],
            buyer_phone=texts["phone"] or texts["billing_phone"] or texts["shipping_phone"],
            buyer_email=texts["email"],
            tender=tender_of(texts["method"]),
            payment_reference=texts["reference"],
            refunded_minor=refunded_minor,
            is_void=financial == "voided" or (bool(texts["cancelled"]) and financial in _UNPAID),
            shipped=self._was_sent(texts, order.currency),
        )

    def _was_sent(self, texts: Mapping[str, str], currency: str) -> bool:
        """Whether a carrier had it: sent off, and not handed over at the counter."""
        paid_for = bool(self._read.price("shipping", texts["shipping"], currency))
        if "fulfillment" not in self._table.columns:
            return paid_for
        sent = texts["fulfillment"].casefold() in ("fulfilled", "partial", "shipped")
        return sent and (paid_for or bool(texts["shipping_method"] or texts["shipping_name"]))


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    return _Gathering(table, read).rows()


SHOPIFY_ORDERS = FileFormat(
    code="shopify_orders",
    columns={
        "number": ("Name",),
        "created": ("Created at",),
        "paid": ("Paid at",),
        "currency": ("Currency",),
        "total": ("Total",),
        "shipping": ("Shipping",),
        "taxes": ("Taxes",),
        "financial": ("Financial Status",),
        "fulfillment": ("Fulfillment Status",),
        "cancelled": ("Cancelled at",),
        "refunded": ("Refunded Amount",),
        "shipping_method": ("Shipping Method",),
        "buyer_name": ("Billing Name",),
        "shipping_name": ("Shipping Name",),
        "email": ("Email",),
        "phone": ("Phone",),
        "billing_phone": ("Billing Phone",),
        "shipping_phone": ("Shipping Phone",),
        "method": ("Payment Method",),
        "reference": ("Payment Reference", "Payment References", "Payment ID"),
        "item_name": ("Lineitem name",),
        "item_sku": ("Lineitem sku",),
        "item_price": ("Lineitem price",),
        "item_quantity": ("Lineitem quantity",),
        "item_discount": ("Lineitem discount",),
    }
    | {name: (f"Tax {number} Value",) for number, name in enumerate(_TAXES, 1)},
    required=(("number",), ("created", "paid"), ("total", "item_price")),
    rows=_rows,
    telling=frozenset(
        (
            "Created at",
            "Paid at",
            "Financial Status",
            "Fulfillment Status",
            "Lineitem name",
            "Lineitem sku",
            "Lineitem price",
            "Lineitem quantity",
            "Subtotal",
            "Taxes",
            "Tax 1 Name",
            "Tax 1 Value",
            "Discount Code",
            "Shipping Country",
            "Billing Name",
        )
    ),
    also_known=(
        "Fulfilled at",
        "Accepts Marketing",
        "Subtotal",
        "Discount Code",
        "Discount Amount",
        "Lineitem *",
        "Billing *",
        "Shipping *",
        "Notes",
        "Note Attributes",
        "Vendor",
        "Outstanding Balance",
        "Employee",
        "Location",
        "Device ID",
        "Id",
        "Tags",
        "Risk Level",
        "Source",
        *(f"Tax {number} Name" for number in range(1, 6)),
        "Receipt Number",
        "Duties",
        "Payment *",
        "Next Payment Due At",
    ),
    dates=("created", "paid"),
)
