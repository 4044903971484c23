"""``case finish``: a case of the fast lane from where it stands to its end."""

from collections.abc import Mapping, Sequence

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, flag, option
from app.cli.opening import opened
from app.cli.values import OneOf, PartyShare
from app.domain.cases import IDENTITY_ANSWERS
from app.domain.finishing import FinishTold
from app.domain.ledger import TENDERS
from app.services.finishing import finish_case
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    tender = translate("CLI", "How it is refunded: {codes}").format(codes=", ".join(TENDERS))
    share = translate("CLI", "A party's share in basis points, for every party that bears one.")
    return {
        "case finish": ShopCommand(
            finish,
            case_number(),
            option(
                "--resolution",
                translate("CLI", "Where the case should lead, such as RETURN_REFUND."),
                "CODE",
                default="",
            ),
            option("--amount", translate("CLI", "How much is refunded."), "AMOUNT"),
            option("--tender", tender, "CODE", type=OneOf(*TENDERS)),
            option("--share", share, "PARTY=BP", type=PartyShare(), multiple=True, into="shares"),
            option(
                "--identity",
                translate("CLI", "Is it the item that the shop sold?"),
                "|".join(IDENTITY_ANSWERS),
                type=OneOf(*IDENTITY_ANSWERS),
            ),
            flag("--item-here", translate("CLI", "The item lies on the counter now.")),
            option("--note", translate("CLI", "Why, or what was said."), "TEXT", default=""),
            option("--mode", translate("CLI", "How it is settled, when it is."), "M", default=""),
        ),
    }


def finish(
    call: Call,
    *,
    number: str,
    resolution: str,
    amount: str | None,
    tender: str | None,
    shares: Sequence[tuple[str, int]],
    identity: str | None,
    item_here: bool,
    note: str,
    mode: str,
) -> None:
    """Finish a case on both tracks, each step an entry of its own: all of it or nothing."""
    with opened(call) as at:
        line = at.shop.queries.cases.line(number)
        told = FinishTold(
            resolution=resolution.strip().upper(),
            amount_minor=None if amount is None else parse_amount(amount, line.currency),
            tender=tender or "",
            shares_bp=dict(shares) or None,
            identity=identity or "",
            item_here=item_here,
            note=note,
            mode=mode.strip().upper(),
        )
        changes = finish_case(at.shop, number=number, actor=at.actor, told=told)
        answer_with_standing(call, at, number, changes)
