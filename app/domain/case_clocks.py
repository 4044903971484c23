"""Deadlines that others set: the carrier, the bank, a platform, an office, a court.

They run whoever has the turn. Which kinds there are, and how long each takes where nobody says
otherwise, is data.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.categories import trunk_of
from app.domain.clocks import HOUR_MS, Budget, OpeningHours, due_after
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import CaseId
from app.domain.papers import Words
from app.domain.parties import PARTIES
from app.domain.route_files import BadProgramDataError

CARRIER_CLAIM = "carrier_claim"
MANY = frozenset({"platform", "court", "other"})  # a case may have several of these at once
_FILE = "clocks.toml"
_CARRIERS = "carrier"


class UnknownClockError(RuleError):
    """Not a kind of deadline."""

    code = "unknown_clock"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind[:40])


class UnknownCarrierError(RuleError):
    """Not a carrier of the table."""

    code = "unknown_carrier"

    def __init__(self, carrier: str) -> None:
        super().__init__(carrier=carrier[:40])


class ClockNeedsDateError(RuleError):
    """Only the letter knows when this deadline is: it has to be typed in."""

    code = "clock_needs_date"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind)


class ClockNotRunningError(RuleError):
    """The case has no such deadline, or it is done already."""

    code = "clock_not_running"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind[:40])


@dataclass(frozen=True, slots=True)
class Carrier:
    """How many days a carrier takes claims, and from which on to hurry."""

    code: str
    name: Words
    days: int
    warn_days: int


@dataclass(frozen=True, slots=True)
class ClockKind:
    """A kind of deadline; without ``hours`` and ``budget`` its date has to be told."""

    code: str
    name: Words
    hours: int
    budget: Budget
    warn_before_ms: int
    starts: tuple[str, ...]  # categories whose cases begin with it
    asks: tuple[str, ...]  # categories whose cases must be given its date
    done_at: tuple[str, ...] = ()  # stages at which it has been met
    turn: str = "shop"  # who has to act

    @property
    def has_default(self) -> bool:
        """Whether its end follows from its beginning."""
        return bool(self.hours or self.budget.days or self.budget.working_days)


@dataclass(frozen=True, slots=True)
class ClockBook:
    """All kinds of deadlines, and the carriers' table."""

    kinds: Mapping[str, ClockKind]
    carriers: Mapping[str, Carrier]

    def kind(self, code: str) -> ClockKind:
        """The kind of this code; raises UnknownClockError."""
        found = self.kinds.get(code.strip().lower())
        if found is None:
            raise UnknownClockError(code)
        return found

    def carrier(self, code: str) -> Carrier | None:
        """The carrier of this code, None for an empty one; raises UnknownCarrierError."""
        if not code.strip():
            return None
        found = self.carriers.get(code.strip().upper())
        if found is None:
            raise UnknownCarrierError(code)
        return found

    def starting(self, category: str) -> tuple[ClockKind, ...]:
        """What begins with a case of this category."""
        return tuple(kind for kind in self.kinds.values() if _names(kind.starts, category))

    def asked(self, category: str) -> tuple[ClockKind, ...]:
        """What a case of this category must be given the date of."""
        return tuple(
            kind for kind in self.kinds.values() if _names((*kind.asks, *kind.starts), category)
        )


@dataclass(frozen=True, slots=True)
class CaseClock:
    """A deadline of a case: ``from_ms`` when it began, ``warn_ms`` from when on to hurry."""

    id: str
    kind: str
    from_ms: int
    warn_ms: int
    due_ms: int
    carrier: str = ""
    note: str = ""
    is_done: bool = False

    def signal(self, now_ms: int) -> str:
        """``overdue``, ``warning`` or nothing."""
        if self.is_done:
            return ""
        return "overdue" if self.due_ms <= now_ms else "warning" if self.warn_ms <= now_ms else ""


