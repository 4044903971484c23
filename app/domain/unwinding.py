"""Money paid back to a buyer: what it unwinds of the sale, and what stays as a loss.

*Unwinding* reverses a sale whose item came back: the original lines are negated, never recomputed
from percentages. A refund while the item stays away is a loss of the case; the split divides it.
A price correction makes the sale's lines smaller and is no loss.
"""

from dataclasses import dataclass

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.exchange_rates import Rate
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative, proportional
from app.domain.recourse import promise_applies, refund_cap_minor
from app.domain.refund_meaning import Meaning
from app.domain.restocking import NO_FEE, TO_CONSIGNOR, Restocking
from app.domain.taxes import TaxRule, tax_in_allowance

# The memos of lines that take back what a sale credited.
TAKEN_BACK = ("sale_reversed", "price_corrected")


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
class PaidAbroad:
    """What was paid for an item in a currency that the books are not kept in."""

    currency: str
    minor: int
    returned_minor: int = 0


@dataclass(frozen=True, slots=True)
class SoldItem:
    """What the sale of the case's item posted, and how much of it was taken back already.

    ``refunded_minor`` is what refunds in these books gave back of the sale, whatever they meant.
    """

    credited: tuple[Posting, ...]  # the sale's consignor, commission and tax lines of this item
    reversed_minor: tuple[int, ...]  # per credited line
    paid_left_minor: int  # what the buyer paid for it less all refunds so far
    tender: str
    refunded_minor: int = 0
    price_minor: int | None = None  # what was paid for it; None where the receipt does not say
    tax: TaxRule | None = None  # None where another program reckoned it
    promise_factor: int = 0
    abroad: PaidAbroad | None = None


@dataclass(frozen=True, slots=True)
class RefundTold:
    """What a person tells with a refund besides amount and tender; empty takes what is usual.

    ``fee_minor`` is a channel's fee that it keeps. ``restocking_minor`` None is by the contract,
    0 waives it. ``statutory`` None is by how and when it was sold.
    """

    meaning: str = ""
    credit_note: str = ""
    fee_minor: int = 0
    restocking_minor: int | None = None
    statutory: bool | None = None


@dataclass(frozen=True, slots=True)
class RefundExtras:
    """What goes with the money of a refund.

    ``charges_commission``: the commission that is lost becomes a loss of the case. ``rate`` is the
    day's, where the buyer paid in another currency.
    """

    restocking: Restocking = NO_FEE
    fee_minor: int = 0
    charges_commission: bool = False
    rate: Rate | None = None


NOTHING_MORE = RefundExtras()


def refund_postings(
    case: Case,
    sold: SoldItem,
    *,
    amount_minor: int,
    tender: str,
    unwinds: bool,
    buyer: str,
    meaning: Meaning | None = None,
    extras: RefundExtras = NOTHING_MORE,
) -> tuple[Posting, ...]:
    """The postings of money paid back to the buyer, tied to the case.

    ``amount_minor`` is how much of the sale is given back; a restocking fee comes off what is
    paid. ``unwinds``: the item is back, so the lines of its sale are negated up to the amount.
    Without it the amount less the tax in it is a loss of the case, unless it corrects the price.

    Raises NothingToRefundError, RefundExceedsPaymentError or UnknownTenderError.
    """
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    _check_amount(case, sold, not_negative(amount_minor), unwinds=unwinds)
    if unwinds:
        against = unwinding_lines(case, sold, amount_minor)
    elif meaning == "price_correction":
        against = _corrected_price(case, sold, amount_minor)
    else:
        against = _without_goods(case, sold, amount_minor)
    paid_minor = amount_minor - extras.restocking.minor
    return (
        *against,
        *_extra_lines(case, against, extras),
        case_line(case, "buyers_payable", -paid_minor, "refund_due", party=buyer),
        case_line(case, "buyers_payable", paid_minor, "refund_paid", party=buyer),
        *_paid_with(case, sold, tender, paid_minor, buyer=buyer, rate=extras.rate),
    )


def _check_amount(case: Case, sold: SoldItem, amount_minor: int, *, unwinds: bool) -> None:
    """All refunds together stay within what was paid, or within what was promised.

    Nothing can be given back only of what nothing was paid for, when it comes back.
    """
    if amount_minor == 0 and not (unwinds and sold.price_minor == 0):
        raise NothingToRefundError
    left = sold.paid_left_minor
    if promise_applies(case, sold.promise_factor) and sold.price_minor:
        most = refund_cap_minor(sold.price_minor, sold.promise_factor)
        left = max(left, most - sold.refunded_minor)
    if amount_minor > left:
        raise RefundExceedsPaymentError(amount_minor, left, case.currency)


def unwinding_lines(case: Case, sold: SoldItem, amount_minor: int) -> tuple[Posting, ...]:
    """Negate what the sale credited, up to ``amount_minor``.

    Each line gets its cumulative target less what was taken back before, so that the last partial
    reversal reaches the original lines exactly. Once everything paid goes back, allowances given
    before were no loss after all: they were a part of the price.
    """
    weights = [-posting.minor for posting in sold.credited]
    before = sum(sold.reversed_minor)
    wanted = amount_minor
    if amount_minor >= sold.paid_left_minor:
        wanted += max(0, sold.refunded_minor - before)
    reversible = min(wanted, sum(weights) - before)
    lines = _taken_back(case, sold, reversible, "sale_reversed")
    # What the sale never credited (paid beyond the known lines) cannot be reversed: a loss.
    beyond = amount_minor - reversible
    if beyond:
        lines.append(case_line(case, "after_sales_loss", beyond, _memo_beyond(sold, beyond)))
    return tuple(lines)


