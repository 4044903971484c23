"""Money paid back to a buyer: what it unwinds of the sale, and what stays as a loss.

*Unwinding* reverses a sale whose item came back: the original lines are negated, never recomputed
from percentages. A refund while the item stays away is a loss of the case; the split divides it.
"""

from dataclasses import dataclass

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import allocate, not_negative


class RefundExceedsPaymentError(RuleError):
    """All refunds of a sale together may not exceed what was paid."""

    code = "refund_exceeds_payment"

    def __init__(self, refund_minor: int, left_minor: int, currency: str) -> None:
        super().__init__(refund_minor=refund_minor, left_minor=left_minor, currency=currency)


class NothingToRefundError(RuleError):
    """A refund of zero, or a case without a sale to refund."""

    code = "nothing_to_refund"


class RefundAmountNeededError(RuleError):
    """A partial refund needs its amount."""

    code = "refund_amount_needed"


class UnknownTenderError(RuleError):
    """Not a way of paying."""

    code = "unknown_tender"

    def __init__(self, tender: str) -> None:
        super().__init__(tender=tender[:40])


@dataclass(frozen=True, slots=True)
class SoldItem:
    """What the sale of the case's item posted, and how much of it was reversed already."""

    credited: tuple[Posting, ...]  # the sale's consignor, commission and tax lines of this item
    reversed_minor: tuple[int, ...]  # per credited line
    paid_left_minor: int  # what the buyer paid for it less all refunds so far
    tender: str


def refund_postings(
    case: Case, sold: SoldItem, *, amount_minor: int, tender: str, unwinds: bool, buyer: str
) -> tuple[Posting, ...]:
    """The postings of money paid back to the buyer, tied to the case.

    ``unwinds``: the item is back, so the lines of its sale are negated up to the amount. Without
    it the amount less the tax in it is a loss of the case, to be split.

    Raises NothingToRefundError, RefundExceedsPaymentError or UnknownTenderError.
    """
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    if amount_minor == 0:
        raise NothingToRefundError
    if not_negative(amount_minor) > sold.paid_left_minor:
        raise RefundExceedsPaymentError(amount_minor, sold.paid_left_minor, case.currency)
    sale, item = case.sale or "", case.item or ""
    against = (
        _unwinding(case, sold, amount_minor)
        if unwinds
        else _without_goods(case, sold, amount_minor)
    )
    return (
        *against,
        Posting(
            "buyers_payable", -amount_minor, case.currency, "refund_due", buyer, case.id, sale, item
        ),
        Posting(
            "buyers_payable", amount_minor, case.currency, "refund_paid", buyer, case.id, sale, item
        ),
        _paid_with(tender, amount_minor, case, buyer),
    )


def _paid_with(tender: str, amount_minor: int, case: Case, buyer: str) -> Posting:
    """Where refunded money went: out through a channel, or to what the buyer may spend here."""
    is_credit = tender == "store_credit"
    return Posting(
        "store_credit" if is_credit else channel(tender),
        -amount_minor,
        case.currency,
        "refund_paid",
        buyer if is_credit else "",
        case.id,
        case.sale or "",
        case.item or "",
    )


def _unwinding(case: Case, sold: SoldItem, amount_minor: int) -> tuple[Posting, ...]:
    """Negate what the sale credited, up to ``amount_minor``.

    Each line gets its cumulative target less what was reversed before, so that the last partial
    reversal reaches the original lines exactly.
    """
    weights = [-posting.minor for posting in sold.credited]
    before = sum(sold.reversed_minor)
    reversible = min(amount_minor, sum(weights) - before)
    targets = allocate(before + reversible, weights) if sum(weights) else ()
    lines = [
        Posting(p.account, to - done, p.currency, "sale_reversed", p.party, case.id, p.sale, p.item)
        for p, to, done in zip(sold.credited, targets, sold.reversed_minor, strict=False)
    ]
    # What the sale never credited (paid beyond the known lines) cannot be reversed: a loss.
    if amount_minor > reversible:
        lines.append(
            case_line(case, "after_sales_loss", amount_minor - reversible, "refund_beyond_sale")
        )
    return tuple(lines)


def _without_goods(case: Case, sold: SoldItem, amount_minor: int) -> tuple[Posting, ...]:
    """The tax in the amount goes back, as far as the sale had any; the rest is a loss."""
    taxed = -sum(p.minor for p in sold.credited)
    tax_minor = -sum(p.minor for p in sold.credited if p.account == "vat")
    back_minor = 0
    if tax_minor:
        before = sum(
            done
            for p, done in zip(sold.credited, sold.reversed_minor, strict=True)
            if p.account == "vat"
        )
        part, _ = allocate(min(amount_minor, taxed), (tax_minor, taxed - tax_minor))
        back_minor = min(part, tax_minor - before)
    return (
        case_line(case, "vat", back_minor, "sale_reversed"),
        case_line(case, "after_sales_loss", amount_minor - back_minor, "refund_without_goods"),
    )
