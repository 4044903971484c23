"""The shop's rules and teams, and past cases as rules would have seen them when they came."""

import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from app.domain.rules.book import Rule
from app.domain.rules.editing import Team
from app.domain.rules.facts import WEEKDAYS
from app.domain.rules.nodes import Value
from app.domain.rules.subject import (
    DAY_MS,
    QUARTER_DAYS,
    YEAR_DAYS,
    consignor_facts,
    local_day,
)
from app.domain.rules.wording import fold
from app.domain.settings import ShopSettings
from app.storage.database import Database
from app.storage.rules_state import find_rule, stored_rules, stored_teams

Facts = dict[str, Value | None]
_AT_ONCE = 500


class PastCase(NamedTuple):
    """A case as it was when it was opened, with the category it has now."""

    number: str
    title: str
    facts: Facts


class _Row(NamedTuple):
    id: str
    number: str
    title: str
    category: str
    claimant: str
    arose: str
    resolution: str
    at_stake_minor: int
    currency: str
    complaint: str
    opened_at: int
    consignor: str | None
    buyer: str | None
    item: str | None
    item_class: str | None
    brand: str | None
    item_title: str | None
    price_minor: int | None
    item_currency: str | None
    status: str | None
    has_baseline: int | None
    sale: str | None
    sold_at: int | None
    sold_on: str | None
    tender: str | None
    shipped: int | None


# Each case with its item and sale, in the order of `_Row`.
PAST = (
    "SELECT c.id, c.number, c.title, c.category, c.claimant, c.arose, c.resolution,"
    " c.at_stake_minor, c.currency, c.complaint, c.opened_at, c.consignor, c.buyer, i.id,"
    " i.item_class, i.brand, i.title, i.price_minor, i.currency, i.status, i.has_baseline, s.id,"
    " s.sold_at, s.sold_on, s.tender, s.shipped FROM case_file AS c"
    " LEFT JOIN item AS i ON i.id = c.item LEFT JOIN sale AS s ON s.id = c.sale ORDER BY c.pk"
)
_Room = Callable[[_Row], Facts]  # the facts of one kind: of the case, its item, its people


class RuleQueries:
    """Reads rules for screens and commands, and past cases for trying rules on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Rule, ...]:
        """The rules that are in use, in order; switched off ones too."""
        with self._database.reading() as connection:
            return tuple(rule for rule in stored_rules(connection) if not rule.retired)

    def one(self, code: str) -> Rule:
        """One rule, retired or not; raises UnknownRuleError."""
        with self._database.reading() as connection:
            return find_rule(connection, code)

    def teams(self) -> dict[str, Team]:
        """All teams by code, retired ones too."""
        with self._database.reading() as connection:
            return stored_teams(connection)

    def case_count(self) -> int:
        """How many cases there are to try rules on."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM case_file").fetchone()[0])

    def past_cases(self, asked: Collection[str], settings: ShopSettings) -> Iterator[PastCase]:
        """Every case, oldest first, with the facts that are asked for.

        They are those of the day it was opened, except its category and its item, which are
        taken as they are now.
        """
        with self._database.reading() as connection:
            rooms = _rooms(connection, asked, settings)
            rows = connection.execute(PAST)
            while batch := rows.fetchmany(_AT_ONCE):
                for row in map(_Row._make, batch):
                    facts: Facts = {}
                    for room in rooms:
                        facts.update(room(row))
                    yield PastCase(row.number, row.title, facts)


def _rooms(
    connection: sqlite3.Connection, asked: Collection[str], settings: ShopSettings
) -> list[_Room]:
    """What gathers the facts that are asked for, and no others."""
    wanted = {name.partition(".")[0] for name in asked}
    rooms = [_case_room(asked, settings)]
    if "case.photos" in asked:
        rooms.append(_photo_room(connection))
    if "item" in wanted:
        rooms.append(_item_room(asked, settings))
    if "sale" in wanted:
        rooms.append(_sale)
    if "consignor" in wanted:
        rooms.append(_consignor_room(connection, settings))
    if "buyer" in wanted:
        rooms.append(_buyer_room())
    if "today" in wanted:
        rooms.append(_day_room(settings))
    return rooms


