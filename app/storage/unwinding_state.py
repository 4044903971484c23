"""What unwinding a sale rests on: how it was sold, rates, credit notes, open falls in value."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from app.domain.cases import Case
from app.domain.exchange_rates import Rate, RateMissingError
from app.domain.falls import OpenFall
from app.domain.ids import CaseId, ItemId
from app.domain.recourse import recourse_cap_minor
from app.domain.unwinding import TAKEN_BACK
from app.storage.sold_items import sold_item

_CREDIT_NOTE = "CN-"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How and when the thing of a case was sold, and when somebody came with it."""

    shipped: bool
    sold_on: date
    opened_ms: int


def delivery_of(connection: sqlite3.Connection, case: CaseId) -> Delivery | None:
    """How the thing of a case was sold; None where no sale belongs to it."""
    row = connection.execute(
        "SELECT s.shipped, s.sold_on, c.opened_at FROM case_file AS c"
        " JOIN sale AS s ON s.id = c.sale WHERE c.id = ?",
        (case,),
    ).fetchone()
    return Delivery(bool(row[0]), date.fromisoformat(row[1]), row[2]) if row else None


def promise_of_sale(connection: sqlite3.Connection, sale: str) -> int:
    """The factor of compensation that was promised with a sale; 0 where nothing was."""
    row = connection.execute(
        "SELECT promise_factor FROM sale_terms WHERE sale = ?", (sale,)
    ).fetchone()
    return int(row[0]) if row else 0


def recourse_cap(
    connection: sqlite3.Connection, case: Case, *, intent_proven: bool = False
) -> int | None:
    """The most of a case's loss that its consignor can be charged, in minor units; None: no cap.

    Only a promise of compensation caps it: at what she still stands credited with for the sale,
    and the direct costs.
    """
    sold = sold_item(connection, case)
    if sold is None or not sold.promise_factor:
        return None
    received = sum(
        -posting.minor - done
        for posting, done in zip(sold.credited, sold.reversed_minor, strict=True)
        if posting.account == "consignors"
    )
    (costs,) = connection.execute(
        "SELECT cost_minor FROM case_file WHERE id = ?", (case.id,)
    ).fetchone()
    return recourse_cap_minor(
        received_minor=received, direct_costs_minor=costs, intent_proven=intent_proven
    )


def rate_on(connection: sqlite3.Connection, base: str, quote: str, day: date) -> Rate:
    """The newest rate of a pair, either way round, that holds on a day.

    Raises RateMissingError.
    """
    row = connection.execute(
        "SELECT base, quote, numerator, denominator, day, source FROM exchange_rate"
        " WHERE ((base = ?1 AND quote = ?2) OR (base = ?2 AND quote = ?1)) AND day <= ?3"
        " ORDER BY day DESC, pk DESC LIMIT 1",
        (base, quote, day.isoformat()),
    ).fetchone()
    if row is None:
        raise RateMissingError(base, quote, day.isoformat())
    first, second, numerator, denominator, on, source = row
    rate = Rate(first, second, numerator, denominator, date.fromisoformat(on), source)
    return rate if rate.base == base else rate.inverse


def next_credit_note(connection: sqlite3.Connection) -> str:
    """The next number that the shop gives itself: ``CN-000001``, in the order of the journal."""
    (last,) = connection.execute(
        "SELECT COALESCE(MAX(CAST(substr(number, ?) AS INTEGER)), 0) FROM credit_note"
        " WHERE number GLOB ? AND length(number) <= 12",
        (len(_CREDIT_NOTE) + 1, f"{_CREDIT_NOTE}[0-9]*"),
    ).fetchone()
    return f"{_CREDIT_NOTE}{int(last) + 1:06d}"


def has_credit_note(connection: sqlite3.Connection, number: str) -> bool:
    """Whether a credit note of this number was given."""
    row = connection.execute("SELECT 1 FROM credit_note WHERE number = ? LIMIT 1", (number,))
    return row.fetchone() is not None


def reversed_minor(connection: sqlite3.Connection, case: CaseId) -> int:
    """How much of a sale a case took back; its loss is another figure."""
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE case_id = ?"
        f" AND memo IN ({', '.join('?' * len(TAKEN_BACK))})",
        (case, *TAKEN_BACK),
    ).fetchone()
    return int(minor)


def taken_from_consignor(connection: sqlite3.Connection, case: CaseId) -> int:
    """What a case took back of what a sale had credited to its consignor; 0 where none came back.

    A corrected price takes from her, too, but the thing is still sold.
    """
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE case_id = ?"
        " AND memo = 'sale_reversed' AND account = 'consignors'",
        (case,),
    ).fetchone()
    return int(minor)


def fall_of_case(connection: sqlite3.Connection, case: CaseId, item: ItemId) -> int:
    """What a case has been charged with already for the fall in value of an item."""
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(charged_minor), 0) FROM value_fall WHERE case_file = ? AND item = ?",
        (case, item),
    ).fetchone()
    return int(minor)


def open_fall(connection: sqlite3.Connection, item: ItemId, day: date) -> OpenFall | None:
    """The fall in value of an item that its resale still decides on this day, if there is one."""
    row = connection.execute(
        "SELECT c.number, f.old_minor, f.due,"
        " (SELECT SUM(g.charged_minor) FROM value_fall AS g"
        "  WHERE g.case_file = f.case_file AND g.item = f.item)"
        " FROM value_fall AS f JOIN case_file AS c ON c.id = f.case_file"
        " WHERE f.item = ?1 AND f.mode = 'at_resale' AND f.due >= ?2"
        " AND f.pk = (SELECT MAX(pk) FROM value_fall WHERE item = ?1)",
        (item, day.isoformat()),
    ).fetchone()
    return OpenFall(row[0], row[1], row[3], date.fromisoformat(row[2])) if row else None


def items_with_open_falls(connection: sqlite3.Connection) -> frozenset[str]:
    """Items whose resale may still say by how much they fell; hardly ever more than a few."""
    rows = connection.execute("SELECT DISTINCT item FROM value_fall WHERE mode = 'at_resale'")
    return frozenset(item for (item,) in rows)


def own_cost(connection: sqlite3.Connection, item: ItemId) -> int:
    """What a thing of the shop's own stands in its stock for."""
    (minor,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE item = ? AND account = 'own_stock'",
        (item,),
    ).fetchone()
    return int(minor)
