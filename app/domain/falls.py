"""A thing that came back worth less than it was sold for: the fall in value is a loss of its case.

Returning it undid the sale, so its consignor expects what a second sale will bring; where that is
less than the first brought her, the difference is hers to lose by somebody's fault. It is credited
to her and stands on after-sales loss; the split then charges whoever bears it, herself perhaps.
What falls for the shop is less commission later, and no posting now; the shop's own stock stands
at cost.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ledger import Posting

FIXED, AT_RESALE, NOT_CHARGED = "fixed", "at_resale", "none"
FALL_MODES = (FIXED, AT_RESALE, NOT_CHARGED)
RESALE_DAYS = 90  # until then a resale corrects the fall, unless another day is told


class UnknownFallModeError(RuleError):
    """Not a way to fix a fall in value."""

    code = "unknown_fall_mode"

    def __init__(self, mode: str) -> None:
        super().__init__(mode=mode[:40])


class FallRefusedError(RuleError):
    """A fall in value that no case can bear: nothing came back by it, or nobody's value fell."""

    code = "fall_refused"


@dataclass(frozen=True, slots=True)
class OpenFall:
    """A fall whose last word a resale speaks. ``old_minor`` is what she could expect before."""

    number: str  # of the case
    old_minor: int
    charged_minor: int
    due: date


def check_fall_mode(mode: str) -> str:
    """A way to fix a fall; raises UnknownFallModeError."""
    if mode not in FALL_MODES:
        raise UnknownFallModeError(mode)
    return mode


def fall_postings(case: Case, minor: int, *, memo: str = "value_fall") -> tuple[Posting, ...]:
    """Dr after-sales loss / Cr consignor; a correction may go the other way."""
    if case.consignor is None:
        raise FallRefusedError
    return (
        case_line(case, "after_sales_loss", minor, memo),
        case_line(case, "consignors", -minor, memo, party=case.consignor),
    )


def correction_minor(fall: OpenFall, brought_minor: int) -> int:
    """What a resale adds to the fall that was charged; below zero where it brought more.

    ``brought_minor`` is the consignor's part of it. A resale above the first sale is her gain.
    """
    return max(0, fall.old_minor - brought_minor) - fall.charged_minor
