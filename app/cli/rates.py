"""``rate``: what other currencies are worth, day by day."""

from collections.abc import Mapping
from datetime import date

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.shapes.plain import Document
from app.cli.values import Day
from app.domain.exchange_rates import Rate
from app.services.money.rates import record_rate
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    quote = translate("CLI", "The currency it is told in; default: the shop's.")
    return {
        "rate set": ShopCommand(
            set_one,
            positional("base", translate("CLI", "The other currency, such as USD."), "CURRENCY"),
            positional("rate", translate("CLI", "What one of it is worth, such as 7.10."), "RATE"),
            option("--in", quote, "CURRENCY", into="quote", default=""),
            option(
                "--on", translate("CLI", "From which day on; default: today."), "DAY", type=Day()
            ),
            option("--source", translate("CLI", "Where it comes from."), "TEXT", default=""),
        ),
        "rate list": ShopCommand(list_rates),
    }


def set_one(call: Call, *, base: str, rate: str, quote: str, on: date | None, source: str) -> None:
    """Record a rate and show all."""
    with opened(call) as at:
        changes = record_rate(
            at.shop,
            base=base,
            quote=quote or at.settings.currency,
            rate=rate,
            on=on,
            source=source,
            recorded_by=at.actor.name,
        )
        _show(call, at, {"action": changes.action.hex()})


def list_rates(call: Call) -> None:
    """All rates, the newest day first."""
    with opened(call) as at:
        _show(call, at, {})


def _show(call: Call, at: OpenShop, more: Document) -> None:
    rates = at.shop.queries.rates.newest()
    if call.as_json:
        call.document({"rates": [_shape(rate) for rate in rates], **more})
        return
    columns = (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Currencies")),
        Column(translate("CLI", "Rate"), figures=True),
        Column(translate("CLI", "Source"), gives=True),
    )
    rows = [(r.on.isoformat(), f"{r.base}/{r.quote}", r.text, r.source) for r in rates]
    call.lines(table(columns, rows, width=call.width))


def _shape(rate: Rate) -> Document:
    return {
        "base": rate.base,
        "quote": rate.quote,
        "rate": rate.text,
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "on": rate.on.isoformat(),
        "source": rate.source,
    }
