"""How long a case takes as JSON."""

from app.cli.shapes.plain import Document
from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.durations import ExpectedDuration


def expected_shape(expected: ExpectedDuration) -> Document:
    """``p50_days``, ``p80_days``: half, and 80 of 100, take no longer, from the opening on.

    ``from_days`` to ``to_days`` is the interval that 80 of 100 end in; ``left`` counts from now,
    ``open_hours`` the shop's open hours from now. All null where nothing is said: ``state`` tells
    why, ``missing`` how many finished cases are still needed.
    """
    whole, left, working = expected.whole, expected.calendar, expected.working
    return {
        "p50_days": _in(DAY_MS, whole.p50),
        "p80_days": _in(DAY_MS, whole.p80),
        "n": expected.n,
        "from_days": _in(DAY_MS, whole.p10),
        "to_days": _in(DAY_MS, whole.p90),
        "left": {"p50_days": _in(DAY_MS, left.p50), "p80_days": _in(DAY_MS, left.p80)},
        "open_hours": {"p50": _in(HOUR_MS, working.p50), "p80": _in(HOUR_MS, working.p80)},
        "like": [part for part in expected.like or () if part],
        "state": expected.state,
        "missing": expected.missing,
    }


def _in(unit: int, ms: int | None) -> float | None:
    return None if ms is None else round(ms / unit, 1)
