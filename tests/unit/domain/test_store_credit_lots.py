"""Lots of store credit: whatever comes and goes, they are the balance, and a bonus goes first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.settings import ShopSettings
from app.domain.store_credit import CreditLine, lots_left, months_later

FIRST = date(2026, 1, 31)
MOVES = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(1, 10_000),
        st.sampled_from(["refund_paid", "credit_bonus", "credit_spent", "credit_cashed"]),
    ),
    max_size=20,
)


def lines_of(moves: list[tuple[int, int, str]]) -> list[CreditLine]:
    """Moves in order of their days; nobody spends what is not there."""
    lines: list[CreditLine] = []
    balance = 0
    for pk, (days, minor, memo) in enumerate(sorted(moves)):
        signed = minor if memo in {"refund_paid", "credit_bonus"} else -min(minor, balance)
        balance += signed
        day = FIRST + timedelta(days=days)
        lines.append(CreditLine(pk, day, signed, "CNY", memo, "", "", ""))
    return lines


@given(MOVES, st.integers(0, 24), st.sampled_from(["bonus", "all"]))
def test_what_is_left_is_the_balance(
    moves: list[tuple[int, int, str]], months: int, lapses: str
) -> None:
    lines = lines_of(moves)
    lots = lots_left(lines, ShopSettings(credit_months=months, credit_lapses=lapses))
    assert sum(lot.left_minor for lot in lots) == sum(line.minor for line in lines)
    assert all(lot.left_minor > 0 for lot in lots)
    assert all((lot.lapses_on is None) == (not months) for lot in lots if lot.is_bonus)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_months_later_is_in_that_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
