"""How long things last, told from those that are over and those that still go on.

What still goes on has lasted *at least* so long (it is censored). Left out, only the quick ones
would be counted; counted as over, they would all look quicker than they are. The estimator of
Kaplan and Meier uses both: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete
observations", J. Am. Stat. Assoc. 53 (1958) 457-481.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_MIDDLE = 0.5
_ROUNDING = 1e-9  # products of fractions miss a share by less than this


class Observed(NamedTuple):
    """Something that has lasted ``lasted`` ms, and whether it is over; it counts ``weight``."""

    lasted: int
    is_over: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that still goes on after each time at which something was over.

    ``size`` is the number of equal observations that would say as much (L. Kish, "Survey
    Sampling", 1965: the square of the sum of the weights by the sum of their squares).
    """

    times: tuple[int, ...] = ()
    going_on: tuple[float, ...] = ()
    size: float = 0.0

    def at(self, lasted: int) -> float:
        """The share that lasts longer than this."""
        place = bisect_right(self.times, lasted) - 1
        return self.going_on[place] if place >= 0 else 1.0

    def quantile(self, share: float, *, after: int = -1) -> int | None:
        """The time by which ``share`` (0 to 1) of those that last longer than ``after`` are over.

        None where nobody has seen so many of them end.
        """
        alive = self.at(after)
        if alive <= _ROUNDING:
            return None
        target = alive * (1 - share) + _ROUNDING
        place = max(
            bisect_left(self.going_on, -target, key=lambda going_on: -going_on),
            bisect_right(self.times, after),
        )
        return self.times[place] if place < len(self.times) else None


def next_one(curve: Curve, share: float, *, after: int = -1) -> int | None:
    """The time by which the *next* one will be over with a chance of ``share``.

    A sample of n tells less of the next one than of itself: that lies below the k-th of n with a
    chance of k / (n + 1) (V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random
    World", 2005), or (k + 1/2) / (n + 1) where the k-th itself counts half. So what lies beyond
    the middle is taken a little further out: k / n = share + (share - 1/2) / n.
    """
    known = max(1.0, curve.size * curve.at(after))
    beyond = min(1.0, max(0.0, share + (share - _MIDDLE) / known))
    return curve.quantile(beyond, after=after)


def kaplan_meier(sample: Iterable[Observed]) -> Curve:
    """The curve of a sample: at each time the share that ends of those that had lasted so long.

    What ends and what goes on at the same time: the ending comes first.
    """
    ordered = sorted(sample)
    at_risk = math.fsum(one.weight for one in ordered)
    squares = math.fsum(one.weight**2 for one in ordered)
    size = at_risk**2 / squares if squares else 0.0
    times: list[int] = []
    shares: list[float] = []
    going_on, place = 1.0, 0
    while place < len(ordered):
        lasted, ended, left = ordered[place].lasted, 0.0, 0.0
        while place < len(ordered) and ordered[place].lasted == lasted:
            one = ordered[place]
            ended += one.weight if one.is_over else 0.0
            left += one.weight
            place += 1
        if ended > 0:
            is_last = place == len(ordered) and ended >= left
            going_on = 0.0 if is_last else going_on * max(0.0, 1 - ended / at_risk)
            times.append(lasted)
            shares.append(going_on)
        at_risk -= left
    return Curve(tuple(times), tuple(shares), size)


def shrunk_weights(apart: Sequence[int], pseudo_cases: float) -> tuple[float, ...]:
    """What an observation counts in a small group that leans on the groups around it.

    The groups are nested; ``apart`` are the numbers of observations of each that lie in none of
    the narrower ones, the widest first. A group's sample is its own observations, counting 1
    each, and the sample of those around it that are not its own, which count ``k`` =
    ``pseudo_cases`` together and none of them more than one of its own:

        S(g) = own(g) + min(1, k / |around(g)|) * around(g)
        around(g) = the rest of the next wider group, leaning on what is around that

    so with n own cases its curve is the mean of own and around weighted n : k, near its own where
    n is large and near the others' where n is small. That is the Bayes estimator of a survival
    curve under a Dirichlet process of strength k centred on the groups around (V. Susarla,
    J. Van Ryzin, "Nonparametric Bayesian estimation of survival curves from incomplete
    observations", J. Am. Stat. Assoc. 71 (1976) 897-902), with the centre as k pseudo-cases.

    The result is the weight at each place of ``apart``; it never falls towards the narrower.
    """
    totals: list[float] = []
    for size in apart:
        totals.append(size + min(pseudo_cases, totals[-1] if totals else 0.0))
    weights = [1.0] * len(apart)
    for place in range(len(apart) - 2, -1, -1):
        around = totals[place]
        weights[place] = weights[place + 1] * (min(1.0, pseudo_cases / around) if around else 1.0)
    return tuple(weights)
