"""What a condition may speak of: the name of each fact, its kind, and the codes it can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.cases import AROSE, LANES
from app.domain.items import ITEM_CLASSES, ITEM_STATUSES
from app.domain.ledger import TENDERS
from app.domain.parties import CLAIMANTS
from app.domain.rules.nodes import Value

FactKind = Literal["category", "code", "money", "number", "flag", "date", "text", "word"]
# What is known of one case; a name that is missing, or None, is not known.
Facts = Mapping[str, Value | None]

RATINGS = ("A", "B", "C", "D")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

OPERATORS: Mapping[FactKind, tuple[str, ...]] = {
    "category": ("=", "!=", "in", "not in"),
    "code": ("=", "!=", "in", "not in"),
    "money": ("=", "!=", "<", "<=", ">", ">=", "between", "in", "not in"),
    "number": ("=", "!=", "<", "<=", ">", ">=", "between", "in", "not in"),
    "date": ("=", "!=", "<", "<=", ">", ">=", "between", "in", "not in"),
    "flag": ("is", "=", "!="),
    "word": ("=", "!=", "in", "not in", "contains", "not contains"),
    "text": ("contains", "not contains", "states", "not states"),
}


@dataclass(frozen=True, slots=True)
class FactType:
    """One fact; ``group`` names the words for its codes.

    ``choices`` are empty where the shop's own data says which codes there are.
    """

    name: str
    kind: FactKind
    choices: tuple[str, ...] = ()
    group: str = ""


FACTS: Mapping[str, FactType] = {
    fact.name: fact
    for fact in (
        FactType("case.category", "category", group="category"),
        FactType("case.trunk", "code", group="trunk"),
        FactType("case.claimant", "code", CLAIMANTS, "party"),
        FactType("case.arose", "code", AROSE, "arose"),
        FactType("case.lane", "code", LANES, "lane"),
        FactType("case.resolution", "code", group="resolution"),
        FactType("case.stage", "code", group="stage"),
        FactType("case.loss", "money"),
        FactType("case.at_stake", "money"),
        FactType("case.age_days", "number"),
        FactType("case.photos", "number"),
        FactType("case.complaint", "text"),
        FactType("item.class", "code", ITEM_CLASSES, "item_class"),
        FactType("item.brand", "word"),
        FactType("item.title", "text"),
        FactType("item.price", "money"),
        FactType("item.days_since_sale", "number"),
        FactType("item.has_baseline", "flag"),
        FactType("item.status", "code", ITEM_STATUSES, "item_status"),
        FactType("consignor.rating", "code", RATINGS),
        FactType("consignor.is_new", "flag"),
        FactType("consignor.cases_90d", "number"),
        FactType("consignor.items", "number"),
        FactType("consignor.own_stock", "flag"),
        FactType("buyer.cases_12m", "number"),
        FactType("buyer.is_known", "flag"),
        FactType("sale.shipped", "flag"),
        FactType("sale.tender", "code", TENDERS, "tender"),
        FactType("sale.date", "date"),
        FactType("today.date", "date"),
        FactType("today.weekday", "code", WEEKDAYS, "weekday"),
    )
}

_NEW_DAYS = 30
_FEWEST_ITEMS = 10  # before that a rating would say nothing
_RATED_BP = ((200, "A"), (500, "B"), (1500, "C"))  # cases a year in 10,000 items, at most


def rating_of(items: int, cases_a_year: int) -> str | None:
    """A consignor's rating from cases per item handed in; None while there are too few items."""
    if items < _FEWEST_ITEMS:
        return None
    for most_bp, rating in _RATED_BP:
        if cases_a_year * 10_000 <= most_bp * items:
            return rating
    return "D"


def is_new_consignor(days_since_first_item: int | None) -> bool | None:
    """Whether the first item came within thirty days; None where nobody knows when it came."""
    return None if days_since_first_item is None else days_since_first_item < _NEW_DAYS
