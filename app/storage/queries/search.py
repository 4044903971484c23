"""One box for everything: cases, items, people, receipts.

While a person types, hits come newest first and exact numbers stand on top; nothing is ranked
over the whole shop. On Enter the newest 1,000 hits are ranked.
"""

import re
import sqlite3
from collections.abc import Callable
from datetime import date

from app.domain.rows import Hit
from app.domain.slips import read_code, read_mark
from app.storage.database import Database
from app.storage.queries.matching import matching
from app.storage.queries.viewer import Viewer
from app.storage.search_text import digits_backwards, snippet, typed_words
from app.storage.state import normal_number

_RANKED = 1000
_PHONE_END = 4
_PHONE = re.compile(r"[\d\s+()-]+")
_AMOUNT_AND_DATE = re.compile(
    r"[¥￥$€£]?\s*(?P<amount>\d[\d,]{0,12}(?:\.\d{1,3})?)\s+(?P<date>(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2})"
)
# Table of each kind of subject, and what its hits show: id, key, title, text for the snippet.
_SUBJECTS = {
    "case": ("case_file", "id, number, title, complaint"),
    "item": ("item", "id, sku, title, brand || ' ' || description"),
    "person": ("person", "id, number, name, company || ' ' || phone"),
}


_HitRow = tuple[str, str, str, str]
_Search = Callable[[sqlite3.Connection, str, str, int], list[_HitRow]]


