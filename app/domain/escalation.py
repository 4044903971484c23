"""How pressing a deadline is, read from how much of its time is used up. Nothing is stored."""

from dataclasses import dataclass
from typing import Literal

from app.domain.clocks import DAY_MS, OpeningHours, worked_between

Step = Literal["", "hint", "assignee", "owner", "daily"]

HINT_PART, ASSIGNEE_PART = 50, 80  # of the time granted, in percent


@dataclass(frozen=True, slots=True)
class Escalation:
    """``step`` says whom it concerns: a hint, assignee and owner, the owner, the owner each day.

    ``used`` is how much of the time is gone, in percent; ``days_over`` whole days since its end.
    """

    step: Step
    used: int
    days_over: int = 0


def escalation(since_ms: int, due_ms: int, now_ms: int, hours: OpeningHours) -> Escalation:
    """How far the time from ``since_ms`` to ``due_ms`` is used up: 50, 80, 100 %, and each day.

    Counted in open hours; where none lie in between, by the clock. A clock that was set back
    shows nothing used, never less.
    """
    if now_ms >= due_ms:
        days = (now_ms - due_ms) // DAY_MS
        return Escalation("daily" if days else "owner", 100, days)
    whole = worked_between(since_ms, due_ms, hours)
    gone = worked_between(since_ms, now_ms, hours)
    if not whole:
        whole, gone = max(due_ms - since_ms, 1), max(now_ms - since_ms, 0)
    used = gone * 100 // whole
    step: Step = "assignee" if used >= ASSIGNEE_PART else "hint" if used >= HINT_PART else ""
    return Escalation(step, used)
