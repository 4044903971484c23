"""Double entry in minor units: accounts, postings, and the one check that they balance.

A posting's ``minor`` is positive for debit and negative for credit. A party's *balance* is the
other way round: > 0 means the shop owes the party.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.entries import Json
from app.domain.money import MAX_MINOR, AmountTooLargeError

# Control accounts hold one sub-account a party; the others are the shop's own.
CONTROL_ACCOUNTS = ("consignors", "buyers_payable", "store_credit", "carriers", "third_parties")
SHOP_ACCOUNTS = (
    # what the shop has, or waits for
    "costs_to_allocate",
    "pending_claim",
    "disputed_funds",
    "own_stock",
    "conversion",  # both sides of a change of currency, so that each sums to zero
    # what it earns
    "commission",
    "restocking_income",
    "recovered_bad_debt",
    # what it bears
    "after_sales_loss",
    "goodwill",
    "bad_debt",
    "promotion",
    "channel_fees",
    "exchange_difference",
    # what it owes the state, and where its books began
    "vat",
    "opening_balances",
)
TENDERS = (
    "cash",
    "card",
    "wechat",
    "alipay",
    "bank",
    "store_credit",
    "gift",
    "check",
    "other",
)


def channel(tender: str) -> str:
    """The payment channel account of a tender: ``channel.wechat``."""
    return f"channel.{tender}"


def is_account(name: str) -> bool:
    """Whether an account of this name can exist."""
    return (
        name in CONTROL_ACCOUNTS
        or name in SHOP_ACCOUNTS
        or name.removeprefix("channel.") in TENDERS
    )


class UnbalancedPostingsError(ValueError):
    """Postings of one entry that do not sum to zero per currency: a bug, never a person's fault."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the books. ``memo`` is a code whose words the papers know."""

    account: str
    minor: int
    currency: str
    memo: str
    party: str = ""  # id of the person behind a control account
    case: str = ""
    sale: str = ""
    item: str = ""


def as_json(postings: Sequence[Posting], booked_on: date) -> Json:
    """The form in which an entry carries its postings; zero lines are left out.

    Raises UnbalancedPostingsError, or AmountTooLargeError for a line beyond reason.
    """
    check_balanced(postings)
    return [
        {
            "account": p.account,
            "minor": p.minor,
            "currency": p.currency,
            "memo": p.memo,
            "party": p.party,
            "case": p.case,
            "sale": p.sale,
            "item": p.item,
            "on": booked_on.isoformat(),
        }
        for p in postings
        if p.minor
    ]


def check_balanced(postings: Iterable[Posting]) -> None:
    """Every currency sums to zero, every account is known, every amount within reason."""
    sums: dict[str, int] = {}
    for posting in postings:
        if not is_account(posting.account):
            raise UnbalancedPostingsError(f"unknown account {posting.account}")
        if posting.account in CONTROL_ACCOUNTS and not posting.party:
            raise UnbalancedPostingsError(f"{posting.account} without a party")
        if abs(posting.minor) > MAX_MINOR:
            raise AmountTooLargeError(posting.minor)
        sums[posting.currency] = sums.get(posting.currency, 0) + posting.minor
    if any(sums.values()):
        raise UnbalancedPostingsError(f"postings do not sum to zero: {sums}")


def reversed_postings(postings: Iterable[Posting], memo: str) -> tuple[Posting, ...]:
    """The same lines with the opposite sign: originals are negated, never recomputed."""
    return tuple(
        Posting(p.account, -p.minor, p.currency, memo, p.party, p.case, p.sale, p.item)
        for p in postings
    )
