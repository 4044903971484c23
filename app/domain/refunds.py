"""A refund as a fact of its own: to whom, how, under which number, and how far it has got.

*Ordered*: the shop owes it. *Done*: the money has left. *Failed*: it came back or never left, and
the shop owes it still; another attempt takes its place. What the shop owes is posted when it is
ordered, what it pays when it is done, so the books say at any moment what is on its way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import allocate, not_negative
from app.domain.unwinding import NothingToRefundError, RefundExceedsPaymentError, UnknownTenderError

ORDERED, DONE, FAILED = "ordered", "done", "failed"
REFUND_STATES = (ORDERED, DONE, FAILED)
DUE, PAID = "refund_due", "refund_paid"
# How a sale was paid is not known where a till only said so: then no way back is another one.
_UNTOLD = frozenset({"", "other"})


class UnknownRefundError(RuleError):
    """No refund carries this number."""

    code = "unknown_refund"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:40])


class RefundNotOpenError(RuleError):
    """The refund has got further than this step, or not as far."""

    code = "refund_not_open"

    def __init__(self, number: str, state: str) -> None:
        super().__init__(number=number, refund_state=state)


class RefundReasonNeededError(RuleError):
    """Money that goes back another way than it came, or to somebody else, needs a reason."""

    code = "refund_reason_needed"

    def __init__(self, tender: str, paid_with: str) -> None:
        super().__init__(way_back=tender, paid_with=paid_with)


class RefundAbroadError(RuleError):
    """Money that went back in another currency is not corrected by a proportion."""

    code = "refund_abroad"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class RefundUnchangedError(RuleError):
    """A correction to the amount that stands already."""

    code = "refund_unchanged"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class Refund:
    """One attempt to give a buyer money back."""

    pk: int
    id: str
    number: str  # R-000001; empty for those of before refunds were numbered
    case_id: str
    case_number: str
    sale: str
    sale_number: str
    item: str
    buyer: str
    buyer_name: str
    amount_minor: int
    currency: str
    tender: str
    paid_with: str
    payment_reference: str
    payee: str  # empty: the buyer
    reason: str
    state: str
    ordered_at: int
    ordered_by: str
    settled_at: int | None
    settled_by: str
    note: str
    instead_of: str  # the number of the failed one whose place this takes
    replaced_by: str
    owed: str  # the first attempt, which posted what is owed

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        is_owed = self.state == ORDERED or (self.state == FAILED and not self.replaced_by)
        return is_owed and self.amount_minor > 0


def joint_state(refunds: Iterable[Refund]) -> str:
    """How far the refunds of a case have got together; what failed speaks loudest."""
    states = {r.state for r in refunds if r.amount_minor and not r.replaced_by}
    return next((state for state in (FAILED, ORDERED, DONE) if state in states), "")


def read_tenders(text: str) -> frozenset[str]:
    """Tenders from a list with commas; raises ValueError for a word that is none."""
    told = frozenset(part.strip() for part in text.split(",") if part.strip())
    if not told <= frozenset(TENDERS):
        raise ValueError(text)
    return told


def is_another_way(tender: str, usual: Sequence[str], payee: str) -> bool:
    """Whether money goes back otherwise than it came: another tender, or to somebody else."""
    came = {way for way in usual if way}
    return bool(payee) or (tender not in came and not came <= _UNTOLD)


def due_lines(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """What a refund owes, without the lines that say it is paid."""
    return tuple(p for p in postings if p.memo != PAID)


def payment_postings(refund: Refund) -> tuple[Posting, ...]:
    """The money leaves: Dr buyers payable / Cr the channel, or what she may spend here."""
    return _payment(refund, refund.amount_minor)


def bounced_postings(refund: Refund) -> tuple[Posting, ...]:
    """A refund that was done came back: the shop has the money again, and owes it again."""
    return _payment(refund, -refund.amount_minor) if refund.state == DONE else ()


def _payment(refund: Refund, minor: int) -> tuple[Posting, ...]:
    if refund.tender not in TENDERS:
        raise UnknownTenderError(refund.tender)
    is_credit = refund.tender == "store_credit"
    account = "store_credit" if is_credit else channel(refund.tender)
    party = refund.buyer if is_credit else ""
    return (
        _line(refund, "buyers_payable", minor, PAID, refund.buyer),
        _line(refund, account, -minor, PAID, party),
    )


def _line(refund: Refund, account: str, minor: int, memo: str, party: str = "") -> Posting:
    return Posting(
        account, minor, refund.currency, memo, party, refund.case_id, refund.sale, refund.item
    )


def check_ordered(refund: Refund) -> None:
    """Raise RefundNotOpenError where it is not on its way."""
    if refund.state != ORDERED:
        raise RefundNotOpenError(refund.number, refund.state)


def check_may_fail(refund: Refund) -> None:
    """Raise RefundNotOpenError where it has failed already; one that was done may come back."""
    if refund.state == FAILED:
        raise RefundNotOpenError(refund.number, refund.state)


def check_may_try_again(refund: Refund) -> None:
    """Only a failed refund that nothing has replaced is tried again."""
    if refund.state != FAILED or refund.replaced_by:
        raise RefundNotOpenError(refund.number, refund.state)
    if refund.amount_minor == 0:
        raise NothingToRefundError


def correction_postings(
    refund: Refund, owed: Sequence[Posting], *, amount_minor: int, paid_left_minor: int
) -> tuple[Posting, ...]:
    """The difference between what a refund says and what it should have said.

    ``owed`` are the lines it has in the books by now. Each gets its part of the new amount, in the
    proportion of the lines that were posted; only the differences are booked. What was done already
    was really this much: the payment is corrected with it.

    Raises RefundUnchangedError, RefundNotOpenError, RefundAbroadError or RefundExceedsPaymentError.
    """
    if refund.replaced_by or (refund.amount_minor == 0 and amount_minor):
        raise RefundNotOpenError(refund.number, refund.state)
    if any(line.currency != refund.currency for line in owed):
        raise RefundAbroadError(refund.number)
    change = not_negative(amount_minor) - refund.amount_minor
    if change == 0:
        raise RefundUnchangedError(refund.number)
    if change > paid_left_minor:
        raise RefundExceedsPaymentError(
            amount_minor, paid_left_minor + refund.amount_minor, refund.currency
        )
    against = [p for p in owed if p.memo not in {DUE, PAID} and p.minor]
    targets = _scaled([p.minor for p in against], refund.amount_minor, amount_minor)
    lines = [
        Posting(p.account, to - p.minor, p.currency, p.memo, p.party, p.case, p.sale, p.item)
        for p, to in zip(against, targets, strict=True)
    ]
    lines.append(_line(refund, "buyers_payable", -change, DUE, refund.buyer))
    if refund.state == DONE:
        lines.extend(_payment(refund, change))
    return tuple(p for p in lines if p.minor)


def _scaled(lines: Sequence[int], was_minor: int, becomes_minor: int) -> list[int]:
    """Each line as if the refund had been the other amount from the first; exact in sum.

    Lines on the other side, such as a fee kept back, shrink first; the rest is divided.
    """
    credits_ = [minor * becomes_minor // was_minor if minor < 0 else 0 for minor in lines]
    debits = [max(minor, 0) for minor in lines]
    parts = allocate(becomes_minor - sum(credits_), debits)
    return [part + back for part, back in zip(parts, credits_, strict=True)]
