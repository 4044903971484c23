"""What rules rest on: the rules themselves, and the facts of one case, by indexed queries."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.domain.clocks import DAY_MS
from app.domain.money import decimals_of
from app.domain.papers import Words
from app.domain.rules.book import RuleBook
from app.domain.rules.editing import Team
from app.domain.rules.effects import NAMES, read_effects
from app.domain.rules.errors import UnknownRuleError, UnknownTeamError
from app.domain.rules.nodes import Value
from app.domain.rules.rule import Rule
from app.domain.rules.subject import (
    QUARTER_DAYS,
    YEAR_DAYS,
    Subject,
    consignor_facts,
    local_day,
    own_facts,
)
from app.domain.rules.wording import fold
from app.domain.settings import ShopSettings

_RULE = "id, zh, en, condition, actions, stop, enabled, place, version, retired"
_Rows = tuple[tuple[Any, ...], ...]
Facts = dict[str, Value | None]


def stored_rules(connection: sqlite3.Connection) -> tuple[Rule, ...]:
    """All rules in order, retired ones too."""
    return _rules(_rule_rows(connection))


def rule_book(
    connection: sqlite3.Connection, currency: str, resolutions: Mapping[str, str]
) -> RuleBook:
    """The shop's rules, compiled; the same rules are compiled once."""
    return _book(_rule_rows(connection), decimals_of(currency), tuple(resolutions.items()))


def find_rule(connection: sqlite3.Connection, code: str) -> Rule:
    """One rule; raises UnknownRuleError."""
    wanted = code.strip().upper()
    for rule in stored_rules(connection):
        if rule.code == wanted:
            return rule
    raise UnknownRuleError(code)


def stored_teams(connection: sqlite3.Connection) -> dict[str, Team]:
    """All teams by code, retired ones too."""
    rows = connection.execute("SELECT id, zh, en, members, retired FROM team ORDER BY rowid")
    return dict(_teams(tuple(rows)))


@lru_cache(maxsize=8)
def _teams(rows: tuple[tuple[str, str, str, str, int], ...]) -> Mapping[str, Team]:
    made = {
        code: Team(code, Words(zh, en), tuple(json.loads(members)), bool(retired))
        for code, zh, en, members, retired in rows
    }
    return MappingProxyType(made)


def find_team(connection: sqlite3.Connection, code: str) -> Team:
    """One team; raises UnknownTeamError."""
    team = stored_teams(connection).get(code.strip().lower())
    if team is None:
        raise UnknownTeamError(code)
    return team


def working_people(connection: sqlite3.Connection) -> frozenset[str] | None:
    """Names of those who work here; None while the shop keeps no list of them."""
    rows = connection.execute("SELECT name, retired FROM shop_user").fetchall()
    return frozenset(name for name, retired in rows if not retired) if rows else None


def _rule_rows(connection: sqlite3.Connection) -> _Rows:
    return tuple(connection.execute(f"SELECT {_RULE} FROM rule ORDER BY place, id"))


# What every intake reads and nobody changes for weeks: the same rows give the same frozen value.
@lru_cache(maxsize=4)
def _rules(rows: _Rows) -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in rows)


@lru_cache(maxsize=4)
def _book(rows: _Rows, decimals: int, resolutions: tuple[tuple[str, str], ...]) -> RuleBook:
    return RuleBook(_rules(rows), decimals, resolutions=dict(resolutions))


def _rule(row: tuple[Any, ...]) -> Rule:
    code, zh, en, condition, actions, stop, enabled, place, version, retired = row
    effects = json.loads(actions)
    known = {name: effects[name] for name in NAMES if name in effects}  # a newer program has more
    return Rule(
        code,
        Words(zh, en),
        condition,
        read_effects(known),
        bool(stop),
        bool(enabled),
        place,
        version,
        bool(retired),
    )