def _case_room(asked: Collection[str], settings: ShopSettings) -> _Room:
    reads, currency = "case.complaint" in asked, settings.currency

    def case(row: _Row) -> Facts:
        stake = row.at_stake_minor if row.currency == currency and row.at_stake_minor else None
        return {
            "case.category": row.category,
            "case.trunk": row.category.partition(".")[0],
            "case.claimant": row.claimant,
            "case.arose": row.arose,
            "case.lane": "normal",
            "case.resolution": row.resolution,
            "case.stage": "NEW",
            "case.loss": stake,
            "case.at_stake": stake,
            "case.age_days": 0,
            "case.complaint": fold(row.complaint) if reads else None,
        }

    return case


def _photo_room(connection: sqlite3.Connection) -> _Room:
    counts: dict[str, int] = dict(
        connection.execute(
            "SELECT subject, COUNT(*) FROM photo WHERE subject_type = 'case'"
            " AND role = 'complaint' GROUP BY subject"
        )
    )
    return lambda row: {"case.photos": counts.get(row.id, 0)}


def _item_room(asked: Collection[str], settings: ShopSettings) -> _Room:
    reads, currency = "item.title" in asked, settings.currency

    def item(row: _Row) -> Facts:
        if row.item is None:
            return {}
        price = row.price_minor if row.item_currency == currency else None
        since = None if row.sold_at is None else (row.opened_at - row.sold_at) // DAY_MS
        return {
            "item.class": row.item_class or None,
            "item.brand": row.brand or None,
            "item.title": fold(row.item_title or "") or None if reads else None,
            "item.price": price or None,
            "item.status": row.status,
            "item.has_baseline": bool(row.has_baseline),
            "item.days_since_sale": since,
        }

    return item


def _sale(row: _Row) -> Facts:
    if row.sale is None:
        return {}
    return {
        "sale.date": row.sold_on or None,
        "sale.tender": row.tender or None,
        "sale.shipped": bool(row.shipped),
    }


def _consignor_room(connection: sqlite3.Connection, settings: ShopSettings) -> _Room:
    stock = {
        consignor: (items, first)
        for consignor, items, first in connection.execute(
            "SELECT consignor, COUNT(*), MIN(NULLIF(received_on, '')) FROM item"
            " WHERE consignor IS NOT NULL GROUP BY consignor"
        )
    }
    recent, zone = _Recent(), settings.zone

    def consignor(row: _Row) -> Facts:
        own: Facts = {} if row.item is None else {"consignor.own_stock": row.consignor is None}
        if row.consignor is None:
            return own
        items, first = stock.get(row.consignor, (0, None))
        quarter, year = recent.count(row.consignor, row.opened_at)
        on = local_day(row.opened_at, zone)
        return own | consignor_facts(items, first, quarter, year, on)

    return consignor


def _buyer_room() -> _Room:
    recent = _Recent()

    def buyer(row: _Row) -> Facts:
        if row.buyer is None:
            return {"buyer.is_known": False}
        year = recent.count(row.buyer, row.opened_at)[1]
        return {"buyer.is_known": True, "buyer.cases_12m": year}

    return buyer


def _day_room(settings: ShopSettings) -> _Room:
    zone = settings.zone

    def day(row: _Row) -> Facts:
        today = local_day(row.opened_at, zone)
        return {"today.date": today.isoformat(), "today.weekday": WEEKDAYS[today.weekday()]}

    return day


class _Recent:
    """Cases of each person in the last ninety days and the last year, as they go by."""

    def __init__(self) -> None:
        self._quarter: dict[str, deque[int]] = defaultdict(deque)
        self._year: dict[str, deque[int]] = defaultdict(deque)

    def count(self, person: str, at_ms: int) -> tuple[int, int]:
        """Both counts, with the case that is passing now."""
        return (
            _passing(self._quarter[person], at_ms, QUARTER_DAYS),
            _passing(self._year[person], at_ms, YEAR_DAYS),
        )


def _passing(seen: deque[int], at_ms: int, days: int) -> int:
    seen.append(at_ms)
    while seen[0] <= at_ms - days * DAY_MS:
        seen.popleft()
    return len(seen)
