"""What after-sales does to the books: refunds, costs, and the split of what is lost.

Two things are kept apart. *Unwinding* reverses a sale whose item came back: the original lines
are negated. *Loss* is everything else — a refund while the item stays away, an allowance, a
cost — and is what the liability split divides.
"""

from dataclasses import dataclass

from app.domain.cases import Case, shares_in_money
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import allocate, not_negative

SETTLEMENT_MODES = ("REVERSE", "CLAWBACK")


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


class NobodyToCompensateError(RuleError):
    """The item is the shop's own: there is no consignor to compensate."""

    code = "nobody_to_compensate"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class UnknownTenderError(RuleError):
    """Not a way of paying."""

    code = "unknown_tender"

    def __init__(self, tender: str) -> None:
        super().__init__(tender=tender[:40])


class SplitMissingError(RuleError):
    """There is a loss and nobody has decided who bears it."""

    code = "split_missing"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class ClaimStillOpenError(RuleError):
    """Settling comes after the claim track, when the loss is known."""

    code = "claim_still_open"

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(number=number, stage=stage)


class UnknownModeError(RuleError):
    """Not a settlement mode this program has."""

    code = "unknown_mode"

    def __init__(self, mode: str) -> None:
        super().__init__(mode=mode[:40])


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
            _line(case, "after_sales_loss", amount_minor - reversible, "refund_beyond_sale")
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
        _line(case, "vat", back_minor, "sale_reversed"),
        _line(case, "after_sales_loss", amount_minor - back_minor, "refund_without_goods"),
    )


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
        _line(case, "after_sales_loss", amount_minor, memo),
        _line(case, "consignors", -amount_minor, memo, party=case.consignor),
    )


def is_lost(case: Case) -> bool:
    """Whether the item is gone: who pays for all of it owns it when it is found."""
    return case.custody in {"lost", "destroyed"} or case.category.endswith(".LOST")


def cost_postings(case: Case, *, amount_minor: int, tender: str) -> tuple[Posting, ...]:
    """A cost when it is incurred: Dr costs to allocate / Cr payment channel."""
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    not_negative(amount_minor)
    return (
        _line(case, "costs_to_allocate", amount_minor, "cost"),
        _line(case, channel(tender), -amount_minor, "cost"),
    )


def check_can_settle(case: Case) -> None:
    """Raise ClaimStillOpenError or SplitMissingError where it is too early to settle."""
    if not case.claim.is_done:
        raise ClaimStillOpenError(case.number, case.claim.stage)
    if case.unsettled_minor and not case.shares:
        raise SplitMissingError(case.number)


def settlement_postings(
    case: Case, *, costs_minor: int, mode: str
) -> tuple[tuple[Posting, ...], tuple[int, ...]]:
    """The postings that charge the unsettled loss to the parties, and the cents of each share.

    ``costs_minor`` is what stands on *costs to allocate* for this case; the rest of the loss
    stands on *after-sales loss* already. Nothing is receivable from a carrier or a third party
    before it has accepted: its part waits on *loss pending claim*.

    Raises ClaimStillOpenError, SplitMissingError or UnknownModeError.
    """
    if mode not in SETTLEMENT_MODES:
        raise UnknownModeError(mode)
    check_can_settle(case)
    loss = case.unsettled_minor
    if loss == 0:
        return (), tuple(0 for _ in case.shares)
    cents = shares_in_money(case.shares, loss)
    charged: list[Posting] = []
    shop_minor = 0
    for share, minor in zip(case.shares, cents, strict=True):
        if share.party == "shop":
            shop_minor = minor
        elif share.party in {"carrier", "third"}:
            charged.append(_line(case, "pending_claim", minor, f"share_{share.party}"))
        else:
            account = "consignors" if share.party == "consignor" else "buyers_payable"
            charged.append(
                _line(case, account, minor, f"share_{share.party}", party=share.person or "")
            )
    # Costs leave "costs to allocate" whole; after-sales loss keeps just the shop's own part.
    on_loss_already = loss - costs_minor
    shop_change = shop_minor - on_loss_already
    postings = [
        *charged,
        _line(case, "after_sales_loss", shop_change, "share_shop"),
        _line(case, "costs_to_allocate", -costs_minor, "costs_shared"),
    ]
    return tuple(p for p in postings if p.minor), cents


def _line(case: Case, account: str, minor: int, memo: str, *, party: str = "") -> Posting:
    return Posting(
        account, minor, case.currency, memo, party, case.id, case.sale or "", case.item or ""
    )


def default_mode(consignor_balance_minor: int, consignor_share_minor: int) -> str:
    """REVERSE while her unpaid money covers it, CLAWBACK (deduct from next payouts) otherwise."""
    return "REVERSE" if consignor_balance_minor >= consignor_share_minor else "CLAWBACK"
