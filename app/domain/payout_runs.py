"""Paying consignors, one or many at once: who is paid how, the entries, and taking them back.

A payout is made, then sent to the bank (or handed over). Until it is sent it is *reversed* by an
opposite posting; afterwards the bank may *return* it, which posts the same. No entry changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ledger import Posting, as_json, channel
from app.domain.payouts import Cover, Group, Proposal

CASH = "cash"
# How shops pay consignors, the usual way first; gift cards and store credit are no payout.
WAYS = ("bank", "wechat", "alipay", CASH, "check", "other")
# These need nothing but the name of whoever takes the money.
_WITHOUT_ACCOUNT = frozenset({CASH, "check"})
MOST_ACCOUNT_LETTERS = 300


class NothingToPayError(RuleError):
    """A payout of nothing, or of more than the shop owes."""

    code = "nothing_to_pay"

    def __init__(self, amount_minor: int, balance_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, balance_minor=balance_minor, currency=currency)


class PayoutHeldError(RuleError):
    """A payout of more than what is free to be paid now; ``holds`` are codes of reasons."""

    code = "payout_held"

    def __init__(
        self,
        payable_minor: int,
        held_minor: int,
        currency: str,
        number: str,
        holds: tuple[str, ...],
    ) -> None:
        super().__init__(
            payable_minor=payable_minor,
            held_minor=held_minor,
            currency=currency,
            number=number,
            holds=",".join(holds),
        )


class NoPayeeAccountError(RuleError):
    """A consignor who is paid by transfer has no account to pay to."""

    code = "no_payee_account"

    def __init__(self, number: str, name: str) -> None:
        super().__init__(number=number[:80], name=name[:80])


class NobodyToPayError(RuleError):
    """A run without a single payout."""

    code = "nobody_to_pay"


class PaidTwiceError(RuleError):
    """A run names the same consignor twice."""

    code = "paid_twice"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:80])


class UnknownPayoutError(RuleError):
    """No run and no payout has this number."""

    code = "unknown_payout"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:40])


class PayoutTakenBackError(RuleError):
    """It has been reversed or returned already."""

    code = "payout_taken_back"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PayoutSentError(RuleError):
    """What has gone to the bank is not reversed; the bank may return it."""

    code = "payout_sent"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PayoutNotSentError(RuleError):
    """What has not gone to the bank cannot come back from it."""

    code = "payout_not_sent"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid, and where to."""

    person: str
    number: str
    name: str
    payee: str = ""  # whose account it is; empty: her own name
    account: str = ""  # bank and account number, or the account of a payment app, as text
    pay_by: str = ""

    @property
    def tender(self) -> str:
        """The way she is paid unless something else is chosen."""
        return self.pay_by or WAYS[0]

    @property
    def payee_name(self) -> str:
        """Whose account it is."""
        return self.payee or self.name

    def can_be_paid(self, tender: str = "") -> bool:
        """Whether all that this way needs is known."""
        return (tender or self.tender) in _WITHOUT_ACCOUNT or bool(self.account)


@dataclass(frozen=True, slots=True)
class ProposedPayout:
    """A consignor before a run: what may be paid, what waits, and where that puts her."""

    payee: Payee
    proposal: Proposal
    group: Group
    minimum_minor: int = 0  # less than this waits for the next run


@dataclass(frozen=True, slots=True)
class PayoutWish:
    """What shall be paid to a consignor (by number) in a run."""

    consignor: str
    amount_minor: int
    tender: str = ""  # empty: as she is usually paid


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """A payout that was made. ``state``: made, sent, reversed or returned."""

    number: str
    run: str
    person: str
    person_number: str
    person_name: str
    amount_minor: int
    currency: str
    tender: str
    payee: str
    account: str
    paid_on: str
    actor: str
    state: str
    state_reason: str
    state_on: str
    entry: bytes

    @property
    def stands(self) -> bool:
        """Whether the money is, or is to be, with the consignor."""
        return self.state in {"made", "sent"}


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in the list of runs; sums leave out what was taken back."""

    number: str
    currency: str
    made_on: str
    actor: str
    count: int
    total_minor: int
    taken_back: int
    is_sent: bool

    @property
    def state(self) -> str:
        """``made``, ``sent``, or ``reversed`` once nothing of it stands."""
        if self.count == 0:
            return "reversed"
        return "sent" if self.is_sent else "made"


@dataclass(frozen=True, slots=True)
class HandHold:
    """Money that somebody holds by hand; without an item it is all of hers."""

    id: str
    person_number: str
    person_name: str
    sku: str
    title: str
    sale_number: str
    reason: str
    at: int
    actor: str


def payout_fact(
    payee: Payee,
    *,
    number: str,
    run: str,
    amount_minor: int,
    currency: str,
    tender: str,
    covers: Sequence[Cover],
    booked_on: date,
) -> Fact:
    """The entry of one payout: Dr consignor / Cr payment channel, and what it covers."""
    lines = (
        Posting("consignors", amount_minor, currency, "payout", payee.person),
        Posting(channel(tender), -amount_minor, currency, "payout"),
    )
    payload: dict[str, Json] = {
        "number": number,
        "run": run,
        "amount_minor": amount_minor,
        "currency": currency,
        "tender": tender,
        "payee": payee.payee_name,
        "account": "" if tender in _WITHOUT_ACCOUNT else payee.account,
        "covers": _as_json(covers),
        "postings": as_json(lines, booked_on),
    }
    return Fact("payout_recorded", "person", payee.person, payload)


def taken_back_fact(
    kind: str, line: PayoutLine, *, covers: Sequence[Cover], reason: str, booked_on: date
) -> Fact:
    """The opposite of a payout: ``payout_reversed`` before, ``payout_returned`` after it was sent.

    ``covers`` are the opposite of those of its entry.
    """
    postings = (
        Posting("consignors", -line.amount_minor, line.currency, kind, line.person),
        Posting(channel(line.tender), line.amount_minor, line.currency, kind),
    )
    payload: dict[str, Json] = {
        "number": line.number,
        "amount_minor": line.amount_minor,
        "currency": line.currency,
        "tender": line.tender,
        "reason": reason,
        "covers": _as_json(covers),
        "postings": as_json(postings, booked_on),
    }
    return Fact(kind, "person", line.person, payload)


def _as_json(covers: Sequence[Cover]) -> list[Json]:
    return [[c.sale, c.item, c.minor] for c in covers]
