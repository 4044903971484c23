"""ConsignCloud's sales export.

After ``SKUs`` follows one column for each discount and each tax of the shop, under the shop's own
names. Which of them are taxes shows in their names; where no name does, it is the one that
makes up the difference between subtotal and total. The goods are named, their single prices not.
"""

import re
from collections import Counter
from collections.abc import Iterator

from app.domain.incoming import IncomingSale, IncomingSaleLine, RowSkipped
from app.exchange.cells import CellFaultError, CellReader, is_yes, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.headers import key_of
from app.exchange.rows import one_by_one
from app.exchange.table import Table

_TENDERS = {
    "Check Payments": "check",
    "Cash Payments": "cash",
    "Credit Card Payments": "card",
    "Store Credit Payments": "store_credit",
    "Gift Card Payments": "gift",
    "Manual Payments": "other",
}
_FIELDS = (
    "number",
    "status",
    "buyer_number",
    "buyer_name",
    "buyer_company",
    "created",
    "finalized",
    "voided",
    "subtotal",
    "total",
    "consignor",
    "commission",
    "refunded",
    "skus",
    *_TENDERS,
)
_UNUSED = ("Memo", "Cashier", "Parked", "Gross", "Change", "COGS")
_TAX_NAME = re.compile(
    r"tax|\b(vat|gst|hst|pst|qst|mwst|ust|tva|iva|btw|moms|mva|alv|dph|ptu)\b|税|消費税",
    re.IGNORECASE,
)
_BETWEEN_TAGS = re.compile("[,;\N{FULLWIDTH COMMA}]")
_UNFINISHED = frozenset(("open", "parked", "draft", "pending"))


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    own = _own_columns(table)
    taxes = [index for index in own if _TAX_NAME.search(table.headers[index])]
    # Under their own headers, so that a fault in one of them is named as the person knows it.
    named = {f"own {index}": index for index in (taxes or own)}
    widened = Table(table.sheet, table.header_row, table.headers, {**table.columns, **named})

    def build(row: int, texts: list[str]) -> IncomingSale | RowSkipped:
        (
            number,
            status,
            buyer_number,
            buyer_name,
            buyer_company,
            created,
            finalized,
            voided,
            subtotal,
            total,
            consignor,
            commission,
            refunded,
            skus,
            *figures,
        ) = texts
        needed("number", number)
        is_void = is_yes(voided) or status.casefold() in ("void", "voided")
        if status.casefold() in _UNFINISHED and not is_void:
            return RowSkipped(row, "unfinished_sale")
        sold_at = read.moment("finalized", finalized) or read.moment("created", created)
        if sold_at is None:
            raise CellFaultError("finalized", "missing_value")
        total_minor = read.price("total", total)
        if total_minor is None:
            raise CellFaultError("total", "missing_value")
        paid = {
            tender: abs(read.amount(name, text) or 0)
            for (name, tender), text in zip(_TENDERS.items(), figures, strict=False)
        }
        own_figures = list(zip(named, figures[len(_TENDERS) :], strict=True))
        subtotal_minor = read.amount("subtotal", subtotal)
        tax_minor = (
            sum(read.amount(field, text) or 0 for field, text in own_figures)
            if taxes
            else _difference(read, total_minor, subtotal_minor, [text for _, text in own_figures])
        )
        consignor_minor = read.amount("consignor", consignor)
        commission_minor = read.amount("commission", commission)
        return IncomingSale(
            row=row,
            source_id="consigncloud:sale:" + number,
            number=number,
            sold_at=sold_at,
            currency=read.currency,
            total_minor=total_minor,
            lines=_lines(skus, total_minor, consignor_minor, commission_minor),
            consignor_minor=consignor_minor,
            commission_minor=commission_minor,
            tax_minor=tax_minor,
            buyer_number=buyer_number,
            buyer_name=buyer_name or buyer_company,
            tender=max(paid, key=lambda tender: paid[tender]) if any(paid.values()) else "other",
            refunded_minor=abs(read.amount("refunded", refunded) or 0),
            is_void=is_void,
        )

    return one_by_one(widened, (*_FIELDS, *named), build)


def _own_columns(table: Table) -> list[int]:
    """The shop's discounts and taxes: to the right of ``SKUs``, and taxes wherever they stand."""
    start = table.columns.get("skus", len(table.headers))
    known = set(table.columns.values())
    names = set(map(key_of, _UNUSED))
    return [
        index
        for index, header in enumerate(table.headers)
        if header
        and index not in known
        and key_of(header) not in names
        and (index > start or _TAX_NAME.search(header))
    ]


def _difference(
    read: CellReader, total_minor: int, subtotal_minor: int | None, texts: list[str]
) -> int:
    """The tax of a shop whose tax has an unusual name: what its column adds to the subtotal."""
    difference = total_minor - subtotal_minor if subtotal_minor is not None else 0
    if difference <= 0:
        return 0
    for text in texts:
        try:
            if read.amount("", text) == difference:
                return difference
        except CellFaultError:
            # A column that is no money at all, somewhere to the right.
            continue
    return 0


def _lines(
    skus: str, total_minor: int, consignor_minor: int | None, commission_minor: int | None
) -> tuple[IncomingSaleLine, ...]:
    """One line for each tag; a tag sold several times is one line. A single line is the sale."""
    counted = Counter(sku for sku in map(str.strip, _BETWEEN_TAGS.split(skus)) if sku)
    if len(counted) == 1:
        ((sku, quantity),) = counted.items()
        return (
            IncomingSaleLine(
                sku,
                quantity=quantity,
                price_minor=total_minor,
                consignor_minor=consignor_minor,
                commission_minor=commission_minor,
            ),
        )
    return tuple(IncomingSaleLine(sku, quantity=count) for sku, count in counted.items())


CONSIGNCLOUD_SALES = FileFormat(
    code="consigncloud_sales",
    columns={
        "number": ("Number",),
        "status": ("Status",),
        "buyer_number": ("Customer",),
        "buyer_name": ("Customer Name",),
        "buyer_company": ("Customer Company",),
        "created": ("Created",),
        "finalized": ("Finalized",),
        "voided": ("Voided",),
        "subtotal": ("Subtotal",),
        "total": ("Total",),
        "consignor": ("Consignor Portion",),
        "commission": ("Store Portion",),
        "refunded": ("Refund Amount",),
        "skus": ("SKUs",),
    }
    | {name: (name,) for name in _TENDERS},
    required=(("number",), ("total",), ("finalized", "created")),
    rows=_rows,
    telling=frozenset(
        (
            "Consignor Portion",
            "Store Portion",
            "Finalized",
            "COGS",
            "SKUs",
            "Refund Amount",
            "Cashier",
            "Voided",
            *_TENDERS,
        )
    ),
    also_known=(*_UNUSED, "*tax", "*mwst", "*vat", "*gst"),
    own_tail="SKUs",
    dates=("finalized", "created"),
)
