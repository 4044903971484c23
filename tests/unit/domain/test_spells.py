"""What a case's journal says of its pace."""

from app.domain.spells import (
    MOVED,
    OPENED,
    Happening,
    Spell,
    Stands,
    count_answered,
    spells_of,
    value_of,
)

_OPENED = Happening(OPENED, 100, "NEW", "shop", "FUNC.HARD", "RETURN_REFUND", "normal")
_NEW = Stands("NEW", "RETURN_REFUND", "FUNC", "FUNC.HARD", "normal", "buyer", "small")


def _told(*happenings: Happening) -> list[Spell]:
    return spells_of(7, "buyer", "small", happenings)


def test_a_case_stands_somewhere_until_it_is_over() -> None:
    spells = _told(
        _OPENED,
        Happening(MOVED, 150, "DECIDE", "shop"),
        Happening(MOVED, 400, "CLOSED", ""),
    )
    assert [
        Spell(7, _NEW, "shop", 100, 150, 400, is_answered=True, is_first=True),
        Spell(7, _NEW._replace(stage="DECIDE"), "shop", 150, 400, 400, is_answered=True),
    ] == spells
    assert [0, 1] == [count_answered(spells, at) for at in (399, 400)]


def test_another_resolution_begins_another_spell() -> None:
    """What a case became later is not what it was when it was opened."""
    spells = _told(_OPENED, Happening("case_edited", 120, resolution="REPAIR"))
    assert ["RETURN_REFUND", "REPAIR"] == [spell.stands.resolution for spell in spells]
    assert [120, None] == [spell.until_ms for spell in spells]


def test_what_rules_say_in_the_moment_of_opening_is_how_it_was_opened() -> None:
    (spell,) = _told(_OPENED, Happening("rules_applied", 100, lane="strict"))
    assert "strict" == spell.stands.lane
    assert spell.is_first


def test_an_edit_of_something_else_changes_nothing() -> None:
    assert _told(_OPENED) == _told(_OPENED, Happening("case_edited", 120))


def test_a_stage_that_is_reached_again_is_another_one() -> None:
    spells = _told(
        _OPENED,
        Happening(MOVED, 110, "NEED_INFO", "buyer"),
        Happening(MOVED, 120, "NEW", "shop"),
    )
    assert ["NEW", "NEED_INFO", "NEW+"] == [spell.stands.stage for spell in spells]


def test_what_was_withdrawn_was_not_solved() -> None:
    (spell,) = _told(_OPENED, Happening(MOVED, 130, "CANCELLED", ""))
    assert 130 == spell.over_ms
    assert not spell.is_answered
    assert 0 == count_answered([spell], 200)


def test_an_appeal_is_a_wait_of_its_own() -> None:
    """The first end stays an end; what follows has not ended yet."""
    spells = _told(
        _OPENED,
        Happening(MOVED, 130, "REJECTED", ""),
        Happening(MOVED, 300, "APPEAL", "shop"),
    )
    assert [(100, 130), (300, None)] == [(spell.since_ms, spell.over_ms) for spell in spells]


def test_a_case_that_came_closed_was_never_waited_for() -> None:
    assert [] == _told(_OPENED._replace(stage="CLOSED", turn=""))


def test_amounts_are_small_middling_or_large_by_what_the_fast_lane_takes() -> None:
    told = [value_of(minor, 100_000) for minor in (0, 1, 100_000, 100_001, 1_000_001)]
    assert ["", "small", "small", "middle", "large"] == told
    assert "" == value_of(5, 0)
