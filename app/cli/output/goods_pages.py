"""Items, people and sales for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.happenings import sentence
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.domain.rows import (
    ItemCard,
    ItemLine,
    MovementLine,
    PersonCard,
    PersonLine,
    SaleLineRow,
    TimelineLine,
)
from app.domain.sales import SaleLine, SaleTerms
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.text.dotted import dotted

_HIDDEN = "—"  # not for the viewer to see


def _balance(line: PersonLine) -> str:
    owed = line.balance_minor
    return _HIDDEN if owed is None else format_amount(owed, line.currency)


def _share(split_bp: int | None) -> str:
    return "" if split_bp is None else format_share(split_bp)


def item_table(lines: Sequence[ItemLine], names: Names, width: int | None) -> list[str]:
    """Items in a list."""
    columns = (
        Column("SKU"),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "Status")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "Price"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.sku,
            line.title,
            names.of("item_status", line.status),
            f"{line.consignor_number} {line.consignor_name}".strip(),
            format_amount(line.price_minor, line.currency),
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def item_page(card: ItemCard, names: Names) -> list[str]:
    """One item's record."""
    line = card.line
    place = f" · {card.place}" if card.place else ""
    accessories = ", ".join(names.of("accessory", code) for code in card.accessories)
    return [
        shown(f"{line.sku} · {line.title}"),
        *pairs(
            [
                (translate("CLI", "Status"), names.of("item_status", line.status)),
                (translate("CLI", "Where it is"), names.of("custody", line.custody) + place),
                (translate("CLI", "Price"), format_money(line.price_minor, line.currency)),
                (
                    translate("CLI", "Consignor"),
                    f"{line.consignor_number} {line.consignor_name}".strip(),
                ),
                (translate("CLI", "The consignor's share"), _share(card.split_bp)),
                (translate("CLI", "Brand"), line.brand),
                (translate("CLI", "Class"), names.of("item_class", line.item_class)),
                (translate("CLI", "Condition"), card.condition),
                (translate("CLI", "Serial"), card.serial),
                (translate("CLI", "Size"), card.size),
                (translate("CLI", "Colour"), card.color),
                (translate("CLI", "Accessories"), accessories),
                (translate("CLI", "Received"), card.received_on),
                (translate("CLI", "Sale"), card.sale.number if card.sale else ""),
                (translate("CLI", "Open cases"), ", ".join(card.open_cases)),
                (translate("CLI", "Photos"), str(len(card.photos)) if card.photos else ""),
            ]
        ),
    ]


def history_table(
    entries: Sequence[tuple[str, TimelineLine]], names: Names, width: int | None
) -> list[str]:
    """What happened, oldest first."""
    columns = (
        Column(translate("CLI", "When")),
        Column(translate("CLI", "Who")),
        Column(translate("CLI", "What about")),
        Column(translate("CLI", "What happened"), gives=True),
    )
    rows = [(names.time(line.at), line.actor, key, sentence(line, names)) for key, line in entries]
    return table(columns, rows, width=width)


