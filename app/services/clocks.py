"""Deadlines that others set, and what another calendar does to those of the shop."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.case_clocks import (
    MANY,
    Carrier,
    CaseClock,
    ClockKind,
    ClockNeedsDateError,
    ClockNotRunningError,
    begin_clock,
    clock_fact,
)
from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.clocks import OpeningHours
from app.domain.entries import Fact
from app.domain.ids import CaseId
from app.domain.redating import redate
from app.domain.surgery import check_alive
from app.services.shop import Shop
from app.storage.clock_state import clocks_of, dated_cases
from app.storage.store import Action

_MOST_LETTERS = 200


def set_clock(
    shop: Shop,
    *,
    number: str,
    kind: str,
    set_by: str,
    due_ms: int | None = None,
    warn_ms: int | None = None,
    from_ms: int | None = None,
    carrier: str = "",
    note: str = "",
) -> Changes:
    """Give a case a deadline, or change the one of this kind that it has.

    Without ``due_ms`` the end follows from the beginning, which is now by default. Raises
    UnknownClockError, UnknownCarrierError, ClockNeedsDateError or CaseGivenUpError.
    """
    with shop.store.action(set_by, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        record_clock(
            shop,
            action,
            case,
            kind,
            due_ms=due_ms,
            warn_ms=warn_ms,
            from_ms=from_ms,
            carrier=carrier,
            note=note,
        )
    return action.changes


def record_clock(
    shop: Shop,
    action: Action,
    case: Case,
    kind: str,
    *,
    due_ms: int | None = None,
    warn_ms: int | None = None,
    from_ms: int | None = None,
    carrier: str = "",
    note: str = "",
) -> None:
    """Record within ``action`` that a case has a deadline, as `set_clock` does."""
    which = shop.program.clocks.kind(kind)
    by = shop.program.clocks.carrier(carrier)
    told = check_text(note, most=_MOST_LETTERS)
    known = clocks_of(action.state.connection, case.id)
    running = [c for c in known if c.kind == which.code and not c.is_done]
    before = running[0] if running and which.code not in MANY else None
    begins = from_ms if from_ms is not None else before.from_ms if before else action.at
    clock = _dated(action, which, begins, due_ms, by)
    clock = replace(
        clock,
        id=before.id if before else clock.id,
        warn_ms=min(warn_ms, clock.due_ms) if warn_ms is not None else clock.warn_ms,
        note=told or (before.note if before else ""),
    )
    action.record(clock_fact(case.id, clock))


def _dated(
    action: Action, kind: ClockKind, begins: int, due_ms: int | None, carrier: Carrier | None
) -> CaseClock:
    hours = action.state.settings().hours
    if due_ms is None:
        return begin_clock(kind, action.new_id(), begins, hours, carrier=carrier)
    warn_ms = due_ms - kind.warn_before_ms
    code = carrier.code if carrier else ""
    return CaseClock(action.new_id(), kind.code, min(begins, due_ms), warn_ms, due_ms, code)


def finish_clock(shop: Shop, *, number: str, clock: str, done_by: str, note: str = "") -> Changes:
    """A deadline was met or is void; ``clock`` is its id or its kind. Raises ClockNotRunningError.

    Of several of one kind the one that ends first is done.
    """
    told = check_text(note, most=_MOST_LETTERS)
    with shop.store.action(done_by, may="cases.work") as action:
        case = action.state.case(number)
        wanted = clock.strip().lower()
        running = [c for c in clocks_of(action.state.connection, case.id) if not c.is_done]
        found = next((c for c in running if wanted in {c.id, c.kind}), None)
        if found is None:
            raise ClockNotRunningError(clock)
        action.record(clock_fact(case.id, replace(found, is_done=True, note=told or found.note)))
    return action.changes


def record_first_clocks(
    shop: Shop, action: Action, case: CaseId, category: str, *, sold_ms: int | None
) -> None:
    """What begins with a case of this category.

    From the day of the sale, where it is known: the parcel went out no earlier, so the claim is
    never late by it.
    """
    hours = action.state.settings().hours
    begins = min(sold_ms, action.at) if sold_ms else action.at
    for kind in shop.program.clocks.starting(category):
        try:
            clock = begin_clock(kind, action.new_id(), begins, hours, carrier=None)
        except ClockNeedsDateError:  # a person has to tell it: the case's page asks
            continue
        action.record(clock_fact(case, clock))


def record_met_clocks(shop: Shop, action: Action, case: CaseId, stage: str) -> None:
    """What a case has met by coming to ``stage``: the claim is filed, the letter answered."""
    met = {kind.code for kind in shop.program.clocks.kinds.values() if stage in kind.done_at}
    if met:
        running = [c for c in clocks_of(action.state.connection, case) if not c.is_done]
        done = [replace(clock, is_done=True) for clock in running if clock.kind in met]
        action.record(*(clock_fact(case, clock) for clock in done))


def record_finished_clocks(action: Action, case: CaseId, kind: str) -> None:
    """All deadlines of one kind that a case has are over."""
    running = [c for c in clocks_of(action.state.connection, case) if not c.is_done]
    done = [replace(clock, is_done=True) for clock in running if clock.kind == kind]
    action.record(*(clock_fact(case, clock) for clock in done))


def redate_cases(shop: Shop, action: Action, *, was: OpeningHours, becomes: OpeningHours) -> int:
    """Within ``action``: date all open cases by another calendar; returns how many moved."""
    stages = shop.program.routes.stages

    def moved() -> Iterator[Fact]:
        for case in dated_cases(action.state.connection):
            fact = redate(case, stages, was=was, becomes=becomes)
            if fact is not None:
                yield fact

    facts = list(moved())  # read in full before the first row of the same table changes
    action.record(*facts)
    return len(facts)
