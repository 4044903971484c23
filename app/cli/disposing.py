"""``item dispose``: what becomes of an item."""

from collections.abc import Mapping
from datetime import date

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional
from app.cli.opening import opened
from app.cli.output.goods_pages import item_page
from app.cli.output.table import Column, table
from app.cli.shapes.goods import item_full
from app.cli.values import Day, OneOf
from app.domain.disposition import DISPOSITIONS, DispositionTold
from app.domain.falls import FALL_MODES, FIXED
from app.services.disposition import dispose_item, dispositions_of
from app.text.amounts import parse_amount
from app.text.catalogue import translate
from app.text.errors import guard_sentence


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    sku = positional("sku", translate("CLI", "The item's SKU."), "SKU")
    kind = translate("CLI", "What becomes of it: {codes}").format(codes=", ".join(DISPOSITIONS))
    number = translate("CLI", "The case that led to it; default: the item's newest.")
    return {
        "item dispositions": ShopCommand(show_dispositions, sku),
        "item dispose": ShopCommand(
            dispose_one,
            sku,
            positional("disposition", kind, "KIND"),
            option("--case", number, "NO", into="number", default=""),
            option("--price", translate("CLI", "The new price."), "M"),
            option("--grade", translate("CLI", "The new grade."), "G", default=""),
            option("--amount", translate("CLI", "What the consignor gets for it."), "M"),
            option("--worth", translate("CLI", "What it is worth to the shop."), "M"),
            option(
                "--fall",
                translate("CLI", "How its fall in value is charged: {codes}").format(
                    codes=", ".join(FALL_MODES)
                ),
                "CODE",
                type=OneOf(*FALL_MODES),
                default=FIXED,
            ),
            option(
                "--fall-until",
                translate("CLI", "Until when a resale corrects it; default: in 90 days."),
                "DAY",
                type=Day(),
                into="fall_due",
            ),
            option("--place", translate("CLI", "Where it goes."), "PLACE", default=""),
            option("--note", translate("CLI", "Why."), "TEXT", default=""),
        ),
    }


def show_dispositions(call: Call, sku: str) -> None:
    """What can become of an item now, and why the rest cannot."""
    with opened(call) as at:
        offers = dispositions_of(at.shop, sku=sku)
        if call.as_json:
            shapes = [
                {
                    "code": o.disposition,
                    "label": at.names.of("disposition", o.disposition),
                    "allowed": o.is_allowed,
                    "missing": [{"code": m, "message": guard_sentence(m)} for m in o.missing],
                }
                for o in offers
            ]
            call.document({"dispositions": shapes})
            return
        columns = (
            Column(translate("CLI", "Code")),
            Column(translate("CLI", "What becomes of it"), gives=True),
            Column(translate("CLI", "Why not"), gives=True),
        )
        rows = [
            (
                o.disposition,
                at.names.of("disposition", o.disposition),
                " · ".join(guard_sentence(m) for m in o.missing),
            )
            for o in offers
        ]
        call.lines(table(columns, rows, width=call.width))


def dispose_one(
    call: Call,
    *,
    sku: str,
    disposition: str,
    number: str,
    price: str | None,
    grade: str,
    amount: str | None,
    worth: str | None,
    fall: str,
    fall_due: date | None,
    place: str,
    note: str,
) -> None:
    """Decide what becomes of an item."""
    with opened(call) as at:
        items = at.shop.queries.items
        currency = items.card(sku).line.currency

        def minor(text: str | None) -> int | None:
            return None if text is None else parse_amount(text, currency)

        told = DispositionTold(
            grade, minor(price), minor(amount), minor(worth), place, note, fall, fall_due
        )
        changes = dispose_item(
            at.shop,
            sku=sku,
            disposition=disposition,
            number=number,
            decided_by=at.actor.name,
            told=told,
        )
        card = items.card(sku)
        if call.as_json:
            call.document({"item": item_full(card), "action": changes.action.hex()})
        else:
            call.lines(item_page(card, at.names))
