"""Consignors' accounts for a payout: sums, what is held and why, in a few statements for all.

The number of statements does not grow with the number of consignors or sales; what has been paid
out is not read at all.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from app.domain.contracts import NO_CONTRACT
from app.domain.payouts import (
    Account,
    Credit,
    HeldCredit,
    Reason,
    Release,
    gravest_first,
)
from app.storage.contracts_state import contract_book

_STOLEN = "OWN.STOLEN"
_OPEN = "k.value_minor <> k.covered_minor AND k.currency = :currency"
_OF_ONE = " AND k.party = :person"
_SUMS = (
    "SELECT k.party, SUM(MAX(k.value_minor - k.covered_minor, 0)),"
    " SUM(MAX(k.covered_minor - k.value_minor, 0))"
    f" FROM credit AS k INDEXED BY credit_open WHERE {_OPEN}{{}} GROUP BY k.party ORDER BY k.party"
)
_CREDIT = "k.pk, k.party, k.since, k.sale, k.item, k.value_minor - k.covered_minor, k.covered_minor"
_TO_BE_PAID = "k.currency = :currency AND k.value_minor > k.covered_minor"
# What was sold since the longest hold of any contract began.
_RECENT = (
    f"SELECT {_CREDIT}, COALESCE((SELECT l.contract FROM sale_line AS l WHERE l.sale = k.sale"
    " AND COALESCE(l.item, '') = k.item), '')"
    " FROM credit AS k INDEXED BY credit_open WHERE k.value_minor <> k.covered_minor"
    f" AND {_TO_BE_PAID} AND k.since > :earliest AND k.sale <> ''{{}}"
)
_USUAL_DAYS = NO_CONTRACT.terms.payout_hold_days
_HOLD_DAYS = (
    "SELECT lower(hex(entry)), COALESCE(json_extract(terms, '$.payout_hold_days'), ?) FROM contract"
)
_CASE = "c.id, c.number, c.lane, c.confirmed_fake"
# An open case holds the item it is about: as it was sold on its receipt, or on any when it names
# none; a whole receipt; or what she gets for a thing that was never sold.
_OF_CASES = (
    f"SELECT {_CREDIT}, {_CASE} FROM case_file AS c JOIN sale_line AS l ON l.item = c.item"
    " JOIN credit AS k ON k.sale = l.sale AND k.item = l.item"
    f" WHERE c.is_open = 1 AND (c.sale IS NULL OR c.sale = l.sale) AND {_TO_BE_PAID}{{0}}"
    f" UNION ALL SELECT {_CREDIT}, {_CASE} FROM case_file AS c JOIN credit AS k ON k.sale = c.sale"
    f" WHERE c.is_open = 1 AND c.item IS NULL AND {_TO_BE_PAID}{{0}}"
    f" UNION ALL SELECT {_CREDIT}, {_CASE} FROM case_file AS c"
    " JOIN credit AS k ON k.sale = '' AND k.item = c.item"
    f" WHERE c.is_open = 1 AND {_TO_BE_PAID}{{0}}"
)
_FREEZING = (
    "SELECT COALESCE(c.consignor, i.consignor), c.id, c.number, c.category FROM case_file AS c"
    " LEFT JOIN item AS i ON i.id = c.item"
    f" WHERE c.is_open = 1 AND (c.hold_payout = 1 OR c.category = '{_STOLEN}')"
    " AND COALESCE(c.consignor, i.consignor) IS NOT NULL"
)
_BY_HAND = (
    "SELECT h.person, h.sale, h.item, h.id, h.reason FROM payout_hold AS h"
    " WHERE NOT EXISTS (SELECT 1 FROM payout_lift AS l WHERE l.hold = h.id)"
)
_THESE = f"SELECT {_CREDIT} FROM credit AS k WHERE {_TO_BE_PAID}"
_RELEASES = (
    "SELECT r.person, r.sale, r.item, r.level_minor, r.over FROM payout_release AS r"
    " JOIN credit AS k ON k.sale = r.sale AND k.item = r.item AND k.party = r.person"
    " AND k.currency = r.currency WHERE k.value_minor <> k.covered_minor"
    " AND r.currency = :currency"
)
_NAMES = (
    "SELECT k.pk, COALESCE(i.sku, ''), COALESCE(i.title, ''), COALESCE(s.number, ''),"
    " COALESCE(s.sold_on, '')"
    " FROM json_each(?) AS wanted JOIN credit AS k ON k.pk = wanted.value"
    " LEFT JOIN item AS i ON i.id = k.item LEFT JOIN sale AS s ON s.id = k.sale"
)
_ALL_OPEN = (
    "SELECT k.party, k.sale, k.item, k.value_minor - k.covered_minor, k.covered_minor"
    " FROM json_each(:people) AS wanted JOIN credit AS k INDEXED BY credit_open"
    f" ON k.party = wanted.value WHERE {_OPEN} ORDER BY k.party, k.since, k.pk"
)


@dataclass(slots=True)
class _Found:
    """A credit that something holds, while its reasons are gathered."""

    pk: int
    party: str
    since: str
    credit: tuple[str, str, int, int]  # sale, item, open, covered
    reasons: list[Reason] = field(default_factory=list)


class _Gathering:
    """Everything held in one currency, of one consignor or of all."""

    def __init__(self, connection: sqlite3.Connection, currency: str, person: str) -> None:
        self._connection = connection
        self._one = _OF_ONE if person else ""
        self._values: dict[str, Any] = {"currency": currency, "person": person}
        self._person = person
        self.found: dict[int, _Found] = {}
        self.frozen: dict[str, list[Reason]] = defaultdict(list)

    def rows(self, query: str, **more: Any) -> sqlite3.Cursor:
        return self._connection.execute(query.format(self._one), {**self._values, **more})

    def hold(self, row: tuple[Any, ...], reason: Reason) -> None:
        pk, party, since, *credit = row[:7]
        if pk not in self.found:
            sale, item, open_minor, covered = credit
            self.found[pk] = _Found(pk, party, since, (sale, item, open_minor, covered))
        self.found[pk].reasons.append(reason)

    def freeze(self) -> None:
        """Whatever holds all of somebody's money."""
        for party, case, number, category in self._connection.execute(_FREEZING):
            code = "stolen" if category == _STOLEN else "rule"
            self.frozen[party].append(Reason(code, case, number))
        for party, sale, item, hold, why in self._connection.execute(_BY_HAND).fetchall():
            if not item and not sale:
                self.frozen[party].append(Reason("all_by_hand", hold, note=why))
            elif self._person in ("", party):
                held = " AND k.party = :party AND k.sale = :sale AND k.item = :item"
                for row in self.rows(_THESE + held, party=party, sale=sale, item=item):
                    self.hold(row, Reason("by_hand", hold, note=why))
        for party, reasons in self.frozen.items():
            if self._person in ("", party):
                for row in self.rows(f"{_THESE} AND k.party = :party", party=party):
                    for reason in reasons:
                        self.hold(row, reason)

    def cases(self) -> None:
        """Items with an open case."""
        for row in self.rows(_OF_CASES):
            case, number, lane, is_fake = row[7:]
            if any(reason.source == case for reason in self.frozen.get(row[1], ())):
                continue
            code = "fake" if is_fake else "strict" if lane == "strict" else "open_case"
            self.hold(row, Reason(code, case, number))

    def windows(self, today: date) -> None:
        """What was sold so lately that the contract of its sale lets its money wait."""
        book = contract_book(self._connection, (self._person,) if self._person else None)
        days_of: dict[str, int] = dict(
            self._connection.execute(_HOLD_DAYS, (_USUAL_DAYS,)).fetchall()
        )
        longest = max((*days_of.values(), _USUAL_DAYS))
        earliest = (today - timedelta(days=longest)).isoformat()

        @cache  # sales of one day under one contract wait until one day
        def reason(since: str, days: int) -> Reason | None:
            until = date.fromisoformat(since) + timedelta(days=days)
            return Reason("window", until=until.isoformat()) if today < until else None

        @cache
        def days_in_force(party: str, since: str) -> int:
            return book.in_force(party, since).terms.payout_hold_days

        for row in self.rows(_RECENT, earliest=earliest):
            days = days_of.get(row[7])
            why = reason(row[2], days_in_force(row[1], row[2]) if days is None else days)
            if why is not None:
                self.hold(row, why)

    def releases(self) -> Mapping[tuple[str, str, str], tuple[Release, ...]]:
        """What the owner released, by party, sale and item."""
        given: dict[tuple[str, str, str], list[Release]] = defaultdict(list)
        for party, sale, item, level, over in self.rows(_RELEASES + "{}"):
            given[party, sale, item].append(Release(level, frozenset(json.loads(over))))
        return {key: tuple(releases) for key, releases in given.items()}

    def names(self) -> Mapping[int, tuple[str, str, str, str]]:
        """SKU, title and receipt of each held credit."""
        rows = self._connection.execute(_NAMES, (json.dumps(list(self.found)),))
        return {pk: (sku, title, number, day) for pk, sku, title, number, day in rows}


