"""What of a complaint the model weighs: words and letter runs, phrases of the trade, and facts."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.rules.facts import Facts
from app.domain.rules.wording import fold
from app.domain.suggestions import Complaint
from app.insight.lexicon import Frames, Hit, Lexicon, longest_row, not_covered
from app.insight.units import Clause, Unit, clauses_in, folded_in_place

HAN_RUNS = (1, 2, 3)  # letters
WORD_RUNS = (1, 2)  # words
STEM_LETTERS = 5  # so that "cracked" is near "cracking", and a slip of the pen near its word
PHRASE, FACT = "§", "="  # first letters of features that are no words
_REACH = 3  # concepts of one clause that stand so near are taken together: “missing” + “cable”
_ASIDE = "ASIDE+"
_ASIDE_WEIGHT = 0.35  # "the courier was quick, but": said, and not what is wrong
_TURN_WEIGHT = 1.3  # what stands behind a "but"
_TURNS = ("但", "可是", "不过", "然而", "却", "结果")
_TURN_WORDS = frozenset(("but", "however", "yet", "although", "though", "unfortunately"))


# A feature, how much of it, and where it begins and ends; -1 for a fact. A plain tuple: there are a
# hundred in a sentence.
Found = tuple[str, float, int, int]


class Reader:
    """Reads complaints with phrases that point to branches and with words that mean the same.

    ``frames`` is what it knows to stand around complaints: a training puts texts into them.
    """

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        concepts: Mapping[str, Sequence[str]],
        frames: Mapping[bool, Frames] | None = None,
    ) -> None:
        self.frames = frames or {}
        self._lexicon = Lexicon({**phrases, **concepts})
        self._concepts = frozenset(concepts)

    def features(self, complaint: Complaint) -> dict[str, float]:
        """Each feature with how much of it is there."""
        return amounts_of(self.found(complaint))

    def found(self, complaint: Complaint) -> Iterator[Found]:
        """Every feature at every place; clauses that are asides weigh less."""
        yield from self._found_words(complaint.text)
        for feature in fact_features(complaint.facts):
            yield feature, 1.0, -1, -1

    def _found_words(self, text: str) -> Iterator[Found]:
        folded = folded_in_place(text)
        clauses, hits = clauses_in(folded), self._lexicon.hits(folded)
        phrases = [hit for hit in hits if hit.concept not in self._concepts]
        concepts = longest_row(hit for hit in hits if hit.concept in self._concepts)
        weights = _clause_weights(clauses, phrases)
        places = [hit.start for hit in concepts]
        for clause, weight in zip(clauses, weights, strict=True):
            yield from _runs(clause, weight)
            yield from _pairs(concepts[_within(clause, places)], weight)
        starts = [clause[0].start for clause in clauses]
        for hit in not_covered(phrases):
            if hit.concept != _ASIDE:
                at = bisect_right(starts, hit.start) - 1
                in_clause = at >= 0 and hit.start < clauses[at][-1].end
                yield PHRASE + hit.concept, weights[at] if in_clause else 1.0, hit.start, hit.end


def amounts_of(found: Iterable[Found]) -> dict[str, float]:
    """How much of each feature is there: what is said four times counts twice."""
    total: dict[str, float] = defaultdict(float)
    for feature, weight, _start, _end in found:
        total[feature] += weight
    return {feature: math.sqrt(weight) for feature, weight in total.items()}


def _within(clause: Clause, places: Sequence[int]) -> slice:
    """Which of the places, in order, lie in the clause: a long text has thousands of both."""
    return slice(bisect_left(places, clause[0].start), bisect_left(places, clause[-1].end))


def _pairs(row: Sequence[Hit], weight: float) -> Iterator[Found]:
    for at, hit in enumerate(row):
        yield PHRASE + hit.concept, weight, hit.start, hit.end
        for other in row[at + 1 : at + 1 + _REACH]:
            if other.concept != hit.concept:
                pair = f"{PHRASE}{hit.concept}>{other.concept}"
                yield pair, weight, hit.start, other.end


def _clause_weights(clauses: Sequence[Clause], hits: Sequence[Hit]) -> list[float]:
    asides = sorted(hit.start for hit in hits if hit.concept == _ASIDE)
    weights = []
    for clause in clauses:
        weight = _ASIDE_WEIGHT if asides[_within(clause, asides)] else 1.0
        first = clause[0].letters
        if first in _TURN_WORDS or first.startswith(_TURNS):
            weight *= _TURN_WEIGHT
        weights.append(weight)
    return weights


def _runs(clause: Clause, weight: float) -> Iterator[Found]:
    words: list[Unit] = []
    for unit in clause:
        if unit.is_han:
            letters, start = unit.letters, unit.start
            for size in HAN_RUNS:
                for at in range(len(letters) - size + 1):
                    yield letters[at : at + size], weight, start + at, start + at + size
        else:
            words.append(unit)
    names = ["#" if word.letters.startswith("#") else word.letters for word in words]
    for size in WORD_RUNS:
        for at in range(len(names) - size + 1):
            feature = " ".join(names[at : at + size])
            yield " " + feature, weight, words[at].start, words[at + size - 1].end
    for word in words:
        if len(word.letters) > STEM_LETTERS:
            yield " " + word.letters[:STEM_LETTERS] + "~", weight, word.start, word.end


# What is known beside the words, in steps: a number of days as such says little.
_DAYS = ((3, "0-3"), (10, "4-10"), (30, "11-30"), (90, "31-90"))
_OFTEN = 3
_AS_THEY_ARE = ("case.claimant", "item.class", "sale.shipped")


def fact_features(facts: Facts) -> tuple[str, ...]:
    """The facts as features: ``=item.class:watches``; what is not known has none."""
    told = [f"{FACT}{name}:{facts[name]}" for name in _AS_THEY_ARE if facts.get(name) is not None]
    brand = facts.get("item.brand")
    if brand:
        told.append(f"{FACT}item.brand:{fold(str(brand))}")
    days = facts.get("item.days_since_sale")
    if isinstance(days, int):
        step = next((name for most, name in _DAYS if days <= most), "91-")
        told.append(f"{FACT}item.days_since_sale:{step}")
    for name in ("buyer.cases_12m", "consignor.cases_90d"):
        count = facts.get(name)
        if isinstance(count, int) and count >= _OFTEN:
            told.append(f"{FACT}{name}:{_OFTEN}-")
    return tuple(told)


def fact_of(feature: str) -> tuple[str, str]:
    """The name and the step that a feature of a fact stands for."""
    name, _, value = feature.removeprefix(FACT).partition(":")
    return name, value
