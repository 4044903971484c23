"""Past cases as rules would have seen them on the day they came."""

import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from app.domain.clocks import DAY_MS
from app.domain.rules.facts import WEEKDAYS
from app.domain.rules.nodes import Value
from app.domain.rules.subject import (
    QUARTER_DAYS,
    YEAR_DAYS,
    consignor_facts,
    local_day,
)
from app.domain.rules.wording import fold
from app.domain.settings import ShopSettings

Facts = dict[str, Value | None]
_AT_ONCE = 500


class PastCase(NamedTuple):
    """A case as it was when it was opened, with the category it has now."""

    number: str
    title: str
    facts: Facts


# Each case with its item and sale.
_COLUMNS = (
    "c.id", "c.number", "c.title", "c.category", "c.claimant", "c.arose", "c.resolution",
    "c.at_stake_minor", "c.currency", "c.complaint", "c.opened_at", "c.consignor", "c.buyer",
    "i.id", "i.item_class", "i.brand", "i.title", "i.price_minor", "i.currency", "i.status",
    "i.has_baseline", "s.id", "s.sold_at", "s.sold_on", "s.tender", "s.shipped",
)  # fmt: skip
_JOINED = (
    f"SELECT {', '.join(_COLUMNS)} FROM case_file AS c LEFT JOIN item AS i ON i.id = c.item"
    " LEFT JOIN sale AS s ON s.id = c.sale"
)
PAST = f"{_JOINED} ORDER BY c.pk"
_PAST_OF_BRANCH = f"{_JOINED} WHERE c.category = ? ORDER BY c.pk"
_COUNTED = frozenset({"buyer", "consignor"})  # whose facts count the cases that went before
_AT = {name: place for place, name in enumerate(_COLUMNS)}
_NUMBER, _TITLE, _CATEGORY = _AT["c.number"], _AT["c.title"], _AT["c.category"]
_OPENED, _CONSIGNOR, _BUYER = _AT["c.opened_at"], _AT["c.consignor"], _AT["c.buyer"]
_ITEM, _SALE = _AT["i.id"], _AT["s.id"]

# Facts that stand in a column as they are; nothing is known where it is empty.
_PLAIN = {
    "case.claimant": "c.claimant",
    "case.arose": "c.arose",
    "case.resolution": "c.resolution",
    "item.class": "i.item_class",
    "item.brand": "i.brand",
    "item.status": "i.status",
    "sale.date": "s.sold_on",
    "sale.tender": "s.tender",
}
_TEXTS = {"case.complaint": "c.complaint", "item.title": "i.title"}
_FLAGS = {"item.has_baseline": "i.has_baseline", "sale.shipped": "s.shipped"}
_MONEY = {
    "case.loss": ("c.at_stake_minor", "c.currency"),
    "case.at_stake": ("c.at_stake_minor", "c.currency"),
    "item.price": ("i.price_minor", "i.currency"),
}
# Of every case on the day it is opened.
_AT_FIRST: Facts = {"case.lane": "normal", "case.stage": "NEW", "case.age_days": 0}

_Row = tuple[Any, ...]
_Fill = Callable[[_Row, Facts], None]  # adds the facts of one kind: of the case, its people


def past_cases(
    connection: sqlite3.Connection,
    asked: Collection[str],
    settings: ShopSettings,
    *,
    branch: str = "",
) -> Iterator[PastCase]:
    """Every case, oldest first, with the facts that are asked for.

    With ``branch`` those of one branch at least: all of them where facts count earlier cases.
    """
    fills = _fills(connection, asked, settings)
    counts = not _COUNTED.isdisjoint(name.partition(".")[0] for name in asked)
    if branch and not counts:
        rows = connection.execute(_PAST_OF_BRANCH, (branch,))
    else:
        rows = connection.execute(PAST)
    while batch := rows.fetchmany(_AT_ONCE):
        for row in batch:
            category = row[_CATEGORY]
            facts: Facts = {
                "case.category": category,
                "case.trunk": category.partition(".")[0],
            }
            for fill in fills:
                fill(row, facts)
            yield PastCase(row[_NUMBER], row[_TITLE], facts)


def _fills(
    connection: sqlite3.Connection, asked: Collection[str], settings: ShopSettings
) -> list[_Fill]:
    """What adds the facts that are asked for, and no others."""
    wanted = {name.partition(".")[0] for name in asked}
    fills = _column_fills(asked, settings.currency)
    if not _AT_FIRST.keys().isdisjoint(asked):
        fills.append(lambda _row, facts: facts.update(_AT_FIRST))
    if "case.photos" in asked:
        fills.append(_photos(connection))
    if "item.days_since_sale" in asked:
        fills.append(_fill_days_since_sale)
    if "consignor" in wanted:
        fills.append(_consignor(connection, settings, is_rated="consignor.rating" in asked))
    if "buyer" in wanted:
        fills.append(partial(_fill_buyer, _Recent(YEAR_DAYS)))
    if "today" in wanted:
        fills.append(partial(_fill_day, settings.zone))
    return fills


