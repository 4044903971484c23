"""ConsignCloud's accounts export: consignors, and buyers who have an account.

A ``Balance`` above zero is owed by the shop. The file does not say who is a consignor: an
account counts as one unless it has no items, no share of its own and no balance.
"""

from collections.abc import Iterator

from app.domain.incoming import IncomingPerson
from app.exchange.cells import CellFaultError, CellReader, needed
from app.exchange.file_format import FileFormat, Reading
from app.exchange.rows import one_by_one
from app.exchange.table import Table

_FIELDS = (
    "number",
    "first_name",
    "last_name",
    "company",
    "email",
    "phone",
    "balance",
    "default_split",
    "items",
    "tags",
    "line_1",
    "line_2",
    "city",
    "state",
    "zip",
)


def _rows(table: Table, read: CellReader) -> Iterator[Reading]:
    counts_items = "items" in table.columns

    def build(row: int, texts: list[str]) -> IncomingPerson:
        (
            number,
            first_name,
            last_name,
            company,
            email,
            phone,
            balance,
            default_split,
            items,
            tags,
            *address,
        ) = texts
        needed("number", number)
        name = " ".join(part for part in (first_name, last_name) if part) or company or email
        if not name:
            raise CellFaultError("last_name", "missing_value")
        balance_minor = read.amount("balance", balance)
        split_bp = read.share("default_split", default_split)
        has_items = not counts_items or bool(read.count("items", items))
        return IncomingPerson(
            row=row,
            source_id="consigncloud:account:" + number,
            number=number,
            name=name,
            company=company,
            phone=phone,
            email=email,
            address=", ".join(part for part in address if part),
            is_consignor=has_items or bool(balance_minor) or split_bp is not None,
            default_split_bp=split_bp,
            balance_minor=balance_minor,
            currency=read.currency,
            note=tags,
        )

    return one_by_one(table, _FIELDS, build)


CONSIGNCLOUD_ACCOUNTS = FileFormat(
    code="consigncloud_accounts",
    columns={
        "number": ("Number",),
        "first_name": ("First Name",),
        "last_name": ("Last Name",),
        "company": ("Company",),
        "email": ("Email",),
        "phone": ("Phone", "Phone Number"),
        "balance": ("Balance",),
        "default_split": ("Default Split",),
        "items": ("Number Of Items",),
        "tags": ("Tags",),
        "line_1": ("Address Line 1",),
        "line_2": ("Address Line 2",),
        "city": ("City",),
        "state": ("State",),
        "zip": ("Zip",),
    },
    required=(("number",), ("first_name", "last_name", "company")),
    rows=_rows,
    telling=frozenset(
        (
            "Balance",
            "Payable",
            "Default Split",
            "Inventory Type",
            "Terms",
            "Deactivated",
            "Number Of Items",
            "Number Of Sales",
            "Last Settlement",
            "Last Item Entered",
            "Has Recurring Fees",
        )
    ),
    also_known=(
        "Created",
        "Created By",
        "Locations",
        "Deactivated",
        "Payable",
        "Terms",
        "Inventory Type",
        "Number Of Sales",
        "Last Viewed",
        "Last Activity",
        "Last Item Entered",
        "Last Settlement",
        "Has Recurring Fees",
    ),
)
