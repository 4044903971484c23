"""The past that is asked how long a case will take: cases that once stood where it stands.

Same stage, and as much else alike as there are cases for; what is alike in more counts more (see
`shrunk_weights`). Each is counted from the moment it came there: until its claim was over, or as
still open with the time it has lasted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.domain.spells import Spell, Stands, count_answered
from app.domain.survival import Curve, Observed, kaplan_meier, shrunk_weights
from app.domain.working_time import WorkingTime

PSEUDO_CASES = 10


@dataclass(frozen=True, slots=True)
class DurationTable:
    """The past of a shop, read once: spells by the stage at which they were spent.

    ``working`` knows the open hours of all of them, ``answered`` how many cases were solved.
    """

    by_stage: Mapping[str, tuple[Spell, ...]]
    working: WorkingTime
    answered: int


def make_table(spells: Sequence[Spell], working: WorkingTime, now_ms: int) -> DurationTable:
    """The table of these spells."""
    by_stage: dict[str, list[Spell]] = {}
    for spell in spells:
        by_stage.setdefault(spell.stands.stage, []).append(spell)
    return DurationTable(
        {stage: tuple(found) for stage, found in by_stage.items()},
        working,
        count_answered(spells, now_ms),
    )


@dataclass(frozen=True, slots=True)
class Past:
    """The past cases that are asked about one: of each its spell, and what it counts.

    ``n`` are those of ``like``, the narrowest group that outweighs what it leans on; ``answered``
    is how many of all were over when they were asked.
    """

    spells: tuple[tuple[Spell, float], ...]
    as_of_ms: int
    n: int
    like: Stands
    answered: int

    def curve(self, between: Callable[[int, int], int]) -> Curve:
        """How long they lasted, by a clock that tells how much time lies between two moments."""
        return kaplan_meier(
            Observed(between(spell.since_ms, end_ms), is_over, weight)
            for spell, weight in self.spells
            for end_ms, is_over in (_end(spell, self.as_of_ms),)
        )


def past_of(
    table: DurationTable, stands: Stands, as_of_ms: int, *, without: int | None = None
) -> Past:
    """What was known at a moment of cases that stood so; of what came later nothing is used.

    ``without`` is the case that is asked about: it knows nothing of itself.
    """
    known = [place for place, part in enumerate(stands) if part]
    spells = (s for s in table.by_stage.get(stands.stage, ()) if s.case != without)
    chosen = _most_alike(spells, stands, known, as_of_ms)
    apart = [0] * len(known)
    for depth, _spell in chosen:
        apart[depth - 1] += 1
    weights = shrunk_weights(apart, PSEUDO_CASES)
    sizes = list(accumulate(reversed(apart)))[::-1]  # of each group with all within it
    mostly = max((group for group, size in enumerate(sizes) if size >= PSEUDO_CASES), default=0)
    shared = set(known[: mostly + 1])
    return Past(
        tuple((spell, weights[depth - 1]) for depth, spell in chosen),
        as_of_ms,
        sizes[mostly] if sizes else 0,
        Stands(*(part if place in shared else "" for place, part in enumerate(stands))),
        sum(_end(spell, as_of_ms)[1] for _depth, spell in chosen),
    )


def _most_alike(
    spells: Iterable[Spell], stands: Stands, known: Sequence[int], as_of_ms: int
) -> list[tuple[int, Spell]]:
    """Of each case that was seen there the spell most alike, and in how many parts it is."""
    best: dict[int, tuple[int, Spell]] = {}
    for spell in spells:
        if spell.since_ms > as_of_ms:
            continue
        depth, theirs = 0, spell.stands
        for place in known:
            if theirs[place] != stands[place]:
                break
            depth += 1
        found = best.get(spell.case)
        if depth and (found is None or depth >= found[0]):
            best[spell.case] = (depth, spell)
    return list(best.values())


def _end(spell: Spell, as_of_ms: int) -> tuple[int, bool]:
    """Until when it was known to last, and whether it was solved then."""
    over_ms = spell.over_ms
    if over_ms is None or over_ms > as_of_ms:
        return as_of_ms, False
    return over_ms, spell.is_answered


def by_calendar(since_ms: int, end_ms: int) -> int:
    """Time as it goes by, open or not."""
    return end_ms - since_ms
