"""Whether the branches of the tree are fine enough: too rare, too mixed, or confused, and why.

The rows are of the last twelve months and under the branches of today. Nothing here is a model:
every verdict rests on counts that are shown with it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log, sqrt
from operator import attrgetter
from typing import Literal

from app.domain.categories import UNCLASSIFIED, Branch, trunk_of
from app.domain.money import BP_WHOLE
from app.domain.taxonomy import BOUND

VerdictCode = Literal["too_early", "confused", "rare", "mixed", "fine"]

ENOUGH_CASES = 60  # a year; with fewer nothing is said of any branch
RARE_BELOW = 6  # cases a year
RARE_SHARE_BP = 1000  # and of those of its trunk
LIKE_FROM = 0.2  # the cosine from which two branches' texts speak of the same
CONFUSED_FROM = 5  # corrections between two branches
CONFUSED_BP = 1500  # of what both hold
DECIDED_ENOUGH = 20  # closed cases, before their endings are compared
ONE_ENDING_BP = 5500  # of them end alike: then the branch is of one kind
SEPARATES_BP = 1200  # by which a word must make endings more alike
WORD_FEWEST_BP = 1500  # of a branch's texts say the word, and as many do not


@dataclass(frozen=True, slots=True)
class Endings:
    """Cases of a branch that stand alike; ``bearer`` is who bears the most, empty before that."""

    branch: str
    resolution: str
    bearer: str
    is_open: bool
    count: int


@dataclass(frozen=True, slots=True)
class TextSample:
    """What one closed case's complaint says, as words, and how the case ended."""

    branch: str
    resolution: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Correction:
    """People took cases that stood under one branch to another."""

    was: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done about a branch.

    ``other`` is the branch that it is confused with or would be merged into; ``word`` divides a
    mixed one. ``count`` and ``share_bp`` are the figures that the reason names.
    """

    code: VerdictCode
    other: str = ""
    word: str = ""
    count: int = 0
    share_bp: int = 0
    are_alike: bool = False  # confused ones whose cases end alike: they can be one


@dataclass(frozen=True, slots=True)
class BranchFindings:
    """One branch in figures; ``endings`` are resolutions of closed cases, the usual one first."""

    branch: str
    count: int
    open_count: int
    trunk_bp: int
    corrected_out: int
    corrected_in: int
    endings: tuple[tuple[str, int], ...]
    bearers: tuple[tuple[str, int], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Granularity:
    """The report on all branches in use, in the order of the tree."""

    cases: int
    branches: tuple[BranchFindings, ...]

    @property
    def missing(self) -> int:
        """How many cases are missing before anything can be said."""
        return max(0, ENOUGH_CASES - self.cases)


def judge_branches(
    branches: Mapping[str, Branch],
    endings: Sequence[Endings],
    corrections: Sequence[Correction],
    texts: Sequence[TextSample],
) -> Granularity:
    """What there is to say of every branch in use."""
    corrections = [each for each in corrections if _contradicts(each)]
    by_branch: dict[str, list[Endings]] = defaultdict(list)
    for row in endings:
        by_branch[row.branch].append(row)
    judge = _Judge(
        {code: sum(row.count for row in rows) for code, rows in by_branch.items()},
        {code: _closed(rows) for code, rows in by_branch.items()},
        corrections,
        {
            code: list(rows)
            for code, rows in groupby(
                sorted(texts, key=attrgetter("branch")), key=attrgetter("branch")
            )
        },
        [code for code, branch in branches.items() if not branch.retired],
    )
    return Granularity(
        judge.total,
        tuple(
            BranchFindings(
                branch=code,
                count=judge.counts.get(code, 0),
                open_count=sum(row.count for row in by_branch[code] if row.is_open),
                trunk_bp=judge.trunk_bp(code),
                corrected_out=sum(c.count for c in corrections if c.was == code),
                corrected_in=sum(c.count for c in corrections if c.now == code),
                endings=tuple(judge.endings.get(code, Counter()).most_common()),
                bearers=_bearers(by_branch[code]),
                verdict=judge.verdict(code),
            )
            for code in judge.in_use
        ),
    )


def separating_word(texts: Sequence[TextSample]) -> tuple[str, int, int]:
    """The word that divides cases by how they end: it, by how much, and how many texts say it.

    By how much is in basis points of cases that end like most of their part. Of words that divide
    equally the longest is said. Empty where none does.
    """
    whole = Counter(text.resolution for text in texts)
    saying: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in text.words:
            saying[word][text.resolution] += 1
    fewest = len(texts) * WORD_FEWEST_BP // BP_WHOLE
    best = ("", 0, 0)
    for word, those in saying.items():
        count = those.total()
        if not fewest <= count <= len(texts) - fewest:
            continue
        alike = max(those.values()) + max((whole - those).values(), default=0)
        gain = (alike - max(whole.values())) * BP_WHOLE // len(texts)
        if (gain, len(word), word) > (best[1], len(best[0]), best[0]):
            best = (word, gain, count)
    return best


class _Judge:
    def __init__(
        self,
        counts: Mapping[str, int],
        endings: Mapping[str, Counter[str]],
        corrections: Sequence[Correction],
        texts: Mapping[str, Sequence[TextSample]],
        in_use: Sequence[str],
    ) -> None:
        self.counts = counts
        self.endings = endings
        self.in_use = in_use
        self.total = sum(counts.values())
        self._texts = texts
        self._between: Counter[frozenset[str]] = Counter()
        for correction in corrections:
            self._between[frozenset((correction.was, correction.now))] += correction.count
        self._trunks: Counter[str] = Counter()
        for code, count in counts.items():
            self._trunks[trunk_of(code)] += count
        self._profiles = _profiles(texts)

    def trunk_bp(self, code: str) -> int:
        return _bp(self.counts.get(code, 0), self._trunks[trunk_of(code)])

    def verdict(self, code: str) -> Verdict:
        if self.total < ENOUGH_CASES:
            return Verdict("too_early")
        return self._confused(code) or self._rare(code) or self._mixed(code) or Verdict("fine")

    def _confused(self, code: str) -> Verdict | None:
        worst = Verdict("confused")
        for other in self.in_use:
            count = self._between[frozenset((code, other))] if other != code else 0
            share = _bp(count, self.counts.get(code, 0) + self.counts.get(other, 0))
            if count >= CONFUSED_FROM and share >= CONFUSED_BP and share > worst.share_bp:
                alike = trunk_of(code) == trunk_of(other) and self._end_alike(code, other)
                worst = Verdict("confused", other, "", count, share, alike)
        return worst if worst.other else None

    def _end_alike(self, code: str, other: str) -> bool:
        first, second = (self.endings.get(each, Counter()) for each in (code, other))
        return bool(first and second) and first.most_common(1)[0][0] == second.most_common(1)[0][0]

    def _rare(self, code: str) -> Verdict | None:
        count, share = self.counts.get(code, 0), self.trunk_bp(code)
        if count >= RARE_BELOW or share >= RARE_SHARE_BP or code in BOUND:
            return None
        return Verdict("rare", self._nearest(code), "", count, share)

    def _nearest(self, code: str) -> str:
        """The sibling it is corrected to most, else that speaks most alike; empty for neither."""
        closest, most = "", (0, LIKE_FROM)
        for each in self.in_use:
            if each != code and trunk_of(each) == trunk_of(code):
                between = self._between[frozenset((code, each))]
                found = (between, _likeness(self._profiles.get(code), self._profiles.get(each)))
                if found > most:
                    closest, most = each, found
        return closest

    def _mixed(self, code: str) -> Verdict | None:
        endings = self.endings.get(code, Counter())
        decided = endings.total()
        if decided < DECIDED_ENOUGH:
            return None
        most = _bp(max(endings.values()), decided)
        if most >= ONE_ENDING_BP:
            return None
        word, gain, count = separating_word(self._texts.get(code, ()))
        if gain < SEPARATES_BP:
            return Verdict("mixed", "", "", decided, most)
        return Verdict("mixed", "", word, count, most)


def _contradicts(correction: Correction) -> bool:
    """Whether somebody was wrong before: saying what nobody had said yet corrects nobody."""
    return correction.was not in {UNCLASSIFIED, trunk_of(correction.now)}


def _closed(rows: Collection[Endings]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        if not row.is_open:
            found[row.resolution] += row.count
    return found


def _bearers(rows: Collection[Endings]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for row in rows:
        if row.bearer:
            found[row.bearer] += row.count
    return tuple(found.most_common())


def _profiles(texts: Mapping[str, Sequence[TextSample]]) -> dict[str, dict[str, float]]:
    """What each branch's texts speak of; a word of every branch says nothing of any."""
    counts = {code: Counter(w for text in its for w in text.words) for code, its in texts.items()}
    spread = Counter(word for its in counts.values() for word in its)
    return {
        code: {word: n * log(len(counts) / spread[word]) for word, n in its.items()}
        for code, its in counts.items()
    }


def _likeness(first: Mapping[str, float] | None, second: Mapping[str, float] | None) -> float:
    """The cosine between two branches' words."""
    if not first or not second:
        return 0.0
    shared = sum(weight * second[word] for word, weight in first.items() if word in second)
    lengths = sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
    return shared / lengths if lengths else 0.0


def _bp(part: int, whole: int) -> int:
    return part * BP_WHOLE // whole if whole else 0
