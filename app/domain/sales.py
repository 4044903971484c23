"""A sale of consigned items, and the postings it makes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.ids import ItemId, PersonId, SaleId
from app.domain.ledger import Posting, channel
from app.domain.money import BP_WHOLE, allocate, not_negative


class UnknownSaleError(RuleError):
    """No sale carries this number."""

    code = "unknown_sale"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:80])


class BadShareError(RuleError):
    """A share outside 0 to 100 %."""

    code = "bad_share"

    def __init__(self, share_bp: int) -> None:
        super().__init__(share_bp=share_bp)


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One sold item: price = consignor's part + commission + tax."""

    item: ItemId | None
    sku: str
    title: str
    price_minor: int
    consignor: PersonId | None
    consignor_minor: int
    commission_minor: int
    tax_minor: int = 0
    contract: str = ""  # the version it is sold under, its entry in hex


@dataclass(frozen=True, slots=True)
class PaidIn:
    """What was paid in a currency that the books are not kept in."""

    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class SaleTerms:
    """What a sale was made under besides its lines; most have none of it."""

    promise_factor: int = 0
    paid_in: PaidIn | None = None


@dataclass(frozen=True, slots=True)
class SaleTold:
    """What a person tells with a sale besides what everybody tells.

    ``promise_factor``: so many times the price on top of it if it is a fake; None is the shop's
    own. ``paid_currency``: the buyer pays in it, ``paid_minor`` of it; without an amount, what
    the prices come to.
    """

    promise_factor: int | None = None
    paid_currency: str = ""
    paid_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Sale:
    """One receipt. ``is_history`` marks a sale whose money other books hold: it posts nothing."""

    id: SaleId
    number: str
    sold_at_ms: int
    buyer: PersonId | None
    currency: str
    total_minor: int
    tender: str
    payment_reference: str
    lines: tuple[SaleLine, ...]
    is_history: bool


def divide_price(price_minor: int, split_bp: int) -> tuple[int, int]:
    """Consignor's part and commission of a price; they sum to it exactly."""
    if not 0 <= split_bp <= BP_WHOLE:
        raise BadShareError(split_bp)
    consignor, commission = allocate(not_negative(price_minor), (split_bp, BP_WHOLE - split_bp))
    return consignor, commission


@dataclass(frozen=True, slots=True)
class CreditUsed:
    """Store credit of a buyer that pays for a sale, or for a part of it."""

    buyer: PersonId
    minor: int


def sale_postings(
    sale: SaleId,
    lines: Sequence[SaleLine],
    tender: str,
    currency: str,
    paid_in: PaidIn | None = None,
    credit: CreditUsed | None = None,
) -> tuple[Posting, ...]:
    """Dr payment channel / Cr consignor, commission and tax, line by line.

    An item without a consignor is the shop's own: its whole price is commission here. What was
    paid in another currency goes through *conversion*, so that each currency sums to zero.
    ``credit`` is what the buyer's own store credit pays: Dr that buyer's account instead.
    """
    whole = sum(x.price_minor for x in lines)
    spent = credit.minor if credit else 0
    postings = []
    if credit is not None:
        postings.append(
            Posting("store_credit", spent, currency, "credit_spent", credit.buyer, sale=sale)
        )
    if paid_in is None:
        postings.append(Posting(channel(tender), whole - spent, currency, "sale", sale=sale))
    else:
        theirs, minor = paid_in.currency, paid_in.minor
        postings += [
            Posting(channel(tender), minor, theirs, "sale", sale=sale),
            Posting("conversion", -minor, theirs, "sale", sale=sale),
            Posting("conversion", whole - spent, currency, "sale", sale=sale),
        ]
    for line in lines:
        item = line.item or ""
        parts = (
            ("consignors" if line.consignor else "commission", line.consignor_minor),
            ("commission", line.commission_minor),
            ("vat", line.tax_minor),
        )
        postings.extend(
            Posting(
                account,
                -minor,
                currency,
                "sale",
                party=line.consignor or "" if account == "consignors" else "",
                sale=sale,
                item=item,
            )
            for account, minor in parts
            if minor
        )
    return tuple(p for p in postings if p.minor)
