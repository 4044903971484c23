"""Rows of another program's file after reading and before they are journalled.

Every row keeps ``source_id``, the key under which a second import finds it again, and ``row``,
the 1-based line number a person sees in her spreadsheet (the header is row 1).
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """A consignor or buyer account."""

    row: int
    source_id: str
    number: str
    name: str
    company: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    is_consignor: bool = True
    default_split_bp: int | None = None  # the consignor's share
    balance_minor: int | None = None  # > 0: the shop owes the person
    currency: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncomingItem:
    """One piece in the shop's care."""

    row: int
    source_id: str
    sku: str
    title: str
    brand: str = ""
    category: str = ""  # the other program's own word
    size: str = ""
    color: str = ""
    description: str = ""
    condition: str = ""
    serial: str = ""
    price_minor: int | None = None
    currency: str = ""
    split_bp: int | None = None  # the consignor's share
    consignor_number: str = ""
    consignor_name: str = ""
    status: str = "active"  # a status code of app.domain.items
    received_on: date | None = None
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class IncomingSaleLine:
    """One item of a sale. Amounts are None where the file does not say them.

    They are those of the whole line: all its pieces, after the line's own discount.
    """

    sku: str
    title: str = ""
    quantity: int = 1
    price_minor: int | None = None
    consignor_minor: int | None = None
    commission_minor: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingSale:
    """One receipt."""

    row: int
    source_id: str
    number: str
    sold_at: datetime  # aware, UTC
    currency: str
    total_minor: int  # what the buyer paid in all
    lines: tuple[IncomingSaleLine, ...]
    consignor_minor: int | None = None  # of the whole sale, where only that is known
    commission_minor: int | None = None
    tax_minor: int = 0
    buyer_number: str = ""
    buyer_name: str = ""
    buyer_phone: str = ""
    buyer_email: str = ""
    tender: str = "other"  # a tender code of app.domain.ledger
    payment_reference: str = ""
    refunded_minor: int = 0
    is_void: bool = False
    shipped: bool = False


IncomingRow = IncomingPerson | IncomingItem | IncomingSale


@dataclass(frozen=True, slots=True)
class RowError:
    """A line that could not come in, and why; ``code`` has its sentence in ``app.text.errors``."""

    row: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class RowSkipped:
    """A line that is no record on purpose: a further line of an order, an empty line, a total."""

    row: int
    code: str
