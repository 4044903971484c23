"""What the shop owes a consignor for her item, and how her contract counts that."""

from dataclasses import dataclass

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.contracts import ContractTerms, consigned_parts
from app.domain.errors import RuleError
from app.domain.ledger import Posting
from app.domain.money import not_negative
from app.domain.unwinding import NothingToRefundError


class NobodyToCompensateError(RuleError):
    """The item is the shop's own: there is no consignor to compensate."""

    code = "nobody_to_compensate"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class MarketValueNeededError(RuleError):
    """Her contract counts the market value, and only a person knows that."""

    code = "market_value_needed"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class Valuation:
    """What an item is worth to its consignor, and why.

    ``reason`` is a code with its sentence. ``amount_minor`` is None where a person has to tell it;
    ``cap_minor`` is there where the contract's cap made it less.
    """

    amount_minor: int | None
    reason: str
    cap_minor: int | None = None


def value_item(
    terms: ContractTerms, *, price_minor: int, split_bp: int, sold_part_minor: int | None = None
) -> Valuation:
    """What the shop owes for an item by the contract.

    ``sold_part_minor`` is the consignor's part of its sale, where it was sold. The contract's cap
    holds for whatever it comes to.
    """
    net, _ = consigned_parts(terms, price_minor, split_bp)
    worth, reason = net, terms.loss_basis
    if terms.loss_basis == "market_value":
        return Valuation(None, reason)
    if terms.loss_basis == "fixed":
        worth = terms.loss_fixed_minor
    elif terms.loss_basis == "sale_less_commission":
        worth = net if sold_part_minor is None else sold_part_minor
        reason = "not_sold_yet" if sold_part_minor is None else reason
    cap = terms.damage_cap_minor
    if cap is not None and cap < worth:
        return Valuation(cap, reason, cap)
    return Valuation(worth, reason)


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
