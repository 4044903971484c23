"""An appeal: somebody else looks at the decision again, and she is named beforehand."""

from dataclasses import dataclass

from app.domain.cases import Case, check_text
from app.domain.entries import Fact
from app.domain.errors import RuleError
from app.domain.parties import PARTIES

_MOST_LETTERS = 4000
_FILED_BY = {"REJECTED": "appeal", "TRIAGE": "to_appeal", "DECIDE": "to_appeal"}


class ReviewerDecidedError(RuleError):
    """Who decided does not review her own decision."""

    code = "reviewer_decided"

    def __init__(self, reviewer: str) -> None:
        super().__init__(reviewer=reviewer[:80])


class ReviewerMissingError(RuleError):
    """An appeal names who looks at it."""

    code = "reviewer_missing"


class NotAppealableError(RuleError):
    """Nothing has been decided that could be looked at again, or it is being looked at."""

    code = "not_appealable"

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(number=number, stage=stage)


class UnknownAppellantError(RuleError):
    """Not a party that can ask for a review."""

    code = "unknown_appellant"

    def __init__(self, by: str) -> None:
        super().__init__(by=by[:40])


@dataclass(frozen=True, slots=True)
class Appeal:
    """One appeal on a case: who wants it, who looks at it, why."""

    at: int
    by: str
    reviewer: str
    grounds: str
    filed_by: str


def appeal_move(case: Case) -> str:
    """The move that takes the case to its review; raises NotAppealableError."""
    move = _FILED_BY.get(case.claim.stage)
    if move is None:
        raise NotAppealableError(case.number, case.claim.stage)
    return move


def decide_appeal(
    case: Case, *, by: str, reviewer: str, grounds: str, deciders: frozenset[str], others: bool
) -> Fact:
    """The fact that ``by`` appeals.

    ``deciders`` are those who decided so far, ``others`` whether anybody else
    works in this shop: where one person does everything she reviews it herself.
    """
    name = check_text(reviewer, most=200)
    if not name:
        raise ReviewerMissingError
    if by not in PARTIES:
        raise UnknownAppellantError(by)
    if name in deciders and others:
        raise ReviewerDecidedError(name)
    return Fact(
        "appeal_filed",
        "case",
        case.id,
        {"by": by, "reviewer": name, "grounds": check_text(grounds, most=_MOST_LETTERS)},
    )