def _memo_beyond(sold: SoldItem, beyond_minor: int) -> str:
    if beyond_minor < 0:
        return "allowance_returned"
    return "promise_kept" if sold.promise_factor else "refund_beyond_sale"


def _taken_back(case: Case, sold: SoldItem, minor: int, memo: str) -> list[Posting]:
    """``minor`` of what the sale credited, line by line."""
    weights = [-posting.minor for posting in sold.credited]
    whole, before = sum(weights), sum(sold.reversed_minor)
    left = [weight - done for weight, done in zip(weights, sold.reversed_minor, strict=True)]
    if minor == whole - before:
        parts = left
    elif sold.reversed_minor == proportional(before, weights):
        targets = proportional(before + minor, weights)
        parts = [to - done for to, done in zip(targets, sold.reversed_minor, strict=True)]
    else:  # allowances took tax back alone: the rest shrinks by what is left of each line
        parts = list(proportional(minor, left))
    return [
        Posting(p.account, part, p.currency, memo, p.party, case.id, p.sale, p.item)
        for p, part in zip(sold.credited, parts, strict=True)
    ]


def _corrected_price(case: Case, sold: SoldItem, amount_minor: int) -> tuple[Posting, ...]:
    """The price was lower than what was paid: everybody's part of it shrinks, nobody loses."""
    credited = -sum(p.minor for p in sold.credited)
    within = min(amount_minor, credited - sum(sold.reversed_minor))
    return (
        *_taken_back(case, sold, within, "price_corrected"),
        case_line(case, "after_sales_loss", amount_minor - within, "refund_beyond_sale"),
    )


def _without_goods(case: Case, sold: SoldItem, amount_minor: int) -> tuple[Posting, ...]:
    """The tax in the amount goes back, as far as the sale had any; the rest is a loss."""
    price = -sum(p.minor for p in sold.credited)
    tax = -sum(p.minor for p in sold.credited if p.account == "vat")
    before = sum(
        done
        for p, done in zip(sold.credited, sold.reversed_minor, strict=True)
        if p.account == "vat"
    )
    so_far = sold.refunded_minor + amount_minor
    target = tax_in_allowance(so_far, tax, price, sold.tax)
    back = max(0, min(target, tax) - before)
    beyond = max(0, min(amount_minor, so_far - price)) if sold.promise_factor else 0
    return (
        case_line(case, "vat", back, "sale_reversed"),
        case_line(case, "after_sales_loss", amount_minor - back - beyond, "refund_without_goods"),
        case_line(case, "after_sales_loss", beyond, "promise_kept"),
    )


def _extra_lines(
    case: Case, against: tuple[Posting, ...], extras: RefundExtras
) -> tuple[Posting, ...]:
    """The restocking fee, the commission that is lost, and the fee that a channel keeps."""
    fee = extras.restocking
    gets, who = ("restocking_income", "")
    if fee.to == TO_CONSIGNOR and case.consignor:
        gets, who = "consignors", case.consignor
    lost = 0
    if extras.charges_commission and case.consignor:
        lost = sum(p.minor for p in against if p.account == "commission")
    kept = extras.fee_minor
    lines = (
        case_line(case, gets, -fee.minor, "restocking", party=who),
        case_line(case, "after_sales_loss", lost, "lost_commission"),
        case_line(case, "commission", -lost, "lost_commission"),
        case_line(case, "after_sales_loss", kept, "channel_fee_kept"),
        case_line(case, "channel_fees", -kept, "channel_fee_kept"),
    )
    return tuple(line for line in lines if line.minor)


def _paid_with(
    case: Case, sold: SoldItem, tender: str, paid_minor: int, *, buyer: str, rate: Rate | None
) -> tuple[Posting, ...]:
    """Where refunded money went: out through a channel, or to what the buyer may spend here."""
    if tender == "store_credit":
        return (case_line(case, "store_credit", -paid_minor, "refund_paid", party=buyer),)
    if rate is None or sold.abroad is None or tender != sold.tender:
        return (case_line(case, channel(tender), -paid_minor, "refund_paid"),)
    return _paid_abroad(case, sold, sold.abroad, paid_minor, rate)


def _paid_abroad(
    case: Case, sold: SoldItem, abroad: PaidAbroad, paid_minor: int, rate: Rate
) -> tuple[Posting, ...]:
    """The money that was paid, back in its own currency at today's rate.

    The buyer gets the part of it that the refund is of the price; what that costs today more or
    less than it brought is the shop's own exchange difference.
    """
    price, so_far = sold.price_minor or paid_minor or 1, sold.refunded_minor + paid_minor
    target = (2 * abroad.minor * so_far + price) // (2 * price)  # the nearest; half goes up
    returns = target - abroad.returned_minor
    cost = rate.convert(returns)
    return (
        case_line(case, "exchange_difference", cost - paid_minor, "exchange"),
        case_line(case, "conversion", -cost, "exchange"),
        _in_currency(case, abroad, "conversion", returns),
        _in_currency(case, abroad, channel(sold.tender), -returns),
    )


def _in_currency(case: Case, abroad: PaidAbroad, account: str, minor: int) -> Posting:
    return Posting(
        account,
        minor,
        abroad.currency,
        "refund_paid",
        case=case.id,
        sale=case.sale or "",
        item=case.item or "",
    )
