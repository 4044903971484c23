"""Money is whole minor units, and what is divided adds up again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import (
    MAX_MINOR,
    AmountTooLargeError,
    CurrencyMismatchError,
    Money,
    NegativeAmountError,
    UnknownCurrencyError,
    allocate,
    decimals_of,
    not_negative,
    share_of,
)

totals = st.integers(-MAX_MINOR, MAX_MINOR)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(lambda w: sum(w) > 0)


@given(totals, weights)
def test_parts_sum_to_the_whole(total: int, weighed: list[int]) -> None:
    assert sum(allocate(total, weighed)) == total


@given(totals, weights)
def test_no_part_is_a_whole_minor_unit_away_from_its_exact_share(
    total: int, weighed: list[int]
) -> None:
    for part, weight in zip(allocate(total, weighed), weighed, strict=True):
        assert abs(part - Fraction(total * weight, sum(weighed))) < 1


@given(st.integers(0, MAX_MINOR), weights)
def test_the_largest_remainders_are_rounded_up(total: int, weighed: list[int]) -> None:
    exact = [Fraction(total * weight, sum(weighed)) for weight in weighed]
    parts = allocate(total, weighed)
    up = [e % 1 for e, part in zip(exact, parts, strict=True) if part > e]
    down = [e % 1 for e, part in zip(exact, parts, strict=True) if part < e]
    assert not up or not down or min(up) >= max(down)


@given(totals, weights)
def test_a_negative_total_is_the_mirror_of_the_positive(total: int, weighed: list[int]) -> None:
    assert allocate(-total, weighed) == tuple(-part for part in allocate(total, weighed))


@given(totals, weights)
def test_who_has_no_weight_gets_nothing(total: int, weighed: list[int]) -> None:
    assert allocate(total, [*weighed, 0])[-1] == 0


def test_ties_go_to_the_earlier_weight() -> None:
    assert allocate(100, (1, 1, 1)) == (34, 33, 33)


@pytest.mark.parametrize("weighed", [(), (0, 0), (1, -1), (5, -2)])
def test_weights_that_make_no_sense_are_a_bug(weighed: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        allocate(100, weighed)


def test_the_consignors_share_of_the_example() -> None:
    assert share_of(1_280_000, 7000) == 896_000
    assert share_of(38_600, 7000) == 27_020


@pytest.mark.parametrize(
    ("currency", "decimals"), [("CNY", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3)]
)
def test_decimals_follow_iso_4217(currency: str, decimals: int) -> None:
    assert decimals_of(currency) == decimals


@pytest.mark.parametrize("currency", ["", "CN", "cny", "CNYX", "¥¥¥", "人民币", "C1Y", "cnY"])
def test_what_is_no_currency_code_is_refused(currency: str) -> None:
    with pytest.raises(UnknownCurrencyError):
        decimals_of(currency)


def test_money_adds_and_subtracts_within_one_currency() -> None:
    assert Money(1_000, "CNY") + Money(-250, "CNY") == Money(750, "CNY")
    assert Money(1_000, "CNY") - Money(250, "CNY") == Money(750, "CNY")
    assert -Money(5, "JPY") == Money(-5, "JPY")


def test_two_currencies_are_never_mixed() -> None:
    with pytest.raises(CurrencyMismatchError) as refusal:
        Money(1, "CNY") + Money(1, "USD")
    assert refusal.value.params == {"first": "CNY", "second": "USD"}
    with pytest.raises(CurrencyMismatchError):
        Money(1, "CNY") - Money(1, "USD")


@pytest.mark.parametrize("sign", [1, -1])
def test_an_amount_beyond_reason_is_refused(sign: int) -> None:
    assert Money(sign * MAX_MINOR, "CNY").minor == sign * MAX_MINOR
    with pytest.raises(AmountTooLargeError):
        Money(sign * (MAX_MINOR + 1), "CNY")
    with pytest.raises(AmountTooLargeError):
        Money(sign * MAX_MINOR, "CNY") + Money(sign, "CNY")


def test_not_negative_names_what_is_wrong() -> None:
    assert not_negative(0) == 0
    assert not_negative(MAX_MINOR) == MAX_MINOR
    with pytest.raises(NegativeAmountError):
        not_negative(-1)
    with pytest.raises(AmountTooLargeError):
        not_negative(MAX_MINOR + 1)
