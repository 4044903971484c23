"""Paying one consignor what the shop owes her and nothing holds."""

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.ledger import TENDERS
from app.domain.money import not_negative
from app.domain.payout_runs import NothingToPayError, Payee, PayoutHeldError, payout_fact
from app.domain.payouts import (
    Account,
    Credit,
    blocked_by_credit,
    cover,
    decide_payout,
    decide_release,
    with_releases,
)
from app.domain.unwinding import UnknownTenderError
from app.services.money.payout_holds import release_within
from app.services.shop import Shop
from app.storage.payout_runs_state import next_payout, payees
from app.storage.payouts_state import accounts, open_credits
from app.storage.store import Action

MOST_REASON_LETTERS = 500


def pay_out(
    shop: Shop,
    *,
    consignor: str,
    amount_minor: int,
    tender: str,
    paid_by: str,
    reason: str = "",
) -> Changes:
    """Pay a consignor what the shop owes her, or part of it.

    What is held is paid only by somebody who may release it, with a ``reason``: the release is an
    entry of its own. Raises NothingToPayError, PayoutHeldError, UnknownTenderError.
    """
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    why = check_text(reason, most=MOST_REASON_LETTERS)
    with shop.store.action(paid_by, may="money.payout") as action:
        person = action.state.person(consignor)
        currency = action.state.settings().currency
        account = account_of(action, person.id, currency)
        if why:
            account = _released(action, account, amount_minor, why)
        check_payable(account, amount_minor, person.number)
        connection = action.state.connection
        record_payout(
            action,
            payees(connection, [person.id])[person.id],
            account,
            open_credits(connection, [person.id], currency)[person.id],
            amount_minor=amount_minor,
            tender=tender,
            number=f"P-{next_payout(connection):06d}",
        )
    return action.changes


def account_of(action: Action, person: str, currency: str) -> Account:
    """Her account as this action finds it; an empty one where nothing is open."""
    found = accounts(action.state.connection, currency=currency, today=action.today, person=person)
    return found.get(person) or Account(person, currency, 0, 0)


def check_payable(account: Account, amount_minor: int, number: str) -> None:
    """Raise NothingToPayError or PayoutHeldError where so much cannot be paid now."""
    proposal = decide_payout(account)
    if not 0 < not_negative(amount_minor) <= proposal.balance_minor:
        raise NothingToPayError(amount_minor, proposal.balance_minor, account.currency)
    if amount_minor > proposal.payable_minor:
        codes = dict.fromkeys(hold.reason.code for hold in proposal.holds)
        raise PayoutHeldError(
            proposal.payable_minor, proposal.held_minor, account.currency, number, tuple(codes)
        )


def _released(action: Action, account: Account, amount_minor: int, why: str) -> Account:
    """The account after so much of it was released that the amount can be paid."""
    proposal = decide_payout(account)
    if not proposal.payable_minor < amount_minor <= proposal.balance_minor:
        return account
    blocked = sum(held.blocked_minor for held in account.held)
    missing = amount_minor + account.debt_minor - (account.credit_minor - blocked)
    released = decide_release(account.held, missing)
    release_within(action, account, released, why)
    return with_releases(account, released)


def record_payout(
    action: Action,
    payee: Payee,
    account: Account,
    credits_: list[Credit],
    *,
    amount_minor: int,
    tender: str,
    number: str,
    run: str = "",
) -> None:
    """Record within ``action`` a payout that has been checked."""
    action.record(
        payout_fact(
            payee,
            number=number,
            run=run,
            amount_minor=amount_minor,
            currency=account.currency,
            tender=tender,
            covers=cover(credits_, blocked_by_credit(account), amount_minor),
            booked_on=action.today,
        )
    )
