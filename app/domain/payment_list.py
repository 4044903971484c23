"""What a bank, or whoever hands out the cash, is given: payees, accounts, amounts, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.payout_runs import CASH, PayoutLine


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the list."""

    payee: str
    account: str
    amount_minor: int
    reference: str  # the payout's number


@dataclass(frozen=True, slots=True)
class PaymentList:
    """The payments of a run that stand; what is paid in cash is no business of the bank."""

    number: str
    currency: str
    payments: tuple[Payment, ...]
    cash: tuple[Payment, ...]


def payment_list(number: str, lines: Iterable[PayoutLine]) -> PaymentList:
    """The list of payouts that were made together, or of one."""
    standing = [line for line in lines if line.stands]
    first = standing[0] if standing else None
    return PaymentList(
        number,
        first.currency if first else "",
        tuple(_payment(line) for line in standing if line.tender != CASH),
        tuple(_payment(line) for line in standing if line.tender == CASH),
    )


def _payment(line: PayoutLine) -> Payment:
    return Payment(line.payee or line.person_name, line.account, line.amount_minor, line.number)
