"""The same trouble told twice: a case that is there already, before another one is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.likeness import EVEN, Weights, Wordset, likeness
from app.domain.similar import ENDED_WITHOUT, Asked, Candidate

REMEMBERED_DAYS = 30  # a closed case of the same thing is told of for so long
SAME_WORDS = 85  # so alike are the words of one who says the same thing twice
_SAME_WORDS_DAYS = 14
_LEAST_WORDS = 3  # "it broke" is said by everybody


@dataclass(frozen=True, slots=True)
class DuplicateWarning:
    """``kind``: ``buyer_item`` — this buyer, this item; ``item`` — this item; ``words`` — this
    buyer, in the same words. ``days`` is how many calendar days ago it was told.
    """  # noqa: D205 - one sentence

    kind: str
    number: str
    title: str
    days: int
    is_open: bool
    stage: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A candidate, and the calendar day on which it was opened in the shop's zone."""

    case: Candidate
    on: date


def find_duplicate(
    asked: Asked, candidates: Iterable[Opened], today: date, weights: Weights = EVEN
) -> DuplicateWarning | None:
    """The case that this one most likely is again: open ones first, then by kind, then newest."""
    mine = Wordset.of(asked.text)
    found = []
    for opened in candidates:
        case = opened.case
        if case.number == asked.but or case.stage in ENDED_WITHOUT:
            continue
        days = max(0, (today - opened.on).days)
        kind = _kind(asked, case, mine, weights, days)
        if kind:
            rank = (not case.is_open, _KINDS.index(kind), -case.opened_at, case.number)
            told = DuplicateWarning(kind, case.number, case.title, days, case.is_open, case.stage)
            found.append((rank, told))
    return min(found, key=lambda one: one[0])[1] if found else None


_KINDS = ("buyer_item", "item", "words")


def _kind(asked: Asked, case: Candidate, mine: Wordset, weights: Weights, days: int) -> str:
    is_recent = case.is_open or days <= REMEMBERED_DAYS
    is_hers = bool(case.buyer) and case.buyer in asked.buyers
    if asked.item and case.item == asked.item and is_recent:
        return "buyer_item" if is_hers else "item"
    says_enough = len(mine.words) >= _LEAST_WORDS
    if is_hers and says_enough and days <= _SAME_WORDS_DAYS:
        alike = likeness(mine, Wordset.of(case.text), weights)
        return "words" if alike >= SAME_WORDS else ""
    return ""
