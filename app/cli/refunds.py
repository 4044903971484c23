"""``refund``: what goes back to buyers, and what became of it."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import Positional, ShopCommand, flag, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.refund_pages import refund_page, refund_table
from app.cli.paging import more, one_page, paging_options
from app.cli.shapes.refunds import refund as shaped
from app.cli.values import OneOf
from app.domain.changes import Changes
from app.domain.ledger import TENDERS
from app.domain.refunds import REFUND_STATES
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refunds import WayBack
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    why = translate("CLI", "Why.")
    reference = translate("CLI", "The number under which it was paid.")
    way = translate("CLI", "How it is refunded: {codes}").format(codes=", ".join(TENDERS))
    return {
        "refund list": ShopCommand(
            listed,
            flag("--all", translate("CLI", "Also those that are done."), into="everything"),
            option(
                "--state",
                translate("CLI", "Only these: {codes}").format(codes=", ".join(REFUND_STATES)),
                "STATE",
                type=OneOf(*REFUND_STATES),
            ),
            *paging_options(by_row=True),
        ),
        "refund done": ShopCommand(
            done, _number(), option("--note", reference, "TEXT", default="")
        ),
        "refund failed": ShopCommand(
            failed, _number(), option("--reason", why, "TEXT", required=True)
        ),
        "refund again": ShopCommand(
            again,
            _number(),
            option("--tender", way, "CODE", type=OneOf(*TENDERS)),
            option(
                "--payee",
                translate("CLI", "Who gets it, where that is not the buyer."),
                "NAME",
                default="",
            ),
            option("--reason", why, "TEXT", default=""),
        ),
        "refund correct": ShopCommand(
            correct,
            _number(),
            option("--amount", translate("CLI", "What it really was."), "AMOUNT", required=True),
            option("--reason", why, "TEXT", required=True),
        ),
    }


def _number() -> Positional:
    return positional("number", translate("CLI", "The refund's number."), "NO")


def listed(
    call: Call, *, everything: bool, state: str | None, search: str, limit: int, after: int
) -> None:
    """What buyers wait for, or all refunds, newest first."""
    with opened(call) as at:
        if everything or state or search or after:
            found = at.shop.queries.refunds.page(
                state=state or "", words=search, before=after, limit=limit + 1
            )
        else:
            found = at.shop.queries.refunds.open()[: limit + 1]
        lines, following = one_page(found, limit, lambda line: str(line.pk))
        if call.as_json:
            call.document({"refunds": [shaped(line) for line in lines], "next": following})
        else:
            table = refund_table(lines, at.names, call.width, now_ms=at.shop.clock())
            call.lines([*table, *more(following)])


def done(call: Call, *, number: str, note: str) -> None:
    """The money has left."""
    with opened(call) as at:
        _answer(
            call,
            at,
            number,
            finish_refund(at.shop, refund=number, confirmed_by=at.actor.name, note=note),
        )


def failed(call: Call, *, number: str, reason: str) -> None:
    """The money did not go, or came back."""
    with opened(call) as at:
        changes = fail_refund(at.shop, refund=number, reason=reason, told_by=at.actor.name)
        _answer(call, at, number, changes)


def again(call: Call, *, number: str, tender: str | None, payee: str, reason: str) -> None:
    """Order a failed refund once more."""
    with opened(call) as at:
        changes = try_refund_again(
            at.shop,
            refund=number,
            way=WayBack(tender or "", payee, reason),
            ordered_by=at.actor.name,
        )
        _answer(call, at, at.shop.queries.refunds.numbered(number).replaced_by, changes)


def correct(call: Call, *, number: str, amount: str, reason: str) -> None:
    """The refund was of another amount."""
    with opened(call) as at:
        currency = at.shop.queries.refunds.numbered(number).currency
        changes = correct_refund(
            at.shop,
            refund=number,
            amount_minor=parse_amount(amount, currency),
            reason=reason,
            corrected_by=at.actor.name,
        )
        _answer(call, at, number, changes)


def _answer(call: Call, at: OpenShop, number: str, changes: Changes) -> None:
    found = at.shop.queries.refunds.numbered(number)
    if call.as_json:
        call.document({"refund": shaped(found), "action": changes.action.hex()})
    else:
        call.lines(refund_page(found, at.names))
