"""A shop that follows its till program: what has to be entered there, and openings at go-live."""

from dataclasses import dataclass

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ledger import Posting

OPENING = "opening_balance"
# Accounts of a person that begin with what the till program says.
OPENED = {"consignor": "consignors", "credit": "store_credit"}


class UnknownTillTaskError(RuleError):
    """Nothing of this name waits to be entered in the till program."""

    code = "unknown_till_task"

    def __init__(self, task: str) -> None:
        super().__init__(task=task[:60])


class OpeningUnchangedError(RuleError):
    """The opening says this amount already."""

    code = "opening_unchanged"


class OpeningTooLowError(RuleError):
    """Credit and costs are not below nothing."""

    code = "opening_too_low"


@dataclass(frozen=True, slots=True)
class TillChange:
    """How much more (> 0) or less the till program has to owe a consignor."""

    number: str
    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class TillTask:
    """One thing that happened here and is not in the till program yet.

    ``refund_minor`` is what goes back to a buyer; 0 where nothing does.
    """

    key: str  # T-000123, by the posting it begins with
    booked_on: str
    kind: str  # of the entry
    case_number: str
    sale_number: str
    currency: str
    refund_minor: int
    changes: tuple[TillChange, ...]

    def what(self, minor: int) -> str:
        """A code for what is entered with a consignor: a payout, more owed, or less."""
        if self.kind.startswith("payout"):
            return "payout" if minor < 0 else "payout_undone"
        return "more" if minor > 0 else "less"


def opening_postings(
    kind: str, person: str, *, was_minor: int, becomes_minor: int, currency: str
) -> tuple[Posting, ...]:
    """What the shop owes a person as its books begin; a second word posts the difference.

    Raises OpeningUnchangedError, or OpeningTooLowError for credit below nothing.
    """
    if kind == "credit" and becomes_minor < 0:
        raise OpeningTooLowError
    change = becomes_minor - was_minor
    if change == 0:
        raise OpeningUnchangedError
    return (
        Posting(OPENED[kind], -change, currency, OPENING, person),
        Posting("opening_balances", change, currency, OPENING),
    )


def case_opening_postings(case: Case, *, was_minor: int, becomes_minor: int) -> tuple[Posting, ...]:
    """What an open case had cost before these books began: it is shared with the rest."""
    if becomes_minor < 0:
        raise OpeningTooLowError
    change = becomes_minor - was_minor
    if change == 0:
        raise OpeningUnchangedError
    return (
        case_line(case, "costs_to_allocate", change, OPENING),
        case_line(case, "opening_balances", -change, OPENING),
    )
