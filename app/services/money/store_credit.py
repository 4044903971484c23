"""Store credit as an owner's matter: a bonus, paying it out, letting it lapse."""

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import Posting, as_json
from app.domain.people import UnknownPersonError
from app.domain.store_credit import (
    CreditAccount,
    NothingLapsedError,
    bonus_postings,
    cash_out_postings,
    lapse_postings,
)
from app.domain.unwinding import NothingToRefundError
from app.services.shop import Shop
from app.storage.credit_state import credit_of, holders_of_credit
from app.storage.store import Action

_MAY = "money.credit"
_MOST_LETTERS = 500


def give_bonus(
    shop: Shop, *, person: str, amount_minor: int, reason: str, given_by: str
) -> Changes:
    """Give a person credit as a present; ``person`` is an id. Raises UnknownPersonError."""
    with shop.store.action(given_by, may=_MAY) as action:
        account = _account(action, person)
        if amount_minor == 0:
            raise NothingToRefundError
        lines = bonus_postings(person, amount_minor, account.currency)
        _record(action, "credit_given", account, amount_minor, lines, reason)
    return action.changes


def cash_out_credit(
    shop: Shop, *, person: str, amount_minor: int, tender: str, reason: str, paid_by: str
) -> Changes:
    """Pay credit out in money, as far as the shop's rule allows it.

    Raises UnknownPersonError, NoCashForCreditError or UnknownTenderError.
    """
    with shop.store.action(paid_by, may=_MAY) as action:
        account = _account(action, person)
        lines = cash_out_postings(
            account, action.state.settings(), amount_minor=amount_minor, tender=tender
        )
        _record(action, "credit_cashed", account, amount_minor, lines, reason, tender=tender)
    return action.changes


def lapse_credit(shop: Shop, *, lapsed_by: str, person: str = "") -> Changes:
    """Take off what is past its day, of one person or of everybody. Raises NothingLapsedError."""
    with shop.store.action(lapsed_by, may=_MAY) as action:
        connection, settings = action.state.connection, action.state.settings()
        people = [person] if person else holders_of_credit(connection, settings.currency)
        accounts = [_account(action, one) for one in people]
        lapsed = [a for a in accounts if a.lapsed_minor(action.today) > 0]
        if not lapsed:
            raise NothingLapsedError
        for account in lapsed:
            minor = account.lapsed_minor(action.today)
            lines = lapse_postings(account, action.today)
            _record(action, "credit_lapsed", account, minor, lines, "")
    return action.changes


def _account(action: Action, person: str) -> CreditAccount:
    found = credit_of(action.state.connection, person, action.state.settings())
    if found is None:
        raise UnknownPersonError(person)
    return found


def _record(
    action: Action,
    kind: str,
    account: CreditAccount,
    amount_minor: int,
    lines: tuple[Posting, ...],
    reason: str,
    *,
    tender: str = "",
) -> None:
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "currency": account.currency,
        "tender": tender,
        "reason": check_text(reason, most=_MOST_LETTERS),
        "postings": as_json(lines, action.today),
    }
    action.record(Fact(kind, "person", account.person, payload))
