"""Shopify's orders export, whole or with fewer columns.

An order takes a line for each of its goods, all under one ``Name``; its own columns are filled on
the first line only. Files without columns for goods may still repeat a name: their lines are
parts of one order and add up.
"""

from collections.abc import Iterator

from app.domain.incoming import IncomingSale, IncomingSaleLine
from app.domain.money import UnknownCurrencyError, decimals_of
from app.exchange.cells import CellFaultError, CellReader
from app.exchange.file_format import FileFormat, Reading
from app.exchange.receipts import Receipt, Texts, gathered
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


class _Orders:
    """Lines of one file into orders."""

    def __init__(self, table: Table, read: CellReader) -> None:
        self._read = read
        self._tells_fulfillment = "fulfillment" in table.columns
        self.lines_are_goods = any(name in table.columns for name in _ITEM_FIELDS)

    def opened(self, row: int, texts: Texts) -> Receipt:
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
        if total_minor is None and not self.lines_are_goods:
            raise CellFaultError("total", "missing_value")
        receipt = Receipt(
            row, texts["number"], texts, sold_at, currency, total_minor, self._tax(texts, currency)
        )
        # Refused here rather than when the order is complete, where no row would be at hand.
        read.price("refunded", texts["refunded"], currency)
        read.price("shipping", texts["shipping"], currency)
        self._add_goods(receipt, texts)
        return receipt

    def add(self, receipt: Receipt, texts: Texts) -> None:
        if self.lines_are_goods:
            self._add_goods(receipt, texts)
        elif receipt.total_minor is not None:
            receipt.total_minor += self._read.price("total", texts["total"], receipt.currency) or 0
            receipt.tax_minor += self._tax(texts, receipt.currency)

    def _add_goods(self, receipt: Receipt, texts: Texts) -> None:
        read = self._read
        if not any(texts[name] for name in _ITEM_FIELDS):
            return
        quantity = read.count("item_quantity", texts["item_quantity"])
        if quantity is None:
            quantity = 1
        if quantity < 0:
            raise CellFaultError("item_quantity", "invalid_count", texts["item_quantity"])
        unit_minor = read.price("item_price", texts["item_price"], receipt.currency)
        discount_minor = read.amount("item_discount", texts["item_discount"], receipt.currency) or 0
        if quantity:
            receipt.lines.append(
                IncomingSaleLine(
                    sku=texts["item_sku"].removeprefix("'"),
                    title=texts["item_name"],
                    quantity=quantity,
                    price_minor=None
                    if unit_minor is None
                    else max(0, unit_minor * quantity - abs(discount_minor)),
                )
            )

    def _tax(self, texts: Texts, currency: str) -> int:
        told = self._read.amount("taxes", texts["taxes"], currency)
        if told is not None:
            return told
        return sum(self._read.amount(name, texts[name], currency) or 0 for name in _TAXES)

    def closed(self, receipt: Receipt) -> IncomingSale:
        texts, read = receipt.texts, self._read
        total_minor = receipt.total_minor
        if total_minor is None:
            total_minor = sum(line.price_minor or 0 for line in receipt.lines)
        financial = texts["financial"].casefold().replace(" ", "_")
        refunded_minor = read.price("refunded", texts["refunded"], receipt.currency)
        if refunded_minor is None:
            refunded_minor = total_minor if financial == "refunded" else 0
        return IncomingSale(
            row=receipt.row,
            source_id="shopify:sale:" + receipt.number,
            number=receipt.number,
            sold_at=receipt.sold_at,
            currency=receipt.currency,
            total_minor=total_minor,
            lines=tuple(receipt.lines),
            tax_minor=receipt.tax_minor,
            buyer_name=texts["buyer_name"] or texts["shipping_name"],
            buyer_phone=texts["phone"] or texts["billing_phone"] or texts["shipping_phone"],
            buyer_email=texts["email"],
            tender=tender_of(texts["method"]),
            payment_reference=texts["reference"],
            refunded_minor=refunded_minor,
            is_void=financial == "voided" or (bool(texts["cancelled"]) and financial in _UNPAID),
            shipped=self._was_sent(texts, receipt.currency),
        )

    def _was_sent(self, texts: Texts, currency: str) -> bool:
        """Whether a carrier had it: sent off, and not handed over at the counter."""
        paid_for = bool(self._read.price("shipping", texts["shipping"], currency))
        if not self._tells_fulfillment:
            return paid_for
        sent = texts["fulfillment"].casefold() in ("fulfilled", "partial", "shipped")
        return sent and (paid_for or bool(texts["shipping_method"] or texts["shipping_name"]))


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    return gathered(table, _FIELDS, _Orders(table, read))


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
