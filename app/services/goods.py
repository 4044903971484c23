"""Items, people and sales that are entered by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.contracts import STANDARD, ContractTerms, consigned_parts
from app.domain.entries import Fact, Json
from app.domain.ids import ItemId, PersonId, SaleId
from app.domain.items import (
    DuplicateSkuError,
    Item,
    ItemNotForSaleError,
    UnknownItemError,
    guess_item_class,
)
from app.domain.ledger import TENDERS, as_json
from app.domain.money import not_negative
from app.domain.people import DuplicateNumberError, EmptyFieldError, UnknownPersonError
from app.domain.recourse import check_promise
from app.domain.sales import (
    BadShareError,
    CreditUsed,
    PaidIn,
    SaleLine,
    SaleTold,
    sale_postings,
)
from app.domain.settings import ShopSettings
from app.domain.store_credit import CreditOwnerNeededError, CreditTooSmallError
from app.domain.taxes import NO_TAX, TaxRule
from app.domain.unwinding import UnknownTenderError
from app.services.money.falls import true_up_falls
from app.services.money.pricing import foreign_payment, taxed_parts
from app.services.shop import Shop
from app.storage.contracts_state import contract_book
from app.storage.store import Action

_MOST_LETTERS = 1000
_FIRST_NUMBER = 1001  # of consignors who are given one
PLAIN_SALE = SaleTold()
_FOR_SALE = frozenset({"active", "on_hold"})


def add_consignor(
    shop: Shop,
    *,
    number: str,
    name: str,
    added_by: str,
    phone: str = "",
    email: str = "",
    split_bp: int | None = None,
) -> Changes:
    """Add a consignor; an empty number gets the next free one."""
    kept = check_text(name, most=_MOST_LETTERS)
    if not kept:
        raise EmptyFieldError("name")
    with shop.store.action(added_by, may="people.edit") as action:
        fields: dict[str, Json] = {
            "number": _free_number(action, number.strip()),
            "name": kept,
            "phone": check_text(phone, most=100),
            "email": check_text(email, most=200),
            "is_consignor": 1,
            "split_bp": _share(split_bp),
        }
        action.record(Fact("person_edited", "person", action.new_id(), {"fields": fields}))
    return action.changes


def _free_number(action: Action, wanted: str) -> str:
    """``wanted`` if nobody has it, the next free one if none is wanted."""
    if not wanted:
        return _next_number(action)
    try:
        action.state.person(wanted)
    except UnknownPersonError:
        return wanted
    raise DuplicateNumberError(wanted)


def _next_number(action: Action) -> str:
    return str(max(action.state.highest_number(), _FIRST_NUMBER - 1) + 1)


def _share(split_bp: int | None) -> int | None:
    if split_bp is not None and not 0 <= split_bp <= 10_000:
        raise BadShareError(split_bp)
    return split_bp


def add_item(
    shop: Shop,
    *,
    sku: str,
    title: str,
    price_minor: int,
    consignor: str,
    added_by: str,
    split_bp: int | None = None,
    details: Mapping[str, str] | None = None,
    accessories: Sequence[str] = (),
) -> Changes:
    """Add an item of a consignor (by number; empty for the shop's own).

    ``details`` may hold brand, category, size, color, description, condition, serial. Raises
    DuplicateSkuError, UnknownPersonError, NegativeAmountError.
    """
    for field, value in (("sku", sku), ("title", title)):
        if not check_text(value, most=_MOST_LETTERS):
            raise EmptyFieldError(field)
    with shop.store.action(added_by, may="goods.edit") as action:
        state = action.state
        try:
            state.item(sku)
        except UnknownItemError:
            owner = state.person(consignor) if consignor.strip() else None
        else:
            raise DuplicateSkuError(sku)
        settings = state.settings()
        usual = owner.split_bp if owner and owner.split_bp is not None else None
        told = {
            key: check_text(value, most=_MOST_LETTERS) for key, value in (details or {}).items()
        }
        fields: dict[str, Json] = {
            **told,
            "sku": sku.strip(),
            "title": check_text(title, most=_MOST_LETTERS),
            "item_class": guess_item_class(told.get("category", ""), title),
            "price_minor": not_negative(price_minor),
            "currency": settings.currency,
            "consignor": owner.id if owner else None,
            "split_bp": next(
                s for s in (_share(split_bp), usual, settings.default_split_bp) if s is not None
            ),
            "accessories": list(accessories),
            "received_on": shop.today(settings.zone).isoformat(),
        }
        action.record(Fact("item_edited", "item", ItemId(action.new_id()), {"fields": fields}))
    return action.changes


def record_sale(
    shop: Shop,
    *,
    number: str,
    skus: Sequence[str],
    tender: str,
    sold_by: str,
    buyer_name: str = "",
    buyer_phone: str = "",
    payment_reference: str = "",
    shipped: bool = False,
    buyer: PersonId | None = None,
    told: SaleTold = PLAIN_SALE,
) -> Changes:
    """Sell items at their price, each once.

    ``buyer`` is somebody the shop knows already, such as whoever pays with store credit. Raises
    UnknownItemError, ItemNotForSaleError, UnknownTenderError, UnknownPersonError,
    CreditOwnerNeededError, CreditTooSmallError, and what a promise or money of another country
    refuses: BadPromiseError, RateMissingError, UnknownCurrencyError.
    """
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    if not skus:
        raise EmptyFieldError("items")
    with shop.store.action(sold_by, may="goods.edit") as action:
        settings = action.state.settings()
        items = _for_sale(action, skus)
        owners = [item.consignor for item in items if item.consignor]
        book = contract_book(action.state.connection, owners)
        payment = foreign_payment(action, [item.price_minor for item in items], told)
        lines: list[SaleLine] = []
        for item, price_minor in zip(items, payment.prices_minor, strict=True):
            contract = book.in_force(item.consignor or STANDARD, action.today.isoformat())
            terms = contract.terms if item.consignor else ContractTerms()
            consignor, _ = consigned_parts(
                terms, price_minor, item.split_bp if item.consignor else 0
            )
            taxed = taxed_parts(action, item, price_minor, consignor)
            lines.append(
                SaleLine(
                    item.id,
                    item.sku,
                    item.title,
                    price_minor,
                    item.consignor,
                    taxed.consignor_minor,
                    taxed.commission_minor,
                    taxed.tax_minor,
                    contract=contract.entry if item.consignor else "",
                )
            )
        if buyer is not None:
            check_person(action, buyer)
        elif buyer_name or buyer_phone:
            buyer = PersonId(action.new_id())
            fields: dict[str, Json] = {
                "name": check_text(buyer_name or buyer_phone, most=_MOST_LETTERS),
                "phone": check_text(buyer_phone, most=100),
                "is_consignor": 0,
            }
            action.record(Fact("person_edited", "person", buyer, {"fields": fields}))
        action.record(
            sale_fact(
                SaleId(action.new_id()),
                lines,
                number=number,
                sold_at=datetime.fromtimestamp(action.at / 1000, settings.zone),
                currency=settings.currency,
                tender=tender,
                buyer=buyer,
                payment_reference=payment_reference,
                shipped=shipped,
                credit=_spent(action, lines, buyer) if tender == "store_credit" else None,
                tax=settings.tax_rule,
                promise_factor=_promise(told, settings),
                paid_in=payment.paid_in,
            )
        )
        true_up_falls(shop, action, lines)
    return action.changes


def check_person(action: Action, person: str) -> None:
    """Raise UnknownPersonError where nobody has this id."""
    if action.state.person_by_id(person) is None:
        raise UnknownPersonError(person)


def _spent(action: Action, lines: Sequence[SaleLine], buyer: PersonId | None) -> CreditUsed:
    """The whole sale off the buyer's own store credit."""
    currency = action.state.settings().currency
    amount = sum(line.price_minor for line in lines)
    if buyer is None:
        raise CreditOwnerNeededError
    balance = action.state.balance("store_credit", buyer, currency)
    if amount > balance:
        raise CreditTooSmallError(amount, balance, currency)
    return CreditUsed(buyer, amount)


def _promise(told: SaleTold, settings: ShopSettings) -> int:
    """The compensation that is promised with a sale: as told, else what the shop always does."""
    factor = told.promise_factor
    return check_promise(settings.promise_factor if factor is None else factor)


def _for_sale(action: Action, skus: Sequence[str]) -> list[Item]:
    """The items of a sale, each once."""
    items: list[Item] = []
    for sku in skus:
        item = action.state.item(sku)
        if item.status not in _FOR_SALE or item in items:
            raise ItemNotForSaleError(item.sku)
        items.append(item)
    return items


def sale_fact(
    sale: SaleId,
    lines: Sequence[SaleLine],
    *,
    number: str,
    sold_at: datetime,
    currency: str,
    tender: str,
    buyer: PersonId | None = None,
    payment_reference: str = "",
    shipped: bool = False,
    total_minor: int | None = None,
    refunded_minor: int = 0,
    is_void: bool = False,
    is_history: bool = False,
    source_id: str | None = None,
    credit: CreditUsed | None = None,
    tax: TaxRule | None = None,
    promise_factor: int = 0,
    paid_in: PaidIn | None = None,
) -> Fact:
    """The fact of a sale. History and void sales post nothing: other books hold their money.

    ``sold_at`` is local to the shop: its day is the booking day.
    """
    posts = not (is_history or is_void)
    postings = sale_postings(sale, lines, tender, currency, paid_in, credit) if posts else ()
    payload: dict[str, Json] = {
        "number": number,
        "sold_at": int(sold_at.timestamp() * 1000),
        "sold_on": sold_at.date().isoformat(),
        "buyer": buyer,
        "currency": currency,
        "total_minor": sum(x.price_minor for x in lines) if total_minor is None else total_minor,
        "tender": tender,
        "payment_reference": payment_reference,
        "refunded_minor": refunded_minor,
        "is_void": is_void,
        "is_history": is_history,
        "shipped": shipped,
        "source_id": source_id,
        **_terms(tax, promise_factor, paid_in),
        "lines": [
            {
                "item": x.item,
                "sku": x.sku,
                "title": x.title,
                "price_minor": x.price_minor,
                "consignor": x.consignor,
                "consignor_minor": x.consignor_minor,
                "commission_minor": x.commission_minor,
                "tax_minor": x.tax_minor,
                "contract": x.contract,
            }
            for x in lines
        ],
        "postings": as_json(postings, sold_at.date()),
    }
    return Fact("sale_recorded", "sale", sale, payload)


def _terms(tax: TaxRule | None, promise_factor: int, paid_in: PaidIn | None) -> dict[str, Json]:
    """What most sales do not have; an entry says it only where there is something to say."""
    terms: dict[str, Json] = {}
    if tax is not None and tax.basis != NO_TAX:
        terms["tax"] = {"basis": tax.basis, "rate_bp": tax.rate_bp, "bearer": tax.bearer}
    if promise_factor:
        terms["promise_factor"] = promise_factor
    if paid_in is not None:
        terms["paid_in"] = {"currency": paid_in.currency, "minor": paid_in.minor}
    return terms
