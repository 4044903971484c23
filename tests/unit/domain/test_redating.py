"""Another calendar gives back what it took, and moves nothing that is not its to move."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Track
from app.domain.clocks import Budget, OpeningHours, due_after, worked_between
from app.domain.ids import CaseId
from app.domain.promises import give_promise
from app.domain.redating import DatedCase, redate
from app.domain.settings import ShopSettings
from app.services.program_data import ProgramData
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS

NOW = MONDAY_10_IN_SHANGHAI_MS
USUAL = ShopSettings().hours
CALENDARS = st.builds(
    lambda weekdays, closed, opens: (
        ShopSettings(
            closed_weekdays="".join(map(str, sorted(weekdays))), closed_days=closed, opens=opens
        ).hours
    ),
    st.frozensets(st.integers(0, 6), max_size=5),
    st.sampled_from(["", "2026-03-03..2026-03-09", "03-02, 03-05"]),
    st.sampled_from(["08:00", "10:00", "13:30"]),
)


def a_dated_case(hours: OpeningHours, since_ms: int = NOW) -> DatedCase:
    """One whose decision takes eight business hours, with two days promised in open hours."""
    due_ms = due_after(since_ms, Budget(8), hours)
    claim = Track("DECIDE", "shop", due_ms, since_ms=since_ms)
    recovery = Track("DECIDE", "shop", due_ms, since_ms=since_ms)
    return DatedCase(
        CaseId("e" * 32), claim, recovery, due_ms, give_promise(since_ms, Budget(20), hours)
    )


@given(CALENDARS, st.integers(0, 10 * 24 * HOUR_MS))
def test_the_work_granted_is_the_same_by_any_calendar(
    program: ProgramData, becomes: OpeningHours, later: int
) -> None:
    case = a_dated_case(USUAL, NOW + later)
    fact = redate(case, program.routes.stages, was=USUAL, becomes=becomes)
    if fact is None:
        return
    due_ms, promised_at = fact.payload["claim_due"], fact.payload["promised_at"]
    assert isinstance(due_ms, int)
    assert isinstance(promised_at, int)
    assert worked_between(NOW + later, due_ms, becomes) == 8 * HOUR_MS
    assert worked_between(NOW + later, promised_at, becomes) == 20 * HOUR_MS
    assert fact.payload["front_due"] == due_ms


def test_the_same_calendar_moves_nothing(program: ProgramData) -> None:
    assert redate(a_dated_case(USUAL), program.routes.stages, was=USUAL, becomes=USUAL) is None


def test_days_and_what_a_wrong_clock_dated_stay(program: ProgramData) -> None:
    """The buyer's seven days are days; a turn that began after its own end has no time to move."""
    days = due_after(NOW, Budget(days=7), USUAL)
    odd = Track("DECIDE", "shop", NOW, since_ms=NOW + HOUR_MS)
    case = DatedCase(
        CaseId("e" * 32),
        Track("BACK", "buyer", days, since_ms=NOW),
        odd,
        days,
        give_promise(NOW, Budget(days=14), USUAL),
    )
    closed = ShopSettings(closed_days="2026-03-02..2026-03-20").hours
    assert redate(case, program.routes.stages, was=USUAL, becomes=closed) is None
