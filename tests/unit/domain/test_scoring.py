"""Figures that anybody can recompute on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scoring import (
    Judged,
    ThresholdPoint,
    at_threshold,
    calibration_error,
    category_scores,
    confusion,
    figures_of,
    interval,
    macro_f1,
    trunk_pairs,
    wilson,
)

CODES = ("AUTH.FAKE", "COND.WEAR", "COND.STAIN", "FUNC.HARD", "MIND")
judged_cases = st.lists(
    st.builds(
        Judged,
        wanted=st.sampled_from(CODES),
        suggested=st.sampled_from((*CODES, "")),
        confidence=st.floats(0, 1),
    ),
    max_size=40,
)


def test_precision_recall_and_f1_of_a_small_table() -> None:
    pairs = [("A", "A"), ("A", "A"), ("A", "B"), ("B", "B"), ("B", ""), ("C", "A")]
    a, b, c = category_scores(pairs)
    assert (a.wanted, a.suggested, a.right) == (3, 3, 2)
    assert (a.precision, a.recall) == pytest.approx((2 / 3, 2 / 3))
    assert (b.precision, b.recall, b.f1) == (0.5, 0.5, 0.5)
    assert (c.precision, c.recall, c.f1) == (0.0, 0.0, 0.0)
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 0.5) / 3)
    assert confusion(pairs)["A", "B"] == 1


def test_a_trunk_is_right_for_its_branches_and_a_wrong_branch_is_half_right() -> None:
    trunk = Judged("COND.WEAR", "COND", 0.9)
    sister = Judged("COND.WEAR", "COND.STAIN", 0.9)
    assert (trunk.is_right, trunk.is_trunk_right) == (True, True)
    assert (sister.is_right, sister.is_trunk_right) == (False, True)
    assert not Judged("COND.WEAR", "", 0.0).is_trunk_right


def test_one_who_is_ninety_per_cent_sure_and_always_wrong_is_far_off() -> None:
    assert calibration_error([Judged("A", "B", 0.9)] * 5) == pytest.approx(0.9)
    right, wrong = [Judged("A", "A", 0.75)] * 3, [Judged("A", "B", 0.75)]
    assert calibration_error(right + wrong) == pytest.approx(0.0)
    assert calibration_error([]) == 0.0


def test_wilsons_interval_as_in_the_books() -> None:
    low, high = wilson(12, 14, z=1.96)
    assert (low, high) == pytest.approx((0.601, 0.960), abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_higher_threshold_asks_more_and_errs_less_here() -> None:
    cases = [Judged("A", "A", 0.95)] * 8 + [Judged("A", "B", 0.6)] * 2
    assert at_threshold(cases, 0.5) == ThresholdPoint(0.5, 10, 10, 2)
    strict = at_threshold(cases, 0.7)
    assert (strict.error, strict.asked_share) == pytest.approx((0.0, 0.2))
    assert 0 < strict.most_error < 0.3


@given(judged_cases)
def test_every_figure_is_a_share(cases: list[Judged]) -> None:
    found = figures_of(cases)
    for figure in (
        found.accuracy, found.branch_accuracy, found.macro_f1, found.low, found.high,
        found.calibration_error,
    ):  # fmt: skip
        assert 0.0 <= figure <= 1.0
    assert found.branch_accuracy <= found.accuracy
    assert interval(trunk_pairs(cases)) == interval(trunk_pairs(cases))


@given(judged_cases)
def test_asking_more_never_takes_more(cases: list[Judged]) -> None:
    taken = [at_threshold(cases, step / 10).taken for step in range(11)]
    assert taken == sorted(taken, reverse=True)


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_share_lies_in_its_interval(right: int, more: int) -> None:
    low, high = wilson(right, right + more)
    share = right / (right + more) if right + more else 0.5
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1
