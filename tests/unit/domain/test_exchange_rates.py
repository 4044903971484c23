"""Rates as ratios of whole numbers, and money that goes back in the currency it came in."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.exchange_rates import BadRateError, Rate, SameCurrencyRateError, read_rate
from app.domain.ledger import check_balanced
from app.domain.money import UnknownCurrencyError, decimals_of
from app.domain.sales import PaidIn, SaleLine, sale_postings
from app.domain.unwinding import PaidAbroad, RefundExtras, SoldItem, refund_postings
from tests.counter import BAG, LI, RECEIPT, WANG, a_case

DAY = date(2026, 3, 2)
CURRENCIES = st.sampled_from(("USD", "JPY", "KWD"))
RATIOS = st.integers(1, 100_000)


@pytest.mark.parametrize(
    ("text", "ratio", "shown"),
    [
        ("7.10", (71, 10), "7.10"),
        ("0.0478", (239, 5000), "0.0478"),
        ("155", (155, 1), "155.00"),
        (" 23.152 ", (2894, 125), "23.152"),
    ],
)
def test_a_rate_is_kept_as_it_was_typed(text: str, ratio: tuple[int, int], shown: str) -> None:
    rate = read_rate("USD", "CNY", text, DAY)
    assert ((rate.numerator, rate.denominator), rate.text) == (ratio, shown)


@pytest.mark.parametrize(
    "text", ["", ".", "0", "0.00", "-7", "7,10", "seven", "1e3", "7.1.0", "٧", "1" * 13]
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(BadRateError):
        read_rate("USD", "CNY", text, DAY)


def test_a_rate_joins_two_known_currencies() -> None:
    with pytest.raises(SameCurrencyRateError):
        read_rate("CNY", "CNY", "1", DAY)
    with pytest.raises(UnknownCurrencyError):
        read_rate("dollars", "CNY", "7.10", DAY)


@given(CURRENCIES, st.sampled_from(("CNY", "JPY")), st.integers(0, 10**9), RATIOS, RATIOS)
def test_what_an_amount_is_worth_is_the_nearest_whole_cent(
    base: str, quote: str, minor: int, up: int, down: int
) -> None:
    exact = Fraction(minor, 10 ** decimals_of(base)) * Fraction(up, down)
    got = Fraction(Rate(base, quote, up, down, DAY).convert(minor), 10 ** decimals_of(quote))
    assert abs(got - exact) * 10 ** decimals_of(quote) <= Fraction(1, 2)


@given(
    CURRENCIES,
    st.integers(1, 2_000_000),
    st.integers(0, 10_000),
    st.lists(st.tuples(st.integers(1, 900_000), RATIOS), max_size=6),
)
def test_each_currency_sums_to_zero_and_all_of_it_goes_back(
    currency: str, price: int, split_bp: int, parts: list[tuple[int, int]]
) -> None:
    """Whatever the rates of the days: what was paid abroad is what went back, to the cent."""
    hers = price * split_bp // 10_000
    line = SaleLine(BAG, "A-1", "LV", price, LI, hers, price - hers)
    bought = Rate("CNY", currency, 100, 717, DAY)
    paid = bought.convert(price)
    sale = sale_postings(RECEIPT, [line], "card", "CNY", PaidIn(currency, paid))
    check_balanced(sale)
    credited = tuple(p for p in sale if p.account in {"consignors", "commission"})
    stands: Counter[tuple[str, str]] = Counter()
    for p in sale:
        stands[p.account, p.currency] += p.minor
    left, done, back = price, 0, [0] * len(credited)
    for wanted, ratio in (*parts, (price, 100)):
        amount = min(wanted, left)
        if not amount:
            break
        returned = paid - stands["channel.card", currency]
        made = refund_postings(
            a_case(),
            SoldItem(
                credited,
                tuple(back),
                left,
                "card",
                refunded_minor=done,
                price_minor=price,
                abroad=PaidAbroad(currency, paid, returned),
            ),
            amount_minor=amount,
            tender="card",
            unwinds=True,
            buyer=WANG,
            extras=RefundExtras(rate=Rate(currency, "CNY", ratio, 1000, DAY)),
        )
        check_balanced(made)
        for p in made:
            stands[p.account, p.currency] += p.minor
        for place, sold in enumerate(credited):
            back[place] += sum(
                p.minor for p in made if (p.account, p.memo) == (sold.account, "sale_reversed")
            )
        left, done = left - amount, done + amount
    assert stands["channel.card", currency] == 0
    assert stands["consignors", "CNY"] == stands["commission", "CNY"] == 0
    assert stands["conversion", "CNY"] == -stands["exchange_difference", "CNY"]
