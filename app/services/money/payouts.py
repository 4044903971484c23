"""Paying consignors what the shop owes them."""

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, as_json, channel
from app.domain.money import not_negative
from app.domain.unwinding import UnknownTenderError
from app.services.shop import Shop


class NothingToPayError(RuleError):
    """A payout of nothing, or of more than the shop owes."""

    code = "nothing_to_pay"

    def __init__(self, amount_minor: int, balance_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, balance_minor=balance_minor, currency=currency)


def pay_out(shop: Shop, *, consignor: str, amount_minor: int, tender: str, paid_by: str) -> Changes:
    """Pay a consignor what the shop owes her, or part of it."""
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    with shop.store.action(paid_by, may="money.payout") as action:
        person = action.state.person(consignor)
        currency = action.state.settings().currency
        balance = action.state.balance("consignors", person.id, currency)
        if not 0 < not_negative(amount_minor) <= balance:
            raise NothingToPayError(amount_minor, balance, currency)
        lines = (
            Posting("consignors", amount_minor, currency, "payout", person.id),
            Posting(channel(tender), -amount_minor, currency, "payout"),
        )
        payload: dict[str, Json] = {
            "amount_minor": amount_minor,
            "currency": currency,
            "tender": tender,
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("payout_recorded", "person", person.id, payload))
    return action.changes
