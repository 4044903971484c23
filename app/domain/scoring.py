"""How good suggestions are, in plain figures that anybody can recompute.

Precision is how often a suggested category was right, recall how much of a category was found, F1
their harmonic mean, macro-F1 its mean over categories so that rare ones count as much as common
ones. The expected calibration error is the mean distance between how sure the program was and how
often it was right (Naeini, Cooper, Hauskrecht: Obtaining well calibrated probabilities using
Bayesian binning, AAAI 2015). Intervals of shares are Wilson's (JASA 22, 1927); of macro-F1,
percentiles of a bootstrap (Efron, Tibshirani: An Introduction to the Bootstrap, 1993).
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.categories import trunk_of
from app.domain.suggestion_answers import agrees

_BINS = 10
_RESAMPLES = 400
_SEED = 5
Z_90 = 1.645  # of the normal distribution: 90 % lie within, 95 % above the lower end


@dataclass(frozen=True, slots=True)
class Judged:
    """One case: what a person decided, and what was suggested (empty: nothing)."""

    wanted: str
    suggested: str
    confidence: float
    number: str = ""

    @property
    def is_right(self) -> bool:
        """Whether the suggestion was right, as far as it went."""
        return agrees(self.suggested, self.wanted)

    @property
    def is_trunk_right(self) -> bool:
        """Whether at least the trunk was."""
        return bool(self.suggested) and trunk_of(self.suggested) == trunk_of(self.wanted)


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """One category: ``wanted`` cases of it, ``suggested`` times it was said, ``right`` of them."""

    category: str
    wanted: int
    suggested: int
    right: int

    @property
    def precision(self) -> float:
        """0 where it was never suggested."""
        return self.right / self.suggested if self.suggested else 0.0

    @property
    def recall(self) -> float:
        """0 where there was none."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.wanted + self.suggested
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """One model on some cases. ``low`` to ``high`` holds macro-F1 nine times in ten."""

    cases: int
    accuracy: float  # of trunks
    branch_accuracy: float  # of the finest that was suggested
    macro_f1: float
    low: float
    high: float
    calibration_error: float


Pair = tuple[str, str]  # wanted, suggested


def category_scores(pairs: Iterable[Pair]) -> tuple[CategoryScore, ...]:
    """Each category that was wanted or suggested, the most frequent first."""
    wanted: Counter[str] = Counter()
    suggested: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for want, said in pairs:
        wanted[want] += 1
        if said:
            suggested[said] += 1
        right[want] += want == said
    codes = sorted(wanted | suggested, key=lambda code: (-wanted[code], code))
    return tuple(CategoryScore(c, wanted[c], suggested[c], right[c]) for c in codes)


def macro_f1(pairs: Iterable[Pair]) -> float:
    """The mean F1 of the categories that were wanted; 0 where there are none."""
    scores = [score.f1 for score in category_scores(pairs) if score.wanted]
    return sum(scores) / len(scores) if scores else 0.0


def trunk_pairs(judged: Iterable[Judged]) -> list[Pair]:
    """What was wanted and suggested, by trunk."""
    return [(trunk_of(one.wanted), trunk_of(one.suggested)) for one in judged]


def branch_pairs(judged: Iterable[Judged]) -> list[Pair]:
    """The same by branch, where a person named one."""
    return [(one.wanted, one.suggested) for one in judged if "." in one.wanted]


def confusion(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """How often each was suggested (empty: nothing) where each was wanted."""
    return dict(Counter(pairs))


def calibration_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error over ten equal bins, of what was suggested at all."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.suggested:
            bins[min(int(one.confidence * _BINS), _BINS - 1)].append(one)
    total = sum(len(group) for group in bins.values())
    if not total:
        return 0.0
    apart = (
        abs(sum(one.is_trunk_right for one in group) - sum(one.confidence for one in group))
        for group in bins.values()
    )
    return sum(apart) / total


def interval(
    pairs: Sequence[Pair], figure: Callable[[Sequence[Pair]], float] = macro_f1
) -> tuple[float, float]:
    """Where the figure lies nine times in ten if other cases like these had come."""
    if not pairs:
        return 0.0, 0.0
    chance = random.Random(_SEED)  # noqa: S311 - no secret: the same cases, the same interval
    found = sorted(figure(chance.choices(pairs, k=len(pairs))) for _ in range(_RESAMPLES))
    return found[_RESAMPLES // 20], found[-1 - _RESAMPLES // 20]


def figures_of(judged: Sequence[Judged]) -> Figures:
    """One model in a few figures."""
    pairs = trunk_pairs(judged)
    low, high = interval(pairs)
    count = len(judged) or 1
    return Figures(
        cases=len(judged),
        accuracy=sum(one.is_trunk_right for one in judged) / count,
        branch_accuracy=sum(one.is_right for one in judged) / count,
        macro_f1=macro_f1(pairs),
        low=low,
        high=high,
        calibration_error=calibration_error(judged),
    )


def wilson(right: int, tried: int, z: float = Z_90) -> tuple[float, float]:
    """The interval in which a share of ``right`` out of ``tried`` lies; 0 to 1 for none tried."""
    if tried == 0:
        return 0.0, 1.0
    share, square = right / tried, z * z
    middle = (share + square / (2 * tried)) / (1 + square / tried)
    root = math.sqrt(share * (1 - share) / tried + square / (4 * tried * tried))
    half = z * root / (1 + square / tried)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class ThresholdPoint:
    """A threshold: of ``cases``, so many ``taken`` as sure, so many of them ``wrong``."""

    threshold: float
    cases: int
    taken: int
    wrong: int

    @property
    def asked_share(self) -> float:
        """How often the person is asked instead."""
        return 1 - self.taken / self.cases if self.cases else 0.0

    @property
    def error(self) -> float:
        """How often a sure suggestion would be wrong."""
        return self.wrong / self.taken if self.taken else 0.0

    @property
    def most_error(self) -> float:
        """The same at worst: nineteen times in twenty it is less."""
        return wilson(self.wrong, self.taken)[1] if self.taken else 0.0


def at_threshold(judged: Sequence[Judged], threshold: float) -> ThresholdPoint:
    """What a threshold would have done to these cases."""
    sure = [one for one in judged if one.suggested and one.confidence >= threshold]
    wrong = sum(not one.is_trunk_right for one in sure)
    return ThresholdPoint(threshold, len(judged), len(sure), wrong)
