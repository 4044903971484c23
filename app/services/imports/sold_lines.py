"""The lines of an imported sale, completed where the file only knows the sum."""

from collections.abc import Mapping, Sequence

from app.domain.contracts import NO_CONTRACT, Contract, ContractBook, consigned_parts
from app.domain.incoming import IncomingSale, IncomingSaleLine
from app.domain.items import Item
from app.domain.money import allocate
from app.domain.sales import SaleLine


def sold_lines(
    row: IncomingSale, items: Mapping[str, Item | None], book: ContractBook, sold_on: str
) -> list[SaleLine]:
    """One line an item, whose prices sum to what was paid.

    A receipt that names its parts only in sum has them shared out by the items' own prices and
    splits, exactly; a line that names its price is divided by the terms
    that were in force on the day it was sold.
    """
    if not row.lines:
        return []
    found = [items.get(line.sku) for line in row.lines]
    named = _named_prices(row.lines)
    prices = named or allocate(
        row.total_minor, _weights([item.price_minor if item else 0 for item in found])
    )
    # Prices that make up what was paid have the tax inside; others leave it out, like freight.
    inside = min(row.tax_minor, row.total_minor) if sum(prices) == row.total_minor else 0
    taxes = allocate(inside, _weights(prices))
    contracts = [
        book.in_force(item.consignor, sold_on) if item and item.consignor else NO_CONTRACT
        for item in found
    ]
    consignors = _consignor_parts(row, found, prices, taxes, contracts)
    return [
        SaleLine(
            item=item.id if item else None,
            sku=line.sku,
            title=line.title or (item.title if item else ""),
            price_minor=price,
            consignor=item.consignor if item else None,
            consignor_minor=consignor,
            commission_minor=price - tax - consignor,
            tax_minor=tax,
            contract=contract.entry,
        )
        for line, item, price, tax, consignor, contract in zip(
            row.lines, found, prices, taxes, consignors, contracts, strict=True
        )
    ]


def _named_prices(lines: Sequence[IncomingSaleLine]) -> tuple[int, ...] | None:
    prices = [line.price_minor for line in lines]
    if any(price is None for price in prices):
        return None
    return tuple(price or 0 for price in prices)


def _consignor_parts(
    row: IncomingSale,
    found: Sequence[Item | None],
    prices: Sequence[int],
    taxes: Sequence[int],
    contracts: Sequence[Contract],
) -> tuple[int, ...]:
    nets = [price - tax for price, tax in zip(prices, taxes, strict=True)]
    usual = [
        consigned_parts(contract.terms, net, item.split_bp)[0] if item and item.consignor else 0
        for net, item, contract in zip(nets, found, contracts, strict=True)
    ]
    told = _told_parts(row.lines)
    if told is not None and all(0 <= part <= net for part, net in zip(told, nets, strict=True)):
        return told
    if row.consignor_minor is not None and 0 <= row.consignor_minor <= sum(nets) and any(usual):
        return allocate(row.consignor_minor, usual)
    return tuple(usual)


def _told_parts(lines: Sequence[IncomingSaleLine]) -> tuple[int, ...] | None:
    told = [line.consignor_minor for line in lines]
    return tuple(part or 0 for part in told) if all(p is not None for p in told) else None


def _weights(values: Sequence[int]) -> Sequence[int]:
    """Weights that can be divided by: equal ones where all values are nothing."""
    return values if any(values) else [1] * len(values)
