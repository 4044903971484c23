"""``item``, ``consignor`` and ``sale``: looking things up."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, positional
from app.cli.opening import opened
from app.cli.output.goods_pages import (
    history_table,
    item_page,
    item_table,
    person_page,
    person_table,
    sale_page,
    sale_table,
)
from app.cli.paging import more, one_page, paging_options
from app.cli.shapes.cases import happening
from app.cli.shapes.goods import (
    item_full,
    item_short,
    person_full,
    person_short,
    sale_full,
    sale_short,
)
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    sku = positional("sku", translate("CLI", "The item's SKU."), "SKU")
    number = positional("number", translate("CLI", "The person's number."), "NO")
    receipt = positional("number", translate("CLI", "The receipt's number."), "NO")
    return {
        "item list": ShopCommand(list_items, *paging_options()),
        "item show": ShopCommand(show_item, sku),
        "item history": ShopCommand(show_history, sku),
        "consignor list": ShopCommand(list_consignors, *paging_options()),
        "consignor show": ShopCommand(show_consignor, number),
        "sale list": ShopCommand(list_sales, *paging_options()),
        "sale show": ShopCommand(show_sale, receipt),
    }


def list_items(call: Call, search: str, limit: int, after: str | None) -> None:
    """Items, newest first."""
    with opened(call) as at:
        queries = at.shop.queries
        last = queries.items.card(after).line.pk if after else None
        found = queries.items.after(last, words=search, limit=limit + 1)
        lines, following = one_page(found, limit, lambda line: line.sku)
        if call.as_json:
            call.document({"items": [item_short(line) for line in lines], "next": following})
        else:
            call.lines([*item_table(lines, at.names, call.width), *more(following)])


def show_item(call: Call, sku: str) -> None:
    """One item's record."""
    with opened(call) as at:
        card = at.shop.queries.items.card(sku)
        if call.as_json:
            call.document({"item": item_full(card)})
        else:
            call.lines(item_page(card, at.names))


def show_history(call: Call, sku: str) -> None:
    """What happened to an item: its record, its sales, its cases."""
    with opened(call) as at:
        items = at.shop.queries.items
        entries = items.history(items.card(sku).line.id)
        if call.as_json:
            history = [{"subject": key, **happening(line)} for key, line in entries]
            call.document({"history": history})
        else:
            call.lines(history_table(entries, at.names, call.width))


def list_consignors(call: Call, search: str, limit: int, after: str | None) -> None:
    """Consignors in the order they came."""
    with opened(call) as at:
        people = at.shop.queries.people
        last = (people.line_by_id(after) or people.line(after)).pk if after else None
        found = people.after(last, words=search, limit=limit + 1)
        lines, following = one_page(found, limit, lambda line: line.id)
        if call.as_json:
            shapes = [person_short(line) for line in lines]
            call.document({"consignors": shapes, "next": following})
        else:
            call.lines([*person_table(lines, call.width), *more(following)])


def show_consignor(call: Call, number: str) -> None:
    """One person with her account."""
    with opened(call) as at:
        card = at.shop.queries.people.card(number)
        if call.as_json:
            call.document({"consignor": person_full(card)})
        else:
            call.lines(person_page(card, at.names, call.width))


def list_sales(call: Call, search: str, limit: int, after: str | None) -> None:
    """Sales, newest first."""
    with opened(call) as at:
        sales = at.shop.queries.sales
        last = (sales.by_id(after) or sales.one(after)).pk if after else None
        found = sales.after(last, words=search, limit=limit + 1)
        lines, following = one_page(found, limit, lambda line: line.id)
        if call.as_json:
            call.document({"sales": [sale_short(line) for line in lines], "next": following})
        else:
            call.lines([*sale_table(lines, at.names, call.width), *more(following)])


def show_sale(call: Call, number: str) -> None:
    """One sale with its lines."""
    with opened(call) as at:
        sales = at.shop.queries.sales
        line = sales.one(number)
        parts, terms = sales.lines(line.id), sales.terms(line.id)
        if call.as_json:
            call.document({"sale": sale_full(line, parts, terms, shares=at.sight.shares)})
        else:
            page = sale_page(line, parts, terms, at.names, call.width, shares=at.sight.shares)
            call.lines(page)
