"""What a screen shows of a suggestion: what it is about, and whose model it comes from."""

from dataclasses import dataclass
from typing import Literal

from app.domain.suggestions import NO_SUGGESTION, Suggestion
from app.services.classifying import Intake, suggest, suggest_for_case
from app.services.shop import Shop

Whose = Literal["rule", "built_in", "own", "nobody"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A suggestion with the ``text`` that its words stand in."""

    text: str = ""
    suggestion: Suggestion = NO_SUGGESTION
    whose: Whose = "nobody"


NO_OPINION = Opinion()


def opinion_on(shop: Shop, intake: Intake) -> Opinion:
    """On what has been typed so far; loads the model when it is first asked."""
    return _opinion(shop, intake.complaint, suggest(shop, intake))


def opinion_on_case(shop: Shop, *, number: str, complaint: str) -> Opinion:
    """On a case, as if nobody had classified it; raises UnknownCaseError."""
    return _opinion(shop, complaint, suggest_for_case(shop, number))


def _opinion(shop: Shop, text: str, suggestion: Suggestion) -> Opinion:
    if suggestion.source == "none":
        return Opinion(text, suggestion)
    if suggestion.source == "rule":
        return Opinion(text, suggestion, "rule")
    built_in = shop.models.take().model
    is_built_in = built_in is None or suggestion.model == built_in.digest
    return Opinion(text, suggestion, "built_in" if is_built_in else "own")
