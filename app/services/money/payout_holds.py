"""Holding a consignor's money by hand, and letting held money go."""

from collections.abc import Sequence

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.money import not_negative
from app.domain.payout_holds import (
    NoSuchHoldError,
    NothingHeldError,
    NotSoldError,
    NotTheirsError,
)
from app.domain.payouts import Account, HeldCredit, Released, decide_release
from app.domain.people import EmptyFieldError
from app.services.shop import Shop
from app.storage.payout_holds_state import credit_of_item, hold_by_hand
from app.storage.payouts_state import accounts
from app.storage.store import Action

RELEASE = "money.release"
_MOST_LETTERS = 500


def hold_payout(shop: Shop, *, consignor: str, reason: str, held_by: str, sku: str = "") -> Changes:
    """Hold the money of a sold item, or of a consignor altogether, until the hold is lifted.

    Raises EmptyFieldError without a reason, NotSoldError or NotTheirsError for the item.
    """
    why = _reason(reason)
    with shop.store.action(held_by, may="money.payout") as action:
        person = action.state.person(consignor)
        sale, item = _sold(action, person.id, person.number, sku) if sku.strip() else ("", "")
        payload: dict[str, Json] = {
            "hold": action.new_id(),
            "sale": sale,
            "item": item,
            "reason": why,
        }
        action.record(Fact("payout_held", "person", person.id, payload))
    return action.changes


def lift_payout_hold(shop: Shop, *, hold: str, reason: str, lifted_by: str) -> Changes:
    """A hold by hand is over; raises NoSuchHoldError."""
    why = _reason(reason)
    with shop.store.action(lifted_by, may="money.payout") as action:
        person = hold_by_hand(action.state.connection, hold)
        if not person:
            raise NoSuchHoldError(hold)
        payload: dict[str, Json] = {"hold": hold, "reason": why}
        action.record(Fact("payout_hold_lifted", "person", person, payload))
    return action.changes


def release_payout(
    shop: Shop,
    *,
    consignor: str,
    reason: str,
    released_by: str,
    sku: str = "",
    amount_minor: int | None = None,
) -> Changes:
    """Let held money be paid though its reason stands: of one item, an amount, or all of it.

    What comes up afterwards holds again. Raises NothingHeldError and what `hold_payout` does.
    """
    why = _reason(reason)
    with shop.store.action(released_by, may=RELEASE) as action:
        person = action.state.person(consignor)
        currency = action.state.settings().currency
        found = accounts(
            action.state.connection, currency=currency, today=action.today, person=person.id
        )
        account = found.get(person.id)
        held: Sequence[HeldCredit] = account.held if account else ()
        if sku.strip():
            of_item = _sold(action, person.id, person.number, sku)
            held = [h for h in held if (h.credit.sale, h.credit.item) == of_item]
        blocked = sum(h.blocked_minor for h in held)
        wanted = blocked if amount_minor is None else not_negative(amount_minor)
        if account is None or not 0 < wanted <= blocked:
            raise NothingHeldError(wanted, blocked, currency)
        release_within(action, account, decide_release(held, wanted), why)
    return action.changes


def release_within(
    action: Action, account: Account, released: Sequence[Released], why: str
) -> None:
    """Record within ``action`` that held money may be paid; raises NotPermittedError."""
    action.require(RELEASE)
    payload: dict[str, Json] = {
        "amount_minor": sum(r.minor for r in released),
        "currency": account.currency,
        "reason": why,
        "credits": [
            {
                "sale": r.held.credit.sale,
                "item": r.held.credit.item,
                "minor": r.minor,
                "level_minor": r.release.level_minor,
                "over": sorted(r.release.over),
            }
            for r in released
        ],
    }
    action.record(Fact("hold_released", "person", account.person, payload))


def _reason(reason: str) -> str:
    why = check_text(reason, most=_MOST_LETTERS)
    if not why:
        raise EmptyFieldError("reason")
    return why


def _sold(action: Action, person: str, number: str, sku: str) -> tuple[str, str]:
    """The sale and id of a sold item whose money is hers."""
    item = action.state.item(sku)
    if item.consignor != person:
        raise NotTheirsError(item.sku, number)
    sale = credit_of_item(action.state.connection, person, item.id)
    if sale is None:
        raise NotSoldError(item.sku)
    return sale, item.id
