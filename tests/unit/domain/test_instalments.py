"""Paying back in parts: what each part is, when it is due, and which are paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.instalments import (
    MOST_INSTALMENTS,
    Instalment,
    InstalmentsError,
    equal_instalments,
    months_after,
    paid_instalments,
    smaller_by,
)

JULY_31 = date(2026, 7, 31)


def test_3960_in_three_parts_a_month_apart() -> None:
    assert equal_instalments(396_000, 3, JULY_31) == (
        Instalment(date(2026, 7, 31), 132_000),
        Instalment(date(2026, 8, 31), 132_000),
        Instalment(date(2026, 9, 30), 132_000),
    )


def test_parts_that_do_not_divide_lose_no_cent() -> None:
    parts = equal_instalments(100_000, 3, JULY_31)
    assert [part.minor for part in parts] == [33_334, 33_333, 33_333]


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),  # of the first day, not of the shortened one
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 8, 15), 12, date(2027, 8, 15)),
    ],
)
def test_a_month_later_is_never_a_day_of_the_next(first: date, months: int, expected: date) -> None:
    assert months_after(first, months) == expected


def test_what_comes_in_covers_the_oldest_first() -> None:
    parts = equal_instalments(396_000, 3, JULY_31)
    stand = paid_instalments(parts, 200_000, date(2026, 9, 1))
    assert [(s.paid_minor, s.left_minor, s.state) for s in stand] == [
        (132_000, 0, "paid"),
        (68_000, 64_000, "late"),
        (0, 132_000, "due"),
    ]


def test_a_part_is_late_on_the_day_after() -> None:
    parts = equal_instalments(1_000, 1, JULY_31)
    assert paid_instalments(parts, 0, JULY_31)[0].state == "due"
    assert paid_instalments(parts, 0, date(2026, 8, 1))[0].state == "late"


def test_what_was_given_up_is_waited_for_no_more() -> None:
    parts = equal_instalments(396_000, 3, JULY_31)
    stand = paid_instalments(parts, 132_000, date(2027, 1, 1), given_up=True)
    assert [s.state for s in stand] == ["paid", "given_up", "given_up"]
    assert sum(s.left_minor for s in stand) == 0


@pytest.mark.parametrize(("amount", "count"), [(396_000, 0), (396_000, 61), (2, 3), (100, -1)])
def test_parts_nobody_can_pay_are_refused(amount: int, count: int) -> None:
    with pytest.raises(InstalmentsError):
        equal_instalments(amount, count, JULY_31)


@given(st.integers(1, 10**10), st.integers(1, MOST_INSTALMENTS), st.dates(), st.integers(0, 10**10))
def test_no_cent_is_lost_between_parts_and_payments(
    amount: int, count: int, first: date, paid: int
) -> None:
    first = min(first, date(9990, 1, 1))
    count = min(count, amount)
    parts = equal_instalments(amount, count, first)
    assert sum(part.minor for part in parts) == amount
    assert len({part.due_on for part in parts}) == count
    stand = paid_instalments(parts, paid, first)
    assert sum(s.paid_minor for s in stand) == min(paid, amount)
    assert sum(s.paid_minor + s.left_minor for s in stand) == amount


def test_what_is_let_go_makes_the_last_parts_smaller() -> None:
    parts = equal_instalments(300, 3, date(2026, 1, 31))
    days = [part.due_on for part in parts]
    assert (Instalment(days[0], 100), Instalment(days[1], 70)) == smaller_by(parts, 130)
    assert parts == smaller_by(parts, 0)
    assert () == smaller_by(parts, 300)