def _column_fills(asked: Collection[str], currency: str) -> list[_Fill]:
    """What adds the facts that stand in columns."""
    plain = [(name, _AT[column]) for name, column in _PLAIN.items() if name in asked]
    texts = [(name, _AT[column]) for name, column in _TEXTS.items() if name in asked]
    flags = [(name, _AT[column]) for name, column in _FLAGS.items() if name in asked]
    money = [(n, _AT[m], _AT[c]) for n, (m, c) in _MONEY.items() if n in asked]
    fills: tuple[tuple[object, _Fill], ...] = (
        (plain, partial(_fill_plain, plain)),
        (texts, partial(_fill_texts, texts)),
        (flags, partial(_fill_flags, flags)),
        (money, partial(_fill_money, money, currency)),
    )
    return [fill for names, fill in fills if names]


def _fill_plain(names: Sequence[tuple[str, int]], row: _Row, facts: Facts) -> None:
    for name, at in names:
        facts[name] = row[at] or None


def _fill_texts(names: Sequence[tuple[str, int]], row: _Row, facts: Facts) -> None:
    for name, at in names:
        facts[name] = fold(row[at] or "") or None


def _fill_flags(names: Sequence[tuple[str, int]], row: _Row, facts: Facts) -> None:
    for name, at in names:
        value = row[at]
        facts[name] = None if value is None else bool(value)


def _fill_money(
    names: Sequence[tuple[str, int, int]], currency: str, row: _Row, facts: Facts
) -> None:
    for name, minor, of in names:
        facts[name] = (row[minor] or None) if row[of] == currency else None


def _fill_days_since_sale(row: _Row, facts: Facts) -> None:
    if row[_SALE] is not None:
        facts["item.days_since_sale"] = (row[_OPENED] - row[_AT["s.sold_at"]]) // DAY_MS


def _fill_buyer(recent: "_Recent", row: _Row, facts: Facts) -> None:
    buyer = row[_BUYER]
    facts["buyer.is_known"] = buyer is not None
    if buyer is not None:
        facts["buyer.cases_12m"] = recent.count(buyer, row[_OPENED])


def _fill_day(zone: ZoneInfo, row: _Row, facts: Facts) -> None:
    today = _day_of(row[_OPENED] // _QUARTER_HOUR_MS, zone)
    facts["today.date"] = today.isoformat()
    facts["today.weekday"] = WEEKDAYS[today.weekday()]


def _photos(connection: sqlite3.Connection) -> _Fill:
    counts: dict[str, int] = dict(
        connection.execute(
            "SELECT subject, COUNT(*) FROM photo WHERE subject_type = 'case'"
            " AND role = 'complaint' GROUP BY subject"
        )
    )

    def fill(row: _Row, facts: Facts) -> None:
        facts["case.photos"] = counts.get(row[0], 0)

    return fill


def _consignor(connection: sqlite3.Connection, settings: ShopSettings, *, is_rated: bool) -> _Fill:
    stock = {
        consignor: (items, first)
        for consignor, items, first in connection.execute(
            "SELECT consignor, COUNT(*), MIN(NULLIF(received_on, '')) FROM item"
            " WHERE consignor IS NOT NULL GROUP BY consignor"
        )
    }
    quarter, year, zone = _Recent(QUARTER_DAYS), _Recent(YEAR_DAYS), settings.zone

    def fill(row: _Row, facts: Facts) -> None:
        consignor = row[_CONSIGNOR]
        if row[_ITEM] is not None:
            facts["consignor.own_stock"] = consignor is None
        if consignor is not None:
            items, first = stock.get(consignor, (0, None))
            opened = row[_OPENED]
            recently = quarter.count(consignor, opened)
            lately = year.count(consignor, opened) if is_rated else 0
            on = _day_of(opened // _QUARTER_HOUR_MS, zone)
            facts.update(consignor_facts(items, first, recently, lately, on))

    return fill


_QUARTER_HOUR_MS = 900_000  # every zone's clock differs from UTC by a number of them


@lru_cache(maxsize=1)
def _day_of(quarter_hour: int, zone: ZoneInfo) -> date:
    """The calendar day; cases that come one after the other mostly come on the same."""
    return local_day(quarter_hour * _QUARTER_HOUR_MS, zone)


class _Recent:
    """Cases of each person within some days, as they go by."""

    def __init__(self, days: int) -> None:
        self._span_ms = days * DAY_MS
        self._seen: dict[str, deque[int]] = defaultdict(deque)

    def count(self, person: str, at_ms: int) -> int:
        """How many, with the case that is passing now."""
        seen = self._seen[person]
        seen.append(at_ms)
        before = at_ms - self._span_ms
        while seen[0] <= before:
            seen.popleft()
        return len(seen)
