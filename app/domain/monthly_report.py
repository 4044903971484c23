"""A month of a shop's problems in figures, each of which knows its cases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from app.domain.money import BP_WHOLE
from app.domain.month_cases import DIMENSIONS, CaseInMonth, Picked
from app.domain.month_money import NO_MONEY, CaseMoney, sum_of
from app.domain.months import Month
from app.domain.papers import Words
from app.domain.taxonomy import MoveKind

TREND_MONTHS = 13
SHOWN = 10  # of what has no end: consignors, brands, carriers, the largest cases
_LONG = frozenset({"consignor", "brand", "carrier"})
COUNTED = frozenset({"resolution", "stage"})  # in which how many matters more than how much
INCOMPLETE = frozenset({"carrier"})  # most cases have none: its lines do not sum to the total

NameOf = Callable[[str, CaseInMonth], Words]  # what a case's value of a dimension is called


@dataclass(frozen=True, slots=True)
class Part:
    """The cases that share something, and what they come to."""

    picked: Picked
    name: Words
    opened: int
    closed: int
    money: CaseMoney
    merged: int = 0  # how many lines the rest stands for; 0 for a line of its own


@dataclass(frozen=True, slots=True)
class Spread:
    """How long closed cases took: the middle one, and what four of five stayed within."""

    count: int
    median_ms: int
    p80_ms: int


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """One month of the thirteen."""

    month: Month
    opened: int = 0
    closed: int = 0
    sales_minor: int = 0
    money: CaseMoney = NO_MONEY

    @property
    def cost_bp(self) -> int | None:
        """The cost of problems in basis points of sales; None where nothing was sold."""
        return part_bp(self.money.cost_minor, self.sales_minor)


@dataclass(frozen=True, slots=True)
class OpenPart:
    """Open cases that wait for one party: what they may still cost.

    ``unsettled_minor`` is a loss that is known and has not been charged to anybody.
    """

    party: str
    count: int
    at_stake_minor: int
    unsettled_minor: int


@dataclass(frozen=True, slots=True)
class TreeMove:
    """The category tree was changed since the month began: its cases are told by today's names."""

    day: date
    kind: MoveKind
    was: Words
    now: Words
    cases: int


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """Everything that a month's report shows, on the screen and on paper.

    Money is in minor units of ``currency``, by the day it was booked on; cases are counted by the
    day they were opened or closed on, in the shop's time zone. ``as_of`` is the day of reading:
    ``waiting`` and stages are what they were then.
    """

    month: Month
    as_of: date
    currency: str
    total: TrendMonth  # this month, the last of ``trend``
    trend: tuple[TrendMonth, ...]
    lasted: Spread
    worked: Spread
    promised: int  # closed cases that something was promised for
    kept: int
    by: dict[str, tuple[Part, ...]]  # dimension -> its lines
    waiting: tuple[OpenPart, ...]
    largest: tuple[CaseInMonth, ...]
    moves: tuple[TreeMove, ...] = ()

    @property
    def kept_bp(self) -> int | None:
        """Promises kept, in basis points; None where nothing was promised."""
        return part_bp(self.kept, self.promised)

    @property
    def is_empty(self) -> bool:
        """Nothing happened in the month: no case, nothing booked."""
        total = self.total
        return not (total.opened or total.closed or any(total.money))


def part_bp(part: int, whole: int) -> int | None:
    """``part`` in basis points of ``whole``, half up; None where the whole is not above zero."""
    if whole <= 0:
        return None
    bp = (2 * abs(part) * BP_WHOLE + whole) // (2 * whole)
    return bp if part >= 0 else -bp


def monthly_report(
    cases: Sequence[CaseInMonth],
    trend: Sequence[TrendMonth],
    waiting: Sequence[OpenPart],
    *,
    currency: str,
    as_of: date,
    name_of: NameOf,
    moves: Sequence[TreeMove] = (),
) -> MonthlyReport:
    """The report of the last month of ``trend``, whose cases are ``cases``.

    Of ``moves`` of the category tree those that were made since the month began are told.
    """
    since = trend[-1].month.first_day
    closed = [case for case in cases if case.was_closed]
    promised = [case for case in closed if case.kept_promise is not None]
    return MonthlyReport(
        month=trend[-1].month,
        as_of=as_of,
        currency=currency,
        total=trend[-1],
        trend=tuple(trend),
        lasted=spread(case.lasted_ms for case in closed if case.lasted_ms is not None),
        worked=spread(case.worked_ms for case in closed if case.worked_ms is not None),
        promised=len(promised),
        kept=sum(case.kept_promise is True for case in promised),
        by={dimension: _parts(cases, dimension, name_of) for dimension in DIMENSIONS},
        waiting=tuple(sorted(waiting, key=lambda part: -part.at_stake_minor)),
        largest=_largest(cases),
        moves=tuple(move for move in moves if move.day >= since),
    )


def spread(times_ms: Iterable[int]) -> Spread:
    """Median (the mean of the middle two where they are even) and the 80th percentile."""
    times = sorted(times_ms)
    if not times:
        return Spread(0, 0, 0)
    count = len(times)
    median = (times[(count - 1) // 2] + times[count // 2]) // 2
    return Spread(count, median, times[(4 * count + 4) // 5 - 1])


def _parts(cases: Sequence[CaseInMonth], dimension: str, name_of: NameOf) -> tuple[Part, ...]:
    """A line a value, the most costly first; of what has no end the first ten and the rest."""
    of_value: dict[str, list[CaseInMonth]] = {}
    value_of = DIMENSIONS[dimension]
    for case in cases:
        of_value.setdefault(value_of(case), []).append(case)
    if dimension in INCOMPLETE:
        of_value.pop("", None)
    parts = [
        _part(Picked(dimension=dimension, value=value), name_of(dimension, its[0]), its)
        for value, its in of_value.items()
    ]
    parts.sort(key=_count_rank if dimension in COUNTED else _rank)
    if dimension not in _LONG or len(parts) <= SHOWN + 1:
        return tuple(parts)
    shown, rest = parts[:SHOWN], parts[SHOWN:]
    beyond = tuple(part.picked.value for part in shown)
    if dimension in INCOMPLETE:
        beyond = ("", *beyond)
    return (
        *shown,
        Part(
            Picked(dimension=dimension, beyond=beyond),
            Words("", ""),
            sum(part.opened for part in rest),
            sum(part.closed for part in rest),
            sum_of(part.money for part in rest),
            merged=len(rest),
        ),
    )


def _part(which: Picked, name: Words, cases: Sequence[CaseInMonth]) -> Part:
    return Part(
        which,
        name,
        opened=sum(case.was_opened for case in cases),
        closed=sum(case.was_closed for case in cases),
        money=sum_of(map(attrgetter("money"), cases)),
    )


def _rank(part: Part) -> tuple[int, int, int, str]:
    money = part.money
    return (-money.loss_minor, -money.reversed_minor, -part.opened, part.picked.value)


def _count_rank(part: Part) -> tuple[int, int, str]:
    return (-part.opened, -part.closed, part.picked.value)


def _largest(cases: Sequence[CaseInMonth]) -> tuple[CaseInMonth, ...]:
    """By loss, then by what was reversed."""
    with_money = [case for case in cases if any(case.money)]
    with_money.sort(
        key=lambda case: (-case.money.loss_minor, -case.money.reversed_minor, case.number)
    )
    return tuple(with_money[:SHOWN])
