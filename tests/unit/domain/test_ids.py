"""Identities follow RFC 9562."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import uuid7

moments = st.integers(0, 2**48 - 1)
noises = st.binary(min_size=10, max_size=10)


def test_the_example_of_the_standard_comes_out() -> None:
    """RFC 9562, appendix A.6."""
    noise = (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    made = uuid.UUID(bytes=uuid7(0x017F22E279B0, noise))
    assert str(made) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(moments, noises)
def test_version_variant_and_time_are_where_the_standard_puts_them(ms: int, noise: bytes) -> None:
    made = uuid.UUID(bytes=uuid7(ms, noise))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == ms


@given(moments, moments, noises, noises)
def test_later_ids_sort_later(one_ms: int, other_ms: int, one: bytes, other: bytes) -> None:
    ids = {one_ms: uuid7(one_ms, one), other_ms: uuid7(other_ms, other)}
    assert [ids[ms] for ms in sorted(ids)] == sorted(ids.values())


@given(moments, st.integers(0, 2**12 - 1), st.integers(0, 2**62 - 1))
def test_all_74_bits_of_chance_are_kept(ms: int, high: int, low: int) -> None:
    value = int.from_bytes(uuid7(ms, (high << 68 | low).to_bytes(10, "big")), "big")
    assert (value >> 64 & 0xFFF, value & (2**62 - 1)) == (high, low)
