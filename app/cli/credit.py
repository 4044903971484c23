"""``credit``: what buyers may spend in the shop."""

from collections.abc import Mapping, Sequence

import click

from app.cli.call import Call
from app.cli.declaring import Positional, ShopCommand, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.credit_pages import credit_page, credit_table
from app.cli.shapes.credit import account as shaped
from app.cli.values import OneOf
from app.domain.ids import PersonId
from app.domain.ledger import TENDERS
from app.services.goods import record_sale
from app.services.money.store_credit import cash_out_credit, give_bonus, lapse_credit
from app.text.amounts import parse_amount
from app.text.catalogue import translate

_MONEY = tuple(tender for tender in TENDERS if tender != "store_credit")


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    amount = translate("CLI", "How much.")
    why = translate("CLI", "Why.")
    paid = translate("CLI", "How it was paid: {codes}").format(codes=", ".join(_MONEY))
    return {
        "credit show": ShopCommand(show, _who(required=False)),
        "credit bonus": ShopCommand(
            bonus,
            _who(),
            option("--amount", amount, "AMOUNT", required=True),
            option("--reason", why, "TEXT", default=""),
        ),
        "credit spend": ShopCommand(
            spend,
            _who(),
            option(
                "--item",
                translate("CLI", "An item's SKU; may be given several times."),
                "SKU",
                multiple=True,
                required=True,
                into="skus",
            ),
            option("--sale", translate("CLI", "The sale's number."), "NO", default=""),
        ),
        "credit cash-out": ShopCommand(
            cash_out,
            _who(),
            option("--amount", amount, "AMOUNT", required=True),
            option("--tender", paid, "CODE", type=OneOf(*_MONEY), default="cash"),
            option("--reason", why, "TEXT", default=""),
        ),
        "credit expire": ShopCommand(expire, _who(required=False)),
    }


def _who(*, required: bool = True) -> Positional:
    words = translate("CLI", "Whose: a number, a name or a phone.")
    return positional("who", words, "WHO", required=required)


def show(call: Call, *, who: str | None) -> None:
    """Who has how much, or how one person's credit came about."""
    with opened(call) as at:
        if who:
            _answer(call, at, at.shop.queries.credit.whose(who))
            return
        found = at.shop.queries.credit.holders()
        if call.as_json:
            call.document({"credit": [shaped(line) for line in found]})
        else:
            call.lines(credit_table(found, call.width))


def bonus(call: Call, *, who: str, amount: str, reason: str) -> None:
    """Give store credit as a present."""
    with opened(call) as at:
        person = at.shop.queries.credit.whose(who)
        give_bonus(
            at.shop,
            person=person,
            amount_minor=parse_amount(amount, at.settings.currency),
            reason=reason,
            given_by=at.actor.name,
        )
        _answer(call, at, person)


def spend(call: Call, *, who: str, skus: Sequence[str], sale: str) -> None:
    """Sell items for store credit."""
    with opened(call) as at:
        person = at.shop.queries.credit.whose(who)
        record_sale(
            at.shop,
            number=sale or "-".join(skus),
            skus=skus,
            tender="store_credit",
            sold_by=at.actor.name,
            buyer=PersonId(person),
        )
        _answer(call, at, person)


def cash_out(call: Call, *, who: str, amount: str, tender: str, reason: str) -> None:
    """Pay store credit out in money."""
    with opened(call) as at:
        person = at.shop.queries.credit.whose(who)
        cash_out_credit(
            at.shop,
            person=person,
            amount_minor=parse_amount(amount, at.settings.currency),
            tender=tender,
            reason=reason,
            paid_by=at.actor.name,
        )
        _answer(call, at, person)


def expire(call: Call, *, who: str | None) -> None:
    """Take off what is past its day, of one person or of everybody."""
    with opened(call) as at:
        person = at.shop.queries.credit.whose(who) if who else ""
        before = {line.person: line.balance_minor for line in at.shop.queries.credit.holders()}
        lapse_credit(at.shop, person=person, lapsed_by=at.actor.name)
        touched = [at.shop.queries.credit.of_person(one) for one in before]
        changed = [line for line in touched if line.balance_minor != before[line.person]]
        if call.as_json:
            call.document({"credit": [shaped(line) for line in changed]})
        else:
            call.lines(credit_table(changed, call.width))


def _answer(call: Call, at: OpenShop, person: str) -> None:
    found = at.shop.queries.credit.of_person(person)
    if call.as_json:
        call.document({"credit": shaped(found)})
    else:
        call.lines(credit_page(found, at.names, call.width))
