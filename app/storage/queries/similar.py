"""Cases that may be alike: found through the full-text index, at a cost that does not grow.

Each word is looked for among the newest cases, and its hits are counted no further than a few;
how far back those lie says how often the word comes. What several rare words find comes first;
only that is read and compared.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.likeness import Weights, weights_of, words_of
from app.domain.sight import Sight
from app.domain.similar import CASES_NEEDED, Asked, Candidate
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.search_text import digits_backwards, phrase
from app.storage.state import normal_number

LOOKED_BACK = 20_000  # cases; how things were done before is no measure
_HITS_A_WORD = 60
_WORDS_LOOKED_FOR = 24
_TOGETHER = ((0, 8), (0, 4), (1, 5), (0, 2), (1, 3))  # of the rarest, which are asked for at once
_COMPARED = 150
_OF_A_KIND = 20  # of the same item, consignor, category
_PERSONS = 20
_PHONE_DIGITS = 7  # a whole number has so many at least
_READ = (
    "SELECT c.number, c.title, c.complaint, c.category, c.item, i.item_class, i.brand,"
    " c.consignor, c.buyer, c.resolution, c.claim_stage, c.claim_turn, c.is_open, c.opened_at,"
    " c.claim_since, c.shares, c.refunded_minor, c.currency"
    " FROM case_file AS c LEFT JOIN item AS i ON i.id = c.item"
)
_MATCH = (
    "SELECT rowid FROM case_search WHERE case_search MATCH ? AND rowid > ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_SAME = {
    column: f"SELECT pk FROM case_file WHERE {column} = ? ORDER BY pk DESC LIMIT {_OF_A_KIND}"
    for column in ("item", "consignor", "category")
}
_ASKED = (
    "SELECT c.complaint, c.category, c.item, i.item_class, i.brand, c.consignor, c.buyer"
    " FROM case_file AS c LEFT JOIN item AS i ON i.id = c.item WHERE c.number = ?"
)


class SimilarQueries:
    """Reads for likeness; what is not for the viewer's eyes is neither given nor measured."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def missing(self) -> int:
        """How many closed cases are needed yet before the part may speak."""
        with self._database.reading() as connection:
            (closed,) = connection.execute(
                "SELECT COUNT(*) FROM (SELECT 1 FROM case_file WHERE claim_turn = ''"
                " AND claim_stage NOT IN ('CANCELLED', 'VOID', 'MERGED') LIMIT ?)",
                (CASES_NEEDED,),
            ).fetchone()
        return CASES_NEEDED - int(closed)

    def of_case(self, number: str) -> Asked | None:
        """What a case asks for; None where there is no such case."""
        sight = self._eyes.sight()
        with self._database.reading() as connection:
            row = connection.execute(_ASKED, (normal_number(number),)).fetchone()
            if row is None:
                return None
            text, category, item, item_class, brand, consignor, buyer = row
            return Asked(
                text=text,
                category=category,
                item=item or "",
                item_class=item_class or "",
                brand=brand or "",
                consignor=(consignor or "") if sight.consignors else "",
                buyers=_same_person(connection, buyer),
                but=normal_number(number),
            )

    def of_intake(
        self, text: str, *, sku: str = "", sale: str = "", category: str = "", phone: str = ""
    ) -> Asked:
        """What an intake asks for; a tag, receipt or phone that nobody knows is left out."""
        sight = self._eyes.sight()
        with self._database.reading() as connection:
            item, item_class, brand, consignor = _item(connection, sku)
            bought = _buyer_of(connection, item, sale)
            buyers = _same_person(connection, bought) if bought else _with_phone(connection, phone)
        return Asked(
            text=text,
            category=category,
            item=item,
            item_class=item_class,
            brand=brand,
            consignor=consignor if sight.consignors else "",
            buyers=buyers,
        )

    def candidates(self, asked: Asked) -> tuple[list[Candidate], Weights]:
        """Cases worth comparing, and what each word of the question counts in this shop."""
        sight = self._eyes.sight()
        with self._database.reading() as connection:
            found, weights = _by_words(connection, words_of(asked.text))
            found |= dict.fromkeys(_by_kind(connection, asked))
            return _read(connection, list(found), sight), weights

    def of_numbers(self, numbers: Sequence[str]) -> list[Candidate]:
        """These cases, as they can be compared."""
        sight = self._eyes.sight()
        with self._database.reading() as connection:
            marks = ", ".join("?" * len(numbers))
            rows = connection.execute(f"{_READ} WHERE c.number IN ({marks})", numbers)
            return [_candidate(row, sight) for row in rows]

    def recent_of(self, asked: Asked) -> list[Candidate]:
        """The newest cases about the same thing or from the same person, open ones too."""
        sight = self._eyes.sight()
        with self._database.reading() as connection:
            keys = _keys(connection, _SAME["item"], asked.item) if asked.item else []
            for buyer in sorted(asked.buyers):
                keys += _keys(
                    connection,
                    f"SELECT pk FROM case_file WHERE buyer = ? ORDER BY pk DESC LIMIT {_OF_A_KIND}",
                    buyer,
                )
            return _read(connection, list(dict.fromkeys(keys)), sight)


