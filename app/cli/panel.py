"""``panel``: outside experts on a contested case."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, option, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.cli.papers import hand_out, languages, paper_options
from app.cli.shapes.plain import Document, moment
from app.cli.targets import check_target, shop_files
from app.cli.values import Day, Number, OneOf, PartyShare
from app.domain.findings import RESULTS
from app.domain.panel import MOST, SIDES, NoPanelError, Vote
from app.domain.panel_result import PanelView
from app.services.panel import call_panel, case_panel, strike_member, vote_on_panel
from app.services.papers.evidence_pack import evidence_pack
from app.text.amounts import format_share
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    out, both = paper_options()
    one = option("--member", translate("CLI", "The member's name."), "NAME", required=True)
    share = translate("CLI", "A party's share in basis points, for every party that bears one.")
    quorum = translate("CLI", "How many have to speak; default: the majority.")
    side = translate("CLI", "The side that strikes: {codes}").format(codes=", ".join(SIDES))
    result = translate("CLI", "One of: {codes}").format(codes=", ".join(RESULTS))
    member = translate("CLI", "An outside member; three to seven of them.")
    dissent = translate("CLI", "What the member wants to be kept in words.")
    until = translate("CLI", "The last day on which opinions are taken.")
    return {
        "panel call": ShopCommand(
            call_one,
            number,
            option("--member", member, "NAME", multiple=True, required=True, into="members"),
            option("--quorum", quorum, "N", type=Number(2, MOST)),
            option("--until", until, "DAY", type=Day(), required=True),
        ),
        "panel strike": ShopCommand(
            strike,
            number,
            option("--party", side, "PARTY", type=OneOf(*SIDES), required=True),
            one,
        ),
        "panel vote": ShopCommand(
            vote,
            number,
            one,
            option("--result", result, "RESULT", type=OneOf(*RESULTS), required=True),
            option("--share", share, "PARTY=BP", type=PartyShare(), multiple=True, into="shares"),
            option("--dissent", dissent, "TEXT", default=""),
        ),
        "panel show": ShopCommand(show, number),
        "panel packet": ShopCommand(
            packet,
            number,
            out,
            both,
        ),
    }


def call_one(
    call: Call, *, number: str, members: Sequence[str], quorum: int | None, until: date
) -> None:
    """Call a panel of outside experts."""
    with opened(call) as at:
        hours = at.settings.hours
        end = datetime.combine(until, hours.closes, hours.zone)
        changes = call_panel(
            at.shop,
            number=number,
            members=members,
            quorum=quorum or 0,
            until_ms=int(end.timestamp() * 1000),
            called_by=at.actor.name,
        )
        answer_with_standing(call, at, number, changes)


def strike(call: Call, *, number: str, party: str, member: str) -> None:
    """A side strikes one member."""
    with opened(call) as at:
        changes = strike_member(
            at.shop, number=number, party=party, member=member, recorded_by=at.actor.name
        )
        answer_with_standing(call, at, number, changes)


def vote(
    call: Call,
    *,
    number: str,
    member: str,
    result: str,
    shares: Sequence[tuple[str, int]],
    dissent: str,
) -> None:
    """Record a member's opinion; it stays sealed until the panel is open."""
    if len({party for party, _ in shares}) < len(shares):
        raise wrong_usage(translate("CLI", "Each party once."))
    with opened(call) as at:
        changes = vote_on_panel(
            at.shop,
            number=number,
            vote=Vote(member, result, dict(shares), dissent),
            recorded_by=at.actor.name,
        )
        answer_with_standing(call, at, number, changes)


def show(call: Call, number: str) -> None:
    """Who sits, who has spoken, and the result once the panel is open."""
    with opened(call) as at:
        panel = case_panel(at.shop, number=number)
        if panel is None:
            raise NoPanelError(at.shop.queries.cases.line(number).number)
        if call.as_json:
            call.document({"panel": _shape(panel)})
        else:
            call.lines(_page(panel, at, call.width))


def packet(call: Call, *, number: str, out: Path, both: bool) -> None:
    """What the members are sent: all evidence, and nobody's opinion."""
    check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        if case_panel(at.shop, number=number) is None:
            raise NoPanelError(at.shop.queries.cases.line(number).number)
        paper = evidence_pack(
            at.shop,
            number=number,
            addressee="panel",
            langs=languages(at, both=both),
            issued_by=at.actor.name,
        )
        hand_out(call, out, paper)


def _page(panel: PanelView, at: OpenShop, width: int | None) -> list[str]:
    names = at.names
    struck = {strike.member: strike.party for strike in panel.strikes}
    lines = pairs(
        [
            (translate("CLI", "Until"), names.time(panel.until_ms)),
            (
                translate("CLI", "Opinions"),
                translate("CLI", "{given} of {needed} needed").format(
                    given=len(panel.voted), needed=panel.quorum
                ),
            ),
        ]
    )
    columns = (Column(translate("CLI", "Member"), gives=True), Column(translate("CLI", "State")))
    rows = [(member, _state(member, panel, struck, at)) for member in panel.members]
    lines += ["", *table(columns, rows, width=width)]
    if panel.result is None:
        return lines
    spread_columns = (
        Column(translate("CLI", "Borne by")),
        Column(translate("CLI", "Median"), figures=True),
        Column(translate("CLI", "Least"), figures=True),
        Column(translate("CLI", "Most"), figures=True),
    )
    spreads = [
        (
            names.of("party", spread.party),
            format_share(spread.share_bp),
            format_share(spread.least_bp),
            format_share(spread.most_bp),
        )
        for spread in panel.result.spreads
    ]
    lines += ["", *table(spread_columns, spreads, width=width), ""]
    for given in panel.result.votes:
        told = f"{given.member}: {names.of('finding_result', given.finding)}"
        lines.append(shown(f"{told} · {given.dissent}" if given.dissent else told))
    return lines


def _state(member: str, panel: PanelView, struck: Mapping[str, str], at: OpenShop) -> str:
    if member in struck:
        text = translate("CLI", "struck by {party}")
        return text.format(party=at.names.of("party", struck[member]))
    if member in panel.voted:
        return translate("CLI", "has spoken")
    return translate("CLI", "still silent")


def _shape(panel: PanelView) -> Document:
    result = panel.result
    return {
        "members": list(panel.members),
        "struck": [{"party": s.party, "member": s.member} for s in panel.strikes],
        "quorum": panel.quorum,
        "until": moment(panel.until_ms),
        "voted": list(panel.voted),
        "open": panel.is_open,
        "result": None
        if result is None
        else {
            "has_quorum": result.has_quorum,
            "shares": [
                {"party": s.party, "bp": s.share_bp, "least": s.least_bp, "most": s.most_bp}
                for s in result.spreads
            ],
            "votes": [
                {
                    "member": v.member,
                    "result": v.finding,
                    "shares": dict(v.shares_bp),
                    "dissent": v.dissent,
                }
                for v in result.votes
            ],
        },
    }
