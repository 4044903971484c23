"""Consignors or buyers of any table."""

from collections.abc import Iterator

from app.domain.incoming import IncomingPerson
from app.exchange.cells import CellFaultError, CellReader, is_yes, needed
from app.exchange.file_format import Reading
from app.exchange.rows import one_by_one
from app.exchange.table import Table

PERSON_FIELDS = (
    "number",
    "name",
    "first_name",
    "last_name",
    "company",
    "phone",
    "email",
    "address",
    "is_consignor",
    "default_split",
    "balance",
    "note",
)


def person_rows(name: str, table: Table, read: CellReader) -> Iterator[Reading]:
    """One person a row; everybody is a consignor unless a column says no."""
    says_who = "is_consignor" in table.columns

    def build(row: int, texts: list[str]) -> IncomingPerson:
        told = dict(zip(PERSON_FIELDS, texts, strict=True))
        number = needed("number", told["number"])
        parts = (told["first_name"], told["last_name"])
        person_name = told["name"] or " ".join(filter(None, parts)) or told["company"]
        if not person_name:
            raise CellFaultError(
                "name" if "name" in table.columns else "last_name", "missing_value"
            )
        return IncomingPerson(
            row=row,
            source_id=f"{name}:account:{number}",
            number=number,
            name=person_name,
            company=told["company"],
            phone=told["phone"],
            email=told["email"],
            address=told["address"],
            is_consignor=not says_who or is_yes(told["is_consignor"]),
            default_split_bp=read.share("default_split", told["default_split"]),
            balance_minor=read.amount("balance", told["balance"]),
            currency=read.currency,
            note=told["note"],
        )

    return one_by_one(table, PERSON_FIELDS, build)
