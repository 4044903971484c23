"""``consignor edit``: what is agreed with a consignor beforehand."""

from collections.abc import Mapping
from dataclasses import replace

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional, wrong_usage
from app.cli.opening import opened
from app.cli.output.goods_pages import person_page
from app.cli.shapes.goods import person_full
from app.cli.values import OneOf
from app.domain.consignors import RATINGS
from app.services.consignors import agree_terms
from app.text.amounts import parse_amount
from app.text.catalogue import translate

_NONE = "none"


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    ratings = (*(rating for rating in RATINGS if rating), _NONE)
    decides = translate("CLI", "Up to this part their answer is the decision.")
    settles = translate("CLI", "Up to this part the shop may settle without asking.")
    return {
        "consignor edit": ShopCommand(
            edit,
            positional("number", translate("CLI", "The person's number."), "NO"),
            option(
                "--rating",
                translate("CLI", "How far they are trusted."),
                "|".join(ratings),
                type=OneOf(*ratings),
            ),
            option("--decides-up-to", decides, "AMOUNT"),
            option("--settle-up-to", settles, "AMOUNT"),
            option(
                "--silence-clause",
                translate("CLI", "Does the contract say that silence is consent?"),
                "yes|no",
                type=OneOf("yes", "no"),
            ),
        ),
    }


def edit(
    call: Call,
    *,
    number: str,
    rating: str | None,
    decides_up_to: str | None,
    settle_up_to: str | None,
    silence_clause: str | None,
) -> None:
    """Write down what is agreed and show the consignor."""
    if all(told is None for told in (rating, decides_up_to, settle_up_to, silence_clause)):
        raise wrong_usage(translate("CLI", "Say what to change."))
    with opened(call) as at:
        people = at.shop.queries.people
        currency, terms = at.settings.currency, people.card(number).terms
        if rating is not None:
            terms = replace(terms, rating="" if rating == _NONE else rating)
        if decides_up_to is not None:
            terms = replace(terms, decides_up_to_minor=parse_amount(decides_up_to, currency))
        if settle_up_to is not None:
            terms = replace(terms, settle_up_to_minor=parse_amount(settle_up_to, currency))
        if silence_clause is not None:
            terms = replace(terms, silence_clause=silence_clause == "yes")
        changes = agree_terms(at.shop, consignor=number, terms=terms, agreed_by=at.actor.name)
        card = people.card(number)
        if call.as_json:
            call.document({"consignor": person_full(card), "action": changes.action.hex()})
        else:
            call.lines(person_page(card, at.names, call.width))
