"""A new model takes the place of the old one only where that is more than luck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.champions import decide, luck, split_by_time
from app.domain.scoring import Judged


def judged(right: str) -> list[Judged]:
    """``+`` right, ``~`` right trunk, ``-`` wrong; alternately of two categories."""
    said = {"+": ("A.X", "B.X"), "~": ("A.Y", "B.Y"), "-": ("B.X", "A.X")}
    return [
        Judged(("A.X", "B.X")[at % 2], said[sign][at % 2], 0.8) for at, sign in enumerate(right)
    ]


def test_an_even_coin_gives_five_of_five_once_in_thirty_two() -> None:
    assert luck(5, 0) == pytest.approx(1 / 32)
    assert luck(0, 0) == 1.0
    assert luck(8, 2) == pytest.approx(56 / 1024)


@pytest.mark.parametrize(
    ("old", "new", "kept", "why"),
    [
        ("-" * 10 + "+" * 20, "+" * 30, True, "better"),
        ("-" * 3 + "+" * 27, "+" * 30, False, "luck"),
        ("+" * 30, "-" * 3 + "+" * 27, False, "no_better"),
        ("+" * 30, "+" * 30, False, "no_better"),
        ("~" * 10 + "+" * 20, "+" * 30, True, "better_branches"),
        ("-" * 10, "+" * 10, False, "too_few"),
    ],
)
def test_a_challenger_is_kept_only_if_it_is_better(
    old: str, new: str, *, kept: bool, why: str
) -> None:
    verdict = decide(judged(old), judged(new))
    assert (verdict.kept, verdict.why) == (kept, why)


def test_a_model_that_forgets_a_rare_category_is_not_kept() -> None:
    often = [Judged("A", "B", 0.5)] * 20
    rare = [Judged("C", "C", 0.5), Judged("B", "B", 0.5)]
    learned = [Judged("A", "A", 0.5)] * 10 + [Judged("A", "B", 0.5)] * 10
    forgot = [Judged("C", "A", 0.5), Judged("B", "A", 0.5)]
    verdict = decide([*often, *rare], [*learned, *forgot])
    assert (verdict.kept, verdict.why) == (False, "rare_worse")


@given(st.lists(st.integers(), max_size=200))
def test_the_newest_quarter_judges(cases: list[int]) -> None:
    older, newest = split_by_time(cases)
    assert [*older, *newest] == cases
    assert len(newest) == len(cases) // 4


@given(st.text("+~-", max_size=60))
def test_no_model_beats_itself(signs: str) -> None:
    cases = judged(signs)
    assert not decide(cases, cases).kept


@given(st.integers(0, 60), st.integers(0, 60))
def test_luck_is_a_probability_and_wins_make_it_smaller(won: int, lost: int) -> None:
    assert 0.0 < luck(won, lost) <= 1.0
    assert luck(won + 1, lost) < luck(won, lost) + 1e-12