def accounts(
    connection: sqlite3.Connection, *, currency: str, today: date, person: str = ""
) -> dict[str, Account]:
    """The accounts in a currency on which something is open, by person; of one if named."""
    gathering = _Gathering(connection, currency, person)
    gathering.freeze()
    gathering.cases()
    gathering.windows(today)
    releases, names = gathering.releases(), gathering.names()
    held: dict[str, list[HeldCredit]] = defaultdict(list)
    for found in sorted(gathering.found.values(), key=lambda f: (f.since, f.pk)):
        sale, item, open_minor, covered = found.credit
        held[found.party].append(
            HeldCredit(
                Credit(sale, item, open_minor, covered, *names[found.pk]),
                gravest_first(found.reasons),
                releases.get((found.party, sale, item), ()),
            )
        )
    return {
        party: Account(party, currency, plus, minus, tuple(held.get(party, ())))
        for party, plus, minus in gathering.rows(_SUMS)
    }


def open_credits(
    connection: sqlite3.Connection, people: Iterable[str], currency: str
) -> dict[str, list[Credit]]:
    """All open credits of these people, oldest first."""
    found: dict[str, list[Credit]] = defaultdict(list)
    values = {"people": json.dumps(list(people)), "currency": currency}
    for party, *credit in connection.execute(_ALL_OPEN, values):
        found[party].append(Credit(*credit))
    return found
