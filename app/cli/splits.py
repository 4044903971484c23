"""``case confirm`` and ``case resplit``: what becomes of a split once it is decided."""

from collections.abc import Mapping, Sequence

import click

from app.cli.call import Call
from app.cli.case_reading import answer_with_case
from app.cli.declaring import ShopCommand, case_number, flag, option
from app.cli.opening import opened
from app.cli.values import OneOf, PartyShare
from app.domain.confirmations import SAID_BY, WordTold
from app.domain.parties import PARTIES
from app.services.money.confirming import confirm_split, object_to_split
from app.services.money.resplitting import resplit_loss
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    parties = [party for party in PARTIES if party != "shop"]
    objects = translate("CLI", "They object; without it they agree.")
    shares = translate("CLI", "A party's share in basis points, for every party that bears one.")
    return {
        "case confirm": ShopCommand(
            confirm,
            number,
            option(
                "--party",
                translate("CLI", "Who speaks: {codes}").format(codes=", ".join(parties)),
                "PARTY",
                required=True,
            ),
            flag("--object", objects, into="objects"),
            option(
                "--by",
                translate("CLI", "How the word came: {codes}").format(codes=", ".join(SAID_BY)),
                "CODE",
                type=OneOf(*SAID_BY),
                default="phone",
                into="channel",
            ),
            option("--words", translate("CLI", "What was said."), "TEXT", default=""),
        ),
        "case resplit": ShopCommand(
            resplit,
            number,
            option(
                "--share",
                shares,
                "PARTY=BP",
                type=PartyShare(),
                multiple=True,
                required=True,
                into="shares",
            ),
            option("--reason", translate("CLI", "Why so."), "TEXT", required=True),
        ),
    }


def confirm(
    call: Call, *, number: str, party: str, objects: bool, channel: str, words: str
) -> None:
    """Write down what a party says to the split and show the case."""
    with opened(call) as at:
        told = WordTold(party.strip().lower(), channel, words)
        say = object_to_split if objects else confirm_split
        answer_with_case(call, at, number, say(at.shop, number=number, told=told, actor=at.actor))


def resplit(call: Call, *, number: str, shares: Sequence[tuple[str, int]], reason: str) -> None:
    """Split a settled loss again: the difference is posted, what was settled stays."""
    with opened(call) as at:
        changes = resplit_loss(
            at.shop,
            number=number,
            shares_bp=dict(shares),
            reason=reason,
            decided_by=at.actor.name,
        )
        answer_with_case(call, at, number, changes)
