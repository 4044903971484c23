"""A split stays whole, whatever is pulled, nudged or typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import allocate
from app.ui.widgets.split_shares import move_boundary, read_percent, set_share


@st.composite
def whole_shares(draw: st.DrawFn, least: int = 1) -> tuple[int, ...]:
    weights = draw(st.lists(st.integers(0, 100), min_size=least, max_size=5).filter(any))
    return allocate(10_000, weights)


@given(shares=whole_shares(2), data=st.data())
def test_a_pulled_line_keeps_the_split_whole(shares: tuple[int, ...], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(shares) - 2))
    moved = move_boundary(shares, line, data.draw(st.integers(-20_000, 20_000)))
    others = (*shares[:line], *shares[line + 2 :])
    assert (sum(moved), min(moved) >= 0) == (10_000, True)
    assert (*moved[:line], *moved[line + 2 :]) == others


@given(shares=whole_shares(2), data=st.data())
def test_a_typed_share_is_taken_and_the_split_stays_whole(
    shares: tuple[int, ...], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(shares) - 1))
    typed = data.draw(st.integers(-100, 10_100))
    changed = set_share(shares, index, typed)
    assert (sum(changed), min(changed) >= 0) == (10_000, True)
    assert changed[index] == max(0, min(10_000, typed))


def test_a_single_party_bears_everything() -> None:
    assert set_share((10_000,), 0, 3_000) == (10_000,)


def test_the_neighbour_to_the_right_gives_way_first() -> None:
    assert set_share((3_000, 5_000, 2_000), 0, 4_000) == (4_000, 4_000, 2_000)
    assert set_share((3_000, 5_000, 2_000), 0, 9_000) == (9_000, 0, 1_000)
    assert set_share((3_000, 5_000, 2_000), 2, 6_000) == (3_000, 1_000, 6_000)
    assert set_share((3_000, 5_000, 2_000), 1, 4_000) == (3_000, 4_000, 3_000)


@pytest.mark.parametrize(
    ("text", "share_bp"),
    [
        ("30", 3_000),
        (" 33.33 % ", 3_333),
        ("33,3", 3_330),
        ("３０％", 3_000),
        ("三十", None),
        ("100", 10_000),
        (".5", 50),
        ("7.", 700),
        ("100.01", None),
        ("-1", None),
        ("1.234", None),
        ("", None),
        (".", None),
        ("%", None),
    ],
)
def test_percents_are_read_as_people_type_them(text: str, share_bp: int | None) -> None:
    assert read_percent(text) == share_bp
