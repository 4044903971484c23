"""Statements that were issued: where the next one begins, who holds one, objections to a line."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cases import check_text
from app.domain.consignors import REMINDED_BY
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.months import read_month
from app.domain.offers import BadOfferError
from app.domain.papers import StatementModel, Words

OUTCOMES = ("withdrawn", "explained", "corrected")
_MOST_LETTERS = 1000


class BadPeriodError(RuleError):
    """Not a month of the form YYYY-MM, or a period that ends before it starts."""

    code = "bad_period"

    def __init__(self, period: str) -> None:
        super().__init__(period=period[:40])


class PeriodOverlapsError(RuleError):
    """Part of the period stands on a statement that was issued before."""

    code = "period_overlaps"

    def __init__(self, first_day: str, last_day: str) -> None:
        super().__init__(first_day=first_day, last_day=last_day)


class PeriodNotEndedError(RuleError):
    """Figures of a period that has not ended may still change; one can only look at a draft."""

    code = "period_not_ended"

    def __init__(self, last_day: str) -> None:
        super().__init__(last_day=last_day)


class NoSuchLineError(RuleError):
    """A statement has no line of this number."""

    code = "no_such_line"

    def __init__(self, line: int, count: int) -> None:
        super().__init__(line=line, count=count)


class EmptyObjectionError(RuleError):
    """An objection that does not say what is wrong."""

    code = "empty_objection"


class AlreadyObjectedError(RuleError):
    """An objection to the same line is open."""

    code = "already_objected"

    def __init__(self, line: int) -> None:
        super().__init__(line=line)


class UnknownObjectionOutcomeError(RuleError):
    """Not one of the ways in which an objection ends."""

    code = "unknown_objection_outcome"

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome=outcome[:40])


class UnknownObjectionError(RuleError):
    """No open objection carries this number."""

    code = "unknown_objection"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:40])


def month_days(month: str) -> tuple[date, date]:
    """First and last day of ``YYYY-MM``; raises BadPeriodError."""
    try:
        found = read_month(month)
    except ValueError:
        raise BadPeriodError(month) from None
    return found.first_day, found.last_day


def period_days(period: str) -> tuple[date, date]:
    """First and last day of ``YYYY-MM`` or of ``YYYY-MM-DD/YYYY-MM-DD``; raises BadPeriodError."""
    first, between, last = period.partition("/")
    if not between:
        return month_days(period)
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
    except ValueError:
        raise BadPeriodError(period) from None
    if days[0] > days[1]:
        raise BadPeriodError(period)
    return days


def period_of(first: date, last: date) -> str:
    """What `period_days` reads: the month where it is one, else both days."""
    if first.day == 1 and last == month_days(f"{first:%Y-%m}")[1]:
        return f"{first:%Y-%m}"
    return f"{first}/{last}"


def period_name(first: date, last: date) -> str:
    """A period in the name of a file: ``2026-08`` or ``2026-08-15_2026-09-30``."""
    return period_of(first, last).replace("/", "_")


def first_day_after(first: date, last: date, *, last_issued: date | None) -> date:
    """The first day of a statement that is to end on ``last``.

    Statements follow each other without a gap: what was asked for from a later day begins where
    the last one ended. Raises BadPeriodError or PeriodOverlapsError.
    """
    if first > last:
        raise BadPeriodError(f"{first}/{last}")
    if last_issued is None:
        return first
    if first <= last_issued:
        raise PeriodOverlapsError(str(first), str(last_issued))
    return last_issued + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """A statement that was issued, as whoever is shown the paper may compare it."""

    entry: bytes
    code: str
    consignor_id: str
    consignor_number: str
    consignor_name: str
    first_day: str
    last_day: str
    currency: str
    opening_minor: int
    closing_minor: int
    issued_at: int
    issued_by: str


@dataclass(frozen=True, slots=True)
class ObjectionTold:
    """What somebody objects to; ``line`` counts from 1, 0 is the statement as a whole."""

    words: str
    line: int = 0
    by: str = ""  # empty: the consignor herself
    channel: str = "in_person"


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection and its answer, if there is one."""

    number: int
    id: str
    consignor_id: str
    consignor_number: str
    consignor_name: str
    statement: bytes
    first_day: str
    last_day: str
    line: int
    about: Words
    words: str
    by: str
    channel: str
    day: str
    outcome: str = ""
    answer: str = ""
    answered_on: str = ""
    answered_at: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class Objected:
    """The statement that is objected to, and what is open on it already."""

    statement: StatementRecord
    model: StatementModel
    open_lines: frozenset[int]


def decide_objection(
    number: int, objection: str, to: Objected, told: ObjectionTold, *, about: Words, day: date
) -> Fact:
    """The fact that a line was objected to.

    ``about`` is what stands in the line. Raises NoSuchLineError, EmptyObjectionError,
    AlreadyObjectedError or BadOfferError (no such channel).
    """
    lines = to.model.lines
    if not 0 <= told.line <= len(lines):
        raise NoSuchLineError(told.line, len(lines))
    if told.line in to.open_lines:
        raise AlreadyObjectedError(told.line)
    if told.channel not in REMINDED_BY:
        raise BadOfferError(told.channel)
    words = check_text(told.words, most=_MOST_LETTERS)
    if not words:
        raise EmptyObjectionError
    payload: dict[str, Json] = {
        "objection": objection,
        "number": number,
        "statement": to.statement.entry.hex(),
        "first_day": to.statement.first_day,
        "last_day": to.statement.last_day,
        "line": told.line,
        "about": {"zh": about.zh, "en": about.en},
        "words": words,
        "by": check_text(told.by, most=_MOST_LETTERS),
        "channel": told.channel,
        "day": day.isoformat(),
    }
    return Fact("statement_objected", "person", to.statement.consignor_id, payload)


def decide_answer(objection: Objection, *, outcome: str, words: str, day: date) -> Fact:
    """The fact that an objection is settled; raises UnknownObjectionOutcomeError."""
    if outcome not in OUTCOMES:
        raise UnknownObjectionOutcomeError(outcome)
    payload: dict[str, Json] = {
        "objection": objection.id,
        "first_day": objection.first_day,
        "last_day": objection.last_day,
        "line": objection.line,
        "outcome": outcome,
        "words": check_text(words, most=_MOST_LETTERS),
        "day": day.isoformat(),
    }
    return Fact("objection_answered", "person", objection.consignor_id, payload)
