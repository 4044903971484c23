"""Which money covered which plan, read off the account: nothing is posted for it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import CaseId, PersonId
from app.domain.instalments import equal_instalments
from app.domain.recovery import Plan
from app.domain.recovery_cover import Movement, Standing, deductions_between, standings

LI = PersonId("c" * 32)
FIRST_DUE = date(2026, 8, 17)


def plan(name: str, amount: int, *, up_to: int, case: str = "", gone: bool = False) -> Plan:
    parts = equal_instalments(amount, 1, FIRST_DUE)
    return Plan(
        name, CaseId(case or name), LI, "CNY", amount, "deduct", parts, up_to, is_cancelled=gone
    )


def moved(pk: int, minor: int, memo: str = "sale", case: str = "") -> Movement:
    return Movement(pk, f"2026-08-{pk:02}", memo, minor, case=case)


def lefts(found: tuple[Standing, ...]) -> dict[str, int]:
    return {standing.plan.id: standing.left_minor for standing in found}


def test_a_sale_is_deducted_as_far_as_she_owes() -> None:
    """She owes 3,960 and the next sale brings 5,000: 3,960 of it covers, 1,040 is hers."""
    found = standings([plan("a", 396_000, up_to=1)], [moved(2, 500_000)], opening_minor=-396_000)
    assert lefts(found) == {"a": 0}
    assert [(c.minor, c.movement.pk) for c in found[0].covered] == [(396_000, 2)]


def test_money_in_her_favour_before_she_owes_covers_nothing() -> None:
    movements = [moved(2, 500_000), moved(3, -896_000, "sale_reversed"), moved(4, 100_000)]
    found = standings([plan("a", 396_000, up_to=1)], movements, opening_minor=0)
    assert lefts(found) == {"a": 296_000}


def test_the_oldest_plan_is_covered_first() -> None:
    versions = [plan("a", 100, up_to=1), plan("b", 100, up_to=2)]
    found = standings(versions, [moved(3, 150)], opening_minor=-200)
    assert lefts(found) == {"a": 0, "b": 50}


def test_what_belongs_to_a_case_covers_its_own_plan_first() -> None:
    versions = [plan("a", 100, up_to=1), plan("b", 100, up_to=2)]
    found = standings(versions, [moved(3, 120, "pay_in", case="b")], opening_minor=-200)
    assert lefts(found) == {"a": 80, "b": 0}


def test_what_belongs_to_a_case_spares_the_plans_of_others_while_it_can() -> None:
    """200 are owed and 100 of them planned: 150 written off on another case take 50 of the plan."""
    movements = [moved(3, 150, "written_off", case="b")]
    found = standings([plan("a", 100, up_to=1)], movements, opening_minor=-200)
    assert lefts(found) == {"a": 50}


def test_a_changed_plan_begins_with_what_was_left() -> None:
    versions = [plan("a", 300, up_to=1), plan("a", 200, up_to=2)]
    movements = [moved(2, 100, "pay_in"), moved(3, 50, "pay_in")]
    (found,) = standings(versions, movements, opening_minor=-300)
    assert (found.plan.amount_minor, found.left_minor, found.paid_minor) == (200, 150, 50)
    assert [c.minor for c in deductions_between([found], "2026-08-01", "2026-08-31")] == [100, 50]


def test_a_cancelled_plan_waits_for_nothing() -> None:
    versions = [plan("a", 300, up_to=1), plan("a", 300, up_to=2, gone=True)]
    (found,) = standings(versions, [moved(2, 100), moved(3, 100)], opening_minor=-300)
    assert (found.is_open, found.paid_minor) == (False, 100)


def test_what_is_written_off_is_not_paid() -> None:
    movements = [moved(2, 100, "pay_in"), moved(3, 200, "written_off")]
    (found,) = standings([plan("a", 300, up_to=1)], movements, opening_minor=-300)
    assert (found.left_minor, found.paid_minor, found.given_up) == (0, 100, True)
    assert [part.state for part in found.parts(date(2027, 1, 1))] == ["given_up"]


def test_a_period_names_what_covered_in_it() -> None:
    found = standings([plan("a", 300, up_to=1)], [moved(2, 100), moved(5, 100)], opening_minor=-300)
    assert [c.movement.pk for c in deductions_between(found, "2026-08-03", "2026-08-31")] == [5]
    assert deductions_between(found, "2026-09-01", "2026-09-30") == ()


@given(
    st.lists(st.tuples(st.sampled_from(["plan", "change", "cancel", "move"]),
                       st.integers(-500, 500), st.sampled_from(["x", "y"])), max_size=25)
)  # fmt: skip
def test_plans_never_wait_for_more_than_is_owed_and_no_cent_covers_twice(
    events: list[tuple[str, int, str]],
) -> None:
    """Plans are only made for what is owed and not planned: then this holds whatever happens."""
    versions: list[Plan] = []
    movements: list[Movement] = []
    balance = 0
    for pk, (what, size, case) in enumerate(events, 1):
        open_now = [s for s in standings(versions, movements, opening_minor=0) if s.is_open]
        free = max(0, -balance) - sum(s.left_minor for s in open_now)
        amount = min(abs(size), free)
        if what == "move":
            movements.append(moved(pk, size, case=case))
            balance += size
        elif what == "plan" and amount:
            versions.append(plan(f"p{pk}", amount, up_to=pk, case=case))
        elif what == "change" and open_now:
            old = open_now[0]
            again = old.left_minor + (amount if size > 0 else 0)
            versions.append(plan(old.plan.id, again, up_to=pk, case=old.plan.case))
        elif what == "cancel" and open_now:
            old = open_now[0]
            versions.append(
                plan(old.plan.id, old.plan.amount_minor, up_to=pk, case=old.plan.case, gone=True)
            )
        found = standings(versions, movements, opening_minor=0)
        assert sum(s.left_minor for s in found) <= max(0, -balance)
        assert all(s.left_minor >= 0 for s in found)
        covered: dict[int, int] = {}
        for standing in found:
            for part in standing.covered:
                covered[part.movement.pk] = covered.get(part.movement.pk, 0) + part.minor
            if not standing.plan.is_cancelled:
                assert standing.plan.amount_minor == standing.left_minor + standing.paid_minor
        by_pk = {movement.pk: movement.minor for movement in movements}
        assert all(minor <= by_pk[pk] for pk, minor in covered.items())
