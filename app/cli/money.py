"""``case cost``, ``split`` and ``settle``, and the books."""

from collections.abc import Mapping, Sequence
from datetime import date

import click

from app.cli.call import Call
from app.cli.case_reading import answer_with_case
from app.cli.declaring import ShopCommand, case_number, flag, option, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.books_pages import proposal_page
from app.cli.recovery import plan_options
from app.cli.shapes.cases import precedents, proposal
from app.cli.values import OneOf, PartyShare
from app.domain.changes import Changes
from app.domain.ledger import TENDERS
from app.domain.liability import SplitReasonNeededError
from app.domain.recovery import RecoveryTold
from app.domain.settlement import SETTLEMENT_MODES
from app.services.money.confirming import who_pays
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    share = translate("CLI", "A party's share in basis points, for every party that bears one.")
    paid = translate("CLI", "How it was paid: {codes}").format(codes=", ".join(TENDERS))
    modes = translate("CLI", "{codes}; default: what the consignor's balance suggests.").format(
        codes=", ".join(SETTLEMENT_MODES)
    )
    return {
        "case cost": ShopCommand(
            cost,
            number,
            option("--amount", translate("CLI", "How much."), "AMOUNT", required=True),
            option("--what", translate("CLI", "What for."), "TEXT", required=True),
            option("--tender", paid, "CODE", type=OneOf(*TENDERS), default="cash"),
            option("--invoice", translate("CLI", "The number of its invoice."), "TEXT", default=""),
        ),
        "case split": ShopCommand(
            split,
            number,
            option("--share", share, "PARTY=BP", type=PartyShare(), multiple=True, into="shares"),
            flag("--propose", translate("CLI", "Only show what the shop's table proposes.")),
            option("--reason", translate("CLI", "Why so."), "TEXT", default=""),
        ),
        "case settle": ShopCommand(
            settle,
            number,
            option("--mode", modes, "MODE", default=""),
            *plan_options(),
            option("--worth", translate("CLI", "What the item is worth to the shop."), "M"),
            flag("--goodwill", translate("CLI", "Let it go as goodwill, not as a bad debt.")),
            option("--note", translate("CLI", "Why, or what was said."), "TEXT", default=""),
        ),
    }


def cost(call: Call, *, number: str, amount: str, what: str, tender: str, invoice: str) -> None:
    """Record a cost of a case and show the case."""
    with opened(call) as at:
        currency = at.shop.queries.cases.line(number).currency
        changes = record_cost(
            at.shop,
            number=number,
            what=what,
            amount_minor=parse_amount(amount, currency),
            tender=tender,
            paid_by=at.actor.name,
            invoice=invoice,
        )
        answer_with_case(call, at, number, changes)


def split(
    call: Call, *, number: str, shares: Sequence[tuple[str, int]], propose: bool, reason: str
) -> None:
    """Propose a split, or decide one and show the case."""
    if propose == bool(shares):
        raise wrong_usage(translate("CLI", "Give the shares with --share, or --propose."))
    if len({party for party, _ in shares}) < len(shares):
        raise wrong_usage(translate("CLI", "Each party once."))
    with opened(call) as at:
        if propose:
            _show_proposal(call, at, number)
            return

        def decide(why: str) -> Changes:
            return split_liability(
                at.shop,
                number=number,
                shares_bp=dict(shares),
                reason=why,
                decided_by=at.actor.name,
            )

        try:
            changes = decide(reason)
        except SplitReasonNeededError:
            # Scripts give shares alone, as they always could; in the window a person says why.
            changes = decide(translate("CLI", "Decided on the command line."))
        answer_with_case(call, at, number, changes)


def _show_proposal(call: Call, at: OpenShop, number: str) -> None:
    told = who_pays(at.shop, number=number)
    card = at.shop.queries.cases.card(number)
    currency = card.line.currency
    if call.as_json:
        shape = proposal(told.proposal, card.divided_minor, currency)
        past = precedents(told.precedents, told.alike)
        call.document({"proposal": shape, "precedents": past})
    else:
        call.lines(proposal_page(told, card, at.names, call.width))


def settle(
    call: Call,
    *,
    number: str,
    mode: str,
    amount: str | None,
    parts: int,
    first: date | None,
    payer: str,
    worth: str | None,
    goodwill: bool,
    note: str,
) -> None:
    """Charge the loss to those who bear it, with what the mode brings, and show the case."""
    with opened(call) as at:
        currency = at.shop.queries.cases.line(number).currency
        told = RecoveryTold(
            None if amount is None else parse_amount(amount, currency),
            parts,
            first,
            payer,
            note,
            None if worth is None else parse_amount(worth, currency),
            goodwill,
        )
        changes = settle_case(
            at.shop, number=number, mode=mode.strip().upper(), actor=at.actor, told=told
        )
        answer_with_case(call, at, number, changes)
