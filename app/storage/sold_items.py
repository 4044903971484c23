"""What a case's sale posted for its item, and what refunds have taken back since."""

import sqlite3

from app.domain.cases import Case
from app.domain.ledger import Posting
from app.domain.money import allocate
from app.domain.taxes import TaxRule
from app.domain.unwinding import TAKEN_BACK, PaidAbroad, SoldItem

_MEMOS = ", ".join("?" * len(TAKEN_BACK))


def sold_item(connection: sqlite3.Connection, case: Case) -> SoldItem | None:
    """The sold item of a case; None where no sale belongs to it."""
    if case.sale is None:
        return None
    sale = connection.execute(
        "SELECT s.tender, s.total_minor, s.refunded_minor, t.tax_basis, t.tax_rate_bp,"
        " t.tax_bearer, t.promise_factor, t.paid_currency, t.paid_minor"
        " FROM sale AS s LEFT JOIN sale_terms AS t ON t.sale = s.id WHERE s.id = ?",
        (case.sale,),
    ).fetchone()
    if sale is None:
        return None
    tender, total, elsewhere, basis, rate_bp, bearer, promise, currency, paid = sale
    credited = _credited(connection, case.sale, case.item, case.currency)
    before = _taken_back(connection, case.sale, case.item)
    price, left, refunded = _paid(connection, case, total, elsewhere)
    return SoldItem(
        credited,
        tuple(before.get((line.account, line.party), 0) for line in credited),
        left,
        tender,
        refunded_minor=refunded,
        price_minor=price,
        tax=TaxRule(basis, rate_bp, bearer) if basis else None,
        promise_factor=promise or 0,
        abroad=_abroad(connection, case, currency, paid) if currency else None,
    )


def _paid(
    connection: sqlite3.Connection, case: Case, total_minor: int, refunded_elsewhere: int
) -> tuple[int, int, int]:
    """What was paid for the item, what of it is left, and what refunds here gave back.

    Never more is left than of the whole receipt. Where the receipt does not say prices, its total
    stands for them.
    """
    lines, explained, priced = connection.execute(
        "SELECT COUNT(*), COALESCE(SUM(price_minor), 0),"
        " COALESCE(SUM(price_minor) FILTER (WHERE item IS ?), 0)"
        " FROM sale_line WHERE sale = ?",
        (case.item, case.sale),
    ).fetchone()
    refunded, of_item = connection.execute(
        "SELECT COALESCE(-SUM(minor), 0), COALESCE(-SUM(minor) FILTER (WHERE item = ?), 0)"
        " FROM posting"
        " WHERE sale = ? AND memo = 'refund_due' AND account = 'buyers_payable'",
        (case.item or "", case.sale),
    ).fetchone()
    left = total_minor - refunded_elsewhere - refunded
    if case.item is None:
        return total_minor, max(0, left), refunded
    price = priced or total_minor - explained
    if lines <= 1:
        left = min(left, price - of_item - refunded_elsewhere)
    return price, max(0, min(left, price - of_item)), of_item


def _credited(
    connection: sqlite3.Connection, sale: str, item: str | None, currency: str
) -> tuple[Posting, ...]:
    """What the sale credited for the item.

    A sale of history posted nothing here, but the balances that were imported hold it: it is
    taken back all the same.
    """
    row = connection.execute(
        "SELECT consignor, SUM(consignor_minor), SUM(commission_minor), SUM(tax_minor)"
        " FROM sale_line WHERE sale = ? AND item IS ? GROUP BY consignor",
        (sale, item),
    ).fetchone()
    if row is None:
        return ()
    consignor, theirs, commission, tax = row
    parts = (
        ("consignors", theirs, consignor or ""),
        ("commission", commission, ""),
        ("vat", tax, ""),
    )
    return tuple(
        Posting(account, -minor, currency, "sale", party, "", sale, item or "")
        for account, minor, party in parts
        if minor and (party or account != "consignors")
    )


def _taken_back(
    connection: sqlite3.Connection, sale: str, item: str | None
) -> dict[tuple[str, str], int]:
    """What was taken back of the sale's lines, by account and party."""
    rows = connection.execute(
        "SELECT account, party, SUM(minor) FROM posting"
        f" WHERE sale = ? AND item = ? AND memo IN ({_MEMOS}) GROUP BY account, party",
        (sale, item or "", *TAKEN_BACK),
    )
    return {(account, party): minor for account, party, minor in rows}


def _abroad(
    connection: sqlite3.Connection, case: Case, currency: str, paid_minor: int
) -> PaidAbroad | None:
    """The item's part of what was paid in another currency, and what went back of it."""
    lines = connection.execute(
        "SELECT item, price_minor FROM sale_line WHERE sale = ? ORDER BY pk", (case.sale,)
    ).fetchall()
    prices = [price for _, price in lines]
    if not any(prices):
        return None
    parts = allocate(paid_minor, prices)
    own = sum(part for part, (item, _) in zip(parts, lines, strict=True) if item == case.item)
    (returned,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE sale = ? AND item = ?"
        " AND account = 'conversion' AND currency = ? AND memo = 'refund_paid'",
        (case.sale, case.item or "", currency),
    ).fetchone()
    return PaidAbroad(currency, paid_minor if case.item is None else own, returned)
