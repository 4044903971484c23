"""Money that a consignor brings: for what she owes, or for what was written off before."""

from collections.abc import Sequence

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ids import PersonId
from app.domain.ledger import Posting, as_json
from app.domain.recovery import NobodyOwesError
from app.domain.recovery_postings import (
    pay_in_postings,
    recovered_postings,
    returned_postings,
)
from app.domain.surgery import check_alive
from app.services.shop import Shop
from app.storage.recovery_state import paid_in_minor, written_off_left
from app.storage.store import Action

_MOST_LETTERS = 200


def record_pay_in(
    shop: Shop,
    *,
    number: str,
    amount_minor: int,
    tender: str,
    taken_by: str,
    payer: str = "",
    note: str = "",
) -> Changes:
    """The consignor of a case, or ``payer`` for her, pays in.

    It covers the case's plan first, then others, the oldest first; what is beyond stays hers on
    her account. Raises NothingPaidInError, UnknownTenderError or NobodyOwesError.
    """
    with shop.store.action(taken_by, may="money.payin") as action:
        case = action.state.case(number)
        check_alive(case)
        consignor = consignor_of(case)
        owed = max(0, -action.state.balance("consignors", consignor, case.currency))
        lines = pay_in_postings(case, consignor, amount_minor=amount_minor, tender=tender)
        payload = _payload(action, case, amount_minor, tender, note, lines)
        payload |= {
            "payer": check_text(payer, most=_MOST_LETTERS),
            "beyond_minor": max(0, amount_minor - owed),
        }
        action.record(Fact("pay_in_recorded", "case", case.id, payload))
    return action.changes


def return_pay_in(
    shop: Shop, *, number: str, amount_minor: int, tender: str, taken_by: str, note: str = ""
) -> Changes:
    """A payment bounced, or was typed wrongly: it is booked back, and is owed again.

    A plan that it had covered stays covered; what is owed again stands in no plan until somebody
    agrees on one. Raises TooMuchReturnedError, NothingPaidInError or UnknownTenderError.
    """
    with shop.store.action(taken_by, may="money.payin") as action:
        case = action.state.case(number)
        consignor = consignor_of(case)
        lines = returned_postings(
            case,
            consignor,
            amount_minor=amount_minor,
            paid_in_minor=paid_in_minor(action.state.connection, case.id),
            tender=tender,
        )
        payload = _payload(action, case, amount_minor, tender, note, lines)
        action.record(Fact("pay_in_returned", "case", case.id, payload))
    return action.changes


def recover_bad_debt(
    shop: Shop, *, number: str, amount_minor: int, tender: str, taken_by: str, note: str = ""
) -> Changes:
    """Money comes after all for a debt that was written off on this case.

    Raises TooMuchRecoveredError, NothingPaidInError or UnknownTenderError.
    """
    with shop.store.action(taken_by, may="money.payin") as action:
        case = action.state.case(number)
        check_alive(case)
        left = written_off_left(action.state.connection, case.id)
        lines = recovered_postings(
            case, amount_minor=amount_minor, written_off_minor=left, tender=tender
        )
        payload = _payload(action, case, amount_minor, tender, note, lines)
        action.record(Fact("bad_debt_recovered", "case", case.id, payload))
    return action.changes


def _payload(
    action: Action,
    case: Case,
    amount_minor: int,
    tender: str,
    note: str,
    lines: Sequence[Posting],
) -> dict[str, Json]:
    """What every entry about money that came says."""
    return {
        "amount_minor": amount_minor,
        "currency": case.currency,
        "tender": tender,
        "note": check_text(note, most=_MOST_LETTERS),
        "postings": as_json(lines, action.today),
    }


def consignor_of(case: Case) -> PersonId:
    """Whose account owes; raises NobodyOwesError for the shop's own item."""
    if case.consignor is None:
        raise NobodyOwesError(case.number)
    return case.consignor
