"""The books of a recovery: money that is paid in, given up, or comes after all."""

from dataclasses import replace

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.unwinding import UnknownTenderError

# Ways of paying that bring money: credit and gift cards of the shop are its own debts.
PAID_IN_BY = tuple(tender for tender in TENDERS if tender not in {"store_credit", "gift"})


class NothingPaidInError(RuleError):
    """A payment of nothing."""

    code = "nothing_paid_in"


class TooMuchReturnedError(RuleError):
    """More than what was paid in on the case."""

    code = "too_much_returned"

    def __init__(self, amount_minor: int, paid_in_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, paid_in_minor=paid_in_minor, currency=currency)


class TooMuchWrittenOffError(RuleError):
    """More than the consignor owes."""

    code = "too_much_written_off"

    def __init__(self, amount_minor: int, owed_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, owed_minor=owed_minor, currency=currency)


class TooMuchRecoveredError(RuleError):
    """More than what was written off on the case and has not come back yet."""

    code = "too_much_recovered"

    def __init__(self, amount_minor: int, left_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, left_minor=left_minor, currency=currency)


def pay_in_postings(
    case: Case, consignor: str, *, amount_minor: int, tender: str
) -> tuple[Posting, ...]:
    """The consignor pays in: Dr payment channel / Cr consignor.

    Raises NothingPaidInError, NegativeAmountError or UnknownTenderError.
    """
    return (
        _money(case, amount_minor, tender, "pay_in"),
        case_line(case, "consignors", -amount_minor, "pay_in", party=consignor),
    )


def returned_postings(
    case: Case, consignor: str, *, amount_minor: int, paid_in_minor: int, tender: str
) -> tuple[Posting, ...]:
    """A payment came back, or was never one: Dr consignor / Cr payment channel.

    ``paid_in_minor`` is what the case's payments come to now. Raises TooMuchReturnedError and what
    `pay_in_postings` raises.
    """
    money = _money(case, amount_minor, tender, "pay_in_returned")
    if amount_minor > paid_in_minor:
        raise TooMuchReturnedError(amount_minor, paid_in_minor, case.currency)
    return (
        case_line(case, "consignors", amount_minor, "pay_in_returned", party=consignor),
        replace(money, minor=-money.minor),
    )


def write_off_postings(
    case: Case, consignor: str, *, amount_minor: int, owed_minor: int, goodwill: bool
) -> tuple[Posting, ...]:
    """A debt is given up: Dr bad debt / Cr consignor; as goodwill it stands apart.

    Raises TooMuchWrittenOffError or NegativeAmountError.
    """
    if not 0 < not_negative(amount_minor) <= owed_minor:
        raise TooMuchWrittenOffError(amount_minor, owed_minor, case.currency)
    account, memo = ("goodwill", "let_go") if goodwill else ("bad_debt", "written_off")
    return (
        case_line(case, account, amount_minor, memo),
        case_line(case, "consignors", -amount_minor, memo, party=consignor),
    )


def recovered_postings(
    case: Case, *, amount_minor: int, written_off_minor: int, tender: str
) -> tuple[Posting, ...]:
    """Money for a debt that was written off: Dr payment channel / Cr recovered bad debt.

    ``written_off_minor`` is what of it has not come back yet. Raises TooMuchRecoveredError and
    what `pay_in_postings` raises.
    """
    money = _money(case, amount_minor, tender, "bad_debt_recovered")
    if amount_minor > written_off_minor:
        raise TooMuchRecoveredError(amount_minor, written_off_minor, case.currency)
    return (money, case_line(case, "recovered_bad_debt", -amount_minor, "bad_debt_recovered"))


def _money(case: Case, amount_minor: int, tender: str, memo: str) -> Posting:
    if tender not in PAID_IN_BY:
        raise UnknownTenderError(tender)
    if not_negative(amount_minor) == 0:
        raise NothingPaidInError
    return case_line(case, channel(tender), amount_minor, memo)
