"""What the program takes a complaint for, how sure it is, and why; a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.categories import Branch, trunk_of
from app.domain.rules.facts import Facts
from app.domain.taxonomy import present_code

Source = Literal["rule", "model", "none"]
ClueKind = Literal["words", "fact", "rule"]

BUILT_IN = "built-in"  # the name of the model that every shop starts with
MOST_CHOICES = 3  # as many as a hand finds without looking: Alt+1 … Alt+3
Span = tuple[int, int]  # first letter and the one after the last, in the text as it was written


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is to be classified: the words, and what else is known (names as in `FACTS`)."""

    text: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that decided.

    ``what`` are the words as they were written, the name of a fact, or the code of a rule;
    ``value`` is what the fact says. ``weight`` is in log-odds for the first choice against the
    second: above zero it spoke for it.
    """

    kind: ClueKind
    what: str
    weight: float = 0.0
    spans: tuple[Span, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A category that is offered: a branch where one is clear enough, else a trunk."""

    category: str
    confidence: float  # 0 … 1: how often such a suggestion is right


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the program makes of a complaint: ``choices``, best first, at most three.

    ``label`` is the trunk of the first and ``branch`` its full code, empty where none is clear.
    ``confidence`` is that of the trunk. Where ``is_sure`` is False the choices are a question.
    ``clues`` are the strongest first. ``tipping`` are those without which the second choice
    would have come first; empty where no few of them suffice.
    """

    choices: tuple[Choice, ...] = ()
    label: str = ""
    branch: str = ""
    confidence: float = 0.0
    is_sure: bool = False
    source: Source = "none"
    model: str = ""
    clues: tuple[Clue, ...] = ()
    tipping: tuple[Clue, ...] = ()

    @property
    def category(self) -> str:
        """The finest code that is suggested; empty where there is nothing to suggest."""
        return self.branch or self.label

    @property
    def second(self) -> Choice | None:
        """The next best."""
        return self.choices[1] if len(self.choices) > 1 else None


NO_SUGGESTION = Suggestion()
USUAL_THRESHOLD = 0.7  # a suggestion that is right less often is a question
# A rule that nobody has contradicted yet counts as nine times right in ten.
_RULE_RIGHT, _RULE_TRIED = 9, 10


@dataclass(frozen=True, slots=True)
class RuleSays:
    """A rule that names the category; ``words`` are those it found.

    ``agreed`` of ``tried`` times people left it at that.
    """

    rule: str
    category: str
    words: tuple[str, ...] = ()
    agreed: int = 0
    tried: int = 0

    @property
    def confidence(self) -> float:
        """How often it is right: what people did, beginning with nine in ten."""
        return (self.agreed + _RULE_RIGHT) / (self.tried + _RULE_TRIED)


def combined(
    text: str, said: RuleSays | None, learned: Suggestion, threshold: float = USUAL_THRESHOLD
) -> Suggestion:
    """Rules come first; what the model says then is the second choice."""
    if said is None:
        return replace(learned, is_sure=learned.confidence >= threshold)
    others = tuple(
        Choice(choice.category, choice.confidence * (1 - said.confidence))
        for choice in learned.choices
        if choice.category != said.category
    )
    found = tuple(_places(text, word) for word in said.words)
    return Suggestion(
        choices=(Choice(said.category, said.confidence), *others)[:MOST_CHOICES],
        label=trunk_of(said.category),
        branch=said.category if "." in said.category else "",
        confidence=said.confidence,
        is_sure=said.confidence >= threshold,
        source="rule",
        clues=(
            Clue("rule", said.rule),
            *(Clue("words", w, 1.0, spans) for w, spans in zip(said.words, found, strict=True)),
        ),
    )


def in_this_shop(suggestion: Suggestion, branches: Mapping[str, Branch]) -> Suggestion:
    """The suggestion in the shop's tree of today.

    What was moved or merged goes by its present code, also under another trunk; a branch that is
    not in use stands for its trunk. Two choices that are the same today are one.
    """

    def here(code: str) -> str:
        today = present_code(code, branches)
        branch = branches.get(today)
        return today if branch is not None and not branch.retired else trunk_of(today)

    if not suggestion.choices:
        return suggestion
    merged: dict[str, float] = {}
    for choice in suggestion.choices:
        code = here(choice.category)
        merged[code] = merged.get(code, 0.0) + choice.confidence
    choices = tuple(Choice(code, min(1.0, sure)) for code, sure in merged.items())
    first = choices[0]
    return replace(
        suggestion,
        choices=choices,
        label=trunk_of(first.category),
        branch=first.category if "." in first.category else "",
        confidence=first.confidence,
    )


def _places(text: str, word: str) -> tuple[Span, ...]:
    lower, wanted = text.lower(), word.rstrip("*").lower()
    places, at = [], lower.find(wanted) if wanted else -1
    while at >= 0:
        places.append((at, at + len(wanted)))
        at = lower.find(wanted, at + len(wanted))
    return tuple(places)


@dataclass(frozen=True, slots=True)
class Example:
    """A complaint whose category is known: from the seed corpus, or decided by a person."""

    complaint: Complaint
    category: str
    key: str = ""  # the number of its case; empty for the seed


def highlights(clues: Sequence[Clue]) -> tuple[tuple[int, int, float], ...]:
    """Where the words of ``clues`` stand, in order, each with its weight; none overlap."""
    marked: list[tuple[int, int, float]] = []
    found = sorted((*span, clue.weight) for clue in clues for span in clue.spans)
    for start, end, weight in found:
        if marked and start < marked[-1][1]:
            before = marked[-1]
            stronger = max(before[2], weight, key=abs)
            marked[-1] = (before[0], max(before[1], end), stronger)
        else:
            marked.append((start, end, weight))
    return tuple(marked)
