"""What people said to a suggestion: the one thing that all learning rests on."""

from dataclasses import dataclass
from typing import Literal

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import CaseId
from app.domain.suggestions import Suggestion

Answer = Literal["accepted", "overridden", "took_second", "taken"]
CORRECTED = frozenset({"overridden", "took_second"})
CLERK, BUYER, SURVEY, BULK = "clerk", "buyer", "survey", "bulk"
PROGRAM = "program"  # nobody was asked: a sure suggestion was taken by itself
TOLD_BY = (CLERK, BUYER, SURVEY, BULK, PROGRAM)
PER_MILLE = 1000


class UnknownTellerError(RuleError):
    """Nobody from whom a correction can come."""

    code = "unknown_teller"

    def __init__(self, told_by: str) -> None:
        super().__init__(told_by=told_by[:40])


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion as the journal keeps it; ``confidence_pm`` is per mille."""

    category: str
    confidence_pm: int
    source: str
    model: str = ""
    second: str = ""
    rule: str = ""  # that suggested it, where one did


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as a list shows it; ``number`` is that of the case."""

    number: str
    at_ms: int
    actor: str
    suggested: Suggested
    answer: str
    category: str
    told_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """From whom it comes that a category is (not) right, and why.

    ``suggested`` is what the screen showed; without it, what was last suggested for the case.
    """

    told_by: str = CLERK
    reason: str = ""
    suggested: Suggestion | None = None


def kept_suggestion(suggestion: Suggestion | None) -> Suggested | None:
    """The part of a suggestion that is kept; None where nothing was suggested."""
    if suggestion is None or not suggestion.category:
        return None
    first, second = suggestion.choices[:1], suggestion.second
    confidence = first[0].confidence if first else suggestion.confidence
    return Suggested(
        suggestion.category,
        round(min(max(confidence, 0.0), 1.0) * PER_MILLE),
        suggestion.source,
        suggestion.model,
        second.category if second else "",
        next((clue.what for clue in suggestion.clues if clue.kind == "rule"), ""),
    )


def agrees(suggested: str, category: str) -> bool:
    """Whether a suggestion was right: a trunk is right for all its branches, and they for it."""
    if "." in suggested and "." in category:
        return suggested == category
    return bool(suggested) and trunk_of(suggested) == trunk_of(category)


def answer_of(suggested: Suggested, category: str) -> Answer:
    """What choosing ``category`` says to a suggestion."""
    if agrees(suggested.category, category):
        return "accepted"
    return "took_second" if agrees(suggested.second, category) else "overridden"


def answer_facts(
    case: CaseId,
    suggested: Suggested | None,
    category: str,
    *,
    told_by: str = CLERK,
    reason: str = "",
) -> tuple[Fact, ...]:
    """The fact that a person answered; none where nothing was suggested or nothing chosen.

    Raises UnknownTellerError.
    """
    if told_by not in TOLD_BY:
        raise UnknownTellerError(told_by)
    if suggested is None or category == UNCLASSIFIED:
        return ()
    payload: dict[str, Json] = {
        "suggested": suggested.category,
        "confidence_pm": suggested.confidence_pm,
        "source": suggested.source,
        "model": suggested.model,
        "second": suggested.second,
        "rule": suggested.rule,
        "answer": "taken" if told_by == PROGRAM else answer_of(suggested, category),
        "category": category,
        "told_by": told_by,
        "reason": reason,
    }
    return (Fact("suggestion_answered", "case", case, payload),)
