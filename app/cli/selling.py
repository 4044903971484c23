"""``sale record``: a sale at the counter, with what it promises and in which money."""

from collections.abc import Mapping, Sequence

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional
from app.cli.opening import opened
from app.cli.output.goods_pages import sale_page
from app.cli.shapes.goods import sale_full
from app.cli.values import Number, OneOf
from app.domain.ledger import TENDERS
from app.domain.recourse import MOST_FACTOR
from app.domain.sales import SaleTold
from app.services.goods import record_sale
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    paid = translate("CLI", "How it was paid: {codes}").format(codes=", ".join(TENDERS))
    promise = translate("CLI", "So many times the price on top of it if it is a fake.")
    currency = translate("CLI", "The currency it is paid in, where that is not the shop's.")
    amount = translate("CLI", "How much of it; default: what the prices come to.")
    return {
        "sale record": ShopCommand(
            record,
            positional("number", translate("CLI", "The receipt's number."), "NO"),
            option(
                "--sku",
                translate("CLI", "An item that is sold; may be given several times."),
                "SKU",
                multiple=True,
                required=True,
                into="skus",
            ),
            option("--tender", paid, "CODE", type=OneOf(*TENDERS), default="cash"),
            option("--buyer", translate("CLI", "The buyer's name."), "NAME", default=""),
            option("--phone", translate("CLI", "The buyer's phone."), "PHONE", default=""),
            option("--payment", translate("CLI", "The payment's number."), "NO", default=""),
            flag("--shipped", translate("CLI", "It is sent to the buyer.")),
            option("--promise", promise, "N", type=Number(0, MOST_FACTOR)),
            option("--currency", currency, "CURRENCY", default=""),
            option("--paid", amount, "AMOUNT"),
        )
    }


def record(
    call: Call,
    *,
    number: str,
    skus: Sequence[str],
    tender: str,
    buyer: str,
    phone: str,
    payment: str,
    shipped: bool,
    promise: int | None,
    currency: str,
    paid: str | None,
) -> None:
    """Sell items and show the receipt."""
    with opened(call) as at:
        theirs = currency.strip().upper() or at.settings.currency
        told = SaleTold(promise, theirs, None if paid is None else parse_amount(paid, theirs))
        changes = record_sale(
            at.shop,
            number=number,
            skus=skus,
            tender=tender,
            sold_by=at.actor.name,
            buyer_name=buyer,
            buyer_phone=phone,
            payment_reference=payment,
            shipped=shipped,
            told=told,
        )
        sales = at.shop.queries.sales
        line = sales.one(number)
        parts, terms, sees = sales.lines(line.id), sales.terms(line.id), at.sight.shares
        if call.as_json:
            shape = sale_full(line, parts, terms, shares=sees)
            call.document({"sale": shape, "action": changes.action.hex()})
        else:
            call.lines(sale_page(line, parts, terms, at.names, call.width, shares=sees))
