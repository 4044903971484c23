"""Where the books begin: what the till program says is owed, and what open cases had cost."""

from datetime import date

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.people import UnknownPersonError
from app.domain.store_credit import CreditTooSmallError
from app.domain.surgery import check_alive
from app.domain.till import OPENED, case_opening_postings, opening_postings
from app.services.money.costs import reopen_recovery
from app.services.shop import Shop
from app.storage.credit_state import credit_of
from app.storage.state import State
from app.storage.till_state import case_opening_of, opening_of

_MAY = "imports.run"  # openings come by import, too


def set_opening(
    shop: Shop, *, person: str, amount_minor: int, kind: str, on: date, set_by: str
) -> Changes:
    """What the shop owes a person as the books begin (> 0), or is owed; said again, it is mended.

    ``person`` is an id, ``kind`` consignor or credit. Raises UnknownPersonError,
    OpeningUnchangedError, OpeningTooLowError, or CreditTooSmallError where credit that the
    opening takes off was spent already.
    """
    with shop.store.action(set_by, may=_MAY) as action:
        if action.state.person_by_id(person) is None:
            raise UnknownPersonError(person)
        currency = action.state.settings().currency
        was = opening_of(action.state.connection, OPENED[kind], person, currency)
        lines = opening_postings(
            kind, person, was_minor=was, becomes_minor=amount_minor, currency=currency
        )
        if kind == "credit":
            _check_credit_left(action.state, person, off_minor=was - amount_minor)
        payload: dict[str, Json] = {
            "amount_minor": amount_minor,
            "before_minor": was,
            "currency": currency,
            "source": kind,
            "postings": as_json(lines, on),
        }
        action.record(Fact("opening_balance_recorded", "person", person, payload))
    return action.changes


def set_case_opening(
    shop: Shop, *, number: str, amount_minor: int, on: date, set_by: str
) -> Changes:
    """What an open case had cost before the books began; said again, it is mended.

    Raises UnknownCaseError, OpeningUnchangedError or OpeningTooLowError.
    """
    with shop.store.action(set_by, may=_MAY) as action:
        case = action.state.case(number)
        check_alive(case)
        was = case_opening_of(action.state.connection, case.id)
        lines = case_opening_postings(case, was_minor=was, becomes_minor=amount_minor)
        payload: dict[str, Json] = {
            "amount_minor": amount_minor - was,
            "currency": case.currency,
            "what": "",
            "tender": "",
            "postings": as_json(lines, on),
        }
        action.record(Fact("case_opening_recorded", "case", case.id, payload))
        reopen_recovery(shop, action, case)
    return action.changes


def _check_credit_left(state: State, person: str, *, off_minor: int) -> None:
    """Nobody's store credit falls below nothing; raises CreditTooSmallError."""
    account = credit_of(state.connection, person, state.settings())
    if account is not None and off_minor > max(0, account.balance_minor):
        raise CreditTooSmallError(off_minor, account.balance_minor, account.currency)