def begin_clock(
    kind: ClockKind, clock: str, from_ms: int, hours: OpeningHours, *, carrier: Carrier | None
) -> CaseClock:
    """The deadline as it follows from its beginning; raises ClockNeedsDateError."""
    code = carrier.code if carrier else ""
    if carrier is not None and kind.code == CARRIER_CLAIM:
        due_ms = due_after(from_ms, Budget(days=carrier.days), hours)
        warn_ms = due_after(from_ms, Budget(days=carrier.warn_days), hours)
        return CaseClock(clock, kind.code, from_ms, warn_ms, due_ms, code)
    if not kind.has_default:
        raise ClockNeedsDateError(kind.code)
    by_the_clock = from_ms + kind.hours * HOUR_MS
    due_ms = by_the_clock if kind.hours else due_after(from_ms, kind.budget, hours)
    return CaseClock(clock, kind.code, from_ms, due_ms - kind.warn_before_ms, due_ms, code)


def clock_fact(case: CaseId, clock: CaseClock) -> Fact:
    """The fact that a deadline was set, or that it is done with."""
    payload: dict[str, Json] = {
        "clock": clock.id,
        "kind": clock.kind,
        "from": clock.from_ms,
        "warn": clock.warn_ms,
        "due": clock.due_ms,
        "carrier": clock.carrier,
        "note": clock.note,
    }
    return Fact("clock_done" if clock.is_done else "clock_set", "case", case, payload)


def asked_for(book: ClockBook, category: str, known: Sequence[CaseClock]) -> tuple[ClockKind, ...]:
    """Deadlines that this category has and nobody has entered yet."""
    there = {clock.kind for clock in known}
    return tuple(kind for kind in book.asked(category) if kind.code not in there)


def read_clocks(data: Mapping[str, Any], stages: Container[str]) -> ClockBook:
    """The kinds of ``clocks.toml``; raises BadProgramDataError naming the key."""
    rows = {code: row for code, row in data.items() if code != _CARRIERS}
    if CARRIER_CLAIM not in rows:
        raise BadProgramDataError(_FILE, CARRIER_CLAIM, "missing")
    kinds = dict(_kinds(rows))
    for kind in kinds.values():
        for stage in kind.done_at:
            if stage not in stages:
                raise BadProgramDataError(_FILE, f"{kind.code}.done_at", stage)
    return ClockBook(kinds, dict(_carriers(data.get(_CARRIERS, {}))))


def _kinds(rows: Mapping[str, Any]) -> Iterator[tuple[str, ClockKind]]:
    for code, row in rows.items():
        try:
            yield (
                code,
                ClockKind(
                    code,
                    Words(**row["name"]),
                    _whole(row.get("hours", 0), code, "hours"),
                    Budget(
                        days=_whole(row.get("days", 0), code, "days"),
                        working_days=_whole(row.get("working_days", 0), code, "working_days"),
                    ),
                    _whole(row["warn_before_hours"], code, "warn_before_hours") * HOUR_MS,
                    tuple(row.get("starts", ())),
                    tuple(row.get("asks", ())),
                    tuple(row.get("done_at", ())),
                    _party(row.get("turn", "shop"), code),
                ),
            )
        except KeyError as missing:
            raise BadProgramDataError(_FILE, code, f"missing: {missing.args[0]}") from missing
        except TypeError as wrong:
            raise BadProgramDataError(_FILE, code, str(wrong)) from wrong


def _carriers(rows: Mapping[str, Any]) -> Iterator[tuple[str, Carrier]]:
    for code, row in rows.items():
        place = f"{_CARRIERS}.{code}"
        try:
            days = _whole(row["days"], place, "days")
            warn_days = _whole(row["warn_days"], place, "warn_days")
            yield code, Carrier(code, Words(**row["name"]), days, warn_days)
        except KeyError as missing:
            raise BadProgramDataError(_FILE, place, f"missing: {missing.args[0]}") from missing
        except TypeError as wrong:
            raise BadProgramDataError(_FILE, place, str(wrong)) from wrong


def _party(party: str, key: str) -> str:
    if party not in PARTIES:
        raise BadProgramDataError(_FILE, f"{key}.turn", party)
    return party


def _whole(value: object, key: str, part: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadProgramDataError(_FILE, f"{key}.{part}", str(value))
    return value


def _names(categories: Sequence[str], category: str) -> bool:
    return category in categories or trunk_of(category) in categories
