"""How long things last, with those that still go on: what Kaplan and Meier must give."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.survival import Curve, Observed, kaplan_meier, next_one, shrunk_weights

_lasted = st.integers(0, 1000)
observed = st.builds(Observed, _lasted, st.booleans(), st.just(1.0))
samples = st.lists(observed, max_size=30)
shares = st.sampled_from((0.1, 0.25, 0.5, 0.75, 0.8, 0.9))


def test_the_curve_of_an_example_that_can_be_counted_by_hand() -> None:
    """Over after 1, 3 and 4; one left after 2 and one after 5: 4/5, then 2/3 and 1/2 of it."""
    curve = kaplan_meier(
        [
            Observed(3, is_over=True),
            Observed(1, is_over=True),
            Observed(2, is_over=False),
            Observed(4, is_over=True),
            Observed(5, is_over=False),
        ]
    )
    assert (1, 3, 4) == curve.times
    told = [Fraction(going_on).limit_denominator(1000) for going_on in curve.going_on]
    assert [Fraction(4, 5), Fraction(8, 15), Fraction(4, 15)] == told
    assert 3 == curve.quantile(0.25)
    assert 4 == curve.quantile(0.5)
    assert curve.quantile(0.9) is None


@given(st.lists(_lasted, min_size=1, max_size=40), shares)
def test_where_all_has_ended_quantiles_are_those_of_the_sample(
    lasted: list[int], share: float
) -> None:
    """The smallest value that at least the share of the sample does not exceed."""
    ordered = sorted(lasted)
    exact = Fraction(str(share))
    wanted = next(
        value
        for place, value in enumerate(ordered, start=1)
        if Fraction(place, len(ordered)) >= exact
    )
    curve = kaplan_meier(Observed(value, is_over=True) for value in lasted)
    assert wanted == curve.quantile(share)


@given(samples, _lasted, shares)
def test_what_still_goes_on_never_shortens_what_is_expected(
    sample: list[Observed], lasted: int, share: float
) -> None:
    before = kaplan_meier(sample).quantile(share)
    after = kaplan_meier([*sample, Observed(lasted, is_over=False)]).quantile(share)
    assert before is None or after is None or before <= after


@given(st.lists(st.tuples(observed, st.integers()), max_size=30))
def test_the_order_in_which_things_are_told_does_not_matter(
    told: list[tuple[Observed, int]],
) -> None:
    sample = [one for one, _ in told]
    mixed = [one for one, _ in sorted(told, key=lambda pair: pair[1])]
    assert kaplan_meier(sample) == kaplan_meier(mixed)


@given(samples, shares, _lasted)
def test_what_has_lasted_so_long_lasts_longer(
    sample: list[Observed], share: float, after: int
) -> None:
    """Nothing, one thing, or only what still goes on: an answer or none, never a failure."""
    curve = kaplan_meier(sample)
    at = curve.quantile(share, after=after)
    assert at is None or at > after
    assert 0 <= curve.at(after) <= 1
    assert sorted(curve.going_on, reverse=True) == list(curve.going_on)


def test_nothing_and_only_what_goes_on_say_nothing() -> None:
    assert Curve() == kaplan_meier([])
    assert kaplan_meier([Observed(5, is_over=False)] * 3).quantile(0.5) is None


@given(samples, st.integers(1, 5))
def test_a_weight_is_as_good_as_so_many_alike(sample: list[Observed], times: int) -> None:
    weighted = kaplan_meier(one._replace(weight=float(times)) for one in sample)
    repeated = kaplan_meier(one for one in sample for _ in range(times))
    assert repeated.times == weighted.times
    pairs = zip(repeated.going_on, weighted.going_on, strict=True)
    assert all(abs(one - other) < 1e-9 for one, other in pairs)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=7), st.integers(1, 50))
def test_the_nearer_a_case_is_the_more_it_counts(apart: list[int], pseudo: int) -> None:
    weights = shrunk_weights(apart, pseudo)
    assert sorted(weights) == list(weights)
    assert weights[-1] == 1
    borrowed = sum(n * w for n, w in zip(apart[:-1], weights[:-1], strict=True))
    assert borrowed <= pseudo * (1 + 1e-9)


def test_ten_pseudo_cases_are_what_a_group_borrows() -> None:
    """40 cases around 10 own ones count a quarter each; the 1,000 around those ten in all."""
    assert (0.002, 0.2, 1.0) == shrunk_weights([1000, 40, 10], 10)
    assert (1.0, 1.0) == shrunk_weights([4, 100], 10)


@given(samples, shares, _lasted)
def test_the_next_one_is_told_a_wider_interval_than_the_sample_has(
    sample: list[Observed], share: float, after: int
) -> None:
    curve = kaplan_meier(sample)
    of_sample, of_next = curve.quantile(share, after=after), next_one(curve, share, after=after)
    if of_next is None:
        assert of_sample is None or share > 0.5
    elif of_sample is not None:
        assert of_next >= of_sample if share >= 0.5 else of_next <= of_sample
        assert of_next > after


def test_ten_cases_are_asked_for_a_little_more_than_they_were_themselves() -> None:
    curve = kaplan_meier(Observed(lasted, is_over=True) for lasted in range(1, 11))
    assert (8, 9) == (curve.quantile(0.8), next_one(curve, 0.8))
    many = kaplan_meier(Observed(lasted, is_over=True) for lasted in range(1, 1001))
    assert (800, 801) == (many.quantile(0.8), next_one(many, 0.8))
