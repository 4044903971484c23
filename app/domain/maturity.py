"""The maturity ladder: what has been learned from the shop, and what it still takes.

The built-in model suggests from the first day and stands on no rung. Each part that is learned
*from the shop* stays off until there is enough to learn it from, and may be kept off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.durations import CASES_NEEDED as FOR_DURATIONS
from app.domain.scoring import wilson
from app.domain.settings import OFF
from app.domain.similar import CASES_NEEDED as FOR_SIMILAR

Part = Literal["own_model", "rule_proposals", "durations", "similar", "take_sure"]
Standing = Literal["kept_off", "off", "learning", "on"]

# What each part needs: so many cases whose category a person decided, corrections, closed cases,
# cases at all, answers to sure suggestions.
NEEDED: Mapping[Part, int] = {
    "own_model": 80,
    "rule_proposals": 5,
    "durations": FOR_DURATIONS,
    "similar": FOR_SIMILAR,
    "take_sure": 200,
}
SETTING_OF: Mapping[Part, str] = {
    "own_model": "smart_own_model",
    "rule_proposals": "smart_rule_proposals",
    "durations": "smart_durations",
    "similar": "smart_similar",
    "take_sure": "smart_take_sure",
}
# What the page of learning asks for, in its own way.
LEARNING_KEYS = ("suggestion_threshold", "retrain_after", *SETTING_OF.values())
_SURELY_RIGHT = 0.9  # of sure suggestions, nineteen times in twenty, before one is taken unasked


@dataclass(frozen=True, slots=True)
class Rung:
    """One part: how much it needs and has, and whether it works."""

    part: Part
    needed: int
    have: int
    standing: Standing

    @property
    def missing(self) -> int:
        """How many are missing before it can work."""
        return max(0, self.needed - self.have)


def rung(part: Part, have: int, switch: str, *, works: bool = True) -> Rung:
    """Where a part stands. ``works`` is False for one with enough to learn from that is no better.

    Off: nothing there yet; learning: on its way, or not better yet.
    """
    needed = NEEDED[part]
    standing: Standing = "on"
    if switch == OFF:
        standing = "kept_off"
    elif have == 0:
        standing = "off"
    elif have < needed or not works:
        standing = "learning"
    return Rung(part, needed, have, standing)


def is_trusted(right: int, sure: int) -> bool:
    """Whether sure suggestions have been right often enough to be taken without asking."""
    return sure >= NEEDED["take_sure"] and wilson(right, sure)[0] >= _SURELY_RIGHT