def case_facts(
    connection: sqlite3.Connection,
    subject: Subject,
    settings: ShopSettings,
    asked: Collection[str],
) -> Facts:
    """What is known of a case as far as the rules ask for it; texts are folded."""
    rooms = {name.partition(".")[0] for name in asked}
    facts = own_facts(subject, settings.currency, settings.zone)
    if subject.item is not None and rooms & {"item", "consignor"}:
        facts |= _item_facts(connection, subject, settings)
        facts["consignor.own_stock"] = subject.consignor is None
    if subject.sale is not None and rooms & {"item", "sale"}:
        facts |= _sale_facts(connection, subject)
    if subject.consignor is not None and "consignor" in rooms:
        facts |= _consignor_facts(connection, subject, settings)
    if subject.buyer is not None and "buyer.cases_12m" in asked:
        facts["buyer.cases_12m"] = _cases_of(connection, "buyer", subject.buyer, subject)[1]
    return facts


def _item_facts(connection: sqlite3.Connection, subject: Subject, settings: ShopSettings) -> Facts:
    row = connection.execute(
        "SELECT item_class, brand, title, price_minor, currency, status, has_baseline FROM item"
        " WHERE id = ?",
        (subject.item,),
    ).fetchone()
    if row is None:
        return {}
    item_class, brand, title, price, currency, status, has_baseline = row
    return {
        "item.class": item_class or None,
        "item.brand": brand or None,
        "item.title": fold(title) or None,
        "item.price": price if price and currency == settings.currency else None,
        "item.status": status,
        "item.has_baseline": bool(has_baseline),
    }


def _sale_facts(connection: sqlite3.Connection, subject: Subject) -> Facts:
    row = connection.execute(
        "SELECT sold_at, sold_on, tender, shipped FROM sale WHERE id = ?", (subject.sale,)
    ).fetchone()
    if row is None:
        return {}
    sold_at, sold_on, tender, shipped = row
    return {
        "sale.date": sold_on or None,
        "sale.tender": tender or None,
        "sale.shipped": bool(shipped),
        "item.days_since_sale": (subject.now_ms - sold_at) // DAY_MS,
    }


def _consignor_facts(
    connection: sqlite3.Connection, subject: Subject, settings: ShopSettings
) -> Facts:
    items, first = connection.execute(
        "SELECT COUNT(*), MIN(NULLIF(received_on, '')) FROM item WHERE consignor = ?",
        (subject.consignor,),
    ).fetchone()
    quarter, year = _cases_of(connection, "consignor", str(subject.consignor), subject)
    return consignor_facts(items, first, quarter, year, local_day(subject.now_ms, settings.zone))


def _cases_of(
    connection: sqlite3.Connection, role: str, person: str, subject: Subject
) -> tuple[int, int]:
    """Cases of a person in ninety days and in a year, the one in question among them."""
    column = "consignor" if role == "consignor" else "buyer"
    quarter, year = connection.execute(
        "SELECT COUNT(*) FILTER (WHERE opened_at > ?1), COUNT(*) FROM case_file"
        f" WHERE {column} = ?3 AND opened_at > ?2 AND id <> ?4",
        (
            subject.now_ms - QUARTER_DAYS * DAY_MS,
            subject.now_ms - YEAR_DAYS * DAY_MS,
            person,
            subject.case,
        ),
    ).fetchone()
    return quarter + 1, year + 1


# What a person edits on a case, and the effect of rules that leaves it alone from then on.
EFFECT_OF_FIELD = {
    "category": "category",
    "lane": "lane",
    "resolution": "route",
    "team": "team",
    "assignee": "person",
}


def set_by_hand(connection: sqlite3.Connection, case: str) -> frozenset[str]:
    """Effects that a person has settled for a case, at the counter or later.

    A reading of the journal: edits that were taken back do not count.
    """
    rows = connection.execute(
        "SELECT kind, lower(hex(action)), payload FROM journal WHERE subject = ?"
        " AND kind IN ('case_opened', 'case_edited', 'action_undone')",
        (case,),
    )
    told: dict[str, set[str]] = {}
    for kind, action, text in rows:
        payload = json.loads(text or "{}")
        if kind == "action_undone":
            told.pop(payload.get("action", ""), None)
        elif kind == "case_opened":
            told[action] = set(payload.get("by_hand", ()))
        else:
            told.setdefault(action, set()).update(payload.get("fields", ()))
    return frozenset(
        EFFECT_OF_FIELD[name] for names in told.values() for name in names & EFFECT_OF_FIELD.keys()
    )
