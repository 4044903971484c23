"""How pressing a case is at this moment, in words."""

from app.domain.clocks import OpeningHours
from app.domain.deadlines import PROMISE, Deadline
from app.domain.papers import Words
from app.domain.priority import Pressing, Priority, priority
from app.services.program_data import ProgramData
from app.text.reasons import reason_sentence


def pressing_now(case: Pressing, now_ms: int, hours: OpeningHours) -> Priority:
    """The priority of an open case; nothing presses where nobody is waited for."""
    return priority(case, now_ms=now_ms, hours=hours) if case.turn else Priority(0, ())


def told_reasons(program: ProgramData, found: Priority, lang: str) -> tuple[str, ...]:
    """Each reason as a sentence, the weightiest first."""
    return tuple(
        reason_sentence(reason, clock_name(program, reason.kind), lang) for reason in found.reasons
    )


def who_acts(program: ProgramData, deadline: Deadline) -> str:
    """Whose deadline it is: of those that others set, whoever has to act by then."""
    kind = program.clocks.kinds.get(deadline.kind)
    return kind.turn if kind else "shop" if deadline.kind == PROMISE else deadline.turn


def clock_name(program: ProgramData, kind: str) -> Words:
    """The name of a kind of deadline; an unknown one names itself."""
    known = program.clocks.kinds.get(kind)
    return known.name if known else Words(kind, kind)
