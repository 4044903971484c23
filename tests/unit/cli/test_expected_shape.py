"""How long a case takes, as programs read it."""

from app.cli.shapes.durations import expected_shape
from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.durations import ExpectedDuration, Spread
from app.domain.spells import Stands


def test_days_count_from_the_opening_and_what_is_left_from_now() -> None:
    spread = Spread(DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 4 * DAY_MS, 5 * DAY_MS, None)
    told = expected_shape(
        ExpectedDuration(
            "known",
            n=41,
            like=Stands("NEW", "REPAIR", "FUNC"),
            passed_ms=DAY_MS + 12 * HOUR_MS,
            calendar=spread,
            working=Spread(p50=30 * HOUR_MS, p80=50 * HOUR_MS),
        )
    )
    assert {
        "p50_days": 4.5,
        "p80_days": 6.5,
        "n": 41,
        "from_days": 2.5,
        "to_days": None,  # nobody has seen nine of ten end
        "left": {"p50_days": 3.0, "p80_days": 5.0},
        "open_hours": {"p50": 30.0, "p80": 50.0},
        "like": ["NEW", "REPAIR", "FUNC"],
        "state": "known",
        "missing": 0,
    } == told


def test_where_nothing_is_said_the_state_says_why() -> None:
    told = expected_shape(ExpectedDuration("few", missing=8))
    assert ("few", 8, None, None, 0, []) == (
        told["state"],
        told["missing"],
        told["p50_days"],
        told["p80_days"],
        told["n"],
        told["like"],
    )
