"""Any table, read through a person's own column map.

Items are one a line, people too; sales are one line for each of the goods, the lines of a receipt
standing together, with the receipt's total either on its first line or missing.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.bills import BillLine
from app.exchange.cells import CellReader
from app.exchange.file_format import FileFormat, Reading
from app.exchange.formats.bill_rows import BILL_FIELDS, bill_rows
from app.exchange.formats.generic_items import ITEM_FIELDS, item_rows
from app.exchange.formats.generic_people import PERSON_FIELDS, person_rows
from app.exchange.formats.generic_sales import SALE_FIELDS, sale_rows
from app.exchange.table import Table

CODE: Final = "generic"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "items": ITEM_FIELDS,
    "people": PERSON_FIELDS,
    "sales": SALE_FIELDS,
    "bill": BILL_FIELDS,
}
# For each kind, groups of fields of which at least one must be mapped.
REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "items": (("title",),),
    "people": (("number",), ("name", "first_name", "last_name", "company")),
    "sales": (("number",), ("sold_at",), ("total", "price")),
    "bill": (("moment",), ("amount", "income", "expense")),
}
SPLIT_FIELDS = frozenset(("split", "default_split"))


def generic_format(kind: str, name: str, columns: Mapping[str, str]) -> FileFormat:
    """The format that a column map describes; every mapped column must be in the file."""

    def rows(table: Table, read: CellReader) -> Iterator[Reading | BillLine]:
        if kind == "bill":
            return bill_rows(name, table, read)
        if kind == "items":
            return item_rows(name, table, read)
        if kind == "people":
            return person_rows(name, table, read)
        return sale_rows(name, table, read)

    return FileFormat(
        code=CODE,
        columns={field: (header,) for field, header in columns.items()},
        required=tuple((field,) for field in columns),
        rows=rows,
        dates=tuple(field for field in ("received_on", "sold_at", "moment") if field in columns),
    )
