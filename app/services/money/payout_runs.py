"""Paying many consignors in one run, marking it sent, and taking payouts back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import TENDERS
from app.domain.payout_runs import (
    MOST_ACCOUNT_LETTERS,
    WAYS,
    NobodyToPayError,
    NoPayeeAccountError,
    PaidTwiceError,
    Payee,
    PayoutLine,
    PayoutNotSentError,
    PayoutSentError,
    PayoutTakenBackError,
    PayoutWish,
    taken_back_fact,
)
from app.domain.payouts import Account, opposite
from app.domain.people import EmptyFieldError, UnknownPersonError
from app.domain.unwinding import UnknownTenderError
from app.services.money.payouts import MOST_REASON_LETTERS, check_payable, record_payout
from app.services.shop import Shop
from app.storage.payout_runs_state import (
    covers_of,
    next_payout,
    next_run,
    normal_payout_number,
    payees_numbered,
    payouts_of,
)
from app.storage.payouts_state import accounts, open_credits
from app.storage.store import Action

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MadeRun:
    """A run that was made, and what it changed."""

    number: str
    changes: Changes


def make_payout_run(
    shop: Shop,
    *,
    wishes: Sequence[PayoutWish],
    made_by: str,
    progress: Progress | None = None,
) -> MadeRun:
    """Pay all of these in one action, each with an entry of its own.

    Either all are paid or none: what may be paid is decided anew, so a case that was opened since
    the proposal was made refuses the run. ``progress`` may raise to give up. Raises
    NobodyToPayError, PaidTwiceError, UnknownPersonError, NothingToPayError, PayoutHeldError,
    NoPayeeAccountError or UnknownTenderError.
    """
    if not wishes:
        raise NobodyToPayError
    with shop.store.action(made_by, may="money.payout") as action:
        connection, currency = action.state.connection, action.state.settings().currency
        known = _checked_payees(action, wishes)
        found = accounts(connection, currency=currency, today=action.today)
        people = [payee.person for payee in known.values()]
        credits_ = open_credits(connection, people, currency)
        run, first = f"PR-{next_run(connection):06d}", next_payout(connection)
        payload: dict[str, Json] = {
            "number": run,
            "currency": currency,
            "made_on": action.today.isoformat(),
            "count": len(wishes),
            "total_minor": sum(wish.amount_minor for wish in wishes),
        }
        action.record(Fact("payout_run_made", "payout_run", action.new_id(), payload))
        for place, wish in enumerate(wishes):
            payee = known[wish.consignor.strip()]
            account = found.get(payee.person) or Account(payee.person, currency, 0, 0)
            check_payable(account, wish.amount_minor, payee.number)
            record_payout(
                action,
                payee,
                account,
                credits_[payee.person],
                amount_minor=wish.amount_minor,
                tender=wish.tender or payee.tender,
                number=f"P-{first + place:06d}",
                run=run,
            )
            if progress:
                progress(place + 1, len(wishes))
    return MadeRun(run, action.changes)


def _checked_payees(action: Action, wishes: Sequence[PayoutWish]) -> dict[str, Payee]:
    """Those who are to be paid, by number; each once, each with somewhere to pay to."""
    numbers = [wish.consignor.strip() for wish in wishes]
    known = payees_numbered(action.state.connection, numbers)
    seen: set[str] = set()
    for number, wish in zip(numbers, wishes, strict=True):
        payee = known.get(number)
        if payee is None:
            raise UnknownPersonError(number)
        if number in seen:
            raise PaidTwiceError(number)
        seen.add(number)
        tender = wish.tender or payee.tender
        if tender not in TENDERS:
            raise UnknownTenderError(tender)
        if not payee.can_be_paid(tender):
            raise NoPayeeAccountError(payee.number, payee.name)
    return known


def mark_payout_sent(shop: Shop, *, number: str, sent_by: str) -> Changes:
    """A run, or a payout of its own, has gone to the bank: from now on it is not reversed.

    Raises UnknownPayoutError, PayoutSentError or PayoutTakenBackError.
    """
    with shop.store.action(sent_by, may="money.payout") as action:
        lines = payouts_of(action.state.connection, number)
        standing = [line for line in lines if line.stands]
        if not standing:
            raise PayoutTakenBackError(normal_payout_number(number))
        if standing[0].state == "sent":
            raise PayoutSentError(normal_payout_number(number))
        target = standing[0].run or standing[0].number
        subject = (
            ("payout_run", _run_id(action, target))
            if standing[0].run
            else (
                "person",
                standing[0].person,
            )
        )
        action.record(Fact("payout_sent", *subject, {"number": target}))
    return action.changes


def _run_id(action: Action, number: str) -> str:
    (found,) = action.state.connection.execute(
        "SELECT id FROM payout_run WHERE number = ?", (number,)
    ).fetchone()
    return str(found)


def reverse_payout(shop: Shop, *, number: str, reason: str, reversed_by: str) -> Changes:
    """Take back a run that was not sent, or one payout of it, by the opposite posting.

    Raises UnknownPayoutError, PayoutSentError, PayoutTakenBackError or EmptyFieldError.
    """
    with shop.store.action(reversed_by, may="money.payout") as action:
        lines = payouts_of(action.state.connection, number)
        standing = [line for line in lines if line.stands]
        if any(line.state == "sent" for line in standing):
            raise PayoutSentError(normal_payout_number(number))
        _take_back(action, "payout_reversed", number, standing, reason)
    return action.changes


def return_payout(shop: Shop, *, number: str, reason: str, recorded_by: str) -> Changes:
    """A payout that was sent came back, such as from a bank that knows no such account.

    Raises UnknownPayoutError, PayoutNotSentError, PayoutTakenBackError or EmptyFieldError.
    """
    with shop.store.action(recorded_by, may="money.payout") as action:
        lines = [
            line
            for line in payouts_of(action.state.connection, number)
            if line.number == normal_payout_number(number)
        ]
        if any(line.state == "made" for line in lines) or not lines:
            raise PayoutNotSentError(normal_payout_number(number))
        standing = [line for line in lines if line.stands]
        _take_back(action, "payout_returned", number, standing, reason)
    return action.changes


def _take_back(
    action: Action, kind: str, number: str, lines: Sequence[PayoutLine], reason: str
) -> None:
    why = check_text(reason, most=MOST_REASON_LETTERS)
    if not why:
        raise EmptyFieldError("reason")
    if not lines:
        raise PayoutTakenBackError(normal_payout_number(number))
    covered = covers_of(action.state.connection, lines)
    for line, covers in zip(lines, covered, strict=True):
        action.record(
            taken_back_fact(kind, line, covers=opposite(covers), reason=why, booked_on=action.today)
        )


def set_payee(
    shop: Shop, *, consignor: str, payee: str, account: str, pay_by: str, set_by: str
) -> Changes:
    """Where a consignor's money goes; only what changes is recorded.

    It takes the permission to pay: whoever may change an account could pay herself.
    """
    if pay_by and pay_by not in WAYS:
        raise UnknownTenderError(pay_by)
    wanted: dict[str, Json] = {
        "payee": check_text(payee, most=200),
        "account": " ".join(check_text(account, most=MOST_ACCOUNT_LETTERS).split()),
        "pay_by": pay_by,
    }
    with shop.store.action(set_by, may="money.payout") as action:
        person = action.state.person(consignor)
        now = action.state.fields("person", person.id, tuple(wanted))
        fields = {key: value for key, value in wanted.items() if now[key] != value}
        if fields:
            before: dict[str, Json] = {key: now[key] for key in fields}
            payload: dict[str, Json] = {"fields": fields, "before": before}
            action.record(Fact("payee_edited", "person", person.id, payload))
    return action.changes
