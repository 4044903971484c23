"""What is read of the books: each account's balance, and the balances of the parties behind it."""

from dataclasses import dataclass

from app.domain.ledger import TENDERS, channel

BROUGHT_FORWARD = "brought_forward"  # the memo of what an account stood at before a period
# How an accountant reads them: what is there, who owes whom, what was earned, what it cost.
ACCOUNT_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "assets",
        (
            *(channel(tender) for tender in TENDERS),
            "disputed_funds",
            "own_stock",
            "costs_to_allocate",
            "pending_claim",
        ),
    ),
    ("parties", ("consignors", "buyers_payable", "store_credit", "carriers", "third_parties")),
    ("income", ("commission", "restocking_income", "recovered_bad_debt")),
    (
        "expenses",
        (
            "after_sales_loss",
            "goodwill",
            "bad_debt",
            "promotion",
            "channel_fees",
            "exchange_difference",
        ),
    ),
    ("others", ("vat", "conversion", "opening_balances")),
)


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One account in one currency: what was debited and credited, both in minor units, >= 0."""

    account: str
    currency: str
    debit_minor: int
    credit_minor: int
    postings: int

    @property
    def minor(self) -> int:
        """The balance; debit positive."""
        return self.debit_minor - self.credit_minor


@dataclass(frozen=True, slots=True)
class PartyBalance:
    """A sub-account: what stands on a control account for one party; debit positive."""

    party: str
    number: str
    name: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One entry of the journal as bookkeeping sees it: a day, a reason, and lines that balance."""

    entry: str  # hex
    booked_on: str
    lines: tuple["BookLine", ...]


@dataclass(frozen=True, slots=True)
class BookLine:
    """A posting with all that it points at; debit positive."""

    account: str
    party: str  # id of the person behind a control account
    party_number: str
    party_name: str
    minor: int
    currency: str
    memo: str
    case_number: str
    sale_number: str
    sku: str