def _by_words(
    connection: sqlite3.Connection, words: tuple[str, ...]
) -> tuple[dict[int, None], Weights]:
    """Keys of cases, most promising first, and the weights of the words."""
    (last,) = connection.execute("SELECT COALESCE(MAX(pk), 0) FROM case_file").fetchone()
    after = max(0, last - LOOKED_BACK)
    hits: dict[str, list[int]] = {}
    for word in words[:_WORDS_LOOKED_FOR]:
        hits[word] = _matched(connection, [word], after)
    counts = {word: _estimate(keys, last, last - after) for word, keys in hits.items() if keys}
    weights = weights_of(counts, max(1, last - after))
    points: Counter[int] = Counter()
    for word, keys in hits.items():
        weight = weights.of.get(word, 0)
        for key in keys:
            points[key] += weight
    known = sorted((w for w in hits if hits[w]), key=lambda w: (-weights.of[w], w))
    for start, end in _TOGETHER:
        together = known[start:end]
        if len(together) > 1:
            worth = sum(weights.of[word] for word in together)
            for key in _matched(connection, together, after):
                points[key] = max(points[key], worth)
    best = sorted(points, key=lambda key: (-points[key], -key))[:_COMPARED]
    return dict.fromkeys(best), weights


def _estimate(keys: list[int], last: int, span: int) -> int:
    """How many of the cases looked at hold a word whose newest hits are these."""
    if len(keys) < _HITS_A_WORD:
        return len(keys)
    return len(keys) * span // max(1, last - keys[-1] + 1)


def _matched(connection: sqlite3.Connection, words: Iterable[str], after: int) -> list[int]:
    query = " ".join(phrase(word) for word in words)
    return [key for (key,) in connection.execute(_MATCH, (query, after, _HITS_A_WORD))]


def _by_kind(connection: sqlite3.Connection, asked: Asked) -> list[int]:
    values = {"item": asked.item, "consignor": asked.consignor, "category": asked.category}
    return [
        key
        for column, wanted in values.items()
        if wanted
        for key in _keys(connection, _SAME[column], wanted)
    ]


def _keys(connection: sqlite3.Connection, query: str, wanted: str) -> list[int]:
    return [key for (key,) in connection.execute(query, (wanted,))]


def _read(connection: sqlite3.Connection, keys: list[int], sight: Sight) -> list[Candidate]:
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(f"{_READ} WHERE c.pk IN ({marks})", keys) if keys else ()
    return [_candidate(row, sight) for row in rows]


def _candidate(row: tuple[Any, ...], sight: Sight) -> Candidate:
    """One case; its title is the beginning of its words where no item stands behind it."""
    number, title, text, category, item, item_class, brand, consignor, buyer, *rest = row
    resolution, stage, turn, is_open, opened_at, since, shares, refunded_minor, currency = rest
    decided = json.loads(shares) if sight.shares else ()
    return Candidate(
        number=number,
        title=title,
        text=text,
        category=category,
        item=item or "",
        item_class=item_class or "",
        brand=brand or "",
        consignor=(consignor or "") if sight.consignors else "",
        buyer=buyer or "",
        resolution=resolution,
        stage=stage,
        turn=turn,
        is_open=bool(is_open),
        opened_at=opened_at,
        ended_at=None if turn else since,
        shares_bp={share["party"]: share["bp"] for share in decided},
        refunded_minor=refunded_minor,
        currency=currency,
    )


def _item(connection: sqlite3.Connection, sku: str) -> tuple[str, str, str, str]:
    row = connection.execute(
        "SELECT id, item_class, brand, COALESCE(consignor, '') FROM item WHERE sku = ?", (sku,)
    ).fetchone()
    return tuple(row) if row else ("", "", "", "")


def _buyer_of(connection: sqlite3.Connection, item: str, sale: str) -> str:
    """Who bought it: the buyer of the receipt, or of the item's newest sale."""
    if sale:
        row = connection.execute("SELECT buyer FROM sale WHERE number = ?", (sale,)).fetchone()
    else:
        row = connection.execute(
            "SELECT s.buyer FROM sale_line AS l JOIN sale AS s ON s.id = l.sale"
            " WHERE l.item = ? ORDER BY s.pk DESC LIMIT 1",
            (item,),
        ).fetchone()
    return str(row[0] or "") if row else ""


def _same_person(connection: sqlite3.Connection, person: str | None) -> frozenset[str]:
    """A person, and who else in the list has her phone: each visit may have written her anew."""
    if not person:
        return frozenset()
    row = connection.execute("SELECT phone FROM person WHERE id = ?", (person,)).fetchone()
    return frozenset({person}) | (_with_phone(connection, row[0]) if row else frozenset())


def _with_phone(connection: sqlite3.Connection, phone: str) -> frozenset[str]:
    backwards = digits_backwards(phone)
    if len(backwards) < _PHONE_DIGITS:
        return frozenset()
    rows = connection.execute(
        f"SELECT id FROM person WHERE phone_end = ? ORDER BY pk DESC LIMIT {_PERSONS}", (backwards,)
    )
    return frozenset(key for (key,) in rows)
