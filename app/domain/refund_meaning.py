"""What a refund means: the sale undone, its price corrected, or a loss that somebody bears.

Three meanings that never both run on one refund, and the entry says which:
*return* — the item came back, so the sale's lines are negated; *price correction* — the price was
wrong, so the sale's lines shrink in proportion and nobody bears a loss; everything else (*full*,
*allowance*) is a loss of the case, and the split divides it.
"""

from typing import Literal

from app.domain.cases import Case
from app.domain.errors import RuleError

Meaning = Literal["return", "full", "allowance", "price_correction"]
TOLD_MEANINGS = ("allowance", "price_correction")
# Disputes about the price itself: a part of it may be a correction instead of an allowance.
PRICE_DISPUTES = frozenset({"MONEY.PRICE", "STORE.TAG"})


class UnknownMeaningError(RuleError):
    """Not one of the meanings that can be told with a refund."""

    code = "unknown_meaning"

    def __init__(self, meaning: str) -> None:
        super().__init__(meaning=meaning[:40])


class MeaningRefusedError(RuleError):
    """A price correction where the price is not what the case is about, or of a whole refund."""

    code = "meaning_refused"


def offered_meanings(case_category: str, refund: str) -> tuple[Meaning, ...]:
    """What a refund of a part can mean here, the usual one first; empty where nothing is to say."""
    if refund != "allowance":
        return ()
    if case_category in PRICE_DISPUTES:
        return ("price_correction", "allowance")
    return ("allowance",)


def refund_meaning(case: Case, *, refund: str, unwinds: bool, told: str = "") -> Meaning:
    """What this refund means: as told where both are possible, else by route and category.

    ``refund`` is the route's: full or allowance. Raises UnknownMeaningError, MeaningRefusedError.
    """
    if told and told not in TOLD_MEANINGS:
        raise UnknownMeaningError(told)
    offered = offered_meanings(case.category, refund)
    if told == "price_correction" and (unwinds or told not in offered):
        raise MeaningRefusedError
    if unwinds:
        return "return"
    if told == "allowance":
        return "allowance"
    if told == "price_correction":
        return "price_correction"
    return offered[0] if offered else "full"
