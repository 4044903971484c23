"""Paying back in parts: equal amounts, a month apart, and which of them are paid by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.errors import RuleError
from app.domain.money import allocate
from app.domain.months import month_of

MOST_INSTALMENTS = 60

InstalmentState = Literal["paid", "late", "due", "given_up"]


class InstalmentsError(RuleError):
    """No part at all, more parts than anybody keeps up with, or parts smaller than a cent."""

    code = "instalments"

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count=count, most=most)


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of a debt, and the day by which it is to be paid."""

    due_on: date
    minor: int


@dataclass(frozen=True, slots=True)
class PaidInstalment:
    """One part as it stands now: ``paid_minor`` of it is there."""

    due_on: date
    minor: int
    paid_minor: int
    state: InstalmentState

    @property
    def left_minor(self) -> int:
        """What of it is still to come."""
        return 0 if self.state == "given_up" else self.minor - self.paid_minor


def equal_instalments(amount_minor: int, count: int, first: date) -> tuple[Instalment, ...]:
    """``count`` parts that sum to the whole, the first due on ``first``, the others monthly.

    Raises InstalmentsError.
    """
    most = min(MOST_INSTALMENTS, amount_minor)
    if not 1 <= count <= most:
        raise InstalmentsError(count, most)
    parts = allocate(amount_minor, [1] * count)
    return tuple(Instalment(months_after(first, place), minor) for place, minor in enumerate(parts))


def smaller_by(parts: Sequence[Instalment], minor: int) -> tuple[Instalment, ...]:
    """What is left of the parts when ``minor`` of them, from the last one on, is let go."""
    left = []
    for part in reversed(parts):
        gone = min(minor, part.minor)
        minor -= gone
        if part.minor > gone:
            left.append(Instalment(part.due_on, part.minor - gone))
    return tuple(reversed(left))


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of a shorter month, never a day of the next."""
    last = month_of(day).plus(months).last_day
    return last.replace(day=min(day.day, last.day))


def paid_instalments(
    parts: Sequence[Instalment], paid_minor: int, today: date, *, given_up: bool = False
) -> tuple[PaidInstalment, ...]:
    """Each part with what is paid of it: what came in covers the oldest first.

    ``given_up``: nobody waits for the rest any more.
    """
    states = []
    for part in sorted(parts, key=lambda part: part.due_on):
        paid = min(part.minor, paid_minor)
        paid_minor -= paid
        states.append(PaidInstalment(part.due_on, part.minor, paid, _state(part, paid, today)))
    if not given_up:
        return tuple(states)
    return tuple(
        PaidInstalment(s.due_on, s.minor, s.paid_minor, "given_up") if s.state != "paid" else s
        for s in states
    )


def _state(part: Instalment, paid_minor: int, today: date) -> InstalmentState:
    if paid_minor == part.minor:
        return "paid"
    return "late" if part.due_on < today else "due"
