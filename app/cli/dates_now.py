"""What is due on a case and how pressing it is, in JSON and for a person."""

from app.cli.opening import OpenShop
from app.cli.output.table import pairs
from app.cli.output.widths import shown
from app.cli.shapes.plain import Document, moment
from app.domain.case_clocks import CaseClock
from app.domain.priority import Priority
from app.services.pressing import clock_name, pressing_now, told_reasons
from app.text.catalogue import translate
from app.text.dotted import dotted


def dates_now(at: OpenShop, number: str) -> Document:
    """``clocks`` and ``priority`` of a case."""
    dates = at.shop.queries.clocks.of_case(number)
    found = pressing_now(dates.pressing, at.names.now_ms, at.settings.hours)
    return {
        "clocks": [clock_shape(clock) for clock in dates.clocks],
        "promise_left_ms": dates.promise.left_ms,
        "priority": _priority(at, found),
    }


def _priority(at: OpenShop, found: Priority) -> Document:
    sentences = told_reasons(at.shop.program, found, at.names.lang)
    return {
        "score": found.score,
        "reasons": [
            {"code": reason.code, "points": reason.points, "message": text}
            for reason, text in zip(found.reasons, sentences, strict=True)
        ],
    }


def clock_shape(clock: CaseClock) -> Document:
    """A deadline that others set."""
    return {
        "clock": clock.id,
        "kind": clock.kind,
        "from": moment(clock.from_ms),
        "warn_at": moment(clock.warn_ms),
        "due": moment(clock.due_ms),
        "carrier": clock.carrier or None,
        "note": clock.note,
        "done": clock.is_done,
    }


def dates_page(at: OpenShop, number: str) -> list[str]:
    """The deadlines of others, and why the case is pressing; nothing where there is nothing."""
    dates = at.shop.queries.clocks.of_case(number)
    found = pressing_now(dates.pressing, at.names.now_ms, at.settings.hours)
    lines = [(_named(at, clock), _told(at, clock)) for clock in dates.clocks]
    if found.reasons:
        why = " · ".join(told_reasons(at.shop.program, found, at.names.lang))
        lines.append((translate("CLI", "Priority"), f"{found.score} · {why}"))
    return ["", *pairs(lines)] if lines else []


def _named(at: OpenShop, clock: CaseClock) -> str:
    return clock_name(at.shop.program, clock.kind).in_language(at.names.lang)


def _told(at: OpenShop, clock: CaseClock) -> str:
    if clock.is_done:
        return dotted(translate("CLI", "done"), shown(clock.note))
    carrier = at.shop.program.clocks.carriers.get(clock.carrier)
    parts = (
        at.names.due(clock.due_ms),
        at.names.time(clock.due_ms),
        carrier.name.in_language(at.names.lang) if carrier else "",
        shown(clock.note),
    )
    return dotted(*parts)
