"""What a sale's prices come to: the tax inside them, and money of another country."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.items import Item
from app.domain.money import allocate, decimals_of, not_negative
from app.domain.sales import PaidIn, SaleTold
from app.domain.taxes import TaxedParts, tax_parts
from app.storage.store import Action
from app.storage.unwinding_state import own_cost, rate_on


@dataclass(frozen=True, slots=True)
class Payment:
    """The prices in the shop's currency, and what was paid where that was another."""

    prices_minor: Sequence[int]
    paid_in: PaidIn | None = None


def taxed_parts(action: Action, item: Item, price_minor: int, hers_minor: int) -> TaxedParts:
    """The three parts of an item's price by the shop's tax rule."""
    cost = None if item.consignor else own_cost(action.state.connection, item.id)
    rule = action.state.settings().tax_rule
    return tax_parts(price_minor, hers_minor, rule, cost_minor=cost)


def foreign_payment(action: Action, prices_minor: Sequence[int], told: SaleTold) -> Payment:
    """What is paid in another currency, at the day's rate; the prices share what it comes to.

    Raises RateMissingError, UnknownCurrencyError or NegativeAmountError.
    """
    ours, theirs = action.state.settings().currency, told.paid_currency.strip().upper()
    if not theirs or theirs == ours or not any(prices_minor):
        return Payment(prices_minor)
    decimals_of(theirs)
    rate = rate_on(action.state.connection, theirs, ours, action.today)
    if told.paid_minor is None:
        return Payment(prices_minor, PaidIn(theirs, rate.inverse.convert(sum(prices_minor))))
    worth = rate.convert(not_negative(told.paid_minor))
    return Payment(allocate(worth, prices_minor), PaidIn(theirs, told.paid_minor))
