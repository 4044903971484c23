"""Rules that corrections ask for: words that people again and again read differently.

“12 of 14 cases with ‘五金掉色’ went to COND.WEAR: make it a rule?” A phrase is proposed where it
stands in enough cases that were corrected, nearly all cases with it went to one category, and that
is no accident of what the shop has most of.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.domain.rules.wording import Wording, fold
from app.domain.scoring import wilson

FEWEST_CASES = 5
MOST_SHOWN = 5
_FEWEST_CORRECTED = 3
_PRECISION = 0.8
_SURELY = 0.6  # the lower end of Wilson's interval
_ABOVE_USUAL = 0.2  # more than the category's share of all cases
_COVERED = 0.8  # a phrase of which so much is said by another is no proposal of its own
_MOST = 12
_HAN_LETTERS = range(2, 7)
# Letters that only hold others together.
_GLUE = frozenset(
    "的了是我你您他她它们就才都也还又再在和与及把被给让到从很太只这那个之着过吗呢吧啊"
)
_WORD_LETTERS = 3
# No phrase reaches across these: “才看” is no word to go by.
_HOLLOW = "的了是我你您他她它们也都就才又再只太还把被很这那个跟啊吧呢吗呀嘛哦"
_HAN = re.compile(rf"(?:(?![{_HOLLOW}])[\u3400-\u9fff])+")
_WORD = re.compile(r"[0-9a-z\u00df-\u024f]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Heard:
    """A case whose category a person decided; ``was_corrected``: the suggestion was another."""

    number: str
    text: str
    category: str
    was_corrected: bool


@dataclass(frozen=True, slots=True)
class RuleProposal:
    """Of ``cases`` with this phrase, ``agreeing`` went to ``category``, ``corrected`` by hand.

    ``against`` are rules that would put those cases elsewhere; a new one comes before them.
    """

    phrase: str
    category: str
    cases: int
    agreeing: int
    corrected: int
    numbers: tuple[str, ...]  # of the agreeing cases, newest first
    texts: tuple[str, ...]  # of the first of them
    against: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """What the rule asks: the words, where they are not denied."""
        return f'case.complaint states "{self.phrase}"'

    def rule(self, code: str, name: Words, place: int) -> Rule:
        """The rule that it would become."""
        return Rule(code, name, self.condition, Effects(category=self.category), place=place)


@dataclass(frozen=True, slots=True)
class RuleDoubt:
    """A rule that people mostly put right: ``agreed`` of ``tried`` times they left it at that.

    ``instead`` is what they chose most often.
    """

    rule: str
    tried: int
    agreed: int
    instead: str


@dataclass(frozen=True, slots=True)
class RuleClash:
    """Two rules that name different categories for ``cases`` past cases; the first one wins."""

    first: str
    second: str
    cases: int


def phrases_of(text: str) -> set[str]:
    """Runs of 2 to 6 Han letters, words of other scripts and pairs of them, in folded text.

    A run begins and ends with a letter that means something: “才看” is no word to go by.
    """
    folded = fold(text)
    found = {
        run[at : at + size]
        for run in _HAN.findall(folded)
        for size in _HAN_LETTERS
        for at in range(len(run) - size + 1)
        if run[at] not in _GLUE and run[at + size - 1] not in _GLUE
    }
    for part in re.split(r"[^0-9a-z\u00df-\u024f' ]+", folded):
        words = _WORD.findall(part)
        found |= {word for word in words if len(word) >= _WORD_LETTERS and not word.isdigit()}
        found |= {
            f"{first} {second}"
            for first, second in pairwise(words)
            if f"{first} {second}" in part and not (first + second).isdigit()
        }
    return found


def propose_rules(heard: Sequence[Heard]) -> tuple[RuleProposal, ...]:
    """What could be rules, the most useful first; ``heard`` is oldest first."""
    asked: Counter[str] = Counter()
    for case in heard:
        if case.was_corrected:
            asked.update(phrases_of(case.text))
    candidates = {phrase for phrase, count in asked.items() if count >= _FEWEST_CORRECTED}
    standing: Mapping[str, list[int]] = defaultdict(list)
    for at, case in enumerate(heard):
        for phrase in phrases_of(case.text) & candidates:
            standing[phrase].append(at)
    usual = Counter(case.category for case in heard)
    longest: dict[tuple[int, ...], str] = {}
    for phrase in sorted(standing, key=lambda phrase: (len(phrase), phrase)):
        longest[tuple(standing[phrase])] = phrase
    found = []
    for places, phrase in longest.items():
        made = _proposal(phrase, [heard[at] for at in places], usual)
        if made is not None:
            found.append(made)
    found.sort(key=lambda one: (-one.corrected, -one.agreeing, -len(one.phrase), one.phrase))
    return _apart(found)


def _proposal(phrase: str, near: Sequence[Heard], usual: Counter[str]) -> RuleProposal | None:
    """The proposal for a phrase, where it may be one: counted as its rule would read the cases."""
    wording = Wording([phrase])
    cases = [case for case in near if wording.is_stated_in(fold(case.text))]
    if len(cases) < FEWEST_CASES:
        return None
    (category, agreeing), *_ = Counter(case.category for case in cases).most_common(1)
    corrected = sum(case.was_corrected for case in cases if case.category == category)
    surely, _ = wilson(agreeing, len(cases))
    is_usual = usual[category] / usual.total() + _ABOVE_USUAL
    if agreeing < _PRECISION * len(cases) or corrected < _FEWEST_CORRECTED:
        return None
    if surely < max(_SURELY, is_usual):
        return None
    alike = [case for case in reversed(cases) if case.category == category]
    numbers, texts = tuple(c.number for c in alike), tuple(c.text for c in alike[:MOST_SHOWN])
    return RuleProposal(phrase, category, len(cases), agreeing, corrected, numbers, texts)


def _apart(found: Sequence[RuleProposal]) -> tuple[RuleProposal, ...]:
    """Proposals that say something of their own."""
    said: dict[str, set[str]] = defaultdict(set)
    kept = []
    for one in found:
        numbers, covered = set(one.numbers), said[one.category]
        if len(numbers & covered) < _COVERED * len(numbers):
            kept.append(one)
            covered |= numbers
        if len(kept) == _MOST:
            break
    return tuple(kept)


def beside_rules(
    proposal: RuleProposal, said: Mapping[str, tuple[str, str]]
) -> RuleProposal | None:
    """The proposal beside the present rules; None where they say it already.

    ``said`` holds, for each of its cases that a rule decides, that rule and its category.
    """
    alike = sum(category == proposal.category for _, category in said.values())
    if alike >= _COVERED * len(proposal.numbers):
        return None
    against = {rule for rule, category in said.values() if category != proposal.category}
    return replace(proposal, against=tuple(sorted(against)))


def doubtful(rule: str, answers: Collection[tuple[bool, str]]) -> RuleDoubt | None:
    """Whether people mostly put a rule right; ``answers`` are if they agreed, and their choice."""
    agreed = sum(is_agreed for is_agreed, _ in answers)
    if len(answers) < FEWEST_CASES or 2 * agreed > len(answers):
        return None
    (instead, _), *_ = Counter(
        chosen for is_agreed, chosen in answers if not is_agreed
    ).most_common(1)
    return RuleDoubt(rule, len(answers), agreed, instead)
