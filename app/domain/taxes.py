"""The tax inside a sale's price: what it is reckoned on, its rate, and who bears it."""

from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.money import BP_WHOLE, allocate, not_negative

NO_TAX, ON_GROSS, ON_MARGIN, ON_COMMISSION = "none", "gross", "margin", "commission"
TAX_BASES = (NO_TAX, ON_GROSS, ON_MARGIN, ON_COMMISSION)
SHOP_BEARS, SHARES_BEAR = "shop", "shares"
TAX_BEARERS = (SHOP_BEARS, SHARES_BEAR)


class BadTaxRateError(RuleError):
    """A tax rate outside 0 to 100 %."""

    code = "bad_tax_rate"

    def __init__(self, rate_bp: int) -> None:
        super().__init__(rate_bp=rate_bp)


@dataclass(frozen=True, slots=True)
class TaxRule:
    """How a shop's sales are taxed. The tax is always inside the price that the buyer pays.

    ``gross``: on the price; ``margin``: on what the price leaves above the consignor's part, or
    above what the shop paid for its own; ``commission``: on the shop's service to the consignor.
    ``shop``: it comes out of the commission; ``shares``: it comes off the price first, and the
    rest is divided.
    """

    basis: str = NO_TAX
    rate_bp: int = 0
    bearer: str = SHOP_BEARS


@dataclass(frozen=True, slots=True)
class TaxedParts:
    """A price in its three parts, which sum to it. Commission may fall below zero by a tax."""

    consignor_minor: int
    commission_minor: int
    tax_minor: int


def tax_inside(amount_minor: int, rate_bp: int) -> int:
    """The tax in an amount that includes it; raises BadTaxRateError or NegativeAmountError."""
    if not 0 <= rate_bp <= BP_WHOLE:
        raise BadTaxRateError(rate_bp)
    return allocate(not_negative(amount_minor), (rate_bp, BP_WHOLE))[0]


def tax_parts(
    price_minor: int, hers_minor: int, rule: TaxRule, *, cost_minor: int | None = None
) -> TaxedParts:
    """The tax in a price, and what it leaves of both parts; the three sum to the price exactly.

    ``hers_minor`` is the consignor's part before tax. ``cost_minor`` is what the shop paid for a
    thing of its own, None for a consignor's.
    """
    shops = price_minor - hers_minor
    if rule.basis == NO_TAX or not rule.rate_bp:
        return TaxedParts(hers_minor, shops, 0)
    taxed = price_minor if rule.basis == ON_GROSS else shops
    if cost_minor is not None and rule.basis == ON_MARGIN:
        taxed = price_minor - cost_minor
    tax = tax_inside(max(0, taxed), rule.rate_bp)
    if rule.bearer == SHARES_BEAR and hers_minor and shops >= 0:
        hers_minor -= allocate(tax, (hers_minor, shops))[0]
    return TaxedParts(hers_minor, price_minor - tax - hers_minor, tax)


def tax_in_allowance(
    amount_minor: int, tax_minor: int, price_minor: int, rule: TaxRule | None = None
) -> int:
    """The tax that goes back with ``amount_minor`` of a price while the thing stays with the buyer.

    In the proportion of the price, where that was taxed or the rule is not known; of a margin the
    whole amount is missing; the shop's service to the consignor costs what it cost.
    """
    if tax_minor <= 0 or price_minor <= 0:
        return 0
    whole = min(amount_minor, price_minor)
    basis = rule.basis if rule else ON_GROSS
    if basis == ON_COMMISSION:
        return 0
    if rule and basis == ON_MARGIN:
        return min(tax_minor, tax_inside(whole, rule.rate_bp))
    return allocate(whole, (tax_minor, price_minor - tax_minor))[0]
