"""Sales: lists, and the sale of one item."""

import json
from typing import Any

from app.domain.rows import Hit, SaleLineCard, SaleLineRow
from app.domain.sales import PaidIn, SaleLine, SaleTerms, UnknownSaleError
from app.storage.contracts_state import terms_of_sale_line
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.search_text import typed_words
from app.storage.unwinding_state import promise_of_sale

_ROW = """
    SELECT s.pk, s.id, s.number, s.sold_at, s.total_minor, s.currency, s.tender,
        s.payment_reference, COALESCE(p.name, ''),
        (SELECT json_group_array(sku) FROM sale_line AS l WHERE l.sale = s.id), s.refunded_minor
    FROM sale AS s LEFT JOIN person AS p ON p.id = s.buyer
"""

_BOUGHT_LATELY = 10

_WITH_WORDS = """
    SELECT pk FROM sale WHERE number = ? UNION
    SELECT pk FROM sale WHERE payment_reference = ? UNION
    SELECT t.pk FROM person AS b CROSS JOIN sale AS t ON t.buyer = b.id WHERE b.name = ?
"""


class SaleQueries:
    """Reads sales for screens and the command line."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def after(self, last_pk: int | None, *, words: str = "", limit: int) -> list[SaleLineRow]:
        """Sales newest first after key ``last_pk``; ``words`` is part of a number or reference."""
        clauses = ["s.pk < ?"]
        wanted: list[object] = [last_pk if last_pk is not None else 1 << 62]
        words = typed_words(words)
        if words:
            clauses.append(f"s.pk IN ({_WITH_WORDS})")
            wanted += [words] * 3
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_ROW} WHERE {' AND '.join(clauses)} ORDER BY s.pk DESC LIMIT ?",
                (*wanted, limit),
            ).fetchall()
        return [_row(row) for row in rows]

    def one(self, number: str) -> SaleLineRow:
        """The newest sale of this number; raises UnknownSaleError."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"{_ROW} WHERE s.number = ? ORDER BY s.pk DESC LIMIT 1", (number.strip(),)
            ).fetchone()
        if row is None:
            raise UnknownSaleError(number)
        return _row(row)

    def by_id(self, sale: str) -> SaleLineRow | None:
        """One sale by id."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_ROW} WHERE s.id = ?", (sale,)).fetchone()
        return _row(row) if row else None

    def lines(self, sale: str) -> list[SaleLine]:
        """The items of a sale, in the order of the receipt."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT item, sku, title, price_minor, consignor, consignor_minor,"
                " commission_minor, tax_minor FROM sale_line WHERE sale = ? ORDER BY pk",
                (sale,),
            )
            return self._viewer.sale_lines(SaleLine(*row) for row in rows)

    def terms(self, sale: str) -> SaleTerms:
        """What a sale promises, and the money of another country that was paid."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT promise_factor, paid_currency, paid_minor FROM sale_terms WHERE sale = ?",
                (sale,),
            ).fetchone()
        promise, currency, minor = row or (0, "", 0)
        return SaleTerms(promise, PaidIn(currency, minor) if currency else None)

    def of_buyer(self, person: str) -> list[Hit]:
        """What a person bought lately, newest first: the receipts."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, number, payment_reference, sold_on FROM sale"
                f" WHERE buyer = ? AND is_void = 0 ORDER BY sold_at DESC LIMIT {_BOUGHT_LATELY}",
                (person,),
            )
            return [
                Hit("sale", key, number, reference, day, exact=True)
                for key, number, reference, day in rows
            ]

    def of_item(self, sale: str | None, item: str | None) -> SaleLineCard | None:
        """The sale of an item: the named one, or its newest valid one."""
        which = "s.id = ?" if sale else "s.is_void = 0"
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT s.id, s.number, s.sold_at, COALESCE(l.price_minor, s.total_minor),"
                " COALESCE(l.consignor_minor, 0), COALESCE(l.commission_minor, 0),"
                " COALESCE(l.tax_minor, 0), s.currency, s.tender, s.payment_reference,"
                " COALESCE(p.name, ''), s.is_history"
                f" FROM sale AS s {'LEFT ' if sale else ''}JOIN sale_line AS l"
                "  ON l.sale = s.id AND l.item IS ?"
                " LEFT JOIN person AS p ON p.id = s.buyer"
                f" WHERE {which} ORDER BY s.sold_at DESC LIMIT 1",
                (item, sale) if sale else (item,),
            ).fetchone()
            if row is None:
                return None
            contract = terms_of_sale_line(connection, row[0], item)
            promise = promise_of_sale(connection, row[0])
        values = [*row[:11], bool(row[11]), contract.terms.windows, promise]
        return self._viewer.sale(SaleLineCard(*values))


def _row(row: tuple[Any, ...]) -> SaleLineRow:
    values = list(row)
    values[9] = tuple(json.loads(row[9]))
    return SaleLineRow(*values)
