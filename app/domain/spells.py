"""What a case's journal says of its pace: how long it stood where, and when the claim was over.

A spell begins with every change of what an experienced clerk would look at: the stage, the
category, the resolution, the lane. So the past is asked about cases *as they were then*, not as
they ended, and what a case stands at now is compared with others that once stood there (a
"landmark": J. R. Anderson, K. C. Cain, R. D. Gelber, J. Clin. Oncol. 1 (1983) 710-719).

The end that counts is that of the claim track: the claimant's problem is solved then. The
recovery from those who bear the loss goes on behind it, and nobody at the counter waits for it. A
case that was withdrawn was not solved: it lasted at least so long. Where a claim that had ended
is opened again, on an appeal, its first end stays an end, and what follows is a wait of its own.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.categories import trunk_of
from app.domain.surgery import MERGED, VOID

WITHDRAWN = "CANCELLED"
NO_CASE = (VOID, MERGED)  # made by mistake, or gone on in another one
AGAIN = "+"  # ends the name of a stage at which the case had stood before
OPENED, MOVED = "case_opened", "stage_moved"
_MIDDLE_TIMES = 10  # an amount up to so many times that of the fast lane is a middling one


class Stands(NamedTuple):
    """Where a case stands and what it is like; empty is not known.

    The order is that of the groups, the widest first: of what is alike in the first few.
    """

    stage: str
    resolution: str = ""
    trunk: str = ""
    category: str = ""
    lane: str = ""
    claimant: str = ""
    value: str = ""


class Happening(NamedTuple):
    """What an entry says of a case's claim track; None is left as it is."""

    kind: str
    at_ms: int
    stage: str | None = None
    turn: str | None = None
    category: str | None = None
    resolution: str | None = None
    lane: str | None = None


class Spell(NamedTuple):
    """From ``since_ms`` on a case stood so; ``over_ms`` is when its claim was over after that.

    ``over_ms`` is None while it goes on; without ``is_answered`` it was withdrawn then.
    """

    case: int
    stands: Stands
    turn: str
    since_ms: int
    until_ms: int | None = None
    over_ms: int | None = None
    is_answered: bool = False
    is_first: bool = False  # it begins with the opening of the case


def value_of(minor: int, small_minor: int) -> str:
    """How much is at stake: ``small`` is what the fast lane takes."""
    if minor <= 0 or small_minor <= 0:
        return ""
    if minor <= small_minor:
        return "small"
    return "middle" if minor <= small_minor * _MIDDLE_TIMES else "large"


def spells_of(case: int, claimant: str, value: str, happenings: Iterable[Happening]) -> list[Spell]:
    """The spells of a case, from what happened to it in order."""
    spells: list[Spell] = []
    begun = 0  # the first spell of the wait that goes on
    stands = Stands("", claimant=claimant, value=value)
    turn, seen = "", set[str]()
    for told in happenings:
        before = (stands, turn)
        if told.kind in {OPENED, MOVED} and told.stage is not None:
            turn = told.turn or ""
            stands = stands._replace(stage=told.stage + (AGAIN if told.stage in seen else ""))
            seen.add(told.stage)
        stands = _changed(stands, told)
        if (stands, turn) == before:
            continue
        if spells and spells[-1].until_ms is None:
            spells[-1] = spells[-1]._replace(until_ms=told.at_ms)
        if not turn:
            is_answered = stands.stage.removesuffix(AGAIN) != WITHDRAWN
            spells[begun:] = [
                spell._replace(over_ms=told.at_ms, is_answered=is_answered)
                for spell in spells[begun:]
            ]
            begun = len(spells)
            continue
        is_first = told.kind == OPENED
        last = spells[-1] if spells[begun:] else None
        if last and last.since_ms == told.at_ms and last.stands.stage == stands.stage:
            is_first = last.is_first  # changed in the same moment: it never stood otherwise
            spells.pop()
        spells.append(Spell(case, stands, turn, told.at_ms, is_first=is_first))
    return spells


def _changed(stands: Stands, told: Happening) -> Stands:
    if told.category is not None:
        stands = stands._replace(trunk=trunk_of(told.category), category=told.category)
    if told.resolution is not None:
        stands = stands._replace(resolution=told.resolution)
    return stands if told.lane is None else stands._replace(lane=told.lane)


def count_answered(spells: Sequence[Spell], by_ms: int) -> int:
    """How many cases had been solved by then."""
    return len(
        {s.case for s in spells if s.is_answered and s.over_ms is not None and s.over_ms <= by_ms}
    )
