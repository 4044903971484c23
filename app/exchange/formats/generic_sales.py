"""Sales of any table."""

from collections.abc import Iterator

from app.domain.incoming import IncomingSale, IncomingSaleLine
from app.exchange.cells import CellFaultError, CellReader, is_yes
from app.exchange.file_format import Reading
from app.exchange.receipts import Receipt, Texts, gathered
from app.exchange.table import Table
from app.exchange.words import tender_of

_GOODS = ("sku", "title", "price")
SALE_FIELDS = (
    "number",
    "sold_at",
    "total",
    "sku",
    "title",
    "quantity",
    "price",
    "consignor",
    "commission",
    "tax",
    "tender",
    "payment_reference",
    "buyer_number",
    "buyer_name",
    "buyer_phone",
    "buyer_email",
    "refunded",
    "voided",
)


class _Sales:
    """Lines of one file into sales. ``price`` is that of one piece."""

    def __init__(self, name: str, table: Table, read: CellReader) -> None:
        self._name = name
        self._read = read
        self.lines_are_goods = any(field in table.columns for field in _GOODS)

    def opened(self, row: int, texts: Texts) -> Receipt:
        read = self._read
        sold_at = read.moment("sold_at", texts["sold_at"])
        if sold_at is None:
            raise CellFaultError("sold_at", "missing_value")
        total_minor = read.price("total", texts["total"])
        if total_minor is None and not self.lines_are_goods:
            raise CellFaultError("total", "missing_value")
        # Refused here rather than when the sale is complete, where no row would be at hand.
        read.amount("refunded", texts["refunded"])
        receipt = Receipt(
            row, texts["number"], texts, sold_at, read.currency, total_minor, tax_minor=0
        )
        self._add_goods(receipt, texts)
        return receipt

    def add(self, receipt: Receipt, texts: Texts) -> None:
        if receipt.total_minor is not None and not self.lines_are_goods:
            receipt.total_minor += self._read.price("total", texts["total"]) or 0
        self._add_goods(receipt, texts)

    def closed(self, receipt: Receipt) -> IncomingSale:
        texts, read = receipt.texts, self._read
        total_minor = receipt.total_minor
        if total_minor is None:
            total_minor = sum(line.price_minor or 0 for line in receipt.lines)
        return IncomingSale(
            row=receipt.row,
            source_id=f"{self._name}:sale:{receipt.number}",
            number=receipt.number,
            sold_at=receipt.sold_at,
            currency=receipt.currency,
            total_minor=total_minor,
            lines=tuple(receipt.lines),
            tax_minor=receipt.tax_minor,
            buyer_number=texts["buyer_number"],
            buyer_name=texts["buyer_name"],
            buyer_phone=texts["buyer_phone"],
            buyer_email=texts["buyer_email"],
            tender=tender_of(texts["tender"]),
            payment_reference=texts["payment_reference"],
            refunded_minor=abs(read.amount("refunded", texts["refunded"]) or 0),
            is_void=is_yes(texts["voided"]),
        )

    def _add_goods(self, receipt: Receipt, texts: Texts) -> None:
        read = self._read
        receipt.tax_minor += read.amount("tax", texts["tax"]) or 0
        if not any(texts[field] for field in _GOODS):
            return
        quantity = read.count("quantity", texts["quantity"])
        if quantity is None:
            quantity = 1
        if quantity <= 0:
            raise CellFaultError("quantity", "invalid_count", texts["quantity"])
        unit_minor = read.price("price", texts["price"])
        receipt.lines.append(
            IncomingSaleLine(
                sku=texts["sku"],
                title=texts["title"],
                quantity=quantity,
                price_minor=None if unit_minor is None else unit_minor * quantity,
                consignor_minor=read.amount("consignor", texts["consignor"]),
                commission_minor=read.amount("commission", texts["commission"]),
            )
        )


def sale_rows(name: str, table: Table, read: CellReader) -> Iterator[Reading]:
    """One sale for the lines that share a number."""
    return gathered(table, SALE_FIELDS, _Sales(name, table, read))
