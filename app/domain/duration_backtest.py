"""Whether what is said of durations would have been right: a year, predicted month by month.

Each month says of every case opened in it, from the opening alone, what the cases known on the
month's first day told: what had ended by then, the rest as open. Then it is looked at what came.
With ``each_step`` that is said anew of every step on a case's way, as its page does.

A case that is still open is outside once it has lasted beyond the interval, and undecided before;
one that was withdrawn before the end of its interval stays undecided. Neither is dropped:
`Coverage` holds the share of the decided and the two bounds between which the truth lies.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from app.domain.durations import FEWEST_ENDED, Spread, cases_missing, spread_of
from app.domain.past_spells import DurationTable, by_calendar, past_of
from app.domain.spells import Spell, Stands, count_answered

MONTHS = 12
TARGET_BP = 8000
TOLERANCE_BP = 500  # a promise that holds in 75 to 85 of 100 cases is as good as its word
_FULL_BP = 10_000


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many cases ended within an interval; ``undecided`` may still do so."""

    inside: int = 0
    below: int = 0
    above: int = 0
    undecided: int = 0

    @property
    def cases(self) -> int:
        """All that were predicted."""
        return self.decided + self.undecided

    @property
    def decided(self) -> int:
        """Those of which it is known."""
        return self.inside + self.below + self.above

    @property
    def share_bp(self) -> int | None:
        """The share of the decided that lies inside, in basis points; None without any."""
        return round(self.inside * _FULL_BP / self.decided) if self.decided else None

    @property
    def bounds_bp(self) -> tuple[int, int] | None:
        """The share of all if none, or all, of the undecided end inside."""
        if not self.cases:
            return None
        least, most = self.inside, self.inside + self.undecided
        return round(least * _FULL_BP / self.cases), round(most * _FULL_BP / self.cases)

    def plus(self, other: "Coverage") -> "Coverage":
        """Both together."""
        return Coverage(
            self.inside + other.inside,
            self.below + other.below,
            self.above + other.above,
            self.undecided + other.undecided,
        )


@dataclass(frozen=True, slots=True)
class Covered:
    """How the intervals that half and 80 of 100 cases should end in have done.

    ``key`` is a category trunk, a month such as ``2026-03``, or empty for all.
    """

    key: str = ""
    half: Coverage = Coverage()
    eighty: Coverage = Coverage()

    def plus(self, other: "Covered") -> "Covered":
        """Both together, under this key."""
        return Covered(self.key, self.half.plus(other.half), self.eighty.plus(other.eighty))


NO_COVERAGE = Covered()


@dataclass(frozen=True, slots=True)
class DurationBacktest:
    """A year looked back upon. ``not_said`` cases came before there was enough to go by."""

    whole: Covered = NO_COVERAGE
    by_category: tuple[Covered, ...] = ()
    by_month: tuple[Covered, ...] = ()
    not_said: int = 0
    missing: int = 0  # solved cases still needed before anything is said

    @property
    def keeps_its_word(self) -> bool | None:
        """Whether about 80 of 100 cases ended as was said; None without any."""
        share_bp = self.whole.eighty.share_bp
        return None if share_bp is None else abs(share_bp - TARGET_BP) <= TOLERANCE_BP


@dataclass(slots=True)
class _Sums:
    by_key: dict[str, Covered] = field(default_factory=dict)

    def add(self, key: str, covered: Covered) -> None:
        self.by_key[key] = self.by_key.get(key, Covered(key)).plus(covered)

    def all(self) -> tuple[Covered, ...]:
        return tuple(covered for _, covered in sorted(self.by_key.items(), key=itemgetter(0)))


def back_test(
    table: DurationTable,
    months: Sequence[tuple[str, int, int]],
    now_ms: int,
    step: Callable[[int, int], None] | None = None,
    *,
    each_step: bool = False,
) -> DurationBacktest:
    """Predict the cases opened in each of ``months`` (name, begin, end) from what was known then.

    ``step(done, total)`` is called on the way and may raise to cancel.
    """
    every = tuple(spell for spells in table.by_stage.values() for spell in spells)
    asked = [spell for spell in every if spell.is_first or each_step]
    by_category, by_month, whole = _Sums(), _Sums(), NO_COVERAGE
    predicted = all_begun = 0
    for done, (name, begin_ms, end_ms) in enumerate(months):
        if step:
            step(done, len(months))
        begun = [spell for spell in asked if begin_ms <= spell.since_ms < end_ms]
        all_begun += len(begun)
        knows_enough = not cases_missing(count_answered(every, begin_ms))
        for spell, spread in _predicted(table, begun if knows_enough else (), begin_ms):
            predicted += 1
            covered = judge(spread, spell, now_ms)
            whole = whole.plus(covered)
            by_month.add(name, covered)
            by_category.add(spell.stands.trunk, covered)
    missing = cases_missing(table.answered)
    return DurationBacktest(
        whole, by_category.all(), by_month.all(), all_begun - predicted, missing
    )


def _predicted(
    table: DurationTable, begun: Sequence[Spell], as_of_ms: int
) -> Iterator[tuple[Spell, Spread]]:
    """Each spell with what would have been said of it, if anything; of those alike it is once."""
    said: dict[Stands, Spread | None] = {}
    for spell in begun:
        if spell.stands not in said:
            past = past_of(table, spell.stands, as_of_ms)
            knows = past.answered >= FEWEST_ENDED
            said[spell.stands] = spread_of(past.curve(by_calendar)) if knows else None
        spread = said[spell.stands]
        if spread is not None:
            yield spell, spread


def judge(spread: Spread, spell: Spell, now_ms: int) -> Covered:
    """Where a case ended of which this was said."""
    is_over = spell.over_ms is not None and spell.over_ms <= now_ms and spell.is_answered
    end_ms = now_ms if spell.over_ms is None else min(spell.over_ms, now_ms)
    lasted = end_ms - spell.since_ms
    return Covered(
        "",
        _judged(spread.p25, spread.p75, lasted, is_over=is_over),
        _judged(spread.p10, spread.p90, lasted, is_over=is_over),
    )


def _judged(low: int | None, high: int | None, lasted: int, *, is_over: bool) -> Coverage:
    if high is not None and lasted > high:
        return Coverage(above=1)
    if not is_over:
        return Coverage(undecided=1)
    if low is None or lasted < low:
        return Coverage(below=1)
    return Coverage(inside=1)
