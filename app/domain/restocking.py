"""What a buyer is charged for bringing back what only does not please her.

Never on a return that the law gives: what was sold at a distance may be sent back within seven
days without a reason.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.money import BP_WHOLE, NegativeAmountError, share_of

STATUTORY_DAYS = 7
CHANGED_HER_MIND = "MIND"
TO_SHOP, TO_CONSIGNOR = "shop", "consignor"


class RestockingRefusedError(RuleError):
    """A fee where the law lets the buyer send it back for nothing, or where nothing came back."""

    code = "restocking_refused"

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


class RestockingTooHighError(RuleError):
    """A fee above what is given back."""

    code = "restocking_too_high"

    def __init__(self, fee_minor: int, amount_minor: int, currency: str) -> None:
        super().__init__(fee_minor=fee_minor, amount_minor=amount_minor, currency=currency)


@dataclass(frozen=True, slots=True)
class Restocking:
    """A fee that comes off a refund, and who gets it."""

    minor: int = 0
    to: str = TO_SHOP


NO_FEE = Restocking()


def is_statutory(case: Case, *, shipped: bool, sold_on: date | None, asked_on: date) -> bool:
    """Whether the law lets this return be free unless somebody says otherwise."""
    return (
        shipped
        and sold_on is not None
        and _is_change_of_mind(case)
        and asked_on <= sold_on + timedelta(days=STATUTORY_DAYS)
    )


def _is_change_of_mind(case: Case) -> bool:
    return case.category.split(".", 1)[0] == CHANGED_HER_MIND


def restocking_fee(
    case: Case,
    *,
    amount_minor: int,
    told_minor: int | None,
    contract_bp: int,
    to: str,
    statutory: bool,
    unwinds: bool,
) -> Restocking:
    """The fee of a return: as told, or by the contract where the buyer changed her mind.

    Raises RestockingRefusedError, RestockingTooHighError or NegativeAmountError.
    """
    if not told_minor and (told_minor == 0 or statutory or not unwinds):
        return NO_FEE
    if told_minor is None:
        if not 0 <= contract_bp <= BP_WHOLE or not _is_change_of_mind(case):
            return NO_FEE
        minor = share_of(amount_minor, contract_bp)
    else:
        minor = told_minor
    if minor < 0:
        raise NegativeAmountError(minor)
    if not unwinds:
        raise RestockingRefusedError("not_returned")
    if statutory:
        raise RestockingRefusedError("statutory")
    if minor > amount_minor:
        raise RestockingTooHighError(minor, amount_minor, case.currency)
    return Restocking(minor, to if case.consignor else TO_SHOP)
