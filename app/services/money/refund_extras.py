"""What goes with the money of a refund: fees, commission, the day's rate, a credit note."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.cases import Case, check_text
from app.domain.contracts import ContractTerms
from app.domain.entries import Json
from app.domain.errors import RuleError
from app.domain.ledger import Posting
from app.domain.money import not_negative
from app.domain.restocking import CHANGED_HER_MIND, is_statutory, restocking_fee
from app.domain.unwinding import RefundExtras, RefundTold, SoldItem
from app.storage.contracts_state import terms_of_case
from app.storage.state import State
from app.storage.store import Action
from app.storage.unwinding_state import (
    delivery_of,
    has_credit_note,
    next_credit_note,
    rate_on,
)


class CreditNoteTakenError(RuleError):
    """Another refund carries this credit-note number."""

    code = "credit_note_taken"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def refund_extras(
    state: State,
    case: Case,
    sold: SoldItem,
    told: RefundTold,
    *,
    amount_minor: int,
    tender: str,
    unwinds: bool,
    today: date,
) -> RefundExtras:
    """The fees and the rate of a refund: as told, or by the contract and the day.

    Raises RestockingRefusedError, RestockingTooHighError, NegativeAmountError, RateMissingError.
    """
    connection = state.connection
    terms = terms_of_case(connection, case).terms
    statutory = told.statutory
    if statutory is None:
        statutory = is_free_by_law(state, case)
    fee = restocking_fee(
        case,
        amount_minor=amount_minor,
        told_minor=told.restocking_minor,
        contract_bp=terms.restocking_bp,
        to=terms.restocking_to,
        statutory=statutory,
        unwinds=unwinds,
    )
    rate = None
    if sold.abroad is not None and tender == sold.tender:
        rate = rate_on(connection, sold.abroad.currency, case.currency, today)
    return RefundExtras(
        restocking=fee,
        fee_minor=not_negative(told.fee_minor),
        charges_commission=unwinds and charges_commission(case, terms),
        rate=rate,
    )


def is_free_by_law(state: State, case: Case) -> bool:
    """Whether this return is one that the law lets the buyer make for nothing."""
    how = delivery_of(state.connection, case.id)
    if how is None:
        return False
    zone = state.settings().zone
    asked_on = datetime.fromtimestamp(how.opened_ms / 1000, zone).date()
    return is_statutory(case, shipped=how.shipped, sold_on=how.sold_on, asked_on=asked_on)


def charges_commission(case: Case, terms: ContractTerms) -> bool:
    """Whether the commission that is lost becomes a loss; a changed mind is nobody's fault."""
    at_fault = case.category.split(".", 1)[0] != CHANGED_HER_MIND
    return terms.lost_commission == "charge" and at_fault


def credit_note(action: Action, told: str, *, tax_minor: int) -> str:
    """The number of the credit note: as told, else the shop's next where tax goes back.

    Raises CreditNoteTakenError.
    """
    connection = action.state.connection
    number = check_text(told, most=60)
    if not number:
        return next_credit_note(connection) if tax_minor else ""
    if has_credit_note(connection, number):
        raise CreditNoteTakenError(number)
    return number


def paid_abroad(lines: Iterable[Posting], sold: SoldItem, extras: RefundExtras) -> Json:
    """What went back in another currency, for the entry; None where nothing did."""
    if sold.abroad is None or extras.rate is None:
        return None
    theirs = sold.abroad.currency
    minor = sum(p.minor for p in lines if p.account == "conversion" and p.currency == theirs)
    return {
        "currency": theirs,
        "minor": minor,
        "rate": [extras.rate.numerator, extras.rate.denominator],
        "rate_on": extras.rate.on.isoformat(),
        "source": extras.rate.source,
    }
