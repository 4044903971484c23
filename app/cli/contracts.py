"""``contract show`` and ``contract sign``: what is agreed with a consignor, version by version."""

from collections.abc import Mapping, Sequence
from datetime import date

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.contract_page import contract_page
from app.cli.shapes.contracts import contract_full
from app.cli.values import Day
from app.domain.contracts import STANDARD
from app.services.contracts import agree_contract
from app.text.catalogue import translate
from app.text.contract_typing import TYPED_TERMS, typed_terms


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = positional(
        "number",
        translate("CLI", "The consignor's number; without one the shop's standard contract."),
        "NO",
        required=False,
    )
    terms = translate("CLI", "A term that is agreed on: {codes}. “none” takes one away.")
    return {
        "contract show": ShopCommand(show, number),
        "contract sign": ShopCommand(
            sign,
            number,
            option(
                "--term",
                terms.format(codes=", ".join(TYPED_TERMS)),
                "KEY=VALUE",
                multiple=True,
                into="typed",
            ),
            option(
                "--from",
                translate("CLI", "The first day on which it holds; today by default."),
                "DAY",
                type=Day(),
                into="valid_from",
            ),
        ),
    }


def show(call: Call, number: str | None) -> None:
    """What is agreed, in plain words, and every version with its day."""
    with opened(call) as at:
        _answer(call, at, number or "")


def sign(call: Call, *, number: str | None, typed: Sequence[str], valid_from: date | None) -> None:
    """A new version: the terms that hold now, with those that are told."""
    pairs = [term.partition("=") for term in typed]
    if not typed or not all(between for _, between, _ in pairs):
        raise wrong_usage(translate("CLI", "Say at least one term as --term KEY=VALUE."))
    with opened(call) as at:
        shop = at.shop
        day = valid_from or shop.today(at.settings.zone)
        now = shop.queries.contracts.in_force(_holder(at, number or ""), day.isoformat())
        told = {key.strip(): value for key, _, value in pairs}
        terms = typed_terms(now.terms, told, at.settings.currency, shop.program.trunks)
        changes = agree_contract(
            shop,
            consignor=number or "",
            terms=terms,
            valid_from=valid_from,
            agreed_by=at.actor.name,
        )
        _answer(call, at, number or "", action=changes.action.hex())


def _holder(at: OpenShop, number: str) -> str:
    return at.shop.queries.people.card(number).line.id if number.strip() else STANDARD


def _answer(call: Call, at: OpenShop, number: str, *, action: str = "") -> None:
    contracts, holder = at.shop.queries.contracts, _holder(at, number)
    today = at.shop.today(at.settings.zone).isoformat()
    now, versions = contracts.in_force(holder, today), contracts.versions(holder)
    if call.as_json:
        done = {"action": action} if action else {}
        call.document(
            {
                "contract": contract_full(now),
                "versions": [contract_full(version) for version in versions],
                **done,
            }
        )
    else:
        call.lines(contract_page(now, versions, at.names, at.settings.currency))
