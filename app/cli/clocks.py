"""``case clock`` and ``deadlines``: what others want by when, and all that is due."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.paging import DEFAULT_LIMIT
from app.cli.shapes.plain import Document, moment
from app.cli.values import Day, DayAndTime, Number, OneOf
from app.domain.clocks import closing_time
from app.domain.deadlines import INSTALMENT, PROMISE, RECOVERY, STAGE, Deadline
from app.services.clocks import finish_clock, set_clock
from app.services.pressing import clock_name, who_acts
from app.text.catalogue import translate

_SET, _DONE = "set", "done"
_DAYS_AHEAD = 14
_MOST = 10_000

DayTime = tuple[date, time | None]


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    what = translate("CLI", "set: give the case a deadline or change it; done: it is over.")
    kind = translate("CLI", "What is due, such as carrier_claim, chargeback, court or other.")
    due = translate("CLI", "When it ends: 2026-12-01, or 2026-12-01 18:00.")
    warn = translate("CLI", "From when on to hurry.")
    begins = translate("CLI", "The day it began: the end follows from it where --due is not told.")
    carrier = translate("CLI", "The carrier, whose own days then count: SF, UPS, DHL…")
    until = translate("CLI", "Up to this day; {n} days ahead by default.").format(n=_DAYS_AHEAD)
    limit = translate("CLI", "At most this many; default {n}.").format(n=DEFAULT_LIMIT)
    return {
        "case clock": ShopCommand(
            clock_one,
            number,
            positional("what", what, "set|done", type=OneOf(_SET, _DONE)),
            positional("kind", kind, "KIND"),
            option("--due", due, "WHEN", type=DayAndTime()),
            option("--warn", warn, "WHEN", type=DayAndTime()),
            option("--from", begins, "DAY", type=DayAndTime(), into="begins"),
            option("--carrier", carrier, "CODE", default=""),
            option("--note", translate("CLI", "What to write down."), "TEXT", default=""),
        ),
        "deadlines": ShopCommand(
            list_deadlines,
            option("--until", until, "DAY", type=Day()),
            option("--limit", limit, "N", type=Number(1, _MOST), default=DEFAULT_LIMIT),
        ),
    }


def clock_one(
    call: Call,
    *,
    number: str,
    what: str,
    kind: str,
    due: DayTime | None,
    warn: DayTime | None,
    begins: DayTime | None,
    carrier: str,
    note: str,
) -> None:
    """Give a case a deadline that others set, or end it."""
    with opened(call) as at:
        who = at.actor.name
        if what == _DONE:
            changes = finish_clock(at.shop, number=number, clock=kind, done_by=who, note=note)
        else:
            changes = set_clock(
                at.shop,
                number=number,
                kind=kind,
                set_by=who,
                due_ms=_moment(at, due),
                warn_ms=_moment(at, warn),
                from_ms=_moment(at, begins),
                carrier=carrier,
                note=note,
            )
        answer_with_standing(call, at, number, changes)


def _moment(at: OpenShop, told: DayTime | None) -> int | None:
    """A day alone means its end for the shop."""
    if told is None:
        return None
    day, clock = told
    if clock is None:
        return closing_time(day, at.settings.hours)
    return round(datetime.combine(day, clock, at.settings.zone).timestamp() * 1000)


def list_deadlines(call: Call, *, until: date | None, limit: int) -> None:
    """Deadlines of open cases, late ones first."""
    with opened(call) as at:
        last = until or at.shop.today(at.settings.zone) + timedelta(days=_DAYS_AHEAD)
        end = datetime.combine(last + timedelta(days=1), time(), at.settings.zone)
        end_ms = round(end.timestamp() * 1000)
        found = at.shop.queries.clocks.between(0, end_ms, limit=limit)
        if call.as_json:
            call.document({"deadlines": [_shape(at, deadline) for deadline in found]})
            return
        columns = (
            Column(translate("CLI", "Due")),
            Column(translate("CLI", "When")),
            Column(translate("CLI", "No.")),
            Column(translate("CLI", "Item"), gives=True),
            Column(translate("CLI", "What")),
            Column(translate("CLI", "Waiting for")),
        )
        rows = [
            (
                at.names.due(deadline.at),
                at.names.time(deadline.at),
                deadline.number,
                deadline.title,
                _what(at, deadline),
                at.names.of("party", who_acts(at.shop.program, deadline)),
            )
            for deadline in found
        ]
        call.lines(table(columns, rows, width=call.width))


def _what(at: OpenShop, deadline: Deadline) -> str:
    if deadline.kind in {STAGE, RECOVERY}:
        return at.names.stage(deadline.stage)
    if deadline.kind == PROMISE:
        return translate("CLI", "promised by us")
    if deadline.kind == INSTALMENT:
        return translate("CLI", "payment due")
    return clock_name(at.shop.program, deadline.kind).in_language(at.names.lang)


def _shape(at: OpenShop, deadline: Deadline) -> Document:
    return {
        "at": moment(deadline.at),
        "kind": deadline.kind,
        "case": deadline.number,
        "title": deadline.title,
        "stage": deadline.stage,
        "turn": who_acts(at.shop.program, deadline),
        "warn_at": moment(deadline.warn_ms),
        "note": deadline.note,
    }
