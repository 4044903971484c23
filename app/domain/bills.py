"""Lines of bank, WeChat and Alipay files, and what of ours each of them is.

A line only ever confirms what is known already: it makes an ordered refund done, or finds the
refund or payout that it shows. What it does not find is for a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import RuleError
from app.domain.refunds import DONE

NEAR_MS = 7 * 24 * 60 * 60 * 1000  # how far apart the day of a refund and of its line may be
REFUND, PAYOUT, COST, IGNORED = "refund", "payout", "cost", "ignored"
_GONE_BACK = ("退款", "退回", "refund", "return")
_SHORTEST = 6  # letters of a number that chance does not repeat
_BY_BANK = frozenset({"bank", "card"})


class UnknownBillLineError(RuleError):
    """No line of a bill has this number."""

    code = "unknown_bill_line"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:40])


class BillLineTakenError(RuleError):
    """The line is matched, or what it should match has a line already."""

    code = "bill_line_taken"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class BillAmountDiffersError(RuleError):
    """A line and what it should match are of different amounts."""

    code = "bill_amount_differs"

    def __init__(self, line_minor: int, other_minor: int, currency: str) -> None:
        super().__init__(line_minor=line_minor, other_minor=other_minor, currency=currency)


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line as a file told it. ``amount_minor`` < 0: the money left."""

    row: int
    source_id: str
    moment: datetime  # aware, UTC
    amount_minor: int
    currency: str
    counterparty: str = ""
    order_number: str = ""
    reference: str = ""  # what we, or our till, called it
    sale: str = ""  # the number of a receipt
    state: str = ""
    kind: str = ""
    note: str = ""
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BillEntry:
    """A line in the shop, and what it was found to be."""

    pk: int
    id: str
    number: str  # B-000001
    at: int
    tender: str
    amount_minor: int
    currency: str
    counterparty: str
    order_number: str
    reference: str
    sale: str
    state: str
    kind: str
    note: str
    file: str
    match: str  # refund, payout, cost, ignored; empty: nothing yet
    match_id: str
    match_name: str  # the refund's number, the consignor's name, the case's number
    reason: str
    matched_by: str

    @property
    def is_task(self) -> bool:
        """Whether somebody has to say what it is: money that left, or came back.

        What came in is what the till sold; it is kept to be found, and asks for nothing.
        """
        return not self.match and asks(self.amount_minor, self.kind, self.state)


@dataclass(frozen=True, slots=True)
class Payment:
    """Something of ours that a line may show: a refund or a payout."""

    kind: str  # refund or payout
    id: str
    name: str  # a refund's number, or whom a payout went to
    at: int
    minor: int
    currency: str
    tender: str
    who: tuple[str, ...]
    references: tuple[str, ...]
    sale: str = ""
    state: str = DONE


def asks(amount_minor: int, kind: str, state: str) -> bool:
    """Whether a line that matches nothing is somebody's to explain."""
    told = f"{kind} {state}".lower()
    return amount_minor < 0 or any(word in told for word in _GONE_BACK)


def match_of(line: BillLine, tender: str, open_payments: Sequence[Payment]) -> Payment | None:
    """What this line shows, where only one thing fits; None leaves it to a person.

    A number that both know decides first; without one, amount and ± 7 days, with the sale where
    the line names it and with the person where it does not.
    """
    fitting = [
        payment
        for payment in open_payments
        if payment.minor == -line.amount_minor
        and payment.currency == line.currency
        and _same_way(tender, payment.tender)
    ]
    named = [payment for payment in fitting if _shares_number(line, payment)]
    if named:
        return _only(named)
    at_ms = int(line.moment.timestamp() * 1000)
    near = [payment for payment in fitting if abs(payment.at - at_ms) <= NEAR_MS]
    if line.sale:
        return _only([payment for payment in near if payment.sale == line.sale])
    return _only([payment for payment in near if _same_person(line, payment)])


def likely(entry: BillEntry, payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """What a person may mean: the same amount within a month, the nearest first."""
    fitting = [
        payment
        for payment in payments
        if (payment.minor, payment.currency) == (-entry.amount_minor, entry.currency)
        and abs(payment.at - entry.at) <= 4 * NEAR_MS
    ]
    return tuple(sorted(fitting, key=lambda payment: abs(payment.at - entry.at)))


def _only(found: Sequence[Payment]) -> Payment | None:
    return found[0] if len(found) == 1 else None


def _same_way(tender: str, paid_by: str) -> bool:
    """A bank's file shows transfers and cards; a till's shows everything."""
    return not tender or tender == paid_by or {tender, paid_by} <= _BY_BANK


def _shares_number(line: BillLine, payment: Payment) -> bool:
    told = f"{line.order_number} {line.reference} {line.note}".lower()
    return any(len(number) >= _SHORTEST and number.lower() in told for number in payment.references)


def _same_person(line: BillLine, payment: Payment) -> bool:
    told = _plain(line.counterparty + line.note)
    return any(name and name in told for name in map(_plain, payment.who))


def _plain(name: str) -> str:
    return "".join(name.split()).lower()
