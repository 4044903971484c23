"""What the shop owes a consignor for her item."""

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ledger import Posting
from app.domain.money import not_negative
from app.domain.unwinding import NothingToRefundError


class NobodyToCompensateError(RuleError):
    """The item is the shop's own: there is no consignor to compensate."""

    code = "nobody_to_compensate"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def compensation_postings(case: Case, *, amount_minor: int) -> tuple[Posting, ...]:
    """What the shop owes the consignor for her item: Dr after-sales loss / Cr consignor.

    Raises NobodyToCompensateError or NothingToRefundError.
    """
    if case.consignor is None:
        raise NobodyToCompensateError(case.number)
    if not_negative(amount_minor) == 0:
        raise NothingToRefundError
    memo = "compensation_lost" if is_lost(case) else "compensation"
    return (
        case_line(case, "after_sales_loss", amount_minor, memo),
        case_line(case, "consignors", -amount_minor, memo, party=case.consignor),
    )


def is_lost(case: Case) -> bool:
    """Whether the item is gone: who pays for all of it owns it when it is found."""
    return case.custody in {"lost", "destroyed"} or case.category.endswith(".LOST")