class SearchQueries:
    """Finds things by what a person types or scans."""

    def __init__(self, database: Database, today: Callable[[], date], viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer
        self._today = today

    def typed(self, words: str, *, limit: int = 20, only: str = "") -> list[Hit]:
        """Hits as typed: exact ones, then newest first, cases before items before people."""
        return self._found(words, limit, _newest, only)

    def ranked(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Hits on Enter: exact ones, then the best of the newest 1,000 of each kind."""
        return self._found(words, limit, _best_of_newest)

    def _found(self, typed: str, limit: int, search: _Search, only: str = "") -> list[Hit]:
        words = typed_words(typed)
        with self._database.reading() as connection:
            hits = self._exact(connection, words) if words and not only else []
            seen = {(hit.subject_type, hit.id) for hit in hits}
            for subject_type in (only,) if only else _SUBJECTS:
                if len(hits) >= limit:
                    break
                query = matching(connection, f"{subject_type}_search", words)
                if not query:
                    break
                hits += [
                    Hit(subject_type, key, number, title, snippet(text, words))
                    for key, number, title, text in search(connection, subject_type, query, limit)
                    if (subject_type, key) not in seen
                ]
            return self._viewer.hits(connection, hits[:limit], words)

    def scanned(self, code: str) -> Hit | None:
        """The one thing a barcode or QR code stands for, or None."""
        with self._database.reading() as connection:
            found = self._exact(connection, typed_words(code))
            exact = self._viewer.hits(connection, found, code)
        # A tag read to the letter wins over a case number with its zeros left out.
        literal = [hit for hit in exact if hit.key == code.strip()]
        return next(iter(literal or exact), None)

    def _exact(self, connection: sqlite3.Connection, words: str) -> list[Hit]:
        words = read_mark(words)[0] or words  # what the QR code of a slip says of its case
        number = normal_number(words)
        found = [
            *_rows(connection, "case", "SELECT id, number, title, complaint FROM case_file"
                   " WHERE number = ?", number),
            *self._by_slip(connection, words),
            *self._by_statement(connection, words),
            *_rows(connection, "item", "SELECT id, sku, title, brand FROM item WHERE sku = ?",
                   words),
            *_rows(connection, "person", "SELECT id, number, name, phone FROM person"
                   " WHERE number = ? LIMIT 5", words),
            *_rows(connection, "sale", "SELECT id, number, payment_reference, sold_on FROM sale"
                   " WHERE number = ? LIMIT 5", words),
            *_rows(connection, "sale", "SELECT id, number, payment_reference, sold_on FROM sale"
                   " WHERE payment_reference = ? AND payment_reference <> '' LIMIT 5", words),
            *self._by_phone(connection, words),
            *self._by_amount_and_date(connection, words),
        ]  # fmt: skip
        return list(dict.fromkeys(found))

    def _by_slip(self, connection: sqlite3.Connection, words: str) -> list[Hit]:
        """The case of a slip's check code, whether the slip still stands or not."""
        return _rows(
            connection,
            "case",
            "SELECT DISTINCT c.id, c.number, c.title, c.complaint FROM slip AS s"
            " JOIN case_file AS c ON c.id = s.case_file WHERE s.code = ? AND s.code <> ''",
            read_code(words),
        )

    def _by_statement(self, connection: sqlite3.Connection, words: str) -> list[Hit]:
        """The consignor of a statement's check code."""
        return _rows(
            connection,
            "person",
            "SELECT p.id, p.number, p.name, s.first_day || ' - ' || s.last_day FROM statement AS s"
            " JOIN person AS p ON p.id = s.consignor WHERE s.code = ? AND s.code <> '' LIMIT 5",
            read_code(words),
        )

    def _by_phone(self, connection: sqlite3.Connection, words: str) -> list[Hit]:
        """The end of a phone number: four digits or more."""
        if not _PHONE.fullmatch(words):
            return []
        backwards = digits_backwards(words)
        if len(backwards) < _PHONE_END:
            return []
        return _rows(
            connection,
            "person",
            "SELECT id, number, name, phone FROM person WHERE phone_end >= ?1 AND phone_end < ?1"
            " || ':' ORDER BY pk DESC LIMIT 10",
            backwards,
        )

    def _by_amount_and_date(self, connection: sqlite3.Connection, words: str) -> list[Hit]:
        """``12800 11-18``: the receipts of that sum on that day (this year if none is named)."""
        match = _AMOUNT_AND_DATE.fullmatch(words)
        if match is None:
            return []
        parts = [int(p) for p in re.split(r"[-/.]", match["date"])]
        today = self._today()
        year, month, day = parts if len(parts) == 3 else (today.year, *parts)
        try:
            sold_on = date(year, month, day)
            if len(parts) == 2 and sold_on > today:
                sold_on = date(year - 1, month, day)
        except ValueError:
            return []
        whole, _, rest = match["amount"].replace(",", "").partition(".")
        # The shop's currency has 0, 2 or 3 decimals: each reading of the amount is looked up.
        minors = {int(whole + (rest + "000")[:decimals]) for decimals in (0, 2, 3)}
        return [
            hit
            for minor in sorted(minors)
            for hit in _rows(
                connection,
                "sale",
                "SELECT id, number, payment_reference, sold_on FROM sale"
                " WHERE total_minor = ? AND sold_on = ? LIMIT 10",
                minor,
                sold_on.isoformat(),
            )
        ]


def _newest(
    connection: sqlite3.Connection, subject_type: str, query: str, limit: int
) -> list[_HitRow]:
    """Nothing is gathered or sorted: FTS5 walks back from the newest row."""
    table, columns = _SUBJECTS[subject_type]
    search = f"{subject_type}_search"
    return connection.execute(
        f"SELECT {columns} FROM {search} CROSS JOIN {table} ON pk = {search}.rowid"
        f" WHERE {search} MATCH ? ORDER BY {search}.rowid DESC LIMIT ?",
        (query, limit),
    ).fetchall()


def _best_of_newest(
    connection: sqlite3.Connection, subject_type: str, query: str, limit: int
) -> list[_HitRow]:
    table, columns = _SUBJECTS[subject_type]
    search = f"{subject_type}_search"
    (floor,) = connection.execute(
        f"SELECT MIN(rowid) FROM (SELECT rowid FROM {search} WHERE {search} MATCH ?"
        f" ORDER BY rowid DESC LIMIT {_RANKED})",
        (query,),
    ).fetchone()
    return connection.execute(
        f"SELECT {columns} FROM {search} CROSS JOIN {table} ON pk = {search}.rowid"
        f" WHERE {search} MATCH ? AND {search}.rowid >= ?"
        f" ORDER BY bm25({search}), {search}.rowid DESC LIMIT ?",
        (query, floor or 0, limit),
    ).fetchall()


def _rows(
    connection: sqlite3.Connection, subject_type: str, sql: str, *values: object
) -> list[Hit]:
    return [
        Hit(subject_type, key, number, title, more, exact=True)
        for key, number, title, more in connection.execute(sql, values).fetchall()
    ]
