"""Chargebacks: a bank takes money back before anybody has decided who is right.

While it is open the money stands on *disputed funds*. Won, it comes back; lost, it has become a
refund that nobody chose: with the goods back the sale is unwound against it, without them it is a
loss, split by the category that lies beneath.
"""

from dataclasses import dataclass, replace

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ids import CaseId, PersonId, SaleId
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.unwinding import (
    NothingToRefundError,
    SoldItem,
    UnknownTenderError,
    refund_postings,
)

CHARGEBACK = "MONEY.CB"  # the category that says nothing of what lies beneath
OUTCOMES = ("won", "lost")


class ChargebackOpenError(RuleError):
    """The bank holds the money of this sale: a second refund would pay it twice."""

    code = "chargeback_open"

    def __init__(self, number: str, amount_minor: int, currency: str) -> None:
        super().__init__(number=number, amount_minor=amount_minor, currency=currency)


class NoChargebackError(RuleError):
    """The case has no open chargeback."""

    code = "no_chargeback"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class ChargebackNeedsSaleError(RuleError):
    """A chargeback takes back a payment, and this case has none."""

    code = "chargeback_needs_sale"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class UnknownOutcomeError(RuleError):
    """A chargeback is won or lost."""

    code = "unknown_outcome"

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome=outcome[:40])


@dataclass(frozen=True, slots=True)
class Chargeback:
    """Money that a bank took back. ``outcome`` is empty while it is open; days are ISO."""

    id: str
    case: CaseId
    number: str  # of the case
    sale: SaleId
    amount_minor: int
    fee_minor: int
    tender: str
    currency: str
    reference: str
    debited_on: str
    reply_by_ms: int | None
    underlying: str
    outcome: str = ""
    ended_on: str = ""
    goods_back: bool = False

    @property
    def is_open(self) -> bool:
        """The bank has not decided."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class Lost:
    """What losing does: the postings, what the buyer has got back by it, and the loss."""

    postings: tuple[Posting, ...]
    refunded_minor: int
    loss_minor: int


def underlying_of(category: str, others: tuple[str, ...]) -> str:
    """What a chargeback is really about: the case's own category, or that of another case.

    ``others`` are the categories of other cases of the same sale, newest first. Empty where
    nothing but the chargeback itself is known.
    """
    known = (category, *others)
    return next((code for code in known if code != CHARGEBACK), "")


def category_to_split(case: Case, chargeback: Chargeback | None) -> Case:
    """The case as its loss is split: by what lies beneath its chargeback."""
    if chargeback is None or not chargeback.underlying or case.category != CHARGEBACK:
        return case
    return replace(case, category=chargeback.underlying)


def debit_postings(
    case: Case, *, amount_minor: int, fee_minor: int, tender: str
) -> tuple[Posting, ...]:
    """On the debit: Dr disputed funds, Dr channel fees / Cr payment channel.

    Raises NothingToRefundError, UnknownTenderError or NegativeAmountError.
    """
    if tender not in TENDERS or tender == "store_credit":
        raise UnknownTenderError(tender)
    if not_negative(amount_minor) == 0:
        raise NothingToRefundError
    not_negative(fee_minor)
    lines = (
        case_line(case, "disputed_funds", amount_minor, "chargeback"),
        case_line(case, "channel_fees", fee_minor, "chargeback_fee"),
        case_line(case, channel(tender), -amount_minor - fee_minor, "chargeback"),
    )
    return tuple(line for line in lines if line.minor)


def won_postings(case: Case, chargeback: Chargeback) -> tuple[Posting, ...]:
    """Won: the money comes back; the fee stays an expense."""
    amount = chargeback.amount_minor
    return (
        case_line(case, channel(chargeback.tender), amount, "chargeback_won"),
        case_line(case, "disputed_funds", -amount, "chargeback_won"),
    )


def lost_postings(
    case: Case,
    chargeback: Chargeback,
    sold: SoldItem | None,
    *,
    goods_back: bool,
    buyer: PersonId,
) -> Lost:
    """Lost: a refund paid out of disputed funds; the fee is a loss of its own.

    What the bank took beyond what was left to refund is a loss whatever came back.
    """
    amount = chargeback.amount_minor
    refunded = min(amount, sold.paid_left_minor) if sold else 0
    lines: list[Posting] = []
    if sold and refunded:
        paid = refund_postings(
            case,
            sold,
            amount_minor=refunded,
            tender=chargeback.tender,
            unwinds=goods_back,
            buyer=buyer,
        )
        lines += [_from_disputed_funds(line) for line in paid]
    beyond, fee = amount - refunded, chargeback.fee_minor
    lines += [
        case_line(case, "after_sales_loss", beyond, "chargeback_lost"),
        case_line(case, "disputed_funds", -beyond, "chargeback_lost"),
        case_line(case, "after_sales_loss", fee, "chargeback_fee"),
        case_line(case, "channel_fees", -fee, "chargeback_fee"),
    ]
    kept = tuple(line for line in lines if line.minor)
    loss = sum(line.minor for line in kept if line.account == "after_sales_loss")
    return Lost(kept, refunded, loss)


def _from_disputed_funds(line: Posting) -> Posting:
    if not line.account.startswith("channel."):
        return line
    return replace(line, account="disputed_funds", memo="chargeback_lost")
