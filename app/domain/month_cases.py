"""The cases behind a month's figures, and which of them a figure is made of.

A figure names its cases by a `Picked`: the same value says what is added up and what opens when
somebody asks where a number comes from.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from app.domain.categories import trunk_of
from app.domain.month_money import NO_MONEY, RECOVERED_FROM, CaseMoney


class CaseInMonth(NamedTuple):
    """A case that was opened or closed in the month, or for which something was booked in it.

    Times are those of its life, None where it has not been closed; ``kept_promise`` is None where
    nothing was promised.
    """

    number: str
    title: str
    category: str
    resolution: str
    stage: str
    at_stake_minor: int
    was_opened: bool
    was_closed: bool
    lasted_ms: int | None = None
    worked_ms: int | None = None
    kept_promise: bool | None = None
    consignor: str = ""  # id of the person
    consignor_name: str = ""
    brand: str = ""
    carrier: str = ""
    money: CaseMoney = NO_MONEY


@dataclass(frozen=True, slots=True)
class Picked:
    """Which cases: ``value`` of a ``dimension`` (all without one), of a ``measure`` (any).

    With ``beyond`` it is the rest: whatever value is not among these. ``str()`` is a short key
    such as ``category:AUTH/loss`` for programs.
    """

    measure: str = ""
    dimension: str = ""
    value: str = ""
    beyond: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.dimension}:{'*' if self.beyond else self.value}" if self.dimension else ""
        return "/".join(part for part in (where, self.measure) if part) or "all"

    def holds(self, case: CaseInMonth) -> bool:
        """Whether the case is one of them."""
        if self.dimension:
            value = DIMENSIONS[self.dimension](case)
            if (value in self.beyond) if self.beyond else (value != self.value):
                return False
        return MEASURES[self.measure](case)


EVERY_CASE = Picked()

DIMENSIONS: Mapping[str, Callable[[CaseInMonth], str]] = MappingProxyType(
    {
        "category": lambda case: trunk_of(case.category),
        "resolution": lambda case: case.resolution,
        "stage": lambda case: case.stage,
        "consignor": lambda case: case.consignor,
        "brand": lambda case: case.brand,
        "carrier": lambda case: case.carrier,
    }
)


def _charged(party: str) -> Callable[[CaseInMonth], bool]:
    return lambda case: bool(case.money.recovered_from(party))


MEASURES: Mapping[str, Callable[[CaseInMonth], bool]] = MappingProxyType(
    {
        "": lambda _case: True,
        "opened": lambda case: case.was_opened,
        "closed": lambda case: case.was_closed,
        "kept": lambda case: case.was_closed and case.kept_promise is True,
        "late": lambda case: case.was_closed and case.kept_promise is False,
        "reversed": lambda case: bool(case.money.reversed_minor),
        "commission": lambda case: bool(case.money.commission_minor),
        "loss": lambda case: bool(case.money.loss_minor),
        "pending": lambda case: bool(case.money.pending_minor),
        "net": lambda case: bool(case.money.net_minor),
        "cost": lambda case: bool(case.money.cost_minor or case.money.net_minor),
        "recovered": lambda case: bool(case.money.recovered_minor),
        **{party: _charged(party) for party in RECOVERED_FROM},
    }
)


def read_picked(text: str) -> Picked | None:
    """The `Picked` that a key names; None for a key of nothing."""
    where, _, measure = text.strip().rpartition("/") if "/" in text else ("", "", text.strip())
    if ":" in measure:  # no measure at all: a value may hold a slash
        where, measure = text.strip(), ""
    if measure == "all" and not where:
        measure = ""
    dimension, _, value = where.partition(":")
    if measure not in MEASURES or (where and dimension not in DIMENSIONS):
        return None
    return Picked(measure, dimension, value)


def picked(cases: Iterable[CaseInMonth], which: Picked) -> list[CaseInMonth]:
    """The cases behind a figure, the one with most money first."""
    found = [case for case in cases if which.holds(case)]
    weigh = _WEIGHTS.get(which.measure, _weight)
    return sorted(found, key=lambda case: (-abs(weigh(case)), case.number))


def _weight(case: CaseInMonth) -> int:
    money = case.money
    return max(abs(money.loss_minor), abs(money.net_minor), abs(money.reversed_minor))


_WEIGHTS: Mapping[str, Callable[[CaseInMonth], int]] = MappingProxyType(
    {
        "opened": lambda case: case.at_stake_minor,
        "closed": lambda case: case.lasted_ms or 0,
        "kept": lambda case: case.lasted_ms or 0,
        "late": lambda case: case.lasted_ms or 0,
        "reversed": lambda case: case.money.reversed_minor,
        "commission": lambda case: case.money.commission_minor,
        "loss": lambda case: case.money.loss_minor,
        "pending": lambda case: case.money.pending_minor,
        "net": lambda case: case.money.net_minor,
        "cost": lambda case: case.money.cost_minor,
        "recovered": lambda case: case.money.recovered_minor,
        "consignor": lambda case: case.money.consignor_minor,
        "carrier": lambda case: case.money.carrier_minor,
        "buyer": lambda case: case.money.buyer_minor,
        "third": lambda case: case.money.third_minor,
    }
)
