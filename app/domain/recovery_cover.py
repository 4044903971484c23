"""Which money covered which plan: read off the account, never posted a second time.

A consignor's account nets itself. What comes onto it while it stands below zero covers the plans
that wait for money, the oldest first. What belongs to a case covers that case's plans, then what is
owed without a plan, and only then the plans of others. So a sale deducts, a payment pays an
instalment, and a debt that is written off ends its plan, all by one rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.instalments import PaidInstalment, paid_instalments, smaller_by
from app.domain.recovery import Plan

GIVEN_UP = frozenset({"written_off", "let_go"})  # memos of what nobody paid


@dataclass(frozen=True, slots=True)
class Movement:
    """A line of a consignor's account; ``minor`` > 0 is in her favour."""

    pk: int
    booked_on: str
    memo: str
    minor: int
    case: str = ""
    case_number: str = ""
    sale_number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """The part of a movement that a plan was waiting for."""

    minor: int
    movement: Movement


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan, its newest version, and what has covered that version so far.

    ``earlier`` covered the versions before: it is in none of this one's figures.
    """

    plan: Plan
    left_minor: int
    covered: tuple[Covered, ...] = ()
    earlier: tuple[Covered, ...] = ()

    @property
    def is_open(self) -> bool:
        """Somebody still waits for money."""
        return self.left_minor > 0

    @property
    def paid_minor(self) -> int:
        """What really came, not what was given up."""
        return sum(c.minor for c in self.covered if c.movement.memo not in GIVEN_UP)

    @property
    def given_up(self) -> bool:
        """The rest was written off, or let go."""
        return any(c.movement.memo in GIVEN_UP for c in self.covered) and not self.is_open

    def parts(self, today: date) -> tuple[PaidInstalment, ...]:
        """Its instalments as they stand: paid, due, late.

        Where a part of it was given up while the rest is waited for, the last ones are smaller.
        """
        over = self.given_up or self.plan.is_cancelled
        waited = self.plan.instalments
        if self.is_open:
            gone = sum(c.minor for c in self.covered) - self.paid_minor
            waited = smaller_by(waited, gone)
        return paid_instalments(waited, self.paid_minor, today, given_up=over)

    def next_part(self, today: date) -> PaidInstalment | None:
        """The oldest instalment that is not paid; None where nothing is waited for."""
        if not self.is_open:
            return None
        return next((part for part in self.parts(today) if part.left_minor), None)

    def is_late(self, today: date) -> bool:
        """An instalment is over its day."""
        part = self.next_part(today)
        return part is not None and part.state == "late"


def standings(
    versions: Sequence[Plan], movements: Iterable[Movement], *, opening_minor: int
) -> tuple[Standing, ...]:
    """Every plan of one account as it stands after these movements, in the order they were made.

    ``versions`` in the order they were agreed; ``movements`` by key, beginning after
    ``opening_minor``, the balance before the first of them.
    """
    balance = opening_minor
    found: dict[str, Standing] = {}
    waiting = list(versions)
    for movement in movements:
        while waiting and waiting[0].up_to < movement.pk:
            _begin(found, waiting.pop(0))
        if movement.minor > 0 and balance < 0:
            _cover(found, movement, min(movement.minor, -balance), -balance)
        balance += movement.minor
    for plan in waiting:
        _begin(found, plan)
    return tuple(found.values())


def _begin(found: dict[str, Standing], plan: Plan) -> None:
    left = 0 if plan.is_cancelled else plan.amount_minor
    before = found.get(plan.id)
    covered = before.covered if before is not None else ()
    earlier = before.earlier if before is not None else ()
    found[plan.id] = (
        Standing(plan, left, covered, earlier)
        if plan.is_cancelled
        else Standing(plan, left, (), (*earlier, *covered))
    )


def _cover(found: dict[str, Standing], movement: Movement, minor: int, debt: int) -> None:
    """Give ``minor`` of a movement to the plans it covers; ``debt`` is what was owed before it."""
    waiting = [standing for standing in found.values() if standing.is_open]
    unplanned = debt - sum(standing.left_minor for standing in waiting)
    own = [s for s in waiting if movement.case and s.plan.case == movement.case]
    others = [s for s in waiting if s not in own]
    minor -= _give(found, movement, own, minor)
    if movement.case:
        minor -= min(minor, unplanned)
    _give(found, movement, others, minor)


def _give(
    found: dict[str, Standing], movement: Movement, waiting: Sequence[Standing], minor: int
) -> int:
    """Cover these in order; how much of it they took."""
    given = 0
    for standing in waiting:
        part = min(minor - given, standing.left_minor)
        if part:
            given += part
            found[standing.plan.id] = replace(
                standing,
                left_minor=standing.left_minor - part,
                covered=(*standing.covered, Covered(part, movement)),
            )
    return given


def deductions_between(
    found: Iterable[Standing], first_day: str, last_day: str
) -> tuple[Covered, ...]:
    """What covered plans in a period, by day: lines of a statement that stand there already."""
    covers = [
        covered
        for standing in found
        for covered in (*standing.earlier, *standing.covered)
        if first_day <= covered.movement.booked_on <= last_day
    ]
    return tuple(sorted(covers, key=lambda c: (c.movement.booked_on, c.movement.pk)))
