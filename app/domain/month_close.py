"""Closing a month: when it may be done, what to look at before, and where late money falls.

A month that is closed stays as it was: whatever is booked for one of its days later falls on the
first day that is still open, and says to which day it belongs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.months import month_of, read_month
from app.domain.statements import month_days


class MonthNotEndedError(RuleError):
    """A month that still runs cannot be closed."""

    code = "month_not_ended"

    def __init__(self, month: str) -> None:
        super().__init__(month=month)


class MonthClosedError(RuleError):
    """The month is closed already."""

    code = "month_closed"

    def __init__(self, month: str) -> None:
        super().__init__(month=month)


class EarlierMonthOpenError(RuleError):
    """Months are closed one after the other; an earlier one is still open."""

    code = "earlier_month_open"

    def __init__(self, month: str) -> None:
        super().__init__(month=month)


class MonthOpenError(RuleError):
    """Only a month that was closed has an archive pack, and things that came later."""

    code = "month_open"

    def __init__(self, month: str) -> None:
        super().__init__(month=month)


@dataclass(frozen=True, slots=True)
class CheckCase:
    """One thing that a check found: the case or person where it is looked at, and what it is.

    ``cost`` is the entry of a cost where the check is about one.
    """

    case_number: str
    title: str
    minor: int = 0
    currency: str = ""
    person_number: str = ""
    cost: bytes = b""


@dataclass(frozen=True, slots=True)
class MonthCheck:
    """One line of the checklist: a warning as long as it counts anything."""

    code: str
    count: int
    cases: tuple[CheckCase, ...]  # the oldest of them


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account stood at: debits less credits."""

    account: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A month as it was closed; ``first_day`` is empty for the first, which holds all before."""

    month: str
    first_day: str
    last_day: str
    up_to: int  # the last posting it could hold
    journal_head: str
    checks: Mapping[str, int]
    trial: tuple[Balance, ...]
    closed_at: int
    closed_by: str
    pack_sha256: str = ""


@dataclass(frozen=True, slots=True)
class LateLine:
    """A posting that was booked after a month was closed and belongs to it."""

    booked_on: str
    belongs_on: str
    account: str
    party: str
    minor: int
    currency: str
    memo: str
    case_number: str
    sale_number: str


def next_month(month: str) -> str:
    """The month after ``YYYY-MM``."""
    return str(read_month(month).plus(1))


def last_ended_month(today: date) -> str:
    """The newest month of which no day is left."""
    return str(month_of(today).plus(-1))


def check_can_close(month: str, *, today: date, newest_closed: str) -> None:
    """Raise unless the month has ended and is the one after the newest closed one.

    The first month that is closed may be any: it closes what lies before it as well.
    """
    if newest_closed and month <= newest_closed:
        raise MonthClosedError(month)
    if month_days(month)[1] >= today:
        raise MonthNotEndedError(month)
    if newest_closed and next_month(newest_closed) != month:
        raise EarlierMonthOpenError(next_month(newest_closed))


def decide_close(
    month: str,
    *,
    newest: ClosedMonth | None,
    up_to: int,
    journal_head: str,
    checks: Sequence[MonthCheck],
    trial: Sequence[Balance],
    expects: EntryId | None,
) -> Fact:
    """The fact that a month is closed, with everything that was known then."""
    first, last = month_days(month)
    payload: dict[str, Json] = {
        "month": month,
        "first_day": first.isoformat() if newest else "",
        "last_day": last.isoformat(),
        "up_to": up_to,
        "journal_head": journal_head,
        "checks": {check.code: check.count for check in checks},
        "trial": [[one.account, one.currency, one.minor] for one in trial],
    }
    return Fact("month_closed", "month", month, payload, expects=expects)


def in_open_month(fact: Fact, first_open: str, *, arose_on: str = "") -> Fact:
    """The fact with its money booked no earlier than ``first_open``.

    A posting that is moved says to which day it belongs; ``arose_on`` is where all of them belong
    that are not moved: the settlement of what happened in a closed month.
    """
    postings: Any = fact.payload.get("postings")
    if not postings:
        return fact
    booked = [_booked(posting, first_open, arose_on) for posting in postings]
    if booked == postings:
        return fact
    return replace(fact, payload={**fact.payload, "postings": booked})


def _booked(posting: Mapping[str, Json], first_open: str, arose_on: str) -> Mapping[str, Json]:
    day = str(posting["on"])
    if day < first_open:
        return {**posting, "on": first_open, "belongs": day}
    if arose_on and arose_on < first_open:
        return {**posting, "belongs": arose_on}
    return posting