def person_table(lines: Sequence[PersonLine], width: int | None) -> list[str]:
    """People in a list."""
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Name"), gives=True),
        Column(translate("CLI", "Phone")),
        Column(translate("CLI", "Balance"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.number,
            line.name,
            line.phone,
            _balance(line),
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def person_page(card: PersonCard, names: Names, width: int | None) -> list[str]:
    """One person with her account."""
    line = card.line
    owed = line.balance_minor
    return [
        shown(f"{line.number} {line.name}".strip()),
        *pairs(
            [
                (
                    translate("CLI", "Balance"),
                    _HIDDEN if owed is None else format_money(owed, line.currency),
                ),
                (translate("CLI", "The consignor's share"), _share(card.split_bp)),
                *_terms(card),
                (translate("CLI", "Company"), card.company),
                (translate("CLI", "Phone"), line.phone),
                (translate("CLI", "E-mail"), card.email),
                (translate("CLI", "Address"), card.address),
                (translate("CLI", "Note"), card.note),
                (translate("CLI", "Items"), str(card.item_count)),
                (translate("CLI", "Open cases"), ", ".join(card.open_case_numbers)),
            ]
        ),
        *_movements(card.movements, names, width),
    ]


def _terms(card: PersonCard) -> list[tuple[str, str]]:
    """What is agreed with a consignor beforehand, as far as anything is."""
    terms, currency = card.terms, card.line.currency

    def told(minor: int) -> str:
        return format_money(minor, currency) if minor else ""

    clause = translate("CLI", "silence is consent") if terms.silence_clause else ""
    return [
        (translate("CLI", "Rating"), terms.rating),
        (translate("CLI", "Decides up to"), told(terms.decides_up_to_minor)),
        (translate("CLI", "Settled unasked up to"), told(terms.settle_up_to_minor)),
        (translate("CLI", "Contract"), clause),
    ]


def _movements(lines: Sequence[MovementLine], names: Names, width: int | None) -> list[str]:
    if not lines:
        return []
    columns = (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "What for")),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "Belongs to")),
        Column(translate("CLI", "Amount"), figures=True),
    )
    rows = [
        (
            line.booked_on,
            names.of("memo", line.memo),
            dotted(line.sku, line.title),
            line.case_number or line.sale_number,
            format_amount(line.amount_minor, line.currency, sign=True),
        )
        for line in lines
    ]
    return ["", *table(columns, rows, width=width)]


def sale_table(lines: Sequence[SaleLineRow], names: Names, width: int | None) -> list[str]:
    """Sales in a list."""
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Sold")),
        Column(translate("CLI", "Items"), gives=True),
        Column(translate("CLI", "Buyer"), gives=True),
        Column(translate("CLI", "Paid by")),
        Column(translate("CLI", "Total"), figures=True),
        Column(translate("CLI", "Refunded"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.number,
            names.time(line.sold_at),
            ", ".join(line.skus),
            line.buyer_name,
            names.of("tender", line.tender),
            format_amount(line.total_minor, line.currency),
            format_amount(line.refunded_minor, line.currency) if line.refunded_minor else "",
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def sale_page(
    line: SaleLineRow,
    parts: Sequence[SaleLine],
    terms: SaleTerms,
    names: Names,
    width: int | None,
    *,
    shares: bool,
) -> list[str]:
    """One sale with its lines."""
    paid = terms.paid_in
    promise = translate("CLI", "{n} times the price on top if it is a fake")
    columns = (
        Column("SKU"),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "Price"), figures=True),
        Column(translate("CLI", "Consignor's part"), figures=True),
        Column(translate("CLI", "Commission"), figures=True),
        Column(translate("CLI", "Tax"), figures=True),
    )
    rows = [
        (
            part.sku,
            part.title,
            format_amount(part.price_minor, line.currency),
            format_amount(part.consignor_minor, line.currency) if shares else _HIDDEN,
            format_amount(part.commission_minor, line.currency) if shares else _HIDDEN,
            format_amount(part.tax_minor, line.currency) if part.tax_minor else "",
        )
        for part in parts
    ]
    refunded = format_money(line.refunded_minor, line.currency) if line.refunded_minor else ""
    return [
        line.number,
        *pairs(
            [
                (translate("CLI", "Sold"), names.time(line.sold_at)),
                (translate("CLI", "Total"), format_money(line.total_minor, line.currency)),
                (translate("CLI", "Paid by"), names.of("tender", line.tender)),
                (translate("CLI", "Payment"), line.payment_reference),
                (translate("CLI", "Buyer"), line.buyer_name),
                (translate("CLI", "Refunded"), refunded),
                (
                    translate("CLI", "Paid in"),
                    format_money(paid.minor, paid.currency) if paid else "",
                ),
                (
                    translate("CLI", "Promised"),
                    promise.format(n=terms.promise_factor) if terms.promise_factor else "",
                ),
            ]
        ),
        "",
        *table(columns, rows, width=width),
    ]
