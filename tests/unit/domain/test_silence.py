"""Silence is consent only where everything that was agreed on has happened."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.silence import SILENCE_NEEDS, SilenceFacts, silence_proposal

NOW = 1_000_000
RIPE = SilenceFacts(
    has_consignor=True,
    due_ms=NOW - 1,
    has_clause=True,
    reminders=2,
    her_part_minor=50_000,
    cap_minor=50_000,
)


def test_everything_is_there() -> None:
    assert silence_proposal(RIPE, NOW).is_ripe


def test_each_condition_is_missed_by_name() -> None:
    missing = {
        "consignor": replace(RIPE, has_consignor=False),
        "waiting": replace(RIPE, due_ms=None),
        "clause": replace(RIPE, has_clause=False),
        "due": replace(RIPE, due_ms=NOW),
        "reminders": replace(RIPE, reminders=1),
        "cap": replace(RIPE, her_part_minor=50_001),
    }
    assert set(missing) == set(SILENCE_NEEDS)
    for need, facts in missing.items():
        assert silence_proposal(facts, NOW).missing == (need,)


FACTS = st.builds(
    SilenceFacts,
    has_consignor=st.booleans(),
    due_ms=st.none() | st.integers(0, 2 * NOW),
    has_clause=st.booleans(),
    reminders=st.integers(0, 4),
    her_part_minor=st.integers(0, 100_000),
    cap_minor=st.just(50_000),
)


@given(FACTS)
def test_silence_never_counts_early_or_for_more(facts: SilenceFacts) -> None:
    if silence_proposal(facts, NOW).is_ripe:
        assert facts.has_consignor
        assert facts.has_clause
        assert facts.due_ms is not None
        assert facts.due_ms < NOW
        assert facts.reminders >= 2
        assert facts.her_part_minor <= 50_000
