"""Each part that learns says what it needs, what it has, and whether it works."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.maturity import NEEDED, Part, is_trusted, rung


def test_a_part_climbs_from_off_to_on() -> None:
    stood = [rung("own_model", have, "auto", works=have > 100).standing for have in (0, 5, 80, 120)]
    assert stood == ["off", "learning", "learning", "on"]
    assert rung("own_model", 62, "auto").missing == 18


def test_whoever_keeps_it_off_keeps_it_off() -> None:
    assert rung("similar", 500, "off").standing == "kept_off"


def test_a_sure_suggestion_is_taken_unasked_only_after_many_right_ones() -> None:
    assert not is_trusted(199, 199)
    assert is_trusted(198, 200)
    assert not is_trusted(180, 200)


@given(st.sampled_from(sorted(NEEDED)), st.integers(0, 1000), st.sampled_from(("auto", "off")))
def test_nothing_works_before_it_has_enough(part: Part, have: int, switch: str) -> None:
    stands = rung(part, have, switch)
    assert stands.missing + min(have, stands.needed) == stands.needed
    if stands.standing == "on":
        assert (stands.missing, switch) == (0, "auto")
