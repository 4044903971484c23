"""Chargebacks: the bank has taken money back, and in the end it decides."""

from dataclasses import dataclass
from datetime import date

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.chargebacks import (
    CHARGEBACK,
    ChargebackNeedsSaleError,
    debit_postings,
    underlying_of,
)
from app.domain.claims import ClaimDayAheadError
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.moves import Actor, allowed_moves
from app.domain.surgery import check_alive
from app.domain.taxonomy import read_category
from app.services.clocks import record_clock
from app.services.money.costs import reopen_recovery
from app.services.money.disputed_funds import CLOCK, check_not_disputed, record_outcome
from app.services.moves import MoveTold, make_move
from app.services.shop import Shop
from app.storage.claims_state import other_categories
from app.storage.store import Action

_MOST_LETTERS = 500
_NOTHING = "nothing_to_recover"


@dataclass(frozen=True, slots=True)
class ChargebackTold:
    """A debit as the bank's letter tells it.

    Without an amount it is what was paid for the item, without a tender the way it was paid.
    ``underlying`` is the category that lies beneath; by default that of the case, or of another
    case of the same sale.
    """

    amount_minor: int | None = None
    fee_minor: int = 0
    tender: str = ""
    reference: str = ""
    debited_on: date | None = None
    reply_by_ms: int | None = None
    underlying: str = ""


def record_chargeback(
    shop: Shop, *, number: str, told: ChargebackTold, recorded_by: str
) -> Changes:
    """Record that a bank took back what was paid; the day by which to answer becomes a deadline.

    Raises ChargebackNeedsSaleError, ChargebackOpenError, UnknownTenderError,
    NothingToRefundError, UnknownCategoryError, ClaimDayAheadError or CaseGivenUpError.
    """
    with shop.store.action(recorded_by, may="money.claim") as action:
        case = action.state.case(number)
        check_alive(case)
        sold = action.state.sold_item(case)
        if case.sale is None or sold is None:
            raise ChargebackNeedsSaleError(case.number)
        check_not_disputed(action, case)
        amount = sold.paid_left_minor if told.amount_minor is None else told.amount_minor
        tender = told.tender or sold.tender
        lines = debit_postings(case, amount_minor=amount, fee_minor=told.fee_minor, tender=tender)
        others = other_categories(action.state.connection, case.id, case.sale)
        payload: dict[str, Json] = {
            "chargeback": action.new_id(),
            "sale": case.sale,
            "amount_minor": amount,
            "fee_minor": told.fee_minor,
            "currency": case.currency,
            "tender": tender,
            "reference": check_text(told.reference, most=_MOST_LETTERS),
            "debited_on": _day(action, told.debited_on),
            "reply_by": told.reply_by_ms,
            "underlying": _underlying(shop, action, told.underlying)
            or underlying_of(case.category, others),
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("chargeback_debited", "case", case.id, payload))
        if told.reply_by_ms is not None:
            record_clock(shop, action, case, CLOCK, due_ms=told.reply_by_ms, note=told.reference)
        if not case.is_open:  # a deadline needs somebody who is waited for
            reopen_recovery(shop, action, case)
    return action.changes


def end_chargeback(
    shop: Shop, *, number: str, outcome: str, actor: Actor, note: str = ""
) -> Changes:
    """Record that the chargeback of a case was won or lost.

    Where the case waits for the bank, its claim track moves with it. Raises NoChargebackError,
    UnknownOutcomeError or CaseGivenUpError.
    """
    with shop.store.action(actor.name, may="money.claim") as action:
        actor, case = action.acting(actor), action.state.case(number)
        check_alive(case)
        kept = check_text(note, most=_MOST_LETTERS)
        move = f"chargeback_{outcome}"
        offers = allowed_moves(case, shop.program.routes, actor)
        if any(offer.move.code == move and offer.is_allowed for offer in offers):
            make_move(shop, action, case, actor, move, told=MoveTold(note=kept))
        else:
            after = record_outcome(action, case, outcome, note=kept)
            if after.loss_minor != case.loss_minor:
                reopen_recovery(shop, action, after)
            elif any(o.move.code == _NOTHING and o.is_allowed for o in offers):
                make_move(shop, action, after, actor, _NOTHING, told=MoveTold(note=kept))
    return action.changes


def _underlying(shop: Shop, action: Action, told: str) -> str:
    if not told.strip():
        return ""
    code = read_category(told, shop.program.trunks, action.state.branches())
    return "" if code == CHARGEBACK else code


def _day(action: Action, told: date | None) -> str:
    if told is not None and told > action.today:
        raise ClaimDayAheadError(told.isoformat())
    return (told or action.today).isoformat()
