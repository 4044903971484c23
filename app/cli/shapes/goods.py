"""Items, people and sales as JSON."""

from collections.abc import Sequence

from app.cli.shapes.plain import Document, moment, money, photo
from app.domain.rows import HandoverLine, ItemCard, ItemLine, PersonCard, PersonLine, SaleLineRow
from app.domain.sales import SaleLine, SaleTerms


def item_short(line: ItemLine) -> Document:
    """An item in a list; ``consignor`` is a number, null for the shop's own."""
    return {
        "sku": line.sku,
        "title": line.title,
        "status": line.status,
        "consignor": line.consignor_number or None,
        "price": money(line.price_minor, line.currency),
        "brand": line.brand,
        "class": line.item_class,
        "custody": line.custody,
        "consignor_name": line.consignor_name or None,
    }


def item_full(card: ItemCard) -> Document:
    """An item with its record."""
    return {
        **item_short(card.line),
        "condition": card.condition,
        "serial": card.serial,
        "size": card.size,
        "color": card.color,
        "description": card.description,
        "accessories": list(card.accessories),
        "split_bp": card.split_bp,
        "received_on": card.received_on or None,
        "place": card.place,
        "has_baseline": card.has_baseline,
        "sale": card.sale.number if card.sale else None,
        "open_cases": list(card.open_cases),
        "handovers": [_handover(handover) for handover in card.handovers],
        "photos": [photo(picture) for picture in card.photos],
    }


def _handover(line: HandoverLine) -> Document:
    return {
        "at": moment(line.at),
        "from": line.source,
        "to": line.target,
        "place": line.place,
        "condition": line.condition,
        "accessories": list(line.accessories),
        "waybill": line.waybill,
    }


def person_short(line: PersonLine) -> Document:
    """A person in a list; a balance above zero is what the shop owes her."""
    return {
        "number": line.number,
        "name": line.name,
        "balance": None
        if line.balance_minor is None  # not for the viewer to see
        else money(line.balance_minor, line.currency),
        "phone": line.phone,
    }


def person_full(card: PersonCard) -> Document:
    """A person with her account, newest movements first."""
    return {
        **person_short(card.line),
        "company": card.company,
        "email": card.email,
        "address": card.address,
        "note": card.note,
        "split_bp": card.split_bp,
        "rating": card.terms.rating or None,
        "decides_up_to": money(card.terms.decides_up_to_minor, card.line.currency),
        "settle_up_to": money(card.terms.settle_up_to_minor, card.line.currency),
        "silence_clause": card.terms.silence_clause,
        "items": card.item_count,
        "open_cases": list(card.open_case_numbers),
        "movements": [
            {
                "booked_on": line.booked_on,
                "memo": line.memo,
                "amount": money(line.amount_minor, line.currency),
                "title": line.title,
                "sku": line.sku,
                "case": line.case_number or None,
                "sale": line.sale_number or None,
            }
            for line in card.movements
        ],
        "statements": [
            {
                "first_day": issued.first_day,
                "last_day": issued.last_day,
                "opening": money(issued.opening_minor, issued.currency),
                "closing": money(issued.closing_minor, issued.currency),
                "issued_at": moment(issued.issued_at),
                "code": issued.code or None,
            }
            for issued in card.statements
        ],
    }


def sale_short(line: SaleLineRow) -> Document:
    """A sale in a list."""
    return {
        "number": line.number,
        "sold_at": moment(line.sold_at),
        "total": money(line.total_minor, line.currency),
        "tender": line.tender,
        "payment_reference": line.payment_reference,
        "buyer": line.buyer_name or None,
        "skus": list(line.skus),
        "refunded": money(line.refunded_minor, line.currency),
    }


def sale_full(
    line: SaleLineRow, parts: Sequence[SaleLine], terms: SaleTerms, *, shares: bool
) -> Document:
    """A sale with its lines; who gets what of them where ``shares`` may be seen."""
    paid = terms.paid_in
    return {
        **sale_short(line),
        "promise_factor": terms.promise_factor,
        "paid_in": money(paid.minor, paid.currency) if paid else None,
        "lines": [
            {
                "sku": part.sku,
                "title": part.title,
                "price": money(part.price_minor, line.currency),
                "consignor_part": money(part.consignor_minor, line.currency) if shares else None,
                "commission": money(part.commission_minor, line.currency) if shares else None,
                "tax": money(part.tax_minor, line.currency) if shares else None,
            }
            for part in parts
        ],
    }
