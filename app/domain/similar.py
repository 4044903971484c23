"""Past cases like this one (同类处理): how alike, why, and how they ended.

What is alike is what a clerk would say: the words, the kind of trouble, the kind of thing, its
brand. Whose thing it is and whether it is the very same one add to that. A feature that nobody has
told yet is left out of the measure, so that the first words at the counter find something.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.clocks import DAY_MS
from app.domain.likeness import EVEN, Weights, Wordset, likeness, shared_words

CASES_NEEDED = 20  # that have ended, before the part speaks
ALIKE = 45  # less is not shown
SAID_FROM = 5  # so many before anything is said about how such cases end
_TEXT, _BRANCH, _TRUNK, _CLASS, _BRAND = 70, 12, 6, 8, 5
_SAME_CONSIGNOR, _SAME_ITEM = 3, 5  # on top
_MOST = 100
# How cases of buyers end that a buyer may be told of; the rest is the shop's own business.
SAID_TO_BUYERS = frozenset(
    {"RETURN_REFUND", "REFUND_ONLY", "PARTIAL", "EXCHANGE", "STORE_CREDIT", "REPAIR"}
)
NOT_UPHELD = frozenset({"REJECTED"})
ENDED_WITHOUT = frozenset({"CANCELLED", "VOID", "MERGED"})  # says nothing of what is usual


@dataclass(frozen=True, slots=True)
class Asked:
    """What similar cases are asked for: as much of it as is known."""

    text: str = ""
    category: str = ""
    item: str = ""
    item_class: str = ""
    brand: str = ""
    consignor: str = ""
    buyers: frozenset[str] = frozenset()  # one person may stand in the shop's list several times
    but: str = ""  # the number of the case that asks


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that may be alike, as far as the viewer may see it.

    ``turn`` is whom its claim waits for, empty once that has ended; who bears the loss may still
    be open then. ``ended_at`` is when.
    """

    number: str
    title: str
    text: str
    category: str
    item: str = ""
    item_class: str = ""
    brand: str = ""
    consignor: str = ""
    buyer: str = ""
    resolution: str = ""
    stage: str = ""
    turn: str = ""
    is_open: bool = False
    opened_at: int = 0
    ended_at: int | None = None
    shares_bp: Mapping[str, int] = field(default_factory=dict)
    refunded_minor: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A past case, how alike it is (0 to 100) and why, and what became of it.

    ``same`` holds what both have in common besides ``words``: ``item``, ``consignor``, ``brand``,
    ``class``, ``category``, ``trunk``. ``days`` is None where nobody knows when it ended;
    ``shares_bp`` is empty where nobody has decided or the viewer may not see it.
    """

    number: str
    title: str
    category: str
    likeness: int
    words: tuple[str, ...]
    same: tuple[str, ...]
    resolution: str
    stage: str
    shares_bp: Mapping[str, int]
    days: int | None
    refunded_minor: int
    currency: str

    @property
    def is_upheld(self) -> bool:
        """Whether the claimant got what the resolution says."""
        return self.stage not in NOT_UPHELD | ENDED_WITHOUT


@dataclass(frozen=True, slots=True)
class Similar:
    """What the part has to say; ``missing`` closed cases are still needed before it speaks."""

    cases: tuple[SimilarCase, ...] = ()
    missing: int = 0
    is_off: bool = False

    @property
    def speaks(self) -> bool:
        """Whether it is on, and has seen enough."""
        return not self.is_off and not self.missing


def rank(
    asked: Asked, candidates: Iterable[Candidate], weights: Weights = EVEN, *, most: int = 20
) -> tuple[SimilarCase, ...]:
    """The candidates whose claim has ended that are alike, most alike first, then the newest.

    The order depends on nothing but the cases themselves, whatever order they come in.
    """
    mine = Wordset.of(asked.text)
    found = []
    for case in candidates:
        if case.turn or case.number == asked.but or case.stage in ENDED_WITHOUT:
            continue
        other = Wordset.of(case.text)
        alike, same = how_alike(asked, case, likeness(mine, other, weights))
        if alike >= ALIKE:
            found.append((-alike, -case.opened_at, case.number, case, other, same))
    found.sort(key=lambda one: one[:3])
    return tuple(
        _similar(case, -alike, shared_words(mine, other, weights), same)
        for alike, _opened, _number, case, other, same in found[:most]
    )


def how_alike(asked: Asked, case: Candidate, text: int) -> tuple[int, tuple[str, ...]]:
    """The likeness of a case whose text is alike by ``text``, and what else they have in common."""
    got, known = _TEXT * text, _TEXT * _MOST
    same = []
    if asked.item and case.item == asked.item:
        same.append("item")
        got += _SAME_ITEM * _MOST
    if asked.consignor and case.consignor == asked.consignor:
        same.append("consignor")
        got += _SAME_CONSIGNOR * _MOST
    for name, mine, its, worth in (
        ("brand", asked.brand.casefold(), case.brand.casefold(), _BRAND),
        ("class", asked.item_class, case.item_class, _CLASS),
    ):
        if mine:
            known += worth * _MOST
            if mine == its:
                same.append(name)
                got += worth * _MOST
    if asked.category and asked.category != UNCLASSIFIED:
        known += _BRANCH * _MOST
        if case.category == asked.category:
            same.append("category")
            got += _BRANCH * _MOST
        elif trunk_of(case.category) == trunk_of(asked.category):
            same.append("trunk")
            got += _TRUNK * _MOST
    return min(_MOST, got * _MOST // known), tuple(same)


def _similar(
    case: Candidate, alike: int, words: tuple[str, ...], same: tuple[str, ...]
) -> SimilarCase:
    days = None if case.ended_at is None else max(0, case.ended_at - case.opened_at) // DAY_MS
    return SimilarCase(
        case.number,
        case.title,
        case.category,
        alike,
        words,
        same,
        case.resolution,
        case.stage,
        case.shares_bp,
        days,
        case.refunded_minor,
        case.currency,
    )


@dataclass(frozen=True, slots=True)
class UsualEnd:
    """How most of some cases ended: ``count`` of ``of`` with ``resolution``."""

    resolution: str
    count: int
    of: int


def usual_end(cases: Sequence[SimilarCase]) -> UsualEnd | None:
    """What more than half of them came to; None while they are few, or differ, or came to naught.

    A claimant is not told at the counter that such claims mostly fail: hers has not been heard.
    """
    if len(cases) < SAID_FROM:
        return None
    ends = Counter(case.resolution for case in cases if case.is_upheld)
    resolution, count = max(ends.items(), key=lambda end: (end[1], end[0]), default=("", 0))
    return UsualEnd(resolution, count, len(cases)) if 2 * count > len(cases) else None
