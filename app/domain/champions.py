"""Whether a new model takes the place of the one in use: only where that is more than luck.

Both judge the same cases of the shop, which the new one has not seen. Cases on which they differ
decide: McNemar's exact test (Psychometrika 12, 1947), which Dietterich (Approximate statistical
tests for comparing supervised classification learning algorithms, Neural Computation 10, 1998)
recommends where a model can be trained only once. Trunks are asked first, then branches, each with
half of the chance of error that is allowed together.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from app.domain.scoring import Figures, Judged, figures_of

CHANCE = 0.05  # of taking a model for better that is not
FEWEST_HELD_BACK = 20
_HELD_BACK = 4  # the newest quarter

Why = Literal["better", "better_branches", "too_few", "no_better", "luck", "rare_worse"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``won`` cases only the new model got right, ``lost`` only the old one."""

    kept: bool
    why: Why
    champion: Figures
    challenger: Figures
    won: int = 0
    lost: int = 0
    chance: float = 1.0  # that luck alone gives such a difference


def split_by_time(cases: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Older cases to learn from, and the newest quarter to be judged by; oldest first."""
    held_back = len(cases) // _HELD_BACK
    return cases[: len(cases) - held_back], cases[len(cases) - held_back :]


def luck(won: int, lost: int) -> float:
    """How likely an even coin gives so many wins or more: the one-sided exact test."""
    tosses = won + lost
    ways = sum(math.comb(tosses, count) for count in range(won, tosses + 1))
    return ways / (1 << tosses)


def decide(champion: Sequence[Judged], challenger: Sequence[Judged]) -> Verdict:
    """Compare two models on the same cases in the same order."""
    old, new = figures_of(champion), figures_of(challenger)
    if len(challenger) < FEWEST_HELD_BACK:
        return Verdict(kept=False, why="too_few", champion=old, challenger=new)
    won, lost = _differing([(a.is_trunk_right, b.is_trunk_right) for a, b in zip(
        champion, challenger, strict=True)])  # fmt: skip
    fine_won, fine_lost = _differing([(a.is_right, b.is_right) for a, b in zip(
        champion, challenger, strict=True)])  # fmt: skip
    chance, fine_chance = luck(won, lost), luck(fine_won, fine_lost)
    why: Why = "luck"
    if chance <= CHANCE / 2:
        why = "better"
    elif won >= lost and fine_chance <= CHANCE / 2:
        why, won, lost, chance = "better_branches", fine_won, fine_lost, fine_chance
    elif won <= lost and fine_won <= fine_lost:
        why = "no_better"
    if why.startswith("better") and new.macro_f1 < old.macro_f1:
        why = "rare_worse"
    return Verdict(why.startswith("better"), why, old, new, won, lost, chance)


def _differing(pairs: Sequence[tuple[bool, bool]]) -> tuple[int, int]:
    return sum(b and not a for a, b in pairs), sum(a and not b for a, b in pairs)
